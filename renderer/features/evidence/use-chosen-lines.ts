import { useMemo } from 'react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { ShownColumn } from './columns-layout.ts';
import type { Cell } from './grid-keys.ts';
import { type ClaimLine, rowsOf } from './grid-lines.ts';
import { isChosen } from './chosen-rows.ts';
import { useChosen } from './use-chosen.ts';
import type { Table } from './use-table.ts';

/**
 * Choosing several lines of claims within one stretch: what they are about is the same for all of them, so that what is
 * set or copied is meant as they show it.
 */
export function useChosenLines(props: {
  readonly table: Table;
  readonly filter: EvidenceFilter;
  readonly columns: readonly ShownColumn[];
  readonly current: Cell;
  readonly walk: (to: Cell) => void;
}) {
  const { table, filter, columns, current, walk } = props;
  const { lines, stretches } = table;
  const line = lines[current.row];
  const stretch = line?.stretch ?? 0;
  const rows = useMemo(() => rowsOf(lines, stretch), [lines, stretch]);
  const ids = useMemo(() => rows.map((one) => one.line.claimId), [rows]);
  const keys = useMemo(() => rows.map((one) => one.line.key), [rows]);
  const about = stretches[stretch]?.about ?? filter;
  const chosen = useChosen({
    ...{ ids, keys, columns },
    filter: about,
    row: line?.kind === 'claim' ? line.row : -1,
    goTo: (row) => {
      const at = rows[row]?.at;
      if (at !== undefined) walk({ row: at, column: current.column });
    },
  });
  const isLineChosen = (own: ClaimLine): boolean => own.stretch === stretch && isChosen(chosen.rows, own.row);
  return { ...chosen, filter: { ...filter, ...about }, isLineChosen };
}
