import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { expectAgreement } from '../testing/agree.ts';
import { conversions, convert } from './registry.ts';

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const size = fc.integer({ min: 2, max: 1_000_000 });
const group = fc.record({ n: size, mean: fc.double({ min: -1e4, max: 1e4, noNaN: true }), sd: positive });

function values(kind: string, entered: Readonly<Record<string, unknown>>): Record<string, number> {
  return z.record(z.string(), z.number()).parse(convert({ kind }, entered).values);
}

test('any numbers give finite answers or a refusal with words', () => {
  const wild = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -5, max: 200 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, 95, 1e9, 2 ** 53, 1e-300),
  );
  const question = fc.constantFrom(...conversions).chain((conversion) => {
    const fields = conversion.inputs
      .filter(({ type }) => type === 'number')
      .map(({ name }) => [name, wild] as const);
    const rows = fc.array(fc.record({ n: wild, mean: wild, sd: wild }), { maxLength: 4 });
    const lists = conversion.inputs
      .filter(({ type }) => type === 'rows')
      .map(({ name }) => [name, rows] as const);
    return fc.record({
      kind: fc.constant(conversion.kind),
      entered: fc.record(Object.fromEntries([...fields, ...lists])),
    });
  });
  let answered = 0;
  fc.assert(
    fc.property(question, ({ kind, entered }) => {
      try {
        const { values: found, derivation } = convert({ kind }, entered);
        for (const value of Object.values(found)) expect(value === null || Number.isFinite(value)).toBe(true);
        expect(derivation).not.toMatch(/NaN|Infinity|undefined/u);
        answered += 1;
      } catch (error) {
        expect(error instanceof ImpossibleData || error instanceof NotOffered).toBe(true);
      }
    }),
    { numRuns: 4000 },
  );
  expect(answered).toBeGreaterThan(100);
});

test('there and back: SE and SD, SMD and log OR, O − E and HR, SD of change and correlation', () => {
  fc.assert(
    fc.property(positive, size, (sd, n) => {
      const { se } = values('sd_to_se', { sd, n });
      expectAgreement('SD', at(Object.values(values('se_to_sd', { se, n })), 0), sd);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (smd) => {
      const { log_or } = values('smd_to_log_or', { smd });
      expectAgreement('SMD', values('log_or_to_smd', { log_or })['smd'] ?? null, smd);
    }),
  );
  fc.assert(
    fc.property(positive, positive, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (a, share, corr) => {
      const entered = { sd_baseline: a, sd_final: a * Math.min(5, Math.max(0.2, share)) };
      const { sd_change } = values('change_sd_from_baseline', { ...entered, corr });
      expectAgreement(
        'r',
        values('change_correlation', { ...entered, sd_change })['corr'] ?? null,
        corr,
        1e-12,
      );
    }),
  );
});

test('arms pooled: the order does not matter, and pooling in two steps is pooling at once', () => {
  fc.assert(
    fc.property(group, group, group, (a, b, c) => {
      const all = values('combine_groups', { groups: [a, b, c] });
      const back = values('combine_groups', { groups: [c, a, b] });
      const first = values('combine_groups', { groups: [a, b] });
      const steps = values('combine_groups', { groups: [first, c] });
      for (const name of ['n', 'mean', 'sd']) {
        expectAgreement(name, back[name] ?? null, all[name] ?? null, 1e-11);
        expectAgreement(name, steps[name] ?? null, all[name] ?? null, 1e-9);
      }
    }),
  );
});

test('units: an SD from a scaled interval is the scaled SD', () => {
  const ends = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }));
  fc.assert(
    fc.property(ends, size, ([lower, width], n) => {
      const plain = values('mean_ci_to_sd', { lo: lower, hi: lower + width, n });
      const scaled = values('mean_ci_to_sd', { lo: 8 * lower, hi: 8 * (lower + width), n });
      expectAgreement('SD', scaled['sd'] ?? null, 8 * (plain['sd'] ?? 0));
    }),
  );
});

test('cells of a table have its margins and the nearest odds ratio', () => {
  const table = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 1_000_000_000 })));
  fc.assert(
    fc.property(table, (cells) => {
      const [a, b, c, d] = [at(cells, 0), at(cells, 1), at(cells, 2), at(cells, 3)];
      const entered = { or: (a / b) * (d / c), n_total: a + b + c + d, n_row1: a + b, n_col1: a + c };
      const found = values('or_and_margins_to_2x2', entered);
      expect(found['ai']).toBe(a);
      expect((found['ai'] ?? 0) + (found['bi'] ?? 0)).toBe(a + b);
      expect((found['ai'] ?? 0) + (found['ci'] ?? 0)).toBe(a + c);
    }),
  );
});

test('a ratio turned round has the same standard error and the opposite logarithm', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      (ratio, half) => {
        const ci_lb = ratio * Math.exp(-half);
        const ci_ub = ratio * Math.exp(half);
        const turned = values('invert_ratio', { ratio, ci_lb, ci_ub });
        const one = values('ratio_ci_to_log_se', { ratio, ci_lb, ci_ub });
        const other = values('ratio_ci_to_log_se', turned);
        expectAgreement('SE', other['se'] ?? null, one['se'] ?? null, 1e-12);
        expectAgreement('log', other['yi'] ?? null, -(one['yi'] ?? 0), 1e-12);
      },
    ),
  );
});
