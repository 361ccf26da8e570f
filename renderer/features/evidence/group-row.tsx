import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { DirectionGlyph } from '#renderer/ui/direction-glyph.tsx';
import type { EvidenceGroup } from '#shared/contract/evidence.ts';
import { directions } from '#shared/domain/values.ts';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './evidence-grid.module.css';
import type { HeadLine } from './grid-lines.ts';

/** What a group holds, each count with what it counts: “12 claims · 4 documents · 3 studies”. */
export function groupCounts({ claims, documents, studies }: EvidenceGroup): string {
  return [
    formatCount(claims, 'claim', 'claims'),
    formatCount(documents, 'document', 'documents'),
    formatCount(studies, 'study', 'studies'),
  ].join(' · ');
}

/** The head of a group; pressing it folds its claims away, or shows them again. */
export const GroupRow = memo(function GroupRow(props: {
  readonly line: HeadLine;
  readonly index: number;
  /** Distance from the top of the body, in px. */
  readonly top: number;
  /** How many columns it goes over. */
  readonly span: number;
  /** Tab reaches it. */
  readonly stop: boolean;
  readonly onToggle: (group: string) => void;
  readonly onFocusRow: (row: number) => void;
}) {
  const { line, index, top, span, stop, onToggle, onFocusRow } = props;
  const { group, folded } = line;
  const Chevron = folded ? ChevronRight : ChevronDown;
  const above = group.kind === 'unspecified' ? group.path : group.path.slice(0, -1);
  const name = group.kind === 'unspecified' ? '(not specified)' : (group.path.at(-1) ?? group.name);
  return (
    <div
      role="row"
      aria-level={1}
      aria-expanded={!folded}
      aria-rowindex={index + 2}
      className={styles.row}
      data-head
      style={{ transform: `translateY(${top}px)` }}
      data-current={stop}
      onClick={() => onToggle(line.key)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={span}
        tabIndex={stop ? 0 : -1}
        className={styles.groupCell}
        data-cell={`${index}:head`}
        onFocus={() => onFocusRow(index)}
      >
        <span className={styles.groupWords}>
          <Chevron size={14} aria-hidden="true" />
          <Sign group={group} />
          {above.length > 0 && <span className={styles.quiet}>{`${above.join(' › ')} › `}</span>}
          <span className={styles.groupName}>{name}</span>
          <span className={styles.groupCounts}>{groupCounts(group)}</span>
        </span>
      </div>
    </div>
  );
});

/** The sign of a direction, where the group is one. */
function Sign({ group }: { readonly group: EvidenceGroup }) {
  const direction = directions.find((one) => one === group.key);
  if (direction === undefined) return null;
  return <DirectionGlyph direction={direction} className={styles.glyph} />;
}
