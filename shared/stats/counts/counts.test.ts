import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StudyRow } from '../effect-sizes/cells.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { beside, expectAgreement } from '../testing/agree.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { petoOddsRatio } from './peto.ts';
import type { CertainEstimate } from '../estimate.ts';
import type { Heterogeneity } from './pooled.ts';

function tables(...cells: readonly (readonly [number, number, number, number])[]): StudyRow[] {
  return cells.map(([e1, n1, e2, n2]) => ({ e1, n1, e2, n2 }));
}

/** Rehydration solutions (Hahn 2001): three studies without an event. */
const hahn = tables(
  [4, 19, 5, 19],
  [0, 18, 0, 18],
  [34, 341, 50, 334],
  [7, 71, 16, 69],
  [6, 45, 5, 44],
  [1, 94, 8, 96],
  [0, 22, 0, 22],
  [11, 88, 12, 82],
  [2, 82, 7, 84],
  [0, 33, 0, 30],
  [0, 15, 1, 20],
  [33, 221, 43, 218],
);

/** Warfarin and strokes (Hart 1999). */
const hart = [
  [9, 413, 19, 398],
  [8, 263, 19, 245],
  [3, 487, 13, 435],
  [6, 237, 9, 241],
  [7, 489, 23, 483],
  [20, 507, 50, 405],
].map(([x1, t1, x2, t2]) => ({ x1, t1, x2, t2 }));

/** Estimate, standard error, p, bounds, Q and its p. */
function expectPooled(
  name: string,
  ours: CertainEstimate & Heterogeneity,
  reference: readonly [number, number, number, number, number, number, number],
): void {
  const { estimate, se, pval, ciLower, ciUpper, qe, qep } = ours;
  const more = [
    beside.estimate,
    beside.estimate,
    beside.p,
    beside.estimate,
    beside.estimate,
    beside.tau2,
    beside.p,
  ];
  [estimate, se, pval, ciLower, ciUpper, qe, qep].forEach((value, index) => {
    expectAgreement(`${name} ${index}`, value, at(reference, index), at(more, index));
  });
}

// References without a note are of metafor 3.8-1.
test('Mantel-Haenszel of tables', () => {
  const or = mantelHaenszel('OR', hahn);
  expectPooled(
    'OR',
    or,
    [
      -0.4942236440395954, 0.14062332375545056, 0.00044054760648733405, -0.7698402939865943,
      -0.2186069940925965, 6.528266185927189, 0.588274078029652,
    ],
  );
  expectAgreement('MH', or.cmh?.stat ?? null, 11.998872698079731);
  expectAgreement('TA', or.tarone?.stat ?? null, 7.580309015265192, beside.tau2);
  expectAgreement('TAp', or.tarone?.pval ?? null, 0.4755011966705318, beside.p);
  expect([or.k, or.qeDf]).toEqual([12, 8]);
  expectPooled(
    'RR',
    mantelHaenszel('RR', hahn),
    [
      -0.4249366229185862, 0.12140015342551873, 0.00046473962182642475, -0.6628765513502397,
      -0.18699669448693265, 6.71808659297537, 0.5673318443110958,
    ],
  );
  expectPooled(
    'RD',
    mantelHaenszel('RD', hahn),
    [
      -0.04924612099072984, 0.01389307788857335, 0.0003931323301492338, -0.07647605328674338,
      -0.0220161886947163, 3.8061881844503875, 0.8741727062593166,
    ],
  );
});

test('another level, no correction for continuity, studies without events left out', () => {
  const ours = mantelHaenszel('OR', hahn, { level: 0.9, cmhCorrect: false, drop00: true });
  expectAgreement('lower', ours.ciLower, -0.7255284281527193);
  expectAgreement('upper', ours.ciUpper, -0.26291885992647135);
  expectAgreement('MH', ours.cmh?.stat ?? null, 12.480626497172178);
  expect(ours.usedRows).toEqual([1, 3, 4, 5, 6, 8, 9, 11, 12]);
  expect(ours.notEstimable.map(({ row }) => row)).toEqual([2, 7, 10]);
  expect(mantelHaenszel('RD', hahn).notEstimable).toEqual([]);
  expect(() => mantelHaenszel('OR', hahn, { level: 1 })).toThrow(NotOffered);
});

test('Mantel-Haenszel of rates', () => {
  const irr = mantelHaenszel('IRR', hart);
  expectPooled(
    'IRR',
    irr,
    [
      -1.0295745969374048, 0.16209490033930782, 2.129789111130586e-10, -1.3472747636800575,
      -0.7118744301947522, 2.9685481546343264, 0.7048349578211861,
    ],
  );
  expectAgreement('MH', irr.cmh?.stat ?? null, 43.06563828007674);
  expectPooled(
    'IRD',
    mantelHaenszel('IRD', hart),
    [
      -0.03935134685097102, 0.006104983870869505, 1.1501187022132556e-10, -0.051316895364073176,
      -0.02738579833786886, 12.532034473047876, 0.028181888578016717,
    ],
  );
});

test('Peto', () => {
  expectPooled(
    'Peto',
    petoOddsRatio(hahn),
    [
      -0.48649468854286726, 0.1377082343278333, 0.00041119426973794263, -0.7563978682000229,
      -0.21659150888571166, 7.099198628086221, 0.5259687466555295,
    ],
  );
});

test('nothing is added where only one group has no events', () => {
  const rare = tables([0, 50, 5, 50], [1, 100, 6, 100], [3, 200, 9, 200]);
  expect(Math.exp(mantelHaenszel('OR', rare).estimate)).toBeCloseTo(0.192123, 6);
});

test('counts of a thousand million keep their digits', () => {
  const huge = tables(
    [400000000, 1000000000, 500000000, 999999999],
    [3, 1000000000, 7, 900000000],
    [999999990, 1000000000, 123456789, 987654321],
  );
  // Computed with 40 digits.
  for (const [name, ours, estimate, se] of [
    ['OR', mantelHaenszel('OR', huge), 1.2712249974430727, 5.9638896897005775e-5],
    ['RR', mantelHaenszel('RR', huge), 0.8032724305269447, 3.975368904288986e-5],
    ['RD', mantelHaenszel('RD', huge), 0.26165387998800993, 1.15568797780696e-5],
    ['Peto', petoOddsRatio(huge), 1.5650465744869464, 6.377580067918633e-5],
  ] as const) {
    expectAgreement(`${name} estimate`, ours.estimate, estimate);
    expectAgreement(`${name} se`, ours.se, se);
  }
});

test('margins without events have no answer, and say so', () => {
  const nobody = tables([0, 50, 0, 50], [0, 20, 0, 30]);
  const oneSided = tables([0, 50, 5, 50], [0, 20, 1, 30]);
  for (const measure of ['OR', 'RR', 'RD'] as const) {
    expect(() => mantelHaenszel(measure, nobody)).toThrow(NotOffered);
  }
  expect(() => mantelHaenszel('OR', oneSided)).toThrow(NotOffered);
  expect(mantelHaenszel('RD', oneSided).estimate).toBeLessThan(0);
  expect(() => petoOddsRatio(nobody)).toThrow(NotOffered);
  expect(() => mantelHaenszel('IRR', [{ x1: 0, t1: 5, x2: 0, t2: 6 }])).toThrow(NotOffered);
  expect(() => mantelHaenszel('OR', [])).toThrow(NotOffered);
  expect(() => mantelHaenszel('OR', tables([6, 5, 1, 5]))).toThrow(ImpossibleData);
});

test('one study: its own odds ratio, and no heterogeneity', () => {
  const ours = mantelHaenszel('OR', tables([4, 123, 11, 139]));
  expectAgreement('OR', ours.estimate, Math.log((4 * 128) / (119 * 11)));
  expect(ours).toMatchObject({ k: 1, qe: 0, qep: 1, i2: 0, h2: 1, tarone: null });
  expect(petoOddsRatio(tables([4, 123, 11, 139]))).toMatchObject({ k: 1, qe: 0, qep: 1 });
});

const cell = fc.integer({ min: 1, max: 1e6 });
const table = fc
  .tuple(cell, cell, cell, cell)
  .map(([a, b, c, d]): readonly [number, number, number, number] => [a, a + b, c, c + d]);
const several = fc.array(table, { minLength: 1, maxLength: 8 });

function expectNear(ours: number, other: number): void {
  expect(Math.abs(ours - other), `${ours} and ${other}`).toBeLessThanOrEqual(1e-9 * Math.abs(other) + 1e-11);
}

test('the order of the studies, and swapped groups, change nothing but the sign', () => {
  fc.assert(
    fc.property(several, (cells) => {
      const turned = cells.map(([e1, n1, e2, n2]): readonly [number, number, number, number] => [
        e2,
        n2,
        e1,
        n1,
      ]);
      for (const pool of [
        (rows: readonly StudyRow[]) => mantelHaenszel('OR', rows),
        (rows: readonly StudyRow[]) => mantelHaenszel('RR', rows),
        (rows: readonly StudyRow[]) => mantelHaenszel('RD', rows),
        petoOddsRatio,
      ]) {
        const ours = pool(tables(...cells));
        const reversed = pool(tables(...cells.toReversed()));
        const swapped = pool(tables(...turned));
        expectNear(reversed.estimate, ours.estimate);
        expectNear(reversed.se, ours.se);
        expectNear(swapped.estimate, -ours.estimate);
        expectNear(swapped.se, ours.se);
        expectNear(
          ours.weights.reduce((sum, weight) => sum + weight, 0),
          100,
        );
      }
    }),
  );
});

test('a study entered many times keeps its effect, with a smaller error', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 2, max: 9 }), (one, times) => {
      const many = Array.from({ length: times }, () => one);
      for (const measure of ['OR', 'RR', 'RD'] as const) {
        const [single, pooled] = [
          mantelHaenszel(measure, tables(one)),
          mantelHaenszel(measure, tables(...many)),
        ];
        expectNear(pooled.estimate, single.estimate);
        expectNear(pooled.se, single.se / Math.sqrt(times));
      }
    }),
  );
});
