import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import { AnalysisId, AnalysisRowId } from '#shared/contract/ids.ts';
import { gridColumns, groupSpan } from './grid-columns.ts';

const id = AnalysisId.parse(v7());
const analysis: AnalysisSummary = {
  ...{ id, comparison: '', outcome: '', name: '', measure: 'HR', method: 'REML', test: 'knha', settings: {} },
  ...{ moderators: [], subgroup: null, group1: 'Blinatumomab', group2: 'Chemotherapy', better: null },
  ...{ unit: null, note: '', place: 0, rows: 1, used: 1, created: '2026-11-30T10:00:00.000Z' },
};
const row = (cells: AnalysisRowView['cells']): AnalysisRowView => ({
  ...{ id: AnalysisRowId.parse(v7()), analysisId: id, study: 'Brown', studyId: null, cells, sources: {} },
  ...{ used: true, reason: null, place: 0 },
});
const heads = (...cells: readonly AnalysisRowView['cells'][]) =>
  gridColumns(analysis, cells.map(row), { way: ['hr', 'lo', 'hi'], added: [] })
    .filter(({ kind }) => kind === 'number')
    .map(({ head }) => head);

test('numbers that were entered in another way than most have their columns behind', () => {
  const printed = { hr: 0.5, lo: 0.3, hi: 0.9 };
  expect(heads(printed)).toEqual(['HR', 'Lower', 'Upper']);
  expect(heads(printed, { hr: 0.7, p: 0.04 })).toEqual(['HR', 'Lower', 'Upper', 'P']);
});

test('the level of intervals has a column where one is of another than 95 %', () => {
  const printed = { hr: 0.5, lo: 0.3, hi: 0.9, level: 0.95 };
  expect(heads(printed, printed)).toEqual(['HR', 'Lower', 'Upper']);
  expect(heads(printed, { ...printed, level: 0.9 })).toEqual(['HR', 'Lower', 'Upper', 'Level']);
});

test('the name of a group stands once, over the columns that it has', () => {
  const counts = { ...analysis, measure: 'RR' } as const;
  const way = ['e1', 'n1', 'e2', 'n2'];
  const columns = gridColumns(counts, [row({ e1: 1 })], { way, added: [] });
  expect(columns.map(({ head }, at) => [head, groupSpan(columns, at)])).toEqual([
    ['Used', 0],
    ['Study', 0],
    ['Events', 2],
    ['Total', 0],
    ['Events', 2],
    ['Total', 0],
    ['Row', 0],
  ]);
});
