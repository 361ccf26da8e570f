import { expect, test } from 'vitest';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import { emptyArm, emptyResult } from '#shared/domain/reported-result.ts';
import { measuresOf } from './other-measures.ts';
import { reportedNow } from './reported-now.ts';

const hazard = {
  ...emptyResult,
  measure: 'HR',
  value: 0.39,
  interval: { lower: 0.24, upper: 0.64 },
  level: 0.95,
} as const;
const arms = [
  { ...emptyArm, side: 'therapy', events: 12, nAnalysed: 60 },
  { ...emptyArm, side: 'comparator', events: 20, nAnalysed: 61 },
] as const;
const ways = (result: typeof hazard) => [result, { ...result, ...mirrorNumbers(result) }];

test('what was taken is the same as long as the result says it, whichever way round it was taken', () => {
  expect(reportedNow({ hr: 0.39, lo: 0.24, hi: 0.64 }, ways(hazard))).toEqual({});
  const turned = mirrorNumbers(hazard);
  expect(reportedNow({ hr: Number(turned.value) }, ways(hazard))).toEqual({});
});

test('what it says instead stands by column; what it does not say any more is null', () => {
  const later = { ...hazard, value: 0.41, interval: null };
  const cells = { hr: 0.39, lo: 0.24, hi: 0.64, level: 0.95 };
  expect(reportedNow(cells, [later, { ...later, ...mirrorNumbers(later) }])).toEqual({
    ...{ hr: 0.41, lo: null, hi: null, level: null },
  });
});

test('ratios that were taken as printed are held against what is printed now', () => {
  const odds = {
    ...emptyResult,
    measure: 'OR',
    value: 0.62,
    interval: { lower: 0.41, upper: 0.95 },
  } as const;
  expect(reportedNow({ ratio: 0.62, lo: 0.41, hi: 0.95 }, [odds])).toEqual({});
  expect(reportedNow({ ratio: 0.65, lo: 0.41, hi: 0.95 }, [odds])).toEqual({ ratio: 0.62 });
});

test('an analysis may have become one of another measure since: its old cells still have their source', () => {
  const both = { ...hazard, arms };
  expect(reportedNow({ e1: 12, n1: 60, e2: 20, n2: 61, hr: 0.39 }, [both])).toEqual({});
  expect(reportedNow({ e1: 13 }, [both])).toEqual({ e1: 12 });
});

test('a result tells of which measures it gives rows', () => {
  const claim = { contrast: 'between-therapies', support: null, assertion: null } as const;
  expect(measuresOf({ ...claim, result: hazard })).toEqual(['HR', 'GEN']);
  expect(measuresOf({ ...claim, result: { ...hazard, measure: 'OR' } })).toEqual(['GENR', 'GEN']);
  expect(measuresOf({ ...claim, result: { ...hazard, arms } })).toEqual(['RR', 'HR', 'GEN']);
  const [one] = arms;
  const alone = { ...emptyResult, arms: [one] };
  expect(measuresOf({ ...claim, contrast: 'single-group', result: alone })).toEqual(['PLO']);
  expect(measuresOf({ ...claim, support: 'pooled', result: hazard })).toEqual([]);
});
