import { type ComponentProps, useState } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { EvidenceGrid } from './evidence-grid.tsx';
import { SourcePeek } from './peek/source-peek.tsx';
import styles from './table-screen.module.css';

/** The table, and beside it the source of the row that has the focus where somebody wants to see it. */
export function TableScreen(
  props: Omit<ComponentProps<typeof EvidenceGrid>, 'onRow'> & {
    readonly peeks: boolean;
    readonly onClosePeek: () => void;
  },
) {
  const { peeks, onClosePeek, ...grid } = props;
  const [row, setRow] = useState<EvidenceRow | null>(null);
  return (
    <div className={styles.screen}>
      <div className={styles.table}>
        <EvidenceGrid {...grid} onRow={setRow} />
      </div>
      {peeks && <SourcePeek row={row} onOpen={grid.onOpen} onClose={onClosePeek} />}
    </div>
  );
}
