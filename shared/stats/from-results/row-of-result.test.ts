import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import {
  emptyArm,
  emptyResult,
  type ReportedArm,
  type ReportedResult,
  resultMeasures,
} from '#shared/domain/reported-result.ts';
import { contrasts } from '#shared/domain/values.ts';
import { effectSizes } from '../effect-sizes/effect-sizes.ts';
import { type Measure, measureInfo, measures } from '../effect-sizes/measures.ts';
import { reportedRatio } from './estimates.ts';
import { type ClaimedResult, rowOfResult } from './row-of-result.ts';

const therapy = (numbers: Partial<ReportedArm>): ReportedArm => ({
  ...emptyArm,
  side: 'therapy',
  ...numbers,
});
const comparator = (numbers: Partial<ReportedArm>): ReportedArm => ({
  ...emptyArm,
  side: 'comparator',
  ...numbers,
});

function row(
  measure: Measure,
  result: Partial<ReportedResult>,
  claim: Partial<Omit<ClaimedResult, 'result'>> = {},
): ReturnType<typeof rowOfResult> {
  const { timePoint: _time, ...numbers } = { ...emptyResult, ...result };
  return rowOfResult(measure, {
    ...{ contrast: 'between-therapies', support: null, assertion: null },
    ...claim,
    result: numbers,
  });
}

const risks = [therapy({ events: 12, nAnalysed: 60 }), comparator({ events: 20, nRandomised: 61 })];

describe('a comparison', () => {
  test('gives risks by side; those who were analysed stand before those who were randomised', () => {
    const arms = [...risks.toReversed().slice(0, 1), therapy({ events: 12, nAnalysed: 60, nRandomised: 64 })];
    const cells = { e1: 12, n1: 60, e2: 20, n2: 61 };
    for (const measure of ['OR', 'RR', 'RD', 'AS', 'PETO'] as const)
      expect(row(measure, { arms })).toEqual({ groups: 2, cells, problem: null });
  });

  test('gives means, person-time and hazard ratios', () => {
    const means = [
      therapy({ mean: 4.2, sd: 1.1, nAnalysed: 30 }),
      comparator({ mean: 5, sd: 1.4, nAnalysed: 28 }),
    ];
    expect(row('SMD', { arms: means }).cells).toEqual({ m1: 4.2, sd1: 1.1, n1: 30, m2: 5, sd2: 1.4, n2: 28 });
    const rates = [therapy({ events: 3, personTime: 120.5 }), comparator({ events: 9, personTime: 118 })];
    expect(row('IRR', { arms: rates }).cells).toEqual({ x1: 3, t1: 120.5, x2: 9, t2: 118 });
    const hazard = { measure: 'HR', value: 0.39, interval: { lower: 0.24, upper: 0.64 } } as const;
    expect(row('HR', hazard)).toEqual({
      groups: 2,
      cells: { hr: 0.39, lo: 0.24, hi: 0.64 },
      problem: null,
    });
    expect(row('HR', { ...hazard, level: 0.9 }).cells).toHaveProperty('level', 0.9);
    expect(row('HR', { ...hazard, interval: null, p: 0.02, pOperator: '=' })).toMatchObject({
      cells: { hr: 0.39, p: 0.02 },
      problem: null,
    });
  });

  test('gives other ratios as they are printed', () => {
    const odds = { measure: 'OR', value: 0.62, interval: { lower: 0.41, upper: 0.95 } } as const;
    expect(row('GENR', odds)).toEqual({
      groups: 2,
      cells: { ratio: 0.62, lo: 0.41, hi: 0.95 },
      problem: null,
    });
    expect(row('GENR', { ...odds, level: 0.9 }).cells).toHaveProperty('level', 0.9);
    expect(row('GENR', { ...odds, interval: null, p: 0.02, pOperator: '=' })).toMatchObject({
      cells: { ratio: 0.62, p: 0.02 },
      problem: null,
    });
    expect(reportedRatio({ ...odds, adjusted: null })).toBe('Odds ratio');
    expect(reportedRatio({ measure: 'HR', adjusted: false })).toBe('Hazard ratio');
    expect(reportedRatio({ measure: 'HR', adjusted: true })).toBe('Adjusted hazard ratio');
    expect(reportedRatio({ measure: 'MD', adjusted: true })).toBeNull();
  });

  test('turned round gives the groups turned round', () => {
    const turned = mirrorNumbers({ ...emptyResult, arms: risks });
    expect(row('OR', turned).cells).toEqual({ e1: 20, n1: 61, e2: 12, n2: 60 });
  });

  test('as entered is the logarithm of a ratio, a difference as it is, with the error of the interval', () => {
    const ratio = row('GEN', {
      measure: 'OR',
      value: 0.5,
      interval: { lower: 0.25, upper: 1 },
      level: 0.95,
    });
    expect(ratio.problem).toBeNull();
    expect(ratio.cells['yi']).toBeCloseTo(Math.log(0.5), 14);
    expect(ratio.cells['sei']).toBeCloseTo(Math.log(4) / (2 * 1.959963984540054), 14);
    const difference = row('GEN', {
      measure: 'MD',
      value: -2,
      interval: { lower: -4, upper: 0 },
      level: 0.9,
    });
    expect(difference.cells['yi']).toBe(-2);
    expect(difference.cells['sei']).toBeCloseTo(2 / 1.6448536269514722, 13);
  });
});

describe('what is missing is said, and nothing is made of something else', () => {
  test.each<[Measure, Partial<ReportedResult>, RegExp, Readonly<Record<string, number>>]>([
    [
      'OR',
      { arms: [therapy({ percent: 20, nAnalysed: 60 }), comparator({ events: 20, nAnalysed: 61 })] },
      /^Not given: events of the therapy\. Percentages are given: count the events/u,
      { n1: 60, e2: 20, n2: 61 },
    ],
    [
      'MD',
      { arms: [therapy({ mean: 4, se: 0.2, nAnalysed: 9 }), comparator({ mean: 5, sd: 1, nAnalysed: 9 })] },
      /^Not given: standard deviation of the therapy\. A standard error is given: convert it/u,
      { m1: 4, n1: 9, m2: 5, sd2: 1, n2: 9 },
    ],
    [
      'MD',
      { arms: [therapy({ median: 4, nAnalysed: 9 }), comparator({ median: 5, nAnalysed: 9 })] },
      /^Not given: mean of the therapy, standard deviation of the therapy, mean .+ A median is given/u,
      { n1: 9, n2: 9 },
    ],
    [
      'RR',
      { measure: 'OR', value: 0.5, interval: { lower: 0.3, upper: 0.8 } },
      /^No numbers of the two groups are given\. Reported is OR 0\.5 \(CI 0\.3 to 0\.8\)\.$/u,
      {},
    ],
    ['HR', { measure: 'OR', value: 0.5 }, /^It is no hazard ratio\. Reported is OR 0\.5\.$/u, {}],
    [
      'HR',
      { measure: 'HR', value: 0.5, interval: { lower: 0.2, upper: 'not-reached' }, p: 0.01, pOperator: '<' },
      /^Not given: an interval with both ends, or an exact p value\./u,
      { hr: 0.5 },
    ],
    [
      'OR',
      { arms: [{ ...emptyArm, events: 1, nAnalysed: 9 }] },
      /^Which of the arms is the therapy is not said\.$/u,
      {},
    ],
    [
      'OR',
      { arms: [...risks, therapy({ events: 1, nAnalysed: 9 })] },
      /^2 arms are on the side of the therapy\. Pool them/u,
      { e2: 20, n2: 61 },
    ],
    [
      'GENR',
      { measure: 'HR', value: 0.5 },
      /^It is a hazard ratio, which is pooled as such\. Reported is HR 0\.5\.$/u,
      {},
    ],
    ['GENR', { measure: 'MD', value: 2 }, /^It is no ratio of two groups\./u, {}],
    [
      'GENR',
      { measure: 'RR', value: 0.5, p: 0.01, pOperator: '<' },
      /^Not given: an interval with both ends, or an exact p value\./u,
      { ratio: 0.5 },
    ],
    ['GEN', { measure: 'median', value: 4 }, /^It is neither a ratio nor a difference/u, {}],
    ['GEN', { measure: 'HR', value: -1, interval: { lower: 0.2, upper: 3 } }, /./u, {}],
  ])('%s of %j', (measure, result, words, cells) => {
    const found = row(measure, result);
    expect(found.problem).toMatch(words);
    expect(found.cells).toEqual(cells);
  });

  test('numbers that can not be', () => {
    const arms = [therapy({ events: 70, nAnalysed: 60 }), comparator({ events: 20, nAnalysed: 61 })];
    expect(row('OR', { arms }).problem).toBe('e1 is 70 of 60: more events than people.');
    const outside = { measure: 'HR', value: 2, interval: { lower: 0.2, upper: 1 } } as const;
    expect(row('HR', outside).problem).toBe('hr is 2, outside of its interval from 0.2 to 1.');
  });
});

describe('single groups and comparisons', () => {
  const one = { arms: [{ ...emptyArm, events: 9, nAnalysed: 30 }] };

  test('a single group gives a proportion, a mean, a rate; so does a group after treatment', () => {
    expect(row('PLO', one, { contrast: 'single-group' })).toEqual({
      ...{ groups: 1, cells: { x: 9, n: 30 }, problem: null },
    });
    const mean = { arms: [therapy({ mean: 3, sd: 1, nRandomised: 12 })] };
    expect(row('MN', mean, { contrast: 'before-after' }).cells).toEqual({ m: 3, sd: 1, n: 12 });
    const rate = { arms: [therapy({ events: 3, personTime: 90 }), comparator({ events: 1 })] };
    expect(row('IR', rate, { contrast: 'single-group' }).cells).toEqual({ x: 3, t: 90 });
  });

  test.each(contrasts)('of contrast “%s” a row is of one group or of two, never of both', (contrast) => {
    const alone = row('PR', one, { contrast });
    const compared = row('OR', { arms: risks }, { contrast });
    expect(alone.groups).toBe(compared.groups);
    expect(alone.problem === null && compared.problem === null).toBe(false);
    if (alone.problem === null) expect(alone.groups).toBe(1);
    if (compared.problem === null) expect(compared.groups).toBe(2);
  });

  test('what is before and after never stands with comparisons', () => {
    expect(row('OR', { arms: risks }, { contrast: 'before-after' }).problem).toMatch(/same people/u);
    expect(row('OR', { arms: risks }, { contrast: 'between-patient-groups' }).problem).toMatch(/patients/u);
  });

  test('what is pooled, or no finding, is no row', () => {
    expect(row('OR', { arms: risks }, { support: 'pooled' }).problem).toMatch(/^It is pooled/u);
    expect(row('OR', { arms: risks }, { assertion: 'expectation' }).problem).toMatch(/no finding/u);
    expect(row('OR', { arms: risks }, { support: 'cited', assertion: 'finding' }).problem).toBeNull();
  });
});

test('whatever a result holds: what is no problem is an effect, or not estimable', () => {
  const number = fc.option(
    fc.oneof(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 50, noNaN: true })),
  );
  const arm = fc.record({
    side: fc.constantFrom('therapy', 'comparator', null),
    ...{ nAnalysed: number, nRandomised: number, events: number, personTime: number },
    ...{ percent: number, mean: number, sd: number, se: number, median: number },
  });
  const result = fc.record({
    measure: fc.constantFrom(...resultMeasures),
    value: number,
    interval: fc.option(fc.record({ lower: number, upper: number })),
    level: fc.option(fc.constantFrom(0.9, 0.95)),
    p: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    pOperator: fc.constantFrom('=', '<', 'ns', null),
    arms: fc.array(arm, { maxLength: 3 }).map((arms) => arms.map((one) => ({ ...emptyArm, ...one }))),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...measures),
      fc.constantFrom(...contrasts),
      result,
      (measure, contrast, numbers) => {
        const { groups, cells, problem } = row(measure, numbers, { contrast });
        if (problem !== null) {
          expect(problem).toMatch(/\.$/u);
          return;
        }
        expect(groups).toBe(measureInfo(measure).groups);
        const { yi, notEstimable } = effectSizes(measure, [cells]);
        expect(yi.length + notEstimable.length).toBe(1);
      },
    ),
    { numRuns: 500 },
  );
});
