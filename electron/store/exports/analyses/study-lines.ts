import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { studyInterval } from '#shared/figures/synthesis/of-analysis/effects-of.ts';
import { effectAlone } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { AnalysisRequest } from '#shared/stats/analysis/request.ts';
import { studyName } from '#shared/stats/analysis/table-analysis.ts';
import { toNatural } from '#shared/stats/effect-sizes/back-transform.ts';
import type { EffectSizes } from '#shared/stats/effect-sizes/effect-sizes.ts';
import type { ComputedAnalysis, TypedAnalysis } from './computed-analysis.ts';

/** A row of an analysis with what was computed of it. */
export type StudyLine = {
  readonly row: AnalysisRowView;
  readonly study: string;
  /** Its effect, also where it was left out; null where it has none. */
  readonly effect: StudyEffect | null;
  /** In percent; null where it was not pooled, or the method has no weights. */
  readonly weight: number | null;
  readonly pooled: boolean;
  /** Why it was not pooled, as a phrase; empty where it was. */
  readonly why: string;
  /** What of its numbers cannot be; empty where nothing. */
  readonly problem: string;
};

export type StudyEffect = {
  readonly yi: number;
  readonly vi: number;
  /** On the scale that readers know, where there is one. */
  readonly natural: { readonly estimate: number; readonly lower: number; readonly upper: number };
};

/** All rows of an analysis in their order, also those that were left out. */
export function studyLines(kept: ComputedAnalysis | TypedAnalysis): StudyLine[] {
  if (kept.analysis === null) return typedLines(kept);
  const { view, analysis } = kept;
  // Rows of the request are those that are used, counted from 1.
  let used = 0;
  return view.rows.map((row, place) => {
    if (row.used) used += 1;
    return lineOf(row, { analysis, number: row.used ? used : null, place });
  });
}

/** Rows of an analysis without a result: each has the effect of its own numbers, where they give one. */
function typedLines({ view, request, refusal }: TypedAnalysis): StudyLine[] {
  return view.rows.map((row, place) => ({
    ...{ row, study: studyName(row.study, place), weight: null, pooled: false },
    effect: shownEffect(request, effectAlone(request, { ...row.cells, study: row.study }), 0),
    why: row.used ? `No result: ${refusal.reason}` : leftOutWords(row),
    problem: refusal.problems.get(row.id) ?? '',
  }));
}

function lineOf(
  row: AnalysisRowView,
  {
    analysis,
    number,
    place,
  }: { readonly analysis: Analysis; readonly number: number | null; readonly place: number },
): StudyLine {
  const { pooled } = analysis;
  const weightAt = number === null ? -1 : pooled.usedRows.indexOf(number);
  return {
    row,
    study: studyName(row.study, place),
    effect: effectOf(analysis, row, number),
    weight: weightAt < 0 ? null : (pooled.weights?.[weightAt] ?? null),
    pooled: weightAt >= 0,
    why: weightAt >= 0 ? '' : whyNot(analysis, row, number),
    problem: '',
  };
}

function effectOf(
  { effects, request }: Analysis,
  row: AnalysisRowView,
  number: number | null,
): StudyEffect | null {
  const from = number === null ? effectAlone(request, { ...row.cells, study: row.study }) : effects;
  return shownEffect(request, from, number === null ? 0 : effects.usedRows.indexOf(number));
}

/** One of some effects, also on the scale that readers know. */
function shownEffect(request: AnalysisRequest, from: EffectSizes | null, place: number): StudyEffect | null {
  const [yi, vi, size] = [from?.yi[place], from?.vi[place], from?.ni[place] ?? null];
  if (yi === undefined || vi === undefined) return null;
  const natural = (value: number): number =>
    toNatural(request.measure, value, size === null ? [] : [size]) ?? value;
  const { estimate, lower, upper } = studyInterval(yi, vi, request.settings.level);
  return { yi, vi, natural: { estimate: natural(estimate), lower: natural(lower), upper: natural(upper) } };
}

function whyNot({ effects }: Analysis, row: AnalysisRowView, number: number | null): string {
  if (number === null) return leftOutWords(row);
  const estimable = effects.notEstimable.find((one) => one.row === number);
  if (estimable !== undefined) return `Not estimable: ${estimable.reason}`;
  return effects.incompleteRows.includes(number)
    ? 'Incomplete: numbers are missing'
    : 'A moderator has no value here';
}

function leftOutWords({ reason }: AnalysisRowView): string {
  return reason === null ? 'Left out, no reason given' : `Left out: ${reason.replaceAll(/\s+/gu, ' ')}`;
}
