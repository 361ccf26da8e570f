import { Quote } from 'lucide-react';
import type { RefObject } from 'react';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { cameFromClaim } from '../claims/use-origins.ts';
import type { GridColumn } from './grid-columns.ts';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';

/** Says that a number came from a claim, and leads to its words. */
export function SourceMark(props: {
  readonly row: AnalysisRowView | null;
  readonly column: GridColumn;
  readonly text: string;
  readonly acts: RefObject<RowDeeds>;
}) {
  const { row, column, text, acts } = props;
  if (row === null || !cameFromClaim(row, column.key)) return null;
  return (
    <button
      type="button"
      className={styles.source}
      tabIndex={-1}
      aria-label={`From a claim: show the words of ${text}`}
      title="From a claim: show its words"
      onClick={() => acts.current.onWords(row, column.key)}
    >
      <Quote size={10} aria-hidden="true" />
    </button>
  );
}

/** What is to be known about a row, in a line at its name; the whole of it while the cell has the focus, and in a tooltip. */
export function RowNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  const words = notes.join('. ');
  return (
    <span className={styles.note}>
      {' '}
      <span className={styles.noteWords} title={words}>
        {words}
      </span>
    </span>
  );
}
