import { expect, test } from 'vitest';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { expectAgreement } from '../testing/agree.ts';
import { toNatural } from './back-transform.ts';
import { exactCorrection } from './bias-correction.ts';
import type { StudyRow } from './cells.ts';
import { effectSizes } from './effect-sizes.ts';
import { hypergeometricHalves } from './hypergeometric.ts';
import { familyColumns, isMeasure, type Measure, measureInfo, measures } from './measures.ts';
import { clopperPearson, wilson } from '../proportion-interval.ts';
import type { EffectSizeSettings } from './settings.ts';

/** Effect and variance of one row; null where it has none. */
function only(measure: Measure, row: StudyRow, settings: EffectSizeSettings = {}) {
  const { yi, vi } = effectSizes(measure, [row], settings);
  return { yi: yi[0] ?? null, vi: vi[0] ?? null };
}

/** Agreement of many rows: measure, row, effect, variance. */
function expectEffects(
  references: readonly (readonly [Measure, StudyRow, number, number, EffectSizeSettings?])[],
): void {
  for (const [measure, row, yi, vi, settings] of references) {
    const ours = only(measure, row, settings);
    expectAgreement(`${measure} yi`, ours.yi, yi);
    expectAgreement(`${measure} vi`, ours.vi, vi);
  }
}

// References without a note are of metafor 3.8-1.
test('two groups with events', () => {
  const aronson = { study: 'Aronson', e1: 4, n1: 123, e2: 11, n2: 139 };
  const none = { e1: 0, n1: 50, e2: 5, n2: 50 };
  expectEffects([
    ['RR', aronson, -0.889311333920205, 0.325584765003961],
    ['PETO', aronson, -0.860383347316419, 0.282836181928359],
    ['OR', none, -2.50215628312278, 2.223598183994223],
    ['RR', none, -2.39789527279837, 2.142602495543672],
    ['RD', none, -0.09803921568627452, 0.002076878425341686],
    ['AS', none, -0.3217505543966422, 0.01],
    ['OR', none, -4.036964394306512, 10.23821146021508, { add: 0.1, to: 'all' }],
    ['DOR', { tp: 325, fp: 22, fn: 8, tn: 483 }, 6.79335784094416, 0.17560186190621],
  ]);
  expect(only('OR', none, { to: 'none' })).toEqual({ yi: null, vi: null });
});

test('two groups with means; RevMan and metafor 5 by choice', () => {
  const row = { m1: 103, sd1: 5.5, n1: 50, m2: 100, sd2: 4.5, n2: 50 };
  expectEffects([
    ['MD', row, 3, 1.01],
    ['SMD', row, 0.5924396230347873, 0.04175492353470801],
    ['SMDH', row, 0.5924396230347873, 0.04202462332195001],
    ['ROM', row, 0.02955880224154443, 9.752705250259215e-5],
    ['SMD', row, 3 / Math.sqrt(25.25), 0.04 + 9 / 25.25 / 200, { smdBias: 'none' }],
  ]);
  expect(Math.sqrt(only('SMD', row, { smdVariance: 'revman' }).vi ?? NaN)).toBeCloseTo(0.204516, 6);
  const renewed = only('SMDH', row, { definitions: 'metafor-5' });
  expect(renewed.yi).toBe(only('SMDH', row).yi);
  expect(renewed.vi).toBeGreaterThan(only('SMDH', row).vi ?? Infinity);
});

test('hazard ratios of an interval, a p value, O − E and V', () => {
  const z = 1.959963984540054;
  const variance = ((Math.log(0.9) - Math.log(0.5)) / (2 * z)) ** 2;
  expectEffects([
    ['HR', { hr: 0.67, lo: 0.5, hi: 0.9 }, Math.log(0.67), variance],
    ['HR', { hr: 0.5, p: 0.05 }, Math.log(0.5), (Math.log(0.5) / z) ** 2],
    ['HR', { oe: -1.8, v: 14.5 }, -1.8 / 14.5, 1 / 14.5],
    ['HR', { yi: -0.3, sei: 0.2 }, -0.3, 0.2 * 0.2],
    ['OE_V', { oe: -1.8, v: 14.5 }, -1.8 / 14.5, 1 / 14.5],
  ]);
  const wider = only('HR', { hr: 0.67, lo: 0.5, hi: 0.9, level: 90 }).vi;
  expect(wider).toBeGreaterThan(variance);
  expect(only('HR', { hr: 0.67, lo: 0.5, hi: 0.9, level: 0.9 }).vi).toBe(wider);
  expect(effectSizes('HR', [{ hr: 1, p: 0.5 }]).notEstimable).toHaveLength(1);
});

test('other ratios as they are printed, by the rules of hazard ratios', () => {
  for (const { ratio, ...row } of [
    { ratio: 0.62, lo: 0.41, hi: 0.95 },
    { ratio: 0.62, lo: 0.41, hi: 0.95, level: 90 },
    { ratio: 1.4, p: 0.03 },
    { ratio: null, yi: -0.3, vi: 0.04 },
    { ratio: null, yi: -0.3, sei: 0.2 },
  ])
    expect(only('GENR', { ratio, ...row })).toEqual(only('HR', { hr: ratio, ...row }));
  // An interval says more than the p value beside it.
  const both = { ratio: 0.62, lo: 0.41, hi: 0.95, p: 0.5 };
  expect(only('GENR', both)).toEqual(only('GENR', { ...both, p: null }));
  expect(effectSizes('GENR', [{ ratio: 1, p: 0.5 }]).notEstimable[0]?.reason).toBe(
    'A ratio or p value of 1 has no standard error to it.',
  );
});

test('rates, single groups, correlations, effects as entered', () => {
  const rates = { x1: 9, t1: 413, x2: 19, t2: 398 };
  const most = { x: 16, n: 17 };
  expectEffects([
    ['IRR', rates, -0.7842099895068162, 0.1637426900584795],
    ['IRD', rates, -0.02594692591285726, 0.0001727110363481625],
    ['IRSD', rates, -0.07087151193820851, 0.001233467580030905],
    ['IR', { x: 0, t: 10 }, 0.05, 0.005],
    ['IRLN', { x: 0, t: 10 }, -2.995732273553991, 2],
    ['MN', { m: 12, sd: 3, n: 9 }, 12, 1],
    ['COR', { r: 0.56, n: 20 }, 0.56, 0.02479710315789473],
    ['UCOR', { r: 0.56, n: 20 }, 0.5716332045669249, 0.02385505319853468],
    ['ZCOR', { r: 0.56, n: 20 }, 0.632833186665638, 0.05882352941176471],
    ['PR', most, 0.9411764705882353, 0.003256665988194586],
    ['PLN', most, -0.06062462181643485, 0.003676470588235295],
    ['PLO', most, 2.772588722239781, 1.0625],
    ['PAS', most, 1.325817663668032, 0.01470588235294118],
    ['PFT', most, 1.281907309652731, 0.01428571428571429],
    ['GEN', { yi: -0.1, sei: 0.5 }, -0.1, 0.25],
    ['GEN', { yi: -0.1, vi: 0.04, sei: 0.2 }, -0.1, 0.04],
  ]);
});

test('the exact correction and the hypergeometric function, by references with 40 digits', () => {
  for (const [df, reference] of [
    [2, 0.5641895835477563],
    [10, 0.9227456080530871],
    [59, 0.9872249545597798],
    [60, 0.9874389128881688],
    [711441, 0.999998945801117],
    [1e9, 0.99999999925],
  ] as const) {
    expect(Math.abs(exactCorrection(df) - reference)).toBeLessThan(5e-15);
  }
  for (const [c, r, reference] of [
    [8, -0.0250456258703421, 1.036301335676479],
    [2, 1e-6, 1.2732395447264397],
    [1.5, 1e-6, 1.570795326795682],
    [2.5, 0.3, 1.144231789410986],
    [49, 0.05, 1.005208459115705],
    [5, -0.04, 1.064182538869881],
  ] as const) {
    expect(Math.abs(hypergeometricHalves(c, r) - reference)).toBeLessThan(5e-14);
  }
});

test('counts of a thousand million keep their digits', () => {
  const row = { e1: 4e8, n1: 1e9, e2: 5e8, n2: 999999999 };
  // Computed with 40 digits.
  expectEffects([['OR', row, -0.4054651101081644, 8.166666670666666e-9]]);
  expectAgreement('RD', only('RD', row).yi, -0.1000000005);
  const uneven = { e1: 433641606, n1: 896676583, e2: 16596, n2: 34313 };
  expectAgreement('PETO', only('PETO', uneven).yi, -0.00022126784381084103);
});

test('rows with an empty cell are left out; text may be a number', () => {
  const rows = [
    { study: 'A', e1: '4', n1: ' 123 ', e2: 11, n2: 139 },
    { study: 'B', e1: 1, n1: null, e2: 2, n2: 20 },
    { study: '', e1: 0, n1: 20, e2: 0, n2: 20 },
  ];
  const ours = effectSizes('RR', rows, { drop00: true });
  expect(ours.usedRows).toEqual([1]);
  expect(ours.studies).toEqual(['A']);
  expect(ours.ni).toEqual([262]);
  expect(ours.incompleteRows).toEqual([2]);
  expect(ours.notEstimable).toEqual([{ row: 3, study: 'Study 3', reason: 'No events in either group.' }]);
  expect(effectSizes('RR', rows).notes).toEqual(['0.5 was added to the counts of 1 study.']);
  expect(effectSizes('OR', [{ study: 'C', e1: 0, n1: 0, e2: 6, n2: 15 }]).notes[0]).toMatch(
    /^C has a group of nobody/,
  );
  expect(() => effectSizes('MD', rows)).toThrow(NotOffered);
  expect(() => effectSizes('RR', rows, { add: -1 })).toThrow(NotOffered);
});

test.each<[Measure, StudyRow, string]>([
  ['RR', { e1: 60, n1: 50, e2: 1, n2: 50 }, 'e1'],
  ['OR', { e1: 6, n1: 50, e2: -1, n2: 50 }, 'e2'],
  ['RD', { e1: 3.5, n1: 50, e2: 1, n2: 50 }, 'e1'],
  ['RD', { e1: 3, n1: 50.5, e2: 1, n2: 50 }, 'n1'],
  ['RR', { e1: 'many', n1: 50, e2: 1, n2: 50 }, 'e1'],
  ['RR', { e1: NaN, n1: 50, e2: 1, n2: 50 }, 'e1'],
  ['MD', { m1: 1, sd1: 0, n1: 10, m2: 1, sd2: 1, n2: 10 }, 'sd1'],
  ['SMD', { m1: 1, sd1: 1, n1: 10, m2: 1, sd2: 1, n2: 1 }, 'n2'],
  ['HR', { hr: 1.2, lo: 0.5, hi: 0.9 }, 'hr'],
  ['HR', { hr: 0.7, lo: 0.9, hi: 0.5 }, 'lo'],
  ['HR', { hr: 0.7, lo: 0, hi: 0.9 }, 'lo'],
  ['HR', { hr: 0.7, p: 1.2 }, 'p'],
  ['HR', { hr: 0.7, lo: 0.5, hi: 0.9, level: 200 }, 'level'],
  ['GENR', { ratio: 1.2, lo: 0.5, hi: 0.9 }, 'ratio'],
  ['GENR', { ratio: 0.7, lo: 0.9, hi: 0.5 }, 'lo'],
  ['GENR', { ratio: -0.7, p: 0.04 }, 'ratio'],
  ['GENR', { ratio: 0.7, p: 0 }, 'p'],
  ['GENR', { yi: 0.7, sei: 0 }, 'sei'],
  ['IRR', { x1: 1, t1: 0, x2: 2, t2: 10 }, 't1'],
  ['COR', { r: 1.2, n: 20 }, 'r'],
  ['COR', { r: 0.2, n: 1 }, 'n'],
  ['PLO', { x: 0, n: 0 }, 'n'],
  ['GEN', { yi: 1, vi: 0 }, 'vi'],
  ['GEN', { yi: 1, sei: -2 }, 'sei'],
  ['OE_V', { oe: 1, v: 0 }, 'v'],
  ['DOR', { tp: 1, fp: 2, fn: -3, tn: 4 }, 'fn'],
])('%s of %o is impossible', (measure, row, column) => {
  const table = [{}, { study: 'B', ...row }];
  expect(() => effectSizes(measure, table)).toThrow(ImpossibleData);
  expect(() => effectSizes(measure, table)).toThrow(
    expect.objectContaining({ code: 'impossible-data', place: { study: 'B', row: 2, column } }),
  );
});

test('what cannot be estimated is named, not invented', () => {
  const reasons = [
    effectSizes('ROM', [{ m1: -1, sd1: 1, n1: 10, m2: 1, sd2: 1, n2: 10 }]),
    effectSizes('UCOR', [{ r: 0.2, n: 4 }]),
    effectSizes('COR', [{ r: 1, n: 20 }]),
    effectSizes('PR', [{ x: 0, n: 20 }], { to: 'none' }),
    effectSizes('PETO', [{ e1: 0, n1: 20, e2: 0, n2: 20 }], { to: 'none' }),
  ];
  for (const { yi, notEstimable } of reasons) {
    expect(yi).toEqual([]);
    expect(notEstimable[0]?.reason).toMatch(/\.$/);
  }
});

test('effects and variances far beyond any unit are not estimable, with the reason', () => {
  const tooFar = [
    ['HR', { yi: 700, vi: 1 }],
    ['GENR', { yi: 1, vi: 1e60 }],
    ['OE_V', { oe: 1e9, v: 25 }],
    ['GEN', { yi: -1e160, sei: 1 }],
    ['GEN', { yi: 1, sei: 1e-30 }],
    ['MD', { m1: 1, sd1: 1e-90, n1: 5, m2: 1, sd2: 1e-90, n2: 5 }],
  ] as const;
  for (const [measure, row] of tooFar) {
    const { yi, notEstimable } = effectSizes(measure, [{}, { study: 'Far', ...row }]);
    expect(yi).toEqual([]);
    expect(notEstimable).toMatchObject([
      { study: 'Far', row: 2, reason: expect.stringMatching(/too far off to calculate with/u) },
    ]);
  }
  const wide = [
    { yi: 1e8, vi: 1e-8 },
    { yi: -1e8, vi: 1e8 },
  ];
  expect(effectSizes('GEN', wide).usedRows).toEqual([1, 2]);
});

test('intervals of proportions at their ends', () => {
  expect(clopperPearson(0, 10).ciLower).toBe(0);
  expectAgreement('none of 10', clopperPearson(0, 10).ciUpper, 0.308497107818761);
  expect(clopperPearson(10, 10).ciUpper).toBe(1);
  expectAgreement('10 of 10', clopperPearson(10, 10).ciLower, 0.691502892181239);
  expect(wilson(0, 10).ciLower).toBe(0);
  expect(wilson(10, 10).ciUpper).toBe(1);
});

test('every measure has a name, its columns and its way back', () => {
  expect(measures).toHaveLength(28);
  expect(isMeasure('VR')).toBe(false);
  for (const measure of measures) {
    const { name, family, scale, noEffect } = measureInfo(measure);
    expect(name).not.toBe('');
    expect(familyColumns[family].length).toBeGreaterThan(0);
    const natural = toNatural(measure, noEffect ?? 0.5, [10, 20]);
    expect([measure, natural === null]).toEqual([measure, measure === 'AS' || measure === 'IRSD']);
    if (scale === 'log' && noEffect === 0) expect(natural).toBe(1);
  }
  expect(toNatural('PFT', 0.01, [10])).toBe(0);
  expect(toNatural('PFT', 1.6, [10])).toBe(1);
  expect(toNatural('PAS', 2)).toBe(1);
});
