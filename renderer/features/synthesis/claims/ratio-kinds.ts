import type { AnalysisRowView, AnalysisSummary, RowSource } from '#shared/contract/analyses.ts';
import { comparedIn, isAdjustedName, saidName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { inSentence, printedColumn } from '#shared/stats/effect-sizes/measures.ts';
import { isHazardRatio, isReportedRatio } from '../settings/choices.ts';
import { studyNames } from './study-names.ts';

/** What a ratio compares, “odds”; null: it is none, or its name does not tell. */
export function ratioKind(name: string | null): string | null {
  return name === null ? null : comparedIn('GENR', name);
}

/**
 * What ratios are called together: where they are of one kind and only some are adjusted, as those are that are not. Null:
 * there are none, or they are of several kinds.
 */
export function commonName(names: readonly string[]): string | null {
  if (new Set(names.map(ratioKind)).size > 1) return null;
  return names.find((name) => !isAdjustedName(name)) ?? names[0] ?? null;
}

/** That ratios which do not say the same would be pooled together, with their names; null: they say the same. */
export function mixedNames(names: readonly string[]): string | null {
  const kinds = new Map(names.map((name) => [ratioKind(name), name]));
  if (kinds.size > 1) return `They are not all the same ratio: ${[...kinds.values()].join(', ')}.`;
  if (new Set(names.map(isAdjustedName)).size < 2) return null;
  return `Some are said to be adjusted, some are not: ${[...new Set(names)].join(', ')}.`;
}

/** Rows that are unlike the others, or unlike what the analysis is said to be of. */
export interface UnlikeRows {
  readonly words: string;
  readonly short: string;
  readonly rows: readonly AnalysisRowView[];
}

type Named = { readonly name: string; readonly row: AnalysisRowView };

/**
 * Rows from claims with another kind of ratio than most, or adjusted where most are not, and the other way round. Null: there
 * are none, or the analysis is of no ratios as printed.
 */
export function unlikeRatios(
  analysis: Pick<AnalysisSummary, 'measure' | 'unit'>,
  rows: readonly AnalysisRowView[],
  sources: readonly RowSource[],
): UnlikeRows | null {
  const { measure, unit } = analysis;
  if (!isReportedRatio(measure) && !isHazardRatio(measure)) return null;
  const named = namedRows(measure, rows, sources);
  const said = saidName(measure, unit);
  const main = said === null ? mostFrequent(named.map(({ name }) => ratioKind(name))) : ratioKind(said);
  const other = named.filter(({ name }) => ratioKind(name) !== main);
  const among = said === null ? 'unlike the others' : `in an analysis of “${inSentence(said)}”`;
  if (other.length > 0) return unlike(other, among, 'Another kind of ratio');
  const claimed = said !== null && isAdjustedName(said);
  const adjusted = claimed || mostFrequent(named.map(({ name }) => isAdjustedName(name))) === true;
  const turned = named.filter(({ name }) => isAdjustedName(name) !== adjusted);
  if (turned.length === 0) return null;
  if (!adjusted) return unlike(turned, 'where the others are not said to be adjusted', 'Adjusted');
  const where = claimed ? among : 'where the others are';
  return unlike(turned, `not said to be adjusted, ${where}`, 'Not said to be adjusted');
}

/** The rows whose printed ratio came from a claim, with what it is there. */
function namedRows(
  measure: AnalysisSummary['measure'],
  rows: readonly AnalysisRowView[],
  sources: readonly RowSource[],
): Named[] {
  const column = printedColumn(measure);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sources.flatMap(({ rowId, ratio, columns }) => {
    const row = byId.get(rowId);
    const isTaken = column !== null && columns.includes(column);
    return row === undefined || ratio === null || !isTaken ? [] : [{ name: ratio, row }];
  });
}

function unlike(other: readonly Named[], where: string, short: string): UnlikeRows {
  const told = [...Map.groupBy(other, ({ name }) => name)].map(
    ([name, of]) => `${studyNames(of.map(({ row }) => row))}: ${inSentence(name)}`,
  );
  return {
    words: `${told.join('; ')}, ${where}. They are pooled together.`,
    short,
    rows: other.map(({ row }) => row),
  };
}

/** What stands there most often; the first of those that do as often. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counted = [...Map.groupBy(values, (value) => value)];
  return counted.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
