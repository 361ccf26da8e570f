import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { columnOf } from '#shared/stats/analysis/columns.ts';
import type { AnalysedSubgroup } from '#shared/stats/analysis/subgroups-of.ts';
import type { StudyRow } from '#shared/stats/effect-sizes/cells.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { ForestRow, ForestStudy, ForestTable, ForestTotal } from '../forest-table.ts';
import { placed, shownEffects, type ShownEffects, studyInterval } from './effects-of.ts';
import { type AnalysisLabels, favoursOf, isNamedGroup } from './labels.ts';
import { type LeftOutStudy, leftOutNotes, leftOutRows } from './left-out-rows.ts';
import { measureHead, measureNameInSentence } from './measure-name.ts';
import { meansBelowZero } from './means-below-zero.ts';
import { percentOf } from './printed.ts';
import { cellPrinter, columnGroups, sumCells } from './study-columns.ts';
import {
  heterogeneityWords,
  modelWords,
  overallWords,
  predictionNote,
  subgroupWords,
  waldWords,
} from './words-of.ts';

/** What all rows need. */
type Sheet = {
  readonly analysis: Analysis;
  readonly labels: AnalysisLabels;
  readonly shown: ShownEffects;
  readonly groups: ReturnType<typeof columnGroups>;
  readonly cells: (study: StudyRow) => string[];
};

/**
 * The forest plot of an analysis: every row of its table stands there, those that were not pooled too.
 * @param leftOut studies that a person has left out, which the analysis itself does not hold
 */
export function forestOf(
  analysis: Analysis,
  labels: AnalysisLabels,
  leftOut: readonly LeftOutStudy[] = [],
): ForestTable {
  const { request } = analysis;
  const { family, noEffect } = measureInfo(request.measure);
  const groups = columnGroups(family, request.studies, labels);
  const shown = shownEffects(analysis);
  const sheet: Sheet = { analysis, labels, shown, groups, cells: cellPrinter(groups, request.studies) };
  const rows = analysis.subgroups === null ? studiesOf(sheet, allRows(analysis)) : inSubgroups(sheet);
  return {
    title: labels.title,
    description: descriptionOf(analysis, labels, shown),
    studyHead: analysis.subgroups === null ? 'Study' : 'Study or subgroup',
    groups: groups.map(({ name: group, columns }) => ({
      name: group,
      columns: columns.map(({ head }) => head),
    })),
    weightHead: analysis.pooled.weights === null ? null : 'Weight',
    effectHead: [measureHead(request.measure, labels.unit), modelWords(request)],
    rows: [...rows, ...leftOutRows(analysis, leftOut, sheet), ...totalsOf(sheet)],
    axis: {
      scale: shown.scale,
      nullValue: shown.nullValue,
      within: shown.within,
      favours: noEffect === null || meansBelowZero(analysis) ? null : favoursOf(labels),
    },
    biasDomains: [],
    footnotes: [...footnotesOf(analysis), ...(labels.remarks ?? []), ...leftOutNotes(leftOut)],
  };
}

function allRows({ request }: Analysis): number[] {
  return request.studies.map((_, place) => place + 1);
}

/** Rows of the table by their numbers, counted from 1. */
function studiesAt(studies: readonly StudyRow[], rows: readonly number[]): StudyRow[] {
  return studies.filter((_, place) => rows.includes(place + 1));
}

function studiesOf(sheet: Sheet, rows: readonly number[]): ForestStudy[] {
  return rows.map((row) => studyOf(sheet, row));
}

function studyOf({ analysis, shown, cells }: Sheet, row: number): ForestStudy {
  const { effects, request, pooled } = analysis;
  const study: StudyRow = request.studies[row - 1] ?? {};
  const at = effects.usedRows.indexOf(row);
  const [yi, vi] = [effects.yi[at], effects.vi[at]];
  const size = effects.ni[at] ?? null;
  const weightAt = pooled.usedRows.indexOf(row);
  const common = {
    kind: 'study',
    key: String(row),
    name: study['study'] === undefined || study['study'] === null ? `Study ${row}` : String(study['study']),
    cells: cells(study),
    weight: weightAt < 0 ? null : (pooled.weights?.[weightAt] ?? null),
  } as const;
  if (yi === undefined || vi === undefined) {
    const estimable = effects.notEstimable.some((one) => one.row === row);
    return { ...common, effect: null, effectText: estimable ? 'Not estimable' : 'Incomplete' };
  }
  const interval = studyInterval(yi, vi, request.settings.level);
  return { ...common, effect: placed(interval, shown, size), effectText: shown.words(interval, size) };
}

function inSubgroups(sheet: Sheet): ForestRow[] {
  const { analysis } = sheet;
  const { subgroups, request } = analysis;
  if (subgroups === null) return [];
  const levels = columnOf(request.studies, subgroups.name, allRows(analysis));
  const rowsAt = (level: string | null): number[] =>
    allRows(analysis).filter((row) => {
      const value = levels[row - 1] ?? null;
      return level === null ? value === null : value !== null && String(value) === level;
    });
  const without = rowsAt(null);
  return [
    ...subgroups.groups.flatMap((group): ForestRow[] => [
      { kind: 'heading', text: group.level },
      ...studiesOf(sheet, rowsAt(group.level)),
      subtotalOf(sheet, group),
      { kind: 'words', text: spreadWords(group, request) },
    ]),
    ...(without.length === 0
      ? []
      : [{ kind: 'heading', text: `No ${subgroups.name} given` } as const, ...studiesOf(sheet, without)]),
  ];
}

function spreadWords(group: AnalysedSubgroup, request: Analysis['request']): string {
  if (group.notEstimable !== null) return 'Heterogeneity: not applicable';
  return heterogeneityWords(group, { request });
}

function subtotalOf({ analysis, shown, groups }: Sheet, group: AnalysedSubgroup): ForestTotal {
  const { request, pooled } = analysis;
  const { estimate, ciLower, ciUpper, usedRows } = group;
  const interval =
    estimate === null || ciLower === null || ciUpper === null
      ? null
      : { estimate, lower: ciLower, upper: ciUpper };
  const weights = usedRows.map((row) => pooled.weights?.[pooled.usedRows.indexOf(row)] ?? 0);
  return {
    kind: 'total',
    name: `Subtotal (${percentOf(request.settings.level)} CI)`,
    // Where nothing was pooled there is no sum, which 0 would be.
    cells: usedRows.length === 0 ? [] : sumCells(groups, studiesAt(request.studies, usedRows)),
    effect: interval && placed(interval, shown),
    effectText:
      estimate === null ? 'Not estimable' : interval === null ? shown.print(estimate) : shown.words(interval),
    weight:
      pooled.weights === null || weights.length === 0
        ? null
        : weights.reduce((sum, weight) => sum + weight, 0),
    prediction: null,
    overall: false,
  };
}

function totalsOf({ analysis, shown, groups }: Sheet): ForestRow[] {
  const { pooled, request, subgroups } = analysis;
  if (pooled.b.length !== 1) return [{ kind: 'words', text: heterogeneityWords(pooled, { request }) }];
  const [estimate = 0, lower = null, upper = null] = [pooled.b[0], pooled.ciLower[0], pooled.ciUpper[0]];
  const interval = lower === null || upper === null ? null : { estimate, lower, upper };
  const { prediction } = pooled;
  const total: ForestTotal = {
    kind: 'total',
    name: `Total (${percentOf(request.settings.level)} CI)`,
    cells: sumCells(groups, studiesAt(request.studies, pooled.usedRows)),
    effect: interval && placed(interval, shown),
    effectText: interval === null ? shown.print(estimate) : shown.words(interval),
    weight: pooled.weights === null ? null : 100,
    prediction: prediction && {
      lower: shown.place(prediction.lower),
      upper: shown.place(prediction.upper),
      text: `[${shown.print(prediction.lower)}, ${shown.print(prediction.upper)}]`,
    },
    overall: true,
  };
  const words = [
    heterogeneityWords(pooled, { request, interval: pooled.tau2Interval }),
    overallWords(analysis),
    waldWords(analysis, shown),
    subgroups === null ? null : subgroupWords(subgroups, request),
  ];
  return [total, ...words.flatMap((text): ForestRow[] => (text === null ? [] : [{ kind: 'words', text }]))];
}

function footnotesOf(analysis: Analysis): string[] {
  const { effects, notes } = analysis;
  const prediction = predictionNote(analysis);
  const reasons = effects.notEstimable.map(({ study, reason }) => `${study}: ${reason}`);
  return [...(prediction === null ? [] : [prediction]), ...reasons, ...notes];
}

function descriptionOf(
  { pooled, request }: Analysis,
  { outcome, group1, group2, unit }: AnalysisLabels,
  shown: ShownEffects,
): string {
  const { groups } = measureInfo(request.measure);
  const about = groups === 2 ? `${group1} against ${group2}` : isNamedGroup(group1) ? group1 : '';
  const what = [outcome, about].filter((part) => part !== '').join(', ') || 'one group each';
  const [estimate, lower, upper] = [pooled.b[0], pooled.ciLower[0] ?? null, pooled.ciUpper[0] ?? null];
  const told =
    pooled.b.length !== 1 || estimate === undefined || lower === null || upper === null
      ? ''
      : ` Pooled ${measureNameInSentence(request.measure, unit)}: ${shown.words({ estimate, lower, upper })}.`;
  return `Forest plot of ${pooled.k} ${pooled.k === 1 ? 'study' : 'studies'}: ${what}.${told}`;
}
