import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StudyRow } from './cells.ts';
import { type EffectSizes, effectSizes } from './effect-sizes.ts';
import type { Measure } from './measures.ts';
import type { EffectSizeSettings } from './settings.ts';

/** Events among people, up to a thousand million. */
const events = fc
  .tuple(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]): readonly [number, number] => [Math.round(share * n), n]);

const countRow = fc.tuple(events, events).map(([[e1, n1], [e2, n2]]) => ({ e1, n1, e2, n2 }));
const countRows = fc.array(countRow, { minLength: 1, maxLength: 6 });

const settings: fc.Arbitrary<EffectSizeSettings> = fc.record({
  add: fc.constantFrom(0.5, 0.01, 1),
  to: fc.constantFrom('only0', 'all', 'if0all', 'none'),
  drop00: fc.boolean(),
});

const positive = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
const group = fc.tuple(
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  positive,
  fc.integer({ min: 2, max: 1e6 }),
);
const meansRow = fc
  .tuple(group, group)
  .map(([[m1, sd1, n1], [m2, sd2, n2]]) => ({ m1, sd1, n1, m2, sd2, n2 }));

/** Every row is used, not estimable or incomplete; every number can be weighed. */
function expectSound({ usedRows, yi, vi, notEstimable }: EffectSizes, rows: readonly StudyRow[]): void {
  expect(usedRows.length + notEstimable.length).toBe(rows.length);
  expect(yi.every(Number.isFinite)).toBe(true);
  expect(vi.every((v) => Number.isFinite(v) && v > 0)).toBe(true);
}

/** The two groups changed for each other. */
function swapped(row: StudyRow): StudyRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name.endsWith('1') ? `${name.slice(0, -1)}2` : `${name.slice(0, -1)}1`,
      cell,
    ]),
  );
}

/** Near, relative to the larger of the number and `scale`. */
function expectNear(ours: number | undefined, other: number | undefined, scale = 0): void {
  const [a, b] = [ours ?? NaN, other ?? NaN];
  expect(Math.abs(a - b), `${a} and ${b}`).toBeLessThanOrEqual(1e-11 * Math.max(Math.abs(a), scale) + 1e-14);
}

const ofCounts: readonly Measure[] = ['RR', 'OR', 'RD', 'AS', 'PETO'];
const ofMeans: readonly Measure[] = ['MD', 'SMD', 'SMDH', 'ROM'];

test('no counts, however large or empty, give NaN or Infinity', () => {
  fc.assert(
    fc.property(countRows, settings, (rows, chosen) => {
      for (const measure of ofCounts) expectSound(effectSizes(measure, rows, chosen), rows);
      const proportions = rows.map(({ e1, n1 }) => ({ x: e1, n: n1 }));
      for (const measure of ['PR', 'PLN', 'PLO', 'PAS', 'PFT'] as const) {
        expectSound(effectSizes(measure, proportions, chosen), proportions);
      }
      const rates = rows.map(({ e1, n1, e2, n2 }) => ({ x1: e1, t1: n1, x2: e2, t2: n2 }));
      for (const measure of ['IRR', 'IRD', 'IRSD'] as const) {
        expectSound(effectSizes(measure, rates, chosen), rates);
      }
    }),
  );
});

test('groups changed for each other turn the sign, and keep the variance', () => {
  fc.assert(
    fc.property(countRow, meansRow, (counts, means) => {
      for (const measure of [...ofCounts, ...ofMeans]) {
        const row = ofCounts.includes(measure) ? counts : means;
        const [ours, turned] = [effectSizes(measure, [row]), effectSizes(measure, [swapped(row)])];
        expect(turned.yi).toHaveLength(ours.yi.length);
        if (ours.yi.length === 0) continue;
        expectNear(turned.yi[0], -(ours.yi[0] ?? NaN), 1);
        expectNear(turned.vi[0], ours.vi[0]);
      }
    }),
  );
});

test('the other outcome turns the sign of an odds ratio, a difference and a Peto odds ratio', () => {
  fc.assert(
    fc.property(countRow, ({ e1, n1, e2, n2 }) => {
      for (const measure of ['OR', 'RD', 'PETO', 'AS'] as const) {
        const ours = effectSizes(measure, [{ e1, n1, e2, n2 }]);
        const turned = effectSizes(measure, [{ e1: n1 - e1, n1, e2: n2 - e2, n2 }]);
        if (ours.yi.length === 0) continue;
        expectNear(turned.yi[0], -(ours.yi[0] ?? NaN), 100);
        expectNear(turned.vi[0], ours.vi[0]);
      }
    }),
  );
});

test('another unit scales a difference of means, and no standardised one', () => {
  fc.assert(
    fc.property(meansRow, fc.constantFrom(2, 1024, 1 / 64), (row, unit) => {
      const scaled = {
        ...row,
        m1: row.m1 * unit,
        m2: row.m2 * unit,
        sd1: row.sd1 * unit,
        sd2: row.sd2 * unit,
      };
      const [md, scaledMd] = [effectSizes('MD', [row]), effectSizes('MD', [scaled])];
      expectNear(scaledMd.yi[0], (md.yi[0] ?? NaN) * unit);
      expectNear(scaledMd.vi[0], (md.vi[0] ?? NaN) * unit * unit);
      for (const measure of ['SMD', 'SMDH', 'ROM'] as const) {
        const [ours, other] = [effectSizes(measure, [row]), effectSizes(measure, [scaled])];
        expect(other.yi.length).toBe(ours.yi.length);
        if (ours.yi.length === 1) expectNear(other.yi[0], ours.yi[0]);
        if (ours.vi.length === 1) expectNear(other.vi[0], ours.vi[0]);
      }
    }),
  );
});

test('the order of the studies changes nothing but the order of the effects', () => {
  fc.assert(
    fc.property(countRows, settings, (rows, chosen) => {
      const ours = effectSizes('OR', rows, chosen);
      const turned = effectSizes('OR', rows.toReversed(), chosen);
      expect(turned.yi.toReversed()).toEqual(ours.yi);
      expect(turned.usedRows.map((row) => rows.length + 1 - row).toReversed()).toEqual(ours.usedRows);
    }),
  );
});
