import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../numbers.ts';
import { agrees, expectAgreement } from '../testing/agree.ts';
import { exactFit } from '../testing/referee.ts';
import { designFor, interceptOnly, isInterceptOnly } from './design.ts';
import { fitModel, type ModelFit } from './fit.ts';
import { meanMoments } from './mean-moments.ts';
import { regressAt } from './problem.ts';
import { doublyWeightedSquares, weightedSquares } from './regression.ts';
import { coefficientTests, type FitSettings, poolingMethods } from './settings.ts';
import { traceOf } from './tau2-moments.ts';

const level = 0.95;
const effect = fc.double({ min: -3, max: 3, noNaN: true });
/** 1e-8 to 1e8. */
const variance = fc.double({ min: -8, max: 8, noNaN: true }).map((power) => 10 ** power);
const usual = fc.double({ min: 0.01, max: 1, noNaN: true });
const study = fc.record({ y: effect, v: usual });
const studies = fc.array(study, { minLength: 2, maxLength: 12 });
const settings = fc.record({
  method: fc.constantFrom(...poolingMethods),
  test: fc.constantFrom(...coefficientTests),
  level: fc.constant(level),
});

function fitOf(rows: readonly { readonly y: number; readonly v: number }[], by: FitSettings): ModelFit {
  const yi = rows.map(({ y }) => y);
  return fitModel(
    yi,
    rows.map(({ v }) => v),
    interceptOnly(rows.length),
    by,
  );
}

/** Every number of a fit, by its path. */
function numbersIn(value: unknown, path = 'fit'): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => numbersIn(inside, `${path}.${key}`));
}

function expectSame(one: ModelFit, other: ModelFit, by: { readonly effect: number }): void {
  const scale = by.effect;
  const near = (a: number, b: number, size: number) => agrees(a / size, b / size, 1e-9, 1e-7);
  expect(near(at(one.b, 0) * scale, at(other.b, 0), scale), `b ${one.b} ${other.b}`).toBe(true);
  expect(near(at(one.se, 0) * scale, at(other.se, 0), scale), `se ${one.se} ${other.se}`).toBe(true);
  expect(near(one.tau2 * scale ** 2, other.tau2, scale ** 2), `tau2 ${one.tau2} ${other.tau2}`).toBe(true);
  expect(agrees(one.i2, other.i2, 1e-6, 1e-6), `I² ${one.i2} ${other.i2}`).toBe(true);
}

test('the order of the studies changes nothing', () => {
  fc.assert(
    fc.property(studies, settings, (rows, by) => {
      expectSame(fitOf(rows, by), fitOf(rows.toReversed(), by), { effect: 1 });
    }),
    { numRuns: 150 },
  );
});

test('effects in other units are the same effects', () => {
  fc.assert(
    fc.property(studies, settings, fc.constantFrom(1e-4, 0.5, 1024, 1e5), (rows, by, unit) => {
      const scaled = rows.map(({ y, v }) => ({ y: y * unit, v: v * unit ** 2 }));
      expectSame(fitOf(rows, by), fitOf(scaled, by), { effect: unit });
    }),
    { numRuns: 150 },
  );
});

test('swapped arms turn the effect round', () => {
  fc.assert(
    fc.property(studies, settings, (rows, by) => {
      const one = fitOf(rows, by);
      const other = fitOf(
        rows.map(({ y, v }) => ({ y: -y, v })),
        by,
      );
      expectAgreement('b', -at(other.b, 0), at(one.b, 0), 1e-14);
      expectAgreement('ci', one.ciLower[0] ?? null, -(other.ciUpper[0] ?? 0), 1e-13);
    }),
    { numRuns: 100 },
  );
});

test('no result is NaN or infinite, with variances from 1e-8 to 1e8', () => {
  const wide = fc.array(fc.record({ y: effect, v: variance }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(wide, settings, (rows, by) => {
      const wrong = numbersIn(fitOf(rows, by)).filter(([, value]) => !Number.isFinite(value));
      expect(wrong).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('with variances from 1e-8 to 1e8 the digits are those of exact arithmetic', () => {
  const wide = fc.array(fc.record({ y: effect, v: variance, x: effect }), { minLength: 4, maxLength: 8 });
  const methods = fc.constantFrom(
    'FE' as const,
    'DL' as const,
    'REML' as const,
    'ML' as const,
    'PM' as const,
  );
  fc.assert(
    fc.property(wide, methods, fc.boolean(), (rows, method, moderated) => {
      const yi = rows.map(({ y }) => y);
      const vi = rows.map(({ v }) => v);
      const spread = rows.map(({ x }, row) => x + row);
      const design = moderated
        ? designFor([{ kind: 'number', name: 'x', values: spread }])
        : interceptOnly(rows.length);
      const by = { method, test: 'z', level } as const;
      const ours = fitModel(yi, vi, design, by);
      const exact = exactFit({ yi, vi, design }, by, ours.tau2);
      for (const key of ['tau2', 'qe', 'i2', 'h2', 'seTau2'] as const) {
        const scale = key === 'i2' ? 1e-10 : 1e-13;
        expect(agrees(ours[key], exact[key], scale, 1e-9), `${key} ${ours[key]} ${exact[key]}`).toBe(true);
      }
      for (const [place, se] of ours.se.entries()) expectAgreement('se', se, at(exact.se, place), 1e-13);
      if (isInterceptOnly(design)) expectAgreement('b', at(ours.b, 0), at(exact.b, 0), 1e-14);
    }),
    { numRuns: 150 },
  );
});

test('what a mean needs is the same in one pass as by regression', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ y: effect, v: variance }), { minLength: 2, maxLength: 20 }), (rows) => {
      const yi = rows.map(({ y }) => y);
      const vi = rows.map(({ v }) => v);
      const quick = meanMoments(yi, vi, 0);
      const fit = regressAt({ yi, vi, design: interceptOnly(rows.length) }, 0);
      const near = (name: string, one: number, other: number) => {
        expect(agrees(one, other, 0, 1e-11), `${name} ${one} ${other}`).toBe(true);
      };
      near('Σwr²', quick.squares + 1e-9, weightedSquares(fit) + 1e-9);
      near('tr(P)', quick.trace, traceOf(fit));
      near('tr(PP)', quick.traceOfSquare, fit.squares(fit.weights, fit.weights));
      const spread = doublyWeightedSquares(fit);
      near('Σw²r²', quick.spread + 1e-6 * quick.trace, spread + 1e-6 * quick.trace);
    }),
    { numRuns: 300 },
  );
});

test('a thousand studies: leaves all methods finite and the equations solved', () => {
  const vi = Array.from({ length: 1000 }, (_, row) => 0.01 + ((row * 7919) % 1000) / 500);
  const yi = vi.map((v, row) => 0.3 + Math.sin(row * 12.9898) * Math.sqrt(v + 0.2));
  for (const method of poolingMethods) {
    const fit = fitModel(yi, vi, interceptOnly(1000), { method, test: 'knha', level });
    expect(numbersIn(fit).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
    if (method !== 'REML') continue;
    const at1 = meanMoments(yi, vi, fit.tau2);
    expect(Math.abs(at1.spread / at1.trace - 1)).toBeLessThan(1e-13);
  }
});
