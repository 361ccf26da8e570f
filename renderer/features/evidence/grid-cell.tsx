import { ArrowUpRight } from 'lucide-react';
import { DirectionGlyph } from '#renderer/ui/direction-glyph.tsx';
import type { ReactNode } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { anchorStateGlyphs } from '#shared/domain/labels.ts';
import type { Column } from './columns.ts';
import styles from './evidence-grid.module.css';

/** What a cell shows and says in full. */
export function cellContent(
  column: Column,
  row: EvidenceRow,
  onOpen: () => void,
): { readonly content: ReactNode; readonly title: string } {
  if (column.id === 'open') return { content: <OpenButton row={row} onOpen={onOpen} />, title: '' };
  if (column.id === 'direction') return directionCell(row, column.text(row));
  if (column.id === 'anchor') return anchorCell(row, column.text(row));
  if (column.id === 'therapy' && row.mirrored) return turnedCell(column.text(row));
  const text = column.text(row);
  return { content: text, title: text };
}

function OpenButton(props: { readonly row: EvidenceRow; readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.open}
      aria-label={`Show the words in ${props.row.source}`}
      title="Show the words (Enter)"
      onClick={props.onOpen}
    >
      <ArrowUpRight size={14} aria-hidden="true" />
    </button>
  );
}

/** The therapy of a row whose sides, direction and numbers stand the other way round than in the claim. */
function turnedCell(therapy: string) {
  return {
    content: (
      <>
        <span className={styles.quiet} role="img" aria-label="Sides changed round:">
          ⇄
        </span>{' '}
        {therapy}
      </>
    ),
    title: `${therapy}: the comparator in the claim. Here its sides, direction and numbers are changed round.`,
  };
}

function directionCell({ direction }: EvidenceRow, label: string) {
  if (direction === null)
    return { content: <span className={styles.quiet}>{label}</span>, title: 'Direction not coded' };
  return {
    content: (
      <>
        <DirectionGlyph direction={direction} className={styles.glyph} />
        {label}
      </>
    ),
    title: label,
  };
}

function anchorCell({ anchor }: EvidenceRow, label: string) {
  if (anchor === 'exact') return { content: <span className={styles.quiet}>{label}</span>, title: label };
  return {
    content: (
      <span className={styles.anchor} data-state={anchor}>
        <span aria-hidden="true">{`${anchorStateGlyphs[anchor]} `}</span>
        {label}
      </span>
    ),
    title: label,
  };
}
