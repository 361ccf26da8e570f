import { expect, test } from 'vitest';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { AnalysisId, AnalysisRowId, ClaimId, ResultId } from '#shared/contract/ids.ts';
import { v7 } from 'uuid';
import { carriedRatios } from './carried-ratios.ts';

const source = { claimId: ClaimId.parse(v7()), resultId: ResultId.parse(v7()) };

function row(cells: AnalysisRowView['cells'], sources: AnalysisRowView['sources'] = {}): AnalysisRowView {
  const ids = { id: AnalysisRowId.parse(v7()), analysisId: AnalysisId.parse(v7()), studyId: null };
  return { ...ids, study: 'Brown', cells, sources, used: true, reason: null, place: 0 };
}

test('ratios go with the measure, and so does where they came from; limits stay where they are', () => {
  const [typed, claimed, both] = [
    row({ ratio: 0.62, lo: 0.41, hi: 0.95 }),
    row({ ratio: 0.7, p: 0.04 }, { ratio: source, p: source }),
    row({ ratio: 0.7, hr: 0.5 }),
  ];
  expect(carriedRatios([typed, claimed, both], 'GENR', 'HR')).toEqual([
    { rowId: typed.id, set: { cells: { ratio: null, hr: 0.62 } } },
    { rowId: claimed.id, set: { cells: { ratio: null, hr: 0.7 }, sources: { hr: source } } },
  ]);
});

test('other measures move nothing', () => {
  const rows = [row({ hr: 0.62, lo: 0.41, hi: 0.95 })];
  expect(carriedRatios(rows, 'HR', 'RR')).toEqual([]);
  expect(carriedRatios(rows, 'HR', 'HR')).toEqual([]);
  expect(carriedRatios(rows, 'RR', 'HR')).toEqual([]);
});
