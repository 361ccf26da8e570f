import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { EvidenceGroup } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { type ColumnLayout, usualLayout } from './columns-layout.ts';
import { type Drawn, drawnTable } from './drawn-widths.ts';
import { gridLines, type GridLines } from './grid-lines.ts';
import { type InSight, useRowsCame } from './use-rows.ts';
import type { ViewState } from './use-view.ts';

/** The table of a view: its lines, its columns, and what can be done with both. */
export interface Table extends GridLines {
  /** What scrolls the table. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Told of the lines in sight by who draws them. */
  readonly inSight: RefObject<InSight>;
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
  { filter, columns, group, shown }: ViewState,
  answer: Answer | undefined,
  onLayout: (layout: ColumnLayout | null) => void,
): Table {
  const scroller = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { claimIds, groups } = answer ?? nothing;
  const [folds, setFolds] = useFolds(group === null ? '' : `${group.by} ${group.depth}`);
  const { therapy, therapyScope } = filter;
  const inSight = useRef<InSight>([0, 0]);
  const next = useMemo(
    () => ({ ...gridLines({ claimIds, groups }, { therapy, therapyScope }, folds), groups }),
    [claimIds, groups, therapy, therapyScope, folds],
  );
  const lines = useOnceRowsCame(next, shown === 'table' ? inSight : null);
  const toggle = useCallback(
    (key: string) =>
      setFolds((before) => (before.has(key) ? without(before, key) : new Set([...before, key]))),
    [setFolds],
  );
  return {
    ...lines,
    ...{ scroller, inSight, layout: columns, toggle, said },
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

type Lines = GridLines & { readonly groups: Answer['groups'] };

const noLines: GridLines = { lines: [], stretches: [] };

/**
 * Lines in the place of those before once their rows are there, so that no row is blank meanwhile.
 * @param inSight where the table stands; null: it is not shown
 */
function useOnceRowsCame(next: Lines, inSight: RefObject<InSight> | null): Lines {
  const [held, setHeld] = useState(next);
  const waits = held !== next && inSight !== null && held.lines.length > 0;
  const [first, last] = inSight?.current ?? [0, 0];
  // It stays where it is as far as there are lines enough.
  const end = Math.min(last, next.lines.length - 1);
  const came = useRowsCame(waits ? next : noLines, [end - (last - first), end]);
  if (held === next || (waits && !came)) return held;
  setHeld(next);
  return next;
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
