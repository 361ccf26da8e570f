import type { SearchHit } from '#shared/contract/search.ts';
import { piecesOf } from './group-hits.ts';
import styles from './search.module.css';

/** One place where words were found: the words around it, the page, and whether it is a claim. */
export function HitRow(props: {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onOpen: () => void;
}) {
  const { id, hit, active, onOpen } = props;
  const page = hit.pageLabel === '' ? '' : `page ${hit.pageLabel}`;
  return (
    // Keys are those of the field above.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} role="option" tabIndex={-1} aria-selected={active} className={styles.row} onClick={onOpen}>
      <span className={styles.words}>
        {piecesOf(hit.excerpt).map(({ text, marked, start }) =>
          marked ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
        )}
      </span>
      <span className={styles.place}>{hit.type === 'claim' ? `Claim · ${page}` : page}</span>
    </div>
  );
}
