import { formatCount } from '#renderer/ui/format.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import rows from '#renderer/ui/list-rows.module.css';
import styles from './document-list.module.css';
import { documentLine } from './document-words.ts';

/** One paper in the list: its title, who and when, and its claims. */
export function DocumentRow(props: {
  readonly id: string;
  readonly document: DocumentView;
  readonly top: number;
  readonly height: number;
  readonly place: { readonly index: number; readonly of: number };
  readonly active: boolean;
  readonly onOpen: () => void;
}) {
  const { document, active, place, onOpen } = props;
  return (
    <div className={rows.slot} style={{ top: props.top, height: props.height }} role="presentation">
      <div
        id={props.id}
        role="option"
        aria-selected={active}
        aria-posinset={place.index}
        aria-setsize={place.of}
        className={rows.row}
        onClick={onOpen}
        title={document.title}
      >
        <span className={styles.title} dir="auto">
          {document.title}
        </span>
        <span className={styles.meta}>
          <span className={styles.line} dir="auto" data-trouble={document.state !== 'ready' || undefined}>
            {documentLine(document) || document.format.toLocaleUpperCase('en')}
          </span>
          {document.claims === 0 ? null : (
            <span className={styles.claims}>{formatCount(document.claims, 'claim', 'claims')}</span>
          )}
        </span>
      </div>
    </div>
  );
}
