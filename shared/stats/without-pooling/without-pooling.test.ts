import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { clopperPearson, wilson } from '../proportion-interval.ts';
import { beside, expectAgreement } from '../testing/agree.ts';
import { combineP, oneSided, oneSidedOfEffect } from './combine-p.ts';
import { type Direction, signTest } from './sign-test.ts';
import { summariseEffects } from './summary-of-effects.ts';

function studies(favouring: number, against: number, others: readonly Direction[] = []) {
  const directions: Direction[] = [
    ...Array.from({ length: favouring }, () => 'for' as const),
    ...Array.from({ length: against }, () => 'against' as const),
    ...others,
  ];
  return directions.map((direction, index) => ({ study: `S${index + 1}`, direction }));
}

describe('sign test', () => {
  // References: R 4.2.2, binom.test(8, 9) and prop.test(8, 9, correct = FALSE).
  test('8 of 9, with two studies that have no direction', () => {
    const found = signTest(studies(8, 1, ['unclear', 'no-difference']));
    expect(found).toMatchObject({ n: 9, favouring: 8, against: 1 });
    expect(found.leftOut).toEqual([
      { study: 'S10', direction: 'unclear' },
      { study: 'S11', direction: 'no-difference' },
    ]);
    expectAgreement('p', found.pval, 0.0390625, beside.p);
    expectAgreement('exact', found.clopperPearson.ciLower, 0.517503485082663, 1e-12);
    expectAgreement('exact', found.clopperPearson.ciUpper, 0.9971908632534008, 1e-12);
    expectAgreement('Wilson', found.wilson.ciLower, 0.565000294423344, 1e-12);
    expectAgreement('Wilson', found.wilson.ciUpper, 0.980109112361455, 1e-12);
    expect(found.caveat).toContain('Nikolakopoulos 2021');
  });

  test('all one way, an even split, no direction at all', () => {
    expectAgreement('p', signTest(studies(10, 0)).pval, 2 / 1024, beside.p);
    expect(signTest(studies(0, 3)).clopperPearson.ciLower).toBe(0);
    expect(signTest(studies(5, 5)).pval).toBe(1);
    expect(signTest(studies(1, 0)).pval).toBe(1);
    expect(() => signTest(studies(0, 0, ['unclear']))).toThrow(NotOffered);
  });

  test('p is that of the counted binomial; the mirrored question has the same p and the mirrored interval', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (a, b) => {
        fc.pre(a + b > 0);
        const n = a + b;
        let tail = 0;
        for (let k = Math.max(a, b); k <= n; k += 1) tail += choose(n, k) / 2 ** n;
        const [one, other] = [signTest(studies(a, b)), signTest(studies(b, a))];
        expectAgreement('p', one.pval, Math.min(1, 2 * tail), beside.p);
        expect(other.pval).toBe(one.pval);
        expectAgreement('Wilson', other.wilson.ciLower, 1 - one.wilson.ciUpper, 1e-12);
        expectAgreement('exact', other.clopperPearson.ciLower, 1 - one.clopperPearson.ciUpper, 1e-12);
      }),
    );
  });

  test('intervals of proportions hold the proportion, and narrow as people come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const events = Math.round(n * share);
          for (const interval of [wilson, clopperPearson]) {
            const { ciLower, ciUpper } = interval(events, n, 0.95);
            expect(ciLower).toBeGreaterThanOrEqual(0);
            expect(ciUpper).toBeLessThanOrEqual(1);
            expect(ciLower - 1e-12).toBeLessThanOrEqual(events / n);
            expect(ciUpper + 1e-12).toBeGreaterThanOrEqual(events / n);
          }
        },
      ),
    );
  });
});

describe('combined p values', () => {
  // R: pchisq(-2 * sum(log(p)), 6, lower = FALSE), pnorm(sum(qnorm(p, lower = FALSE)) / sqrt(3), lower = FALSE)
  test('Fisher and Stouffer', () => {
    const found = combineP(
      [0.01, 0.2, 0.7].map((p, index) => ({ study: `S${index}`, p })),
      'fewer deaths',
    );
    expect(found).toMatchObject({ k: 3, direction: 'fewer deaths', fisher: { df: 6 } });
    expectAgreement('Fisher', found.fisher.pval, 0.040827028835279465, beside.p);
    expectAgreement('Stouffer', found.stouffer.pval, 0.06347193574465718, beside.p);
  });

  test('weights count by their proportions; far tails keep their digits', () => {
    const two = [
      { study: 'A', p: 1e-30 },
      { study: 'B', p: 1e-20 },
    ];
    const found = combineP(two, 'up', [2, 1]);
    expectAgreement('weighted', combineP(two, 'up', [2e6, 1e6]).stouffer.z, found.stouffer.z);
    expect(found.stouffer.pval).toBeGreaterThan(0);
    expect(found.stouffer.pval).toBeLessThan(1e-40);
  });

  test('one-sided p from two-sided p and from an effect', () => {
    expect([oneSided(0.04, true), oneSided(0.04, false)]).toEqual([0.02, 0.98]);
    expectAgreement('p', oneSidedOfEffect(-1.959963984540054, 1, 'down'), 0.025, beside.p);
    expectAgreement('p', oneSidedOfEffect(-1.959963984540054, 1, 'up'), 0.975, beside.p);
  });

  test('what is no p, no weight, or no second study is refused', () => {
    for (const p of [0, 1, -0.1, Number.NaN])
      expect(() =>
        combineP(
          [
            { study: 'A', p: 0.5 },
            { study: 'B', p },
          ],
          'up',
        ),
      ).toThrow(expect.objectContaining({ place: { study: 'B', row: 2, column: 'p' } }));
    expect(() => combineP([{ study: 'A', p: 0.5 }], 'up')).toThrow(NotOffered);
    const two = [0.2, 0.3].map((p) => ({ study: 'A', p }));
    expect(() => combineP(two, 'up', [1])).toThrow(NotOffered);
    expect(() => combineP(two, 'up', [1, 0])).toThrow(ImpossibleData);
  });
});

describe('median and quartiles of effects', () => {
  test('as R’s quantile, type 7', () => {
    // R: quantile(c(0.3, -0.2, 0.9, 0.1), c(.25, .5, .75))
    const found = summariseEffects([0.3, -0.2, 0.9, 0.1]);
    expectAgreement('q1', found.q1, 0.025, 1e-15);
    expectAgreement('median', found.median, 0.2);
    expectAgreement('q3', found.q3, 0.45);
    expect(found).toMatchObject({ k: 4, min: -0.2, max: 0.9 });
    expect(found.quantiles).toContain('type 7');
    expect(summariseEffects([2])).toMatchObject({ median: 2, q1: 2, q3: 2 });
  });

  test('the order of studies does not matter; no effects, or none that is a number, are refused', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e8, max: 1e8 }), { minLength: 1 }),
        (effects) => {
          expect(summariseEffects(effects.toReversed())).toEqual(summariseEffects(effects));
        },
      ),
    );
    expect(() => summariseEffects([])).toThrow(NotOffered);
    expect(() => summariseEffects([1, Number.NaN])).toThrow(ImpossibleData);
  });
});
