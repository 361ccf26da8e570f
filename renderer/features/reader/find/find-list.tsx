import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import type { Find } from './use-find.ts';
import { stepTo } from '../side/step-to.ts';
import styles from './find.module.css';

const rowHeight = 72;

type Props = {
  readonly find: Find;
  readonly onLeave: () => void;
};

/** The places of the words, each with the line around it; arrows walk through them and show each on its page. */
export function FindList({ find, onLeave }: Props) {
  const { places, current, total } = find;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 220, height: 600 },
  });
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  if (places.length === 0) {
    return (
      <p className={styles.nothing}>
        {total === null ? 'Type words to find above.' : 'These words are not in this paper.'}
      </p>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, current, places.length);
    if (next !== null) find.goTo(next);
    else if (event.key === 'Enter' || event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {total !== null && total > places.length && (
        <p className={styles.nothing}>
          The first {formatCount(places.length, 'match', 'matches')} of {total.toLocaleString()}. Type more to
          see the rest.
        </p>
      )}
      <div
        ref={scroller}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        data-side-list
        aria-label={formatCount(places.length, 'match', 'matches')}
        onKeyDown={onKeyDown}
        {...(current >= 0 ? { 'aria-activedescendant': `${base}-${current}` } : {})}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const place = places[index];
            return place === undefined ? null : (
              // Keys are those of the list.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={index}
                id={`${base}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === current}
                aria-setsize={places.length}
                aria-posinset={index + 1}
                className={styles.row}
                style={{ top: start, height: rowHeight }}
                onClick={() => find.goTo(index)}
              >
                <span className={styles.words}>
                  {place.before}
                  <b>{place.found}</b>
                  {place.after}
                </span>
                <span className={styles.page}>{place.label === '' ? '' : `page ${place.label}`}</span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
