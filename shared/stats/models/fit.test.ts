import { expect, test } from 'vitest';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { expectAgreement } from '../testing/agree.ts';
import { bcg } from '../testing/bcg.ts';
import { designFor, interceptOnly, rowFor } from './design.ts';
import { fitModel } from './fit.ts';
import { predict, predictionInterval } from './prediction.ts';
import { doublyWeightedSquares, weightedSquares } from './regression.ts';
import { regressAt } from './problem.ts';
import type { FitSettings } from './settings.ts';
import { traceOf } from './tau2-moments.ts';

const reml: FitSettings = { method: 'REML', test: 'z', level: 0.95 };
const alone = interceptOnly(13);
const { yi, vi } = bcg;

/** References are metafor 3.8-1's, its iteration taken to 1e-14. */
function expectNumbers(ours: readonly (number | null)[], reference: readonly number[], more?: number): void {
  expect(ours.length).toBe(reference.length);
  for (const [place, value] of ours.entries())
    expectAgreement(`number ${place}`, value, at(reference, place), more);
}

test('the BCG trials by REML, with the prediction interval three ways', () => {
  const fit = fitModel(yi, vi, alone, reml);
  expectNumbers(
    [...fit.b, ...fit.se, fit.tau2, fit.seTau2],
    [-0.71453234215813943, 0.17978151610520574, 0.31324325813648085, 0.16642575283697086],
  );
  expectNumbers([fit.i2, fit.h2, fit.qe], [92.22138452126896, 12.855758235309164, 152.233008082373]);
  const normal = predictionInterval(fit, 'metafor');
  expectNumbers([normal?.lower ?? 0, normal?.upper ?? 0], [-1.8666922179029, 0.437627533586617]);
  expect(normal?.df).toBeNull();
  const t = predictionInterval(fit, 'k-2');
  expectNumbers([t?.lower ?? 0, t?.upper ?? 0], [-2.00837590692259, 0.579311222606309]);
  expect(t?.df).toBe(11);
  const knapp = predictionInterval(fitModel(yi, vi, alone, { ...reml, test: 'knha' }), 'metafor');
  expect(knapp?.df).toBe(12);
});

test('HS, which has no answers, follows its equation and R', () => {
  const fit = fitModel(yi, vi, alone, { ...reml, method: 'HS' });
  expectNumbers(
    [fit.tau2, fit.seTau2, ...fit.b, ...fit.se, fit.i2, fit.h2],
    [
      0.22836286367690684, 0.12790455661327951, -0.70453537391625665, 0.15865209305665554,
      89.62996666408956514, 9.6431705435034285,
    ],
  );
  const total = vi.reduce<number>((sum, variance) => sum + 1 / variance, 0);
  expectAgreement('its equation', fit.tau2, (fit.qe - 13) / total, 1e-14);
});

test('several moderators: a number, a factor in treatment coding, tests by F, R², predictions', () => {
  const design = designFor([
    { kind: 'number', name: 'ablat', values: bcg.ablat },
    { kind: 'factor', name: 'alloc', values: bcg.alloc },
  ]);
  expect(design.names).toEqual(['intrcpt', 'ablat', 'allocrandom', 'allocsystematic']);
  const fit = fitModel(yi, vi, design, { ...reml, test: 'knha' });
  expectNumbers(
    fit.b,
    [0.293194356003330048, -0.027275756298135157, -0.26749121151291072, 0.058461286928270489],
  );
  expectNumbers(
    fit.se,
    [0.4188426218742823, 0.0095138720709755948, 0.3624107093653649581, 0.39248720778129631],
  );
  expectNumbers(
    [fit.tau2, fit.r2, fit.qm, fit.qmp, fit.qe, fit.i2],
    [
      0.144594297359141477, 53.839613909218954, 3.447106763476958, 0.065006979243639698, 26.203436491648535,
      70.110248850565952,
    ],
  );
  expect(fit.qmDf).toEqual([3, 9]);
  const at30 = predict(fit, rowFor(design, { ablat: 30, alloc: 'random' }), 'metafor');
  expectNumbers(
    [
      at30.estimate,
      at30.se,
      at30.ciLower,
      at30.ciUpper,
      at30.interval?.lower ?? 0,
      at30.interval?.upper ?? 0,
    ],
    [
      -0.79256954445363537, 0.20069964770484766, -1.24658369008023273, -0.33855539882703795,
      -1.76523043048400297, 0.18009134157673234,
    ],
  );
});

test('a year as it stands costs no digits', () => {
  const design = designFor([
    { kind: 'number', name: 'ablat', values: bcg.ablat },
    { kind: 'number', name: 'year', values: bcg.year },
  ]);
  const fit = fitModel(yi, vi, design, { ...reml, method: 'ML' });
  const centred = designFor([
    { kind: 'number', name: 'ablat', values: bcg.ablat },
    { kind: 'number', name: 'year', values: bcg.year.map((year) => year - 1965) },
  ]);
  const same = fitModel(yi, vi, centred, { ...reml, method: 'ML' });
  for (const key of ['tau2', 'qe', 'qm', 'r2', 'i2'] as const) {
    expectAgreement(key, fit[key], same[key], 1e-13);
  }
  expectNumbers([fit.tau2, fit.seTau2], [0.026873199314100305, 0.023584366717715341], 1e-12);
});

test('the equation of REML holds to the last digits, and not where metafor stops by default', () => {
  const score = (tau2: number) => {
    const fit = regressAt({ yi, vi, design: alone }, tau2);
    return doublyWeightedSquares(fit) / traceOf(fit) - 1;
  };
  const { tau2 } = fitModel(yi, vi, alone, reml);
  expect(Math.abs(score(tau2))).toBeLessThan(1e-14);
  // `rma(yi, vi)` with the threshold of 1e-5 that it has by itself
  expect(Math.abs(score(0.31324332598089488))).toBeGreaterThan(1e-8);
  const pm = fitModel(yi, vi, alone, { ...reml, method: 'PM' });
  expect(weightedSquares(regressAt({ yi, vi, design: alone }, pm.tau2))).toBeCloseTo(12, 12);
});

test('Hartung-Knapp never narrower than Wald', () => {
  const few = [0.1, 0.12, 0.11];
  const variances = [0.1, 0.2, 0.3];
  const by = (how: FitSettings['test']) =>
    fitModel(few, variances, interceptOnly(3), { ...reml, method: 'DL', test: how });
  expectNumbers(
    [by('knha').se[0] ?? null, by('knha').pval[0] ?? null, by('knha').ciLower[0] ?? null],
    [0.0060983672113630576, 0.0032162467612607279, 0.0810335709437413204],
    1e-14,
  );
  expectNumbers(
    [by('adhoc').se[0] ?? null, by('adhoc').pval[0] ?? null, by('adhoc').ciUpper[0] ?? null],
    [0.23354968324845682, 0.69109947643979064, 1.11215590943382248],
    1e-14,
  );
  expect(by('adhoc').se).toEqual(by('z').se);
});

test('one study: its own effect, Wald, no heterogeneity', () => {
  const fit = fitModel([0.5], [0.1], interceptOnly(1), { ...reml, test: 'knha' });
  expect(fit).toMatchObject({
    test: 'z',
    b: [0.5],
    tau2: 0,
    seTau2: null,
    ddf: null,
    i2: 0,
    h2: 1,
    qe: 0,
    qep: 1,
    weights: [100],
  });
  expect(predictionInterval(fit, 'metafor')).toBeNull();
});

test('two studies, and studies that are all the same', () => {
  const two = fitModel([0.2, 0.5], [0.04, 0.09], interceptOnly(2), reml);
  expectNumbers(
    [...two.b, ...two.se, two.tau2, two.seTau2],
    [0.292307692307692268, 0.166410058867568739, 0, 0.091923881554251186],
  );
  expect(predictionInterval(two, 'k-2')).toBeNull();
  const same = fitModel([0.4, 0.4, 0.4], [0.1, 0.2, 0.3], interceptOnly(3), { ...reml, test: 'knha' });
  expect(same).toMatchObject({
    b: [0.4],
    se: [0],
    stat: [null],
    pval: [null],
    ciLower: [0.4],
    tau2: 0,
    qe: 0,
  });
});

test('what cannot be fitted is refused with its place or its reason', () => {
  expect(() => fitModel([1, 2], [0.1, 0], interceptOnly(2), reml)).toThrow(ImpossibleData);
  expect(() => fitModel([1, 2], [0.1, -1], interceptOnly(2), reml)).toThrow(/-1; it has to be above 0/);
  expect(() => fitModel([1, Number.NaN], [0.1, 1], interceptOnly(2), reml)).toThrow(ImpossibleData);
  expect(() => fitModel([], [], interceptOnly(0), reml)).toThrow(NotOffered);
  const design = designFor([{ kind: 'number', name: 'x', values: [1, 2] }]);
  expect(() => fitModel([1, 2], [0.1, 0.1], design, reml)).toThrow(/3 unknowns and 2 studies/);
  expect(fitModel([1, 2], [0.1, 0.1], design, { ...reml, method: 'FE', test: 'knha' }).pval).toEqual([
    null,
    null,
  ]);
  try {
    fitModel([1, 2], [0.1, 0], interceptOnly(2), reml);
  } catch (error) {
    expect(error).toMatchObject({ code: 'impossible-data', place: { row: 2, column: 'vi' } });
  }
});

test('where Fisher scoring swings ever further, the whole range is searched, and it is said', () => {
  const vi100 = Array.from({ length: 100 }, (_, row) => 0.02 + ((row * 7919) % 1000) / 800);
  const yi100 = vi100.map((v, row) => Math.cos(row * 78.233) * Math.sqrt(v + 0.1));
  const fit = fitModel(yi100, vi100, interceptOnly(100), reml);
  expect(fit.robust).toBe(true);
  const at0 = regressAt({ yi: yi100, vi: vi100, design: interceptOnly(100) }, fit.tau2);
  expect(Math.abs(doublyWeightedSquares(at0) / traceOf(at0) - 1)).toBeLessThan(1e-13);
  expectAgreement('the zero of the score', fit.tau2, 0.01660933381837923);
});
