import type { z } from 'zod';
import type { AnalysisRowView, AnalysisSummary, analyses, RowEdit } from '#shared/contract/analyses.ts';
import type { ResultId } from '#shared/contract/ids.ts';
import { saidName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { commonName, mixedNames, ratioKind } from '#shared/figures/synthesis/of-analysis/unlike-ratios.ts';
import { inSentence, type Measure, measureInfo, printedColumn } from '#shared/stats/effect-sizes/measures.ts';
import { isHazardRatio, isReportedRatio } from '../settings/choices.ts';

/** A result that may become a row. */
export type Candidate = z.output<typeof analyses.fromClaims.output>[number];

type Rows = readonly Pick<AnalysisRowView, 'study' | 'studyId' | 'sources'>[];

/** The results that rows were taken from already. */
export function takenResults(rows: Rows): ReadonlySet<ResultId> {
  return new Set(rows.flatMap(({ sources }) => Object.values(sources).map(({ resultId }) => resultId)));
}

/** Those that can be added now. */
export function open(candidates: readonly Candidate[], rows: Rows): Candidate[] {
  const taken = takenResults(rows);
  return candidates.filter(({ problem, resultId }) => problem === null && !taken.has(resultId));
}

/**
 * What is chosen at first: of each study that has no row yet the first result, so that nobody counts twice; of its ratios the
 * one of the kind that is pooled. @param unit what the ratios of the analysis are; null: what most studies have
 */
export function chosenAtFirst(
  candidates: readonly Candidate[],
  rows: Rows,
  unit: string | null = null,
): ReadonlySet<ResultId> {
  const studies = new Set(rows.map(studyKey));
  const possible = open(candidates, rows);
  const wanted = unit === null ? mostFrequentKind(possible) : ratioKind(unit);
  return new Set(
    [...Map.groupBy(possible, studyKey)].flatMap(([key, [first, ...others]]) => {
      if (first === undefined || studies.has(key)) return [];
      return ([first, ...others].find(({ ratio }) => ratioKind(ratio) === wanted) ?? first).resultId;
    }),
  );
}

/** The kind of ratio that most studies have; the first of those that as many have. */
function mostFrequentKind(candidates: readonly Candidate[]): string | null {
  const kinds = [...Map.groupBy(candidates, ({ ratio }) => ratioKind(ratio))].map(([kind, of]) => ({
    kind,
    studies: new Set(of.map(studyKey)).size,
  }));
  return kinds.toSorted((a, b) => b.studies - a.studies)[0]?.kind ?? null;
}

function studyKey({ study, studyId }: Rows[number] | Candidate): string {
  return studyId ?? `name ${study.trim().toLocaleLowerCase('en')}`;
}

/** The rows that results give, each cell with the claim that it came from. */
export function rowsFrom(candidates: readonly Candidate[]): RowEdit[] {
  return candidates.map(({ study, studyId, cells, claimId, resultId }) => ({
    ...{ study, studyId, cells },
    sources: Object.fromEntries(Object.keys(cells).map((column) => [column, { claimId, resultId }])),
  }));
}

/**
 * What the ratios of an analysis are to be called where nobody has said it and the results that are added are of one kind;
 * null: as they are called now.
 */
export function unitFrom(
  { measure, unit, rows }: Pick<AnalysisSummary, 'measure' | 'unit' | 'rows'>,
  chosen: readonly Candidate[],
): string | null {
  // Hazard ratios that are there already were not said to be adjusted.
  const open = isReportedRatio(measure) || (isHazardRatio(measure) && rows === 0);
  if (!open || saidName(measure, unit) !== null) return null;
  const name = commonName(ratiosOf(chosen));
  return name === measureInfo(measure).name ? null : saidName(measure, name);
}

/** That ratios would be pooled together which do not say the same; null: they do, or are no ratios as reported. */
export function mixedRatios(
  { measure, unit }: Pick<AnalysisSummary, 'measure' | 'unit'>,
  chosen: readonly Candidate[],
): string | null {
  if (printedColumn(measure) === null) return null;
  return mixedNames([...new Set([saidName(measure, unit) ?? [], ratiosOf(chosen)].flat())]);
}

/** What the ratios of results are, each once: “Odds ratio”. */
function ratiosOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.flatMap(({ ratio }) => ratio ?? []))];
}

/** The measure that would take most of the results, where it takes more than the one of the analysis; else null. */
export function betterMeasure(
  candidates: readonly Candidate[],
  measure: Measure,
): { readonly measure: Measure; readonly rows: number } | null {
  const here = candidates.filter(({ problem }) => problem === null).length;
  const { family } = measureInfo(measure);
  const counts = Map.groupBy(
    candidates.flatMap(({ measures }) => measures),
    (one) => one,
  );
  const [best] = [...counts]
    .filter(([one, { length }]) => measureInfo(one).family !== family && length > here)
    // What fits everything says least: effects as entered only where nothing else takes as many.
    .toSorted(
      ([one, a], [other, b]) => b.length - a.length || Number(one === 'GEN') - Number(other === 'GEN'),
    );
  return best === undefined ? null : { measure: best[0], rows: best[1].length };
}

/** Why a result can’t be a row of an analysis: what it has instead, where another analysis could take it. */
export function reasonOf({ problem, measures, ratio }: Candidate, measure: Measure): string | null {
  if (problem === null) return null;
  const [other] = measures.filter((one) => measureInfo(one).groups === measureInfo(measure).groups);
  if (other === undefined) return problem;
  const name =
    isReportedRatio(other) && ratio !== null
      ? `${inSentence(ratio)} as reported`
      : inSentence(measureInfo(other).name);
  const article = /^[aeiou]/u.test(name) ? 'an' : 'a';
  return `It has the numbers of ${article} ${name}; this analysis is of ${pluralOf(measure)}.`;
}

/** “risk ratios”, “ratios of means”. */
export function pluralOf(measure: Measure): string {
  const [plain = ''] = inSentence(measureInfo(measure).name).split(',');
  return plain.replace(/^.+?(?= (?:of|from|as) |$)/u, '$&s');
}

/** Whether an analysis has rows with numbers: another measure would leave them without what they need. */
export function hasNumbers(rows: readonly Pick<AnalysisRowView, 'cells'>[]): boolean {
  return rows.some(({ cells }) => Object.values(cells).some((cell) => cell !== null && cell !== ''));
}
