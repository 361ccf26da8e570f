import {
  emptyArm,
  emptyResult,
  type AnalysisSet,
  type ReportedArm,
  type ReportedResult,
  type ResultMeasure,
} from '#shared/domain/reported-result.ts';
import type { MeasureWord, Stat } from './lexicon.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** An arm while it is read, with the atoms it came from and a ± that nothing has named yet. */
export type DraftArm = Open<ReportedArm> & { from: number; next: number; unnamed: number | null };

/** A result while it is read. */
export type Draft = Omit<Open<ReportedResult>, 'arms'> & {
  arms: DraftArm[];
  /** An estimate, a set of groups, or only a p. */
  kind: 'effect' | 'group' | 'p';
  /** Whether further arms may join. */
  open: boolean;
  /** How its arms stand to one another so far. */
  pairs: 'versus' | 'list' | null;
  /** The last time that was named before or between its numbers. */
  since: string | null;
  depth: number;
  sentence: number;
  /** First atom. */
  from: number;
};

/** What was said and waits for its number. */
export type Pending = {
  measure: MeasureWord | null;
  /** The token behind the measure's words. */
  measureEnd: number;
  adjusted: boolean | null;
  stat: Stat | null;
  spread: 'sd' | 'se' | null;
  span: 'iqr' | 'range' | null;
  level: number | null;
  time: string | null;
  timeIsFresh: boolean;
  set: AnalysisSet | null;
  /** Sizes of groups, in the order of the arms to come. */
  sizes: number[];
  per: string | null;
  /** A "%" that stands before its number, as in the heading of a table. */
  percent: boolean;
};

export function nothingPending(): Pending {
  return {
    measure: null,
    measureEnd: 0,
    adjusted: null,
    stat: null,
    spread: null,
    span: null,
    level: null,
    time: null,
    timeIsFresh: false,
    set: null,
    sizes: [],
    per: null,
    percent: false,
  };
}

export function newArm(from: number, next: number): DraftArm {
  return { ...emptyArm, from, next, unnamed: null };
}

export function newDraft(kind: Draft['kind'], measure: ResultMeasure | null, from: number): Draft {
  const place = { depth: 0, sentence: 0, from };
  return { ...emptyResult, arms: [], kind, measure, open: true, pairs: null, since: null, ...place };
}

/** The finished arm. */
function armOf({ from: _from, next: _next, unnamed: _unnamed, ...arm }: DraftArm): ReportedArm {
  return arm;
}

/** The finished result, with the whole words it was read from. */
export function resultOf(draft: Draft, asReported: string): ReportedResult {
  const {
    arms,
    kind: _kind,
    open: _open,
    pairs: _pairs,
    since: _since,
    depth: _depth,
    sentence: _sentence,
    from: _from,
    ...fields
  } = draft;
  return { ...fields, asReported, arms: arms.map(armOf) };
}
