import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StudyRow } from '../effect-sizes/cells.ts';
import { NotOffered } from '../impossible-data.ts';
import { binomialNormal, devianceAt } from './glmm.ts';
import { type Group, studyLogLikelihood } from './study-likelihood.ts';

function tables(...cells: readonly (readonly [number, number, number, number])[]): StudyRow[] {
  return cells.map(([e1, n1, e2, n2]) => ({ e1, n1, e2, n2 }));
}

/** Vaccination against tuberculosis (Colditz 1994). */
const bcg = tables(
  [4, 123, 11, 139],
  [6, 306, 29, 303],
  [3, 231, 11, 220],
  [62, 13598, 248, 12867],
  [33, 5069, 47, 5808],
  [180, 1541, 372, 1451],
  [8, 2545, 10, 629],
  [505, 88391, 499, 88391],
  [29, 7499, 45, 7277],
  [17, 1716, 65, 1665],
  [186, 50634, 141, 27338],
  [5, 2498, 3, 2341],
  [27, 16913, 29, 17854],
);

const groups: readonly Group[] = [
  { events: 3, n: 40, level: 1, effect: 1, random: 1 / 2 },
  { events: 9, n: 35, level: 1, effect: 0, random: -1 / 2 },
];

test('the derivatives of a study are those of its likelihood', () => {
  const point = { m: -0.4, t: 0.8, a: -1.2 };
  const step = 1e-4;
  const jet = studyLogLikelihood(groups, point);
  const moved = (by: Partial<typeof point>) =>
    studyLogLikelihood(groups, {
      m: point.m + (by.m ?? 0),
      t: point.t + (by.t ?? 0),
      a: point.a + (by.a ?? 0),
    });
  for (const name of ['m', 't', 'a'] as const) {
    const [up, down] = [moved({ [name]: step }), moved({ [name]: -step })];
    expect(jet[name]).toBeCloseTo((up.value - down.value) / (2 * step), 6);
    expect(jet[name === 'm' ? 'mm' : name === 't' ? 'mt' : 'ma']).toBeCloseTo(
      (up.m - down.m) / (2 * step),
      6,
    );
    expect(jet[name === 'm' ? 'mt' : name === 't' ? 'tt' : 'ta']).toBeCloseTo(
      (up.t - down.t) / (2 * step),
      6,
    );
    expect(jet[name === 'm' ? 'ma' : name === 't' ? 'ta' : 'aa']).toBeCloseTo(
      (up.a - down.a) / (2 * step),
      6,
    );
  }
});

test('the quadrature is near the integral over the random effect', () => {
  const { m, t, a } = { m: -0.4, t: 0.8, a: -1.2 };
  const density = (u: number) =>
    groups.reduce(
      (product, { events, n, level, effect, random }) => {
        const eta = level * a + effect * m + random * t * u;
        const [p, own] = [1 / (1 + Math.exp(-eta)), events / n];
        return product * (p / own) ** events * ((1 - p) / (1 - own)) ** (n - events);
      },
      Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI),
    );
  let integral = 0;
  for (let u = -10; u <= 10; u += 0.01) integral += density(u) * 0.01;
  expect(studyLogLikelihood(groups, { m, t, a }).value).toBeCloseTo(Math.log(integral), 6);
});

test('odds ratios of the vaccine: near lme4, and at the bottom of the deviance', () => {
  const ours = binomialNormal('OR', bcg);
  // The reference (metafor 3.8-1 with lme4) stops about 1e-5 before the end.
  expect(ours.estimate).toBeCloseTo(-0.745, 4);
  expect(ours.se).toBeCloseTo(0.17557, 4);
  expect(ours.tau2).toBeCloseTo(0.2949, 4);
  expect(ours.qeLrt.stat).toBeCloseTo(176.954448188362, 8);
  expect(ours.qeWald.stat).toBeCloseTo(163.16491518507, 6);
  const theirs = { estimate: -0.745013466103339, tau2: 0.294893647589718 };
  expect(devianceAt('OR', bcg, theirs)).toBeGreaterThan(ours.deviance);
  const slope = (by: number, of: 'estimate' | 'tau2') =>
    (devianceAt('OR', bcg, { ...ours, [of]: ours[of] + by }) -
      devianceAt('OR', bcg, { ...ours, [of]: ours[of] - by })) /
    (2 * by);
  expect(Math.abs(slope(1e-5, 'estimate'))).toBeLessThan(1e-5);
  expect(Math.abs(slope(1e-5, 'tau2'))).toBeLessThan(1e-5);
  expect(ours.notes.join(' ')).toContain('τ²');
});

test('what cannot be fitted is refused', () => {
  const one = tables([4, 123, 11, 139]);
  expect(() => binomialNormal('OR', one)).toThrow(NotOffered);
  expect(() => binomialNormal('OR', [...one, ...tables([0, 20, 0, 30])])).toThrow(NotOffered);
  expect(() => binomialNormal('OR', tables([0, 20, 4, 30], [0, 50, 6, 50]))).toThrow(NotOffered);
  expect(() =>
    binomialNormal('PLO', [
      { x: 0, n: 20 },
      { x: 0, n: 30 },
    ]),
  ).toThrow(NotOffered);
});

test('studies without events in both groups are left out', () => {
  const ours = binomialNormal('OR', [...tables([0, 20, 0, 30]), ...bcg.slice(0, 3)]);
  expect(ours.usedRows).toEqual([2, 3, 4]);
  expect(ours.k).toBe(3);
  expect(ours.notEstimable).toEqual([{ row: 1, study: 'Study 1', reason: 'No events in either group.' }]);
});

const cell = fc.integer({ min: 1, max: 300 });
const table = fc
  .tuple(fc.integer({ min: 0, max: 40 }), cell, cell, cell)
  .map(([a, b, c, d]): readonly [number, number, number, number] => [a, a + b, c, c + d]);
const several = fc
  .array(table, { minLength: 2, maxLength: 5 })
  .filter((cells) => cells.some(([events]) => events > 0));

test('swapped groups turn the sign; the order of the studies is nothing; no point near is better', () => {
  fc.assert(
    fc.property(several, (cells) => {
      const ours = binomialNormal('OR', tables(...cells));
      const turned = cells.map(([e1, n1, e2, n2]): readonly [number, number, number, number] => [
        e2,
        n2,
        e1,
        n1,
      ]);
      const swapped = binomialNormal('OR', tables(...turned.toReversed()));
      expect(Math.abs(swapped.estimate + ours.estimate)).toBeLessThan(1e-8 * (1 + Math.abs(ours.estimate)));
      expect(Math.abs(swapped.tau2 - ours.tau2)).toBeLessThan(1e-7 * (1 + ours.tau2));
      expect(Math.abs(swapped.se - ours.se)).toBeLessThan(1e-7 * (1 + ours.se));
      for (const shift of [-0.1, 0.1]) {
        const other = { estimate: ours.estimate + shift * ours.se, tau2: Math.abs(ours.tau2 + shift / 10) };
        expect(devianceAt('OR', tables(...cells), other)).toBeGreaterThan(ours.deviance - 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});
