import { newId } from '#renderer/bridge/new-id.ts';
import type { AnalysisEdit, AnalysisRowView, AnalysisSummary, NewRow } from '#shared/contract/analyses.ts';
import { isNamedGroup } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { comparedIn, saidName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { inSentence, measureInfo, printedColumn } from '#shared/stats/effect-sizes/measures.ts';
import { folded } from '#shared/kit/folded.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { StudyRowOut } from '#shared/tables/rows-of.ts';
import type { PlacedEdit } from '../grid/use-table.ts';
import { isHazardRatio, isReportedRatio, withMeasure } from '../settings/choices.ts';

/** How studies go into an analysis that has some: behind them, into those of the same name, or over those from the focus on. */
export type Way = 'add' | 'names' | 'here';

/** What is written: the changes of the analysis, if any, and of its rows. All of it is one step. */
export interface WritePlan {
  readonly set: AnalysisEdit | null;
  readonly edits: readonly PlacedEdit[];
  readonly added: number;
  readonly changed: number;
}

/** The names of studies that a table and an analysis share. */
export function sharedNames(
  rows: readonly Pick<AnalysisRowView, 'study'>[],
  studies: readonly StudyRowOut[],
): string[] {
  const there = new Set(rows.map(({ study }) => folded(study)));
  return [...new Set(studies.map(({ study }) => study))].filter((study) => there.has(folded(study)));
}

/** @param from the row that studies go over from, of the way `here` */
export function writePlan(
  { analysis, rows }: { readonly analysis: AnalysisSummary; readonly rows: readonly AnalysisRowView[] },
  { mapping, studies }: { readonly mapping: Mapping; readonly studies: readonly StudyRowOut[] },
  { way, from }: { readonly way: Way; readonly from: number },
): WritePlan {
  const places = placesOf(rows, studies, { way, from });
  const edits = studies.map((study, index): PlacedEdit => {
    const at = places[index] ?? rows.length + index;
    return { at, set: at < rows.length && way === 'names' ? onlyCells(study) : whole(study) };
  });
  const changed = edits.filter(({ at }) => at < rows.length).length;
  return { set: changesOf(analysis, mapping), edits, added: edits.length - changed, changed };
}

/** The row that each study goes into; those beyond the last row are new. */
function placesOf(
  rows: readonly AnalysisRowView[],
  studies: readonly StudyRowOut[],
  { way, from }: { readonly way: Way; readonly from: number },
): number[] {
  if (way === 'here') return studies.map((_, index) => from + index);
  const free = Map.groupBy(
    rows.map(({ study }, at) => ({ name: folded(study), at })),
    ({ name }) => name,
  );
  let next = rows.length;
  return studies.map(({ study }) => {
    const same = way === 'names' ? free.get(folded(study))?.shift() : undefined;
    if (same !== undefined) return same.at;
    next += 1;
    return next - 1;
  });
}

/** Empty cells of a table take nothing away. */
function onlyCells({ cells }: StudyRowOut): { cells: Record<string, number | string> } {
  const filled = Object.entries(cells).flatMap(([key, value]) =>
    value === null || value === '' ? [] : [[key, value] as const],
  );
  return { cells: Object.fromEntries(filled) };
}

function whole(study: StudyRowOut) {
  return { study: study.study.slice(0, 2_000), ...onlyCells(study) };
}

/** The rows of a new analysis. */
export function newRows(studies: readonly StudyRowOut[]): NewRow[] {
  return studies.map((study) => ({ rowId: newId.analysisRow(), set: whole(study) }));
}

/** Another measure where the table has one, and which way is better where the table’s questions said so. */
function measured(analysis: AnalysisSummary, { measure, better }: Mapping): AnalysisEdit {
  const set = measure === analysis.measure ? {} : withMeasure(analysis, measure);
  const said = set.better === undefined ? analysis.better : set.better;
  return better === null || better === said ? set : { ...set, better };
}

/** What is chosen anew about an analysis; null: nothing. Names that somebody gave stay. */
export function changesOf(analysis: AnalysisSummary, mapping: Mapping): AnalysisEdit | null {
  const { group1, group2 } = mapping;
  const unit = unitOf(mapping);
  const set: AnalysisEdit = {
    ...measured(analysis, mapping),
    ...(unit === null || (printedColumn(mapping.measure) !== null && isNamedAlready(analysis))
      ? {}
      : { unit }),
    ...(group1 === '' || isNamedGroup(analysis.group1) ? {} : { group1 }),
    ...(group2 === '' || isNamedGroup(analysis.group2) ? {} : { group2 }),
  };
  if (set.unit === analysis.unit) delete set.unit;
  return Object.keys(set).length === 0 ? null : set;
}

/** Whether it is said what the ratios of an analysis are: by somebody, or of hazard ratios by those that are there. */
function isNamedAlready({ measure, unit, rows }: AnalysisSummary): boolean {
  return saidName(measure, unit) !== null || (isHazardRatio(measure) && rows > 0);
}

/** The unit of numbers; what ratios are that were printed, and effects that are entered as such, which no number tells. */
export function unitOf({ measure, effect, unit }: Mapping): string | null {
  if (unit !== null || effect === null) return unit;
  const { name } = measureInfo(effect);
  return isReportedRatio(measure) ? name : inSentence(name);
}

/**
 * Whether the numbers of a table are what those of an analysis are, as far as no number tells it: effects of the same unit,
 * ratios of the same things (“aOR” and “Odds ratio”).
 */
export function isOfUnit({ unit }: Pick<AnalysisSummary, 'unit'>, mapping: Mapping): boolean {
  const { measure } = mapping;
  const other = unitOf(mapping);
  if (other === null || !['ratio', 'generic'].includes(measureInfo(measure).family)) return true;
  return (
    other === unit || (isReportedRatio(measure) && comparedIn(measure, other) === comparedIn(measure, unit))
  );
}

/** The fields of a new analysis of a table. */
export function newAnalysisOf(
  mapping: Mapping,
  names: { readonly comparison: string; readonly outcome: string },
  two: boolean,
): AnalysisEdit {
  const group1 = mapping.group1 || (two ? 'Experimental' : 'Group');
  const group2 = two ? mapping.group2 || 'Control' : '';
  return {
    ...{ measure: mapping.measure, method: 'REML', test: 'knha' },
    comparison: names.comparison || (two ? `${group1} against ${group2}` : group1),
    outcome: names.outcome,
    ...{ group1, group2 },
    subgroup: mapping.subgroup,
    better: two ? mapping.better : null,
    unit: unitOf(mapping),
  };
}
