import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import { chosenDeeds } from './chosen-deeds.ts';
import type { ShownColumn } from './columns-layout.ts';
import type { Cell } from './grid-keys.ts';
import { type ClaimLine, rowsOf } from './grid-lines.ts';
import { useChoice, useFocusBack } from './use-choice.ts';
import { useCopyRows } from './use-copy-rows.ts';
import { pageOf } from './use-grid-walk.ts';
import type { Table } from './use-table.ts';

/**
 * Choosing several lines of claims within one stretch: what they are about is the same for all of them, so that what is
 * set or copied is meant as they show it. Shift with keys or a click goes on from the line that has the focus, Space or
 * Ctrl and a click take one line, Ctrl+A all, Ctrl+↑ ↓ walk with the choice, Ctrl+C copies, Escape leaves.
 */
export function useChosenLines(props: {
  readonly table: Table;
  readonly filter: EvidenceFilter;
  readonly columns: readonly ShownColumn[];
  readonly current: Cell;
  readonly walk: (to: Cell) => void;
}) {
  const { table, filter, columns, current, walk } = props;
  const { lines, stretches, scroller } = table;
  const { choice, stretch, setChoice } = useChoice(lines);
  const line = lines[current.row];
  const about = stretches[stretch ?? line?.stretch ?? 0]?.about ?? filter;
  const claimIds = useMemo(() => {
    if (choice === null || stretch === null) return [];
    const chosen = rowsOf(lines, stretch).filter((row) => choice.lines.has(row.line.key));
    return [...new Set(chosen.map((row) => row.line.claimId))];
  }, [lines, stretch, choice]);
  const copyRows = useCopyRows(columns, about);
  const copy = () => void copyRows(choice === null && line?.kind === 'claim' ? [line.claimId] : claimIds);
  const deeds = chosenDeeds({
    ...{ lines, choice, stretch, row: current.row, page: () => pageOf(scroller.current) },
    ...{ setChoice, copy },
    goTo: (row) => {
      takeFocus(scroller.current);
      walk({ row, column: current.column });
    },
  });
  const comeBack = () => walk(current);
  useFocusBack(choice !== null, comeBack);
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  // The same function for as long as the table is there, so that rows need no drawing for it.
  const onClickRow = useCallback(
    (event: MouseEvent, own: ClaimLine): void => {
      if (event.shiftKey) latest.current.extendTo(own);
      else if (event.ctrlKey || event.metaKey) latest.current.toggle(own);
      else setChoice(null);
    },
    [setChoice],
  );
  return {
    ...{ claimIds, copy, onClickRow, onKeyDown: deeds.onKeyDown, left: choice?.left ?? 0 },
    filter: { ...filter, ...about },
    leave: () => setChoice(null),
    /** Leaves the choice for the line that the focus was on. */
    done: () => {
      setChoice(null);
      comeBack();
    },
    isLineChosen: ({ key }: ClaimLine): boolean => choice?.lines.has(key) === true,
  };
}

/** The table follows with the focus only where it has it. */
function takeFocus(scroller: HTMLElement | null): void {
  if (scroller?.contains(document.activeElement) === true) return;
  scroller?.querySelector<HTMLElement>('[role$="grid"]')?.focus({ preventScroll: true });
}
