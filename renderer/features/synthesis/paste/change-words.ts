import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import { measureName, measureWords } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { familyColumns, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import { isOfUnit, unitOf } from './write-plan.ts';

type Rows = readonly Pick<AnalysisRowView, 'cells'>[];

/** What a table changes about an analysis, and what that means for the studies that are there; null: nothing. */
export function changeWords(
  analysis: Pick<AnalysisSummary, 'measure' | 'unit'>,
  rows: Rows,
  mapping: Mapping,
): string | null {
  const sentences = [
    ...unlikeWords(analysis, rows, mapping),
    ...(isLogsBesidePrinted(rows, mapping)
      ? ['The ratios that are there stand as printed; those of the table are read as logarithms.']
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** Another measure than that of the analysis, or other ratios than those that are there. */
function unlikeWords(
  analysis: Pick<AnalysisSummary, 'measure' | 'unit'>,
  rows: Rows,
  mapping: Mapping,
): string[] {
  const { measure, unit } = analysis;
  const comes = unitOf(mapping);
  if (measure !== mapping.measure) {
    const from = measureWords(measure, unit);
    const to = measureWords(mapping.measure, comes);
    const changes = `The measure of this analysis changes from “${from}” to “${to}”.`;
    return [changes, ...keptWords(rows, measure, mapping.measure)];
  }
  if (rows.length === 0 || isOfUnit(analysis, mapping)) return [];
  return [
    `The studies that are there have “${measureName(measure, unit)}”, those of the table “${measureName(measure, comes)}”.`,
  ];
}

/** Whether a table brings logarithms of ratios to rows that hold them as they were printed. */
export function isLogsBesidePrinted(rows: Rows, { measure, cells }: Mapping): boolean {
  const { family } = measureInfo(measure);
  if (!('yi' in cells) || (family !== 'hazard-ratio' && family !== 'ratio')) return false;
  return rows.some(({ cells: there }) =>
    ['hr', 'ratio'].some((key) => (there[key] ?? null) !== null && there[key] !== ''),
  );
}

/** What becomes of numbers that are there under another measure. */
function keptWords(rows: Rows, from: Measure, to: Measure): string[] {
  const [before, after] = [measureInfo(from), measureInfo(to)];
  if (rows.length === 0 || before.family === after.family) return [];
  const takesEffects = familyColumns[after.family].some((way) => way.includes('yi'));
  if (!takesEffects || !rows.some(({ cells }) => typeof cells['yi'] === 'number'))
    return ['The studies that are there keep their numbers, which this measure does not use.'];
  if (before.scale === after.scale) return [];
  return after.scale === 'log'
    ? ['Effects that are entered there are taken as logarithms of ratios from then on.']
    : ['Logarithms of ratios that are entered there are taken as effects from then on.'];
}
