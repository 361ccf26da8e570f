import { expect, test } from 'vitest';
import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { expectAgreement } from '../testing/agree.ts';
import { bcg } from '../testing/bcg.ts';
import { beggTest } from './begg.ts';
import { harbordTest, petersTest } from './counts-tests.ts';
import { eggerLine, eggerModel, peese } from './egger.ts';
import { failSafe } from './fail-safe.ts';
import { trimAndFill } from './trim-and-fill.ts';

const { yi, vi } = bcg;
const reml = { method: 'REML', test: 'z', level: 0.95 } as const;

test('the BCG trials: Egger, PEESE, Begg, fail-safe N', () => {
  const egger = eggerLine(yi, vi, 0.95);
  expectAgreement('t', egger.stat, -1.40128200228933);
  expectAgreement('p', egger.pval, 0.188706995081979);
  expectAgreement('limit', egger.limitEstimate, -0.19092864235982);
  expect(egger.df).toBe(11);
  expectAgreement('z', eggerModel(yi, vi, reml).stat, -0.803329193090804);
  expectAgreement('PEESE', peese(yi, vi, 0.95).limitEstimate, -0.379953506428271);
  const begg = beggTest(yi, vi, 'exact');
  expectAgreement('Begg', begg.pval, 0.952361907960866);
  expect(begg).toMatchObject({ ties: false, exact: true });
  expectAgreement('asymptotic', beggTest(yi, vi, 'asymptotic').pval, 0.90288494086971);
  expect(failSafe(yi, vi, { alpha: 0.05 })).toEqual({ rosenthal: 598, rosenberg: 370, orwin: 13 });
  expect(failSafe(yi, vi, { alpha: 0.05, target: -0.1 }).orwin).toBe(84);
  expect(() => failSafe([], [], { alpha: 0.05 })).toThrow(NotOffered);
  expect(() => beggTest([1, 2, 3], [1e-20, 1, 2], 'exact')).toThrow(/nearly all the weight/u);
  expect(failSafe([1, -1], [1, 1], { alpha: 0.05 }).orwin).toBeNull();
});

test('trim and fill: the side follows from the funnel, or is named', () => {
  const filled = trimAndFill(yi, vi, { ...reml, estimator: 'L0' });
  expect(filled).toMatchObject({ side: 'right', k0: 1 });
  expectAgreement('estimate', at(filled.fit.b, 0), -0.657082783487767);
  expectAgreement('its se', filled.seK0, 2.45279864318293);
  const left = trimAndFill(yi, vi, { ...reml, estimator: 'L0', side: 'left' });
  expect(left).toMatchObject({ k0: 0, filledYi: [] });
  expectAgreement('as it was', at(left.fit.b, 0), -0.71453234215813943);
});

test('studies that are all the same say nothing, and that is said', () => {
  const same = [0.3, 0.3, 0.3, 0.3];
  const equal = [0.1, 0.1, 0.1, 0.1];
  expect(() => eggerLine(same, equal, 0.95)).toThrow(/standard error is the same/);
  expect(() => beggTest(same, equal, 'exact')).toThrow(NotOffered);
  expect(() => trimAndFill(same, equal, { ...reml, estimator: 'L0' })).toThrow(NotOffered);
  for (const estimator of ['L0', 'R0'] as const) {
    expect(trimAndFill(same, equal, { ...reml, estimator, side: 'left' }).k0).toBe(0);
  }
  expect(() => eggerLine([1, 2], [0.1, 0.2], 0.95)).toThrow(/at least 3/);
});

test('Begg’s test with ties falls back to the normal distribution, and is fast for a thousand studies', () => {
  const tied = beggTest([1, 2, 3, 4, 6], [0.1, 0.1, 0.2, 0.3, 0.4], 'exact');
  expect(tied).toMatchObject({ ties: true, exact: false });
  const many = Array.from({ length: 1000 }, (_, row) => 0.01 + row / 700);
  const effects = many.map((_, row) => Math.sin(row * 12.9898) * 3);
  const exact = beggTest(effects, many, 'exact');
  const normal = beggTest(effects, many, 'asymptotic');
  expect(exact.exact).toBe(true);
  expect(Math.abs(exact.pval - normal.pval)).toBeLessThan(2e-3);
});

test('Harbord and Peters leave out what says nothing', () => {
  const counts = [
    { e1: 0, n1: 50, e2: 0, n2: 50 },
    { e1: 3, n1: 100, e2: 9, n2: 100 },
    { e1: 10, n1: 200, e2: 14, n2: 210 },
    { e1: 50, n1: 50, e2: 60, n2: 60 },
    { e1: 30, n1: 400, e2: 31, n2: 390 },
    { e1: 1, n1: 20, e2: 4, n2: 22 },
  ];
  expect(harbordTest(counts, 0.95)).toMatchObject({ leftOut: [0, 3], line: { df: 2 } });
  const logs = counts.map(({ e1, n1, e2, n2 }) =>
    Math.log(((e1 + 0.5) * (n2 - e2 + 0.5)) / ((n1 - e1 + 0.5) * (e2 + 0.5))),
  );
  expect(petersTest(logs, counts, 0.95)).toMatchObject({ leftOut: [0, 3], line: { df: 2 } });
});

test('counts up to a thousand million keep the difference of their products', () => {
  // ad − bc is 1: products of 1e18 that a double cannot tell apart.
  const huge = { e1: 1_000_000_001, n1: 2_000_000_001, e2: 1_000_000_000, n2: 1_999_999_999 };
  const others = [
    { e1: 10, n1: 100, e2: 12, n2: 110 },
    { e1: 5, n1: 90, e2: 8, n2: 70 },
    { e1: 7, n1: 50, e2: 2, n2: 60 },
  ];
  const { line } = harbordTest([huge, ...others], 0.95);
  const exact = BigInt(huge.e1) * BigInt(huge.n2 - huge.e2) - BigInt(huge.e2) * BigInt(huge.n1 - huge.e1);
  expect(exact).toBe(-1n);
  // The huge study outweighs all others, so the line passes through its point: Z/V = −1/(N V) there.
  const total = huge.n1 + huge.n2;
  const v =
    (huge.n1 / total) *
    (huge.n2 / total) *
    ((huge.e1 + huge.e2) / (total - 1)) *
    (huge.n1 - huge.e1 + huge.n2 - huge.e2);
  const fittedThere = line.intercept.estimate + line.slope.estimate / Math.sqrt(v);
  expect(Number.isFinite(fittedThere)).toBe(true);
  expect(Math.abs(fittedThere)).toBeLessThan(1e-6);
});
