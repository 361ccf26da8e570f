import { Button, Checkbox, Popover } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns3, Pin } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type ColumnLayout, usualLayout, withMoved, withPinned, withShown } from './columns-layout.ts';
import styles from './columns-panel.module.css';
import { columns as catalogue } from './columns.ts';
import { drawnTable } from './drawn-widths.ts';
import { oneStays } from './use-column-deeds.ts';
import type { Table } from './use-table.ts';

/** All columns that rows have: which are shown, which are pinned at the left, and their order. */
export function ColumnsPanel({ table }: { readonly table: Table }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={2}
      // No taller than the window has room for; the list scrolls.
      middlewares={{ flip: true, shift: true, size: true }}
      trapFocus
      withRoles={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Popover.Target>
        <Button
          ref={button}
          leftSection={<Columns3 size={14} aria-hidden="true" />}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label="Columns"
        className={styles.panel}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        <ColumnList table={table} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnList({ table }: { readonly table: Table }) {
  const { arrange } = table;
  const list = useRef<HTMLUListElement>(null);
  const keepFocus = useKeptFocus(list, table.layout);
  const layout = table.layout ?? usualLayout(drawnTable(table.scroller.current).width);
  const move = (id: string, title: string, step: -1 | 1): void => {
    const place = withMoved(layout, id, step, 'all').findIndex((one) => one.id === id) + 1;
    const words = `${title}: ${place} of ${layout.length}`;
    arrange((before) => withMoved(before, id, step, 'all'), words, `${title} stays`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string, title: string): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    if (event.altKey) move(id, title, step);
    else walk(event.currentTarget, step);
  };
  return (
    <>
      <div className={styles.top}>
        <span className={styles.hint}>Alt+↑ ↓ moves</span>
        <Button
          size="compact-sm"
          className={styles.usual ?? ''}
          // Not `disabled`: the focus would be lost, and Escape with it.
          aria-disabled={table.layout === null}
          onClick={() => {
            if (table.layout !== null) arrange(null, 'The usual columns');
          }}
        >
          Usual columns
        </Button>
      </div>
      <ul ref={list} className={styles.list} onFocus={keepFocus}>
        {layout.map((place, at) => {
          const title = catalogue.find(({ id }) => id === place.id)?.title ?? place.id;
          const pinned = place.pinned === true;
          const stays = (step: -1 | 1): boolean => {
            const beside = layout[at + step];
            return beside === undefined || beside.pinned !== place.pinned;
          };
          return (
            <li
              key={place.id}
              className={styles.column}
              data-place={place.id}
              onKeyDown={(event) => onKeyDown(event, place.id, title)}
            >
              <Checkbox
                size="sm"
                className={styles.name ?? ''}
                label={title}
                checked={place.hidden !== true}
                onChange={(event) => {
                  const shown = event.currentTarget.checked;
                  arrange(
                    (before) => withShown(before, place.id, shown),
                    `${title} is ${shown ? 'shown' : 'hidden'}`,
                    oneStays,
                  );
                }}
              />
              <button
                type="button"
                className={styles.tool}
                aria-label={`Pin ${title} at the left`}
                title={pinned ? 'Pinned at the left' : 'Pin at the left'}
                aria-pressed={pinned}
                onClick={() =>
                  arrange(
                    (before, drawn) => withPinned(before, place.id, !pinned, drawn.columns),
                    `${title} is ${pinned ? 'no longer pinned' : 'pinned at the left'}`,
                  )
                }
              >
                <Pin size={14} aria-hidden="true" />
              </button>
              {([-1, 1] as const).map((step) => {
                const Arrow = step < 0 ? ArrowUp : ArrowDown;
                const words = `Move ${title} ${step < 0 ? 'up' : 'down'}`;
                return (
                  <button
                    key={step}
                    type="button"
                    className={styles.tool}
                    aria-label={words}
                    title={words}
                    // Not `disabled`: the focus would be lost where a column comes to the end.
                    aria-disabled={stays(step)}
                    onClick={() => move(place.id, title, step)}
                  >
                    <Arrow size={14} aria-hidden="true" />
                  </button>
                );
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The element that has the focus loses it where the list puts it at another place: it gets it back. */
function useKeptFocus(list: RefObject<HTMLElement | null>, layout: ColumnLayout | null) {
  const kept = useRef<{ readonly id: string; readonly control: number } | null>(null);
  useLayoutEffect(() => {
    // Only what the list took away: whoever has gone elsewhere stays there.
    if (kept.current === null || document.activeElement !== document.body) return;
    const { id, control } = kept.current;
    controls(list.current?.querySelector(`[data-place="${id}"]`) ?? null)[control]?.focus();
  }, [list, layout]);
  return ({ target }: FocusEvent<HTMLElement>): void => {
    const item = target.closest<HTMLElement>('[data-place]');
    kept.current = { id: item?.dataset['place'] ?? '', control: controls(item).indexOf(target) };
  };
}

function controls(of: Element | null): HTMLElement[] {
  return [...(of?.querySelectorAll<HTMLElement>('input, button') ?? [])];
}

/** Goes to the same control of the next column. */
function walk(item: HTMLElement, step: -1 | 1): void {
  const at = controls(item).findIndex((control) => control === document.activeElement);
  const next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
  controls(next)[Math.max(0, at)]?.focus();
}
