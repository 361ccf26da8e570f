import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { studyInterval } from '#shared/figures/synthesis/of-analysis/effects-of.ts';
import { effectAlone } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { toNatural } from '#shared/stats/effect-sizes/back-transform.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';

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
};

export type StudyEffect = {
  readonly yi: number;
  readonly vi: number;
  /** On the scale that readers know, where there is one. */
  readonly natural: { readonly estimate: number; readonly lower: number; readonly upper: number };
};

/** All rows of an analysis in their order, also those that were left out. */
export function studyLines({ view, analysis }: ComputedAnalysis): StudyLine[] {
  // Rows of the request are those that are used, counted from 1.
  let used = 0;
  return view.rows.map((row, place) => {
    if (row.used) used += 1;
    return lineOf(row, { analysis, number: row.used ? used : null, place });
  });
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
    study: row.study === '' ? `Study ${place + 1}` : row.study,
    effect: effectOf(analysis, row, number),
    weight: weightAt < 0 ? null : (pooled.weights?.[weightAt] ?? null),
    pooled: weightAt >= 0,
    why: weightAt >= 0 ? '' : whyNot(analysis, row, number),
  };
}

function effectOf(
  { effects, request }: Analysis,
  row: AnalysisRowView,
  number: number | null,
): StudyEffect | null {
  const from = number === null ? effectAlone(request, { ...row.cells, study: row.study }) : effects;
  const place = number === null ? 0 : effects.usedRows.indexOf(number);
  const [yi, vi, size] = [from?.yi[place], from?.vi[place], from?.ni[place] ?? null];
  if (yi === undefined || vi === undefined) return null;
  const natural = (value: number): number =>
    toNatural(request.measure, value, size === null ? [] : [size]) ?? value;
  const { estimate, lower, upper } = studyInterval(yi, vi, request.settings.level);
  return { yi, vi, natural: { estimate: natural(estimate), lower: natural(lower), upper: natural(upper) } };
}

function whyNot({ effects }: Analysis, { reason }: AnalysisRowView, number: number | null): string {
  if (number === null)
    return reason === null ? 'Left out, no reason given' : `Left out: ${reason.replaceAll(/\s+/gu, ' ')}`;
  const estimable = effects.notEstimable.find(({ row }) => row === number);
  if (estimable !== undefined) return `Not estimable: ${estimable.reason}`;
  return effects.incompleteRows.includes(number)
    ? 'Incomplete: numbers are missing'
    : 'A moderator has no value here';
}
