import { expect, test } from 'vitest';
import { evidenceColumns } from './evidence-columns.ts';
import { pWords, resultLines } from './evidence-lines.ts';
import { emptyArm, emptyResult } from './reported-result.ts';

test('a claim without numbers is one line, one with two results two', () => {
  expect(resultLines([]).map(({ resultNumber }) => resultNumber)).toEqual([null]);
  expect(resultLines([emptyResult, emptyResult]).map(({ resultNumber }) => resultNumber)).toEqual([1, 2]);
});

test('what the only group showed is the value; of two groups neither is', () => {
  const arm = { ...emptyArm, percent: 71, interval: { lower: 62, upper: 79 }, nAnalysed: 103 };
  const percent = { ...emptyResult, measure: 'percent', level: 0.95 } as const;
  expect(resultLines([{ ...percent, arms: [arm] }])[0]).toMatchObject({
    value: 71,
    ciLow: 62,
    ciHigh: 79,
    nTherapy: 103,
    nComparator: null,
  });
  expect(resultLines([{ ...percent, arms: [{ ...emptyArm, median: 'not-reached' }] }])[0]?.value).toBe(
    'not-reached',
  );
  const two = { ...percent, arms: [arm, { ...arm, percent: 58 }] };
  expect(resultLines([two])[0]).toMatchObject({ value: null, ciLow: null, nTherapy: null });
  expect(resultLines([{ ...percent, arms: [{ ...arm, side: 'comparator' }] }])[0]?.value).toBeNull();
});

test('the cells of a result are those of its value and of the arms of each side', () => {
  const [line] = resultLines([
    {
      ...emptyResult,
      asReported: 'HR 0.39; 95% CI, 0.24–0.64; P<.001',
      measure: 'HR',
      value: 0.39,
      interval: { lower: 0.24, upper: 'not-reached' },
      level: 0.95,
      p: 0.001,
      pOperator: '<',
      adjusted: true,
      arms: [
        { ...emptyArm, side: 'comparator', nRandomised: 722, events: 80, mean: 12.3 },
        { ...emptyArm, side: 'therapy', nRandomised: 718, nAnalysed: 710, events: 40, mean: 10, sd: 4.5 },
      ],
    },
  ]);
  expect(line).toMatchObject({
    ciLow: 0.24,
    ciHigh: 'not-reached',
    p: '<0.001',
    nTherapy: 710,
    nComparator: 722,
    eventsTherapy: 40,
    eventsComparator: 80,
    meanSdTherapy: '10 (4.5)',
    meanSdComparator: '12.3',
    adjusted: 'yes',
  });
  const keys = new Set<string>(evidenceColumns.map(([, key]) => key));
  expect(Object.keys(line ?? {}).filter((key) => !keys.has(key))).toEqual([]);
});

test('p is printed with its operator', () => {
  expect(pWords({ p: 0.03, pOperator: '=' })).toBe('0.03');
  expect(pWords({ p: 0.05, pOperator: '>' })).toBe('>0.05');
  expect(pWords({ p: null, pOperator: 'ns' })).toBe('ns');
  expect(pWords({ p: null, pOperator: null })).toBeNull();
});
