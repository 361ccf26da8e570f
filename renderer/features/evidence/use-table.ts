import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { EvidenceGroup } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { type ColumnLayout, usualLayout } from './columns-layout.ts';
import { type Drawn, drawnTable } from './drawn-widths.ts';
import { gridLines, type GridLines } from './grid-lines.ts';
import type { ViewState } from './use-view.ts';

/** The table of a view: its lines, its columns, and what can be done with both. */
export interface Table extends GridLines {
  /** What scrolls the table. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly groups: readonly EvidenceGroup[] | null;
  readonly layout: ColumnLayout | null;
  readonly toggle: (group: string) => void;
  readonly foldAll: () => void;
  readonly unfoldAll: () => void;
  /** Changes the columns; `null`: to the usual ones. `words` are read out, or `unchanged` where the layout stays. */
  readonly arrange: (
    work: ((layout: ColumnLayout, drawn: Drawn) => ColumnLayout) | null,
    words: string,
    unchanged?: string,
  ) => void;
  /** What was done last, for those who do not see it. */
  readonly said: string;
}

interface Answer {
  readonly claimIds: readonly ClaimId[];
  readonly groups: readonly EvidenceGroup[] | null;
}
const nothing: Answer = { claimIds: [], groups: null };

/** @param answer of the store; undefined: not yet there */
export function useTable(
  { filter, columns, group }: ViewState,
  answer: Answer | undefined,
  onLayout: (layout: ColumnLayout | null) => void,
): Table {
  const scroller = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { claimIds, groups } = answer ?? nothing;
  const [folds, setFolds] = useFolds(group === null ? '' : `${group.by} ${group.depth}`);
  const { therapy, therapyScope } = filter;
  const lines = useMemo(
    () => gridLines({ claimIds, groups }, { therapy, therapyScope }, folds),
    [claimIds, groups, therapy, therapyScope, folds],
  );
  const toggle = useCallback(
    (key: string) =>
      setFolds((before) => (before.has(key) ? without(before, key) : new Set([...before, key]))),
    [setFolds],
  );
  return {
    ...lines,
    ...{ scroller, groups, layout: columns, toggle, said },
    foldAll: () => setFolds(() => new Set(groups?.map(({ key }) => key))),
    unfoldAll: () => setFolds(() => new Set()),
    arrange: (work, words, unchanged = words) => {
      const drawn = drawnTable(scroller.current);
      const before = columns ?? usualLayout(drawn.width);
      const next = work === null ? null : work(before, drawn);
      if (next !== before) onLayout(next);
      setSaid(next === before ? unchanged : words);
    },
  };
}

type Folds = ReadonlySet<string>;
const none: Folds = new Set();

/** The groups that are folded, for as long as the same grouping is shown. */
function useFolds(grouping: string): readonly [Folds, (change: (before: Folds) => Folds) => void] {
  const [kept, setKept] = useState({ grouping, folds: none });
  const set = useCallback(
    (change: (before: Folds) => Folds) =>
      setKept((before) => ({
        grouping,
        folds: change(before.grouping === grouping ? before.folds : none),
      })),
    [grouping],
  );
  return [kept.grouping === grouping ? kept.folds : none, set];
}

function without(folds: Folds, key: string): Folds {
  return new Set([...folds].filter((one) => one !== key));
}
