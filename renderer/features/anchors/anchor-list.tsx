import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { formatCount } from '#renderer/ui/format.ts';
import { Pane, PaneHeader } from '#renderer/ui/pane.tsx';
import type { UnsettledAnchor } from '#shared/contract/annotations.ts';
import { pageWords, stateWords, wordsOf } from './anchor-words.ts';
import rows from '#renderer/ui/list-rows.module.css';
import styles from './anchor-list.module.css';
import type { Repair } from './use-repair.ts';

const rowHeight = 64;

/** Every highlight that moved, needs a look or is lost; arrows walk through them. */
export function AnchorList(props: {
  readonly repair: Repair;
  readonly listRef: RefObject<HTMLDivElement | null>;
}) {
  const { repair, listRef } = props;
  const { items, index, settled } = repair;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 260, height: 600 },
  });
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepTo(event.key, index, items.length);
    if (to === undefined) return;
    event.preventDefault();
    repair.step(to);
  };
  return (
    <Pane
      label="Highlights to look at"
      header={<PaneHeader title="To look at" count={String(items.length)} />}
      footer={
        <span>
          {formatCount(settled, 'settled', 'settled')} · {formatCount(items.length, 'left', 'left')}
        </span>
      }
    >
      <div className={styles.scroller} ref={scroller}>
        <div
          ref={listRef}
          className={styles.list}
          style={{ height: virtual.getTotalSize() }}
          role="listbox"
          tabIndex={0}
          aria-label={formatCount(items.length, 'highlight to look at', 'highlights to look at')}
          onKeyDown={onKeyDown}
          {...(index >= 0 ? { 'aria-activedescendant': `${prefix}-${index}` } : {})}
        >
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index];
            return item === undefined ? null : (
              <div
                key={item.annotation.id}
                className={rows.slot}
                style={{ top: row.start, height: rowHeight }}
                role="presentation"
              >
                <Row
                  id={`${prefix}-${row.index}`}
                  item={item}
                  place={{ index: row.index, of: items.length }}
                  active={row.index === index}
                  onChoose={() => repair.step(row.index)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </Pane>
  );
}

function Row(props: {
  readonly id: string;
  readonly item: UnsettledAnchor;
  readonly place: { readonly index: number; readonly of: number };
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  const { annotation, documentTitle, claims } = props.item;
  const { state } = annotation.place;
  const { glyph, words } = stateWords[state];
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      aria-posinset={props.place.index + 1}
      aria-setsize={props.place.of}
      className={rows.row}
      onClick={props.onChoose}
    >
      <span className={styles.quote} title={wordsOf(annotation)}>
        <span className={styles.sign} data-state={state} aria-hidden="true">
          {glyph}
        </span>
        {wordsOf(annotation)}
      </span>
      <span className={styles.meta}>
        {words} · {pageWords(annotation)} ·{' '}
        {claims.length === 0 ? 'no claim' : formatCount(claims.length, 'claim', 'claims')}
      </span>
      <span className={styles.meta} title={documentTitle}>
        {documentTitle}
      </span>
    </div>
  );
}

/** Which row a key of the list leads to; undefined for other keys. */
function stepTo(key: string, from: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
  };
  return steps[key];
}
