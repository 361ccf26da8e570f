import { expect, test } from 'vitest';
import { newId } from '#renderer/bridge/new-id.ts';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { isSplit, splitControl } from './shared-control.ts';

function row(cells: AnalysisRowView['cells']): AnalysisRowView {
  return {
    ...{ id: newId.analysisRow(), analysisId: newId.analysis(), study: 'Brown', studyId: null, cells },
    ...{ sources: {}, used: true, reason: null, place: 0 },
  };
}

const shared = [row({ e1: 3, n1: 40, e2: 9, n2: 51 }), row({ e1: 5, n1: 42, e2: 9, n2: 51 })];

test('a control group is split into whole people and events, which add up', () => {
  const parts = splitControl('RR', shared).map(({ set }) => set.cells);
  expect(parts).toMatchObject([
    { e2: 5, n2: 26, 'Control group': '1 of 2 parts of 9/51' },
    { e2: 4, n2: 25, 'Control group': '1 of 2 parts of 9/51' },
  ]);
});

test('what leaves a part without people, or is no whole number, is not split', () => {
  expect(
    splitControl(
      'RR',
      shared.map(({ cells }) => row({ ...cells, n2: 1 })),
    ),
  ).toEqual([]);
  expect(
    splitControl(
      'RR',
      shared.map(({ cells }) => row({ ...cells, e2: 4.5 })),
    ),
  ).toEqual([]);
});

test('a column of that name that somebody else has written says nothing about a split', () => {
  expect(isSplit(row({ 'Control group': 'placebo' }))).toBe(false);
  expect(isSplit(row({ 'Control group': '1 of 2 parts of 9/51' }))).toBe(true);
});
