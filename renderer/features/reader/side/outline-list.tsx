import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isParent, openEntries, parentOf } from './outline.ts';
import type { OutlineEntry } from './outline.ts';
import { stepTo } from './step-to.ts';
import styles from './side.module.css';

type Props<Place> = {
  readonly entries: readonly OutlineEntry<Place>[];
  /** Index of the entry in which the reader is; -1 before the first. */
  readonly here: number;
  /** What is said when there are none. */
  readonly none: string;
  readonly onGo: (place: Place) => void;
  readonly onLeave: () => void;
};

/** The contents of a document as a tree: arrows walk, left and right close and open, Enter goes there. */
export function OutlineList<Place>({ entries, here, none, onGo, onLeave }: Props<Place>) {
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const shown = openEntries(entries, closed);
  const current = Math.max(
    0,
    shown.findIndex(({ index }) => index === (at === -1 ? here : at)),
  );
  const own = shown[current];
  const place = (index: number): HTMLElement | null => document.getElementById(`${base}-${index}`);
  useEffect(() => {
    document.getElementById(`${base}-${here}`)?.scrollIntoView({ block: 'nearest' });
  }, [base, here]);
  if (entries.length === 0) return <p className={styles.nothing}>{none}</p>;

  const toggle = (index: number, close: boolean): void => {
    const next = new Set(closed);
    if (close) next.add(index);
    else next.delete(index);
    setClosed(next);
  };
  const walkTo = (index: number): void => {
    setAt(index);
    place(index)?.scrollIntoView({ block: 'nearest' });
  };
  const go = (entry: OutlineEntry<Place>): void => {
    if (entry.place !== null) onGo(entry.place);
  };
  const sideways = (key: string): boolean => {
    if (own === undefined) return false;
    const parent = isParent(entries, own.index);
    if (key === 'ArrowRight' && parent) toggle(own.index, false);
    else if (key === 'ArrowLeft' && parent && !closed.has(own.index)) toggle(own.index, true);
    else if (key === 'ArrowLeft' && parentOf(entries, own.index) >= 0) walkTo(parentOf(entries, own.index));
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, current, shown.length);
    const to = next === null ? undefined : shown[next];
    if (to !== undefined) walkTo(to.index);
    else if (event.key === 'Enter' && own !== undefined) go(own.entry);
    else if (event.key === 'Escape') onLeave();
    else if (!sideways(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className={styles.scroller}
      role="tree"
      tabIndex={0}
      data-side-list
      aria-label="Contents"
      aria-activedescendant={own === undefined ? undefined : `${base}-${own.index}`}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(-1)}
    >
      {shown.map(({ entry, index }) => (
        // Keys are those of the tree.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={index}
          id={`${base}-${index}`}
          role="treeitem"
          tabIndex={-1}
          aria-level={entry.level}
          aria-selected={own?.index === index}
          aria-disabled={entry.place === null || undefined}
          {...(index === here ? { 'aria-current': 'location' as const } : {})}
          {...(isParent(entries, index) ? { 'aria-expanded': !closed.has(index) } : {})}
          className={styles.entry}
          style={{ paddingLeft: 8 + Math.min(8, entry.level - 1) * 12 }}
          title={entry.title}
          onClick={() => go(entry)}
        >
          <span
            className={styles.fold}
            aria-hidden="true"
            onClick={(event) => {
              if (!isParent(entries, index)) return;
              event.stopPropagation();
              toggle(index, !closed.has(index));
            }}
          >
            {isParent(entries, index) &&
              (closed.has(index) ? <ChevronRight size={12} /> : <ChevronDown size={12} />)}
          </span>
          <span className={styles.entryWords}>{entry.title}</span>
        </div>
      ))}
    </div>
  );
}
