import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataBytes, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { sum } from '../numbers.ts';
import { expectAgreement } from '../testing/agree.ts';
import { agreement, type AgreementSettings } from './agreement.ts';
import type { Coefficient } from './coefficient.ts';
import { type Counted, countRatings, countsOfTable, type Rating } from './ratings.ts';
import type { Agreement } from './result.ts';

/** 12 units, 4 raters, ratings missing: Gwet 2014, Handbook of Inter-Rater Reliability, chapter 2; Krippendorff 2011. */
const fourRaters = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

const of = (table: readonly (readonly number[])[], settings?: AgreementSettings): Agreement =>
  agreement(countsOfTable(table), settings);

function rounded(coefficient: Coefficient | null, digits: number): (string | undefined)[] {
  const { estimate, se, ciLower, ciUpper } = coefficient ?? {};
  return [estimate, se, ciLower, ciUpper].map((value) => value?.toFixed(digits));
}

describe('golden numbers', () => {
  test('1,000 records screened by two: 20, 5, 10, 965', () => {
    const found = of([
      [20, 5],
      [10, 965],
    ]);
    expect(found.percentAgreement.estimate?.toFixed(3)).toBe('0.985');
    expect(found.cohenKappa?.estimate?.toFixed(3)).toBe('0.720');
    expect(found.pabak.estimate?.toFixed(3)).toBe('0.970');
    expect(found.gwetAc1.estimate?.toFixed(3)).toBe('0.984');
    expect(found.prevalenceIndex).toBeCloseTo(0.945, 15);
    expect(found.biasIndex).toBeCloseTo(0.005, 15);
    expect(found.notes.join()).toContain('prevalence index 0.945');
  });

  test('two abstractors, three categories, as published with irrCAC', () => {
    const found = of(
      [
        [13, 0, 0],
        [0, 20, 7],
        [0, 4, 56],
      ],
      { weights: 'quadratic' },
    );
    expectAgreement('kappa', found.cohenKappa?.estimate ?? null, 0.7964094, 5e-8);
    expectAgreement('its SE', found.cohenKappa?.se ?? null, 0.05891072, 5e-9);
    expectAgreement('AC1', found.gwetAc1.estimate, 0.8493305, 5e-8);
    // Published with n in the variance of a table, 0.04321747; here n − 1, as for ratings.
    expectAgreement('its SE', found.gwetAc1.se, 0.04321747 * Math.sqrt(100 / 99), 5e-9);
    expectAgreement('PABAK', found.pabak.estimate, 0.835);
    expect([found.prevalenceIndex, found.biasIndex]).toEqual([null, null]);
  });

  test('four raters with ratings missing, as published with irrCAC', () => {
    const found = agreement(countRatings(fourRaters), { weights: 'quadratic' });
    expect(rounded(found.gwetAc1, 5).slice(0, 2)).toEqual(['0.77544', '0.14295']);
    expect(rounded(found.fleissKappa, 5).slice(0, 2)).toEqual(['0.76117', '0.15302']);
    expect(rounded(found.gwetAc1, 3).slice(2)).toEqual(['0.461', '1.000']);
    expect(rounded(found.fleissKappa, 3).slice(2)).toEqual(['0.424', '1.000']);
    expect(rounded(found.percentAgreement, 5).slice(0, 2)).toEqual(['0.81818', '0.12561']);
    expect(found.gwetAc2?.estimate?.toFixed(3)).toBe('0.914');
    expect(found).toMatchObject({
      raters: 4,
      items: 12,
      ratedItems: 11,
      missingRatings: 7,
      cohenKappa: null,
      table: null,
    });
    expect(found.pairs).toHaveLength(6);
    expect(found.notes[0]).toContain('7 ratings are missing: 11 of 12 items');
  });

  test('Fleiss’ kappa of 14 raters', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const rows = counts.map((row) =>
      row.flatMap((count, place) => Array.from({ length: count }, () => place)),
    );
    expect(agreement(countRatings(rows)).fleissKappa.estimate?.toFixed(3)).toBe('0.210');
  });

  test.skipIf(sheafData === null)(`two reviewers of a real review (${noSheafData})`, () => {
    const csv = gunzipSync(dataBytes('screening', 'dimitrov_2024_snhl_two_reviewers.csv.gz')).toString(
      'utf8',
    );
    const row = z.object({
      reviewer_a: z.string(),
      reviewer_b: z.string(),
      full_text_reviewer_a: z.string(),
      full_text_reviewer_b: z.string(),
    });
    const rows = z.array(row).parse(Papa.parse(csv, { header: true, skipEmptyLines: true }).data);
    const found = agreement(countRatings(rows.map((one) => [one.reviewer_a, one.reviewer_b])));
    expect(found.items).toBe(1498);
    expect(found.cohenKappa?.estimate?.toFixed(4)).toBe('0.8215');
    expect(found.percentAgreement.estimate?.toFixed(5)).toBe('0.99599');
    const later = agreement(
      countRatings(rows.map((one) => [one.full_text_reviewer_a, one.full_text_reviewer_b])),
    );
    expect(later).toMatchObject({ items: 1498, ratedItems: 16, missingRatings: 2964 });
    expect(later.cohenKappa?.items).toBe(16);
  });
});

/** What the coefficient would be without one of the items, for each item: its standard error by the jackknife. */
function jackknife(counted: Counted, estimate: (of: Counted) => number): number {
  const without = counted.patterns.map(({ times }, place) => {
    const patterns = counted.patterns.map((pattern, at) =>
      at === place ? { ...pattern, times: times - 1 } : pattern,
    );
    return {
      times,
      value: estimate({
        ...counted,
        items: counted.items - 1,
        patterns: patterns.filter((one) => one.times > 0),
      }),
    };
  });
  const middle = sum(without.map(({ times, value }) => (times / counted.items) * value));
  const squares = sum(without.map(({ times, value }) => times * (value - middle) ** 2));
  return Math.sqrt(((counted.items - 1) / counted.items) * squares);
}

describe('standard errors are those of the jackknife', () => {
  // Without the item that one rater alone rated: for such items the published variance is wider than the jackknife's.
  const many = countRatings(fourRaters.slice(0, -1));
  const large: Counted = {
    ...many,
    items: 1100,
    patterns: many.patterns.map((one) => ({ ...one, times: one.times * 100 })),
  };
  const two = countsOfTable([
    [300, 40, 10],
    [60, 200, 30],
    [5, 45, 310],
  ]);
  const names = [
    'cohenKappa',
    'weightedKappa',
    'fleissKappa',
    'weightedFleissKappa',
    'gwetAc1',
    'gwetAc2',
    'pabak',
    'percentAgreement',
  ] as const;

  test.each(names)('%s', (name) => {
    for (const counted of name === 'cohenKappa' || name === 'weightedKappa' ? [two] : [two, large]) {
      const found = (which: Counted) => agreement(which, { weights: 'linear' })[name];
      const se = jackknife(counted, (which) => found(which)?.estimate ?? Number.NaN);
      expect((found(counted)?.se ?? 0) / se).toBeCloseTo(1, 2);
    }
  });
});

describe('nothing to compute', () => {
  test('one category: no kappa, and it is said why', () => {
    const rows = [
      ['exclude', 'exclude'],
      ['exclude', 'exclude'],
    ];
    const alone = agreement(countRatings(rows));
    expect(alone.percentAgreement).toMatchObject({ estimate: 1, ciUpper: 1 });
    expect([alone.cohenKappa?.estimate, alone.gwetAc1.estimate, alone.pabak.estimate]).toEqual([
      null,
      null,
      null,
    ]);
    expect(alone.notes.join(' ')).toContain('One category alone');
    const named = agreement(countRatings(rows, ['include', 'exclude']));
    expect([named.cohenKappa?.estimate, named.gwetAc1.estimate, named.pabak.estimate]).toEqual([null, 1, 1]);
    expect(named.notes.join(' ')).toContain('Kappa has no value');
  });

  test('one rater, no item rated twice, ragged rows, unknown categories, weights without order', () => {
    const refused = (rows: readonly (readonly (Rating | null)[])[], known?: readonly Rating[]) => () =>
      agreement(countRatings(rows, known), { weights: 'linear' });
    expect(refused([[1], [2]])).toThrow(NotOffered);
    expect(refused([])).toThrow(NotOffered);
    expect(
      refused([
        [1, null],
        [null, 2],
      ]),
    ).toThrow(/No item has two ratings/u);
    expect(
      refused([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toThrow(expect.objectContaining({ place: { row: 2 } }));
    expect(
      refused(
        [
          [1, 2],
          [1, 4],
        ],
        [1, 2, 3],
      ),
    ).toThrow(expect.objectContaining({ place: { row: 2, column: 'rater 2' } }));
    expect(
      refused([
        ['mild', 'severe'],
        ['mild', 'mild'],
      ]),
    ).toThrow(/in their order: mild, severe/u);
    expect(refused([[1, 2]], [1, 1])).toThrow(ImpossibleData);
    for (const table of [
      [[1, 2]],
      [
        [1, -1],
        [0, 1],
      ],
      [
        [1, 1.5],
        [0, 1],
      ],
    ])
      expect(() => of(table)).toThrow(ImpossibleData);
  });

  test('weights that are none', () => {
    const table = [
      [20, 5],
      [10, 965],
    ];
    for (const weights of [
      [[1, 0]],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [
        [1, 0.5],
        [0.4, 1],
      ],
      [
        [1, -1],
        [-1, 1],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [
        [0.5, 0],
        [0, 1],
      ],
    ])
      expect(() => of(table, { weights })).toThrow(
        expect.objectContaining({ place: expect.objectContaining({ column: 'weights' }) }),
      );
    expect(() => of(table, { level: 95 })).toThrow(/between 0 and 1/u);
  });
});

describe('what does not matter', () => {
  const table = fc.array(
    fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 3, maxLength: 3 }),
    { minLength: 3, maxLength: 3 },
  );
  const transpose = (cells: readonly (readonly number[])[]) =>
    cells.map((_row, place) => cells.map((row) => row[place] ?? 0));
  const same = (one: Coefficient | null, other: Coefficient | null) => {
    for (const key of ['estimate', 'se', 'ciLower', 'ciUpper'] as const)
      expectAgreement(key, one?.[key] ?? null, other?.[key] ?? null, 1e-12);
  };
  const rated = (cells: readonly (readonly number[])[]) => sum(cells.flat()) > 0;

  test('which rater is the first, and the order of categories', () => {
    fc.assert(
      fc.property(table.filter(rated), (cells) => {
        const found = of(cells, { weights: 'quadratic' });
        const turned = of(transpose(cells), { weights: 'quadratic' });
        const reversed = of(
          cells.toReversed().map((row) => row.toReversed()),
          { weights: 'quadratic' },
        );
        for (const other of [turned, reversed]) {
          same(other.cohenKappa, found.cohenKappa);
          same(other.weightedKappa, found.weightedKappa);
          same(other.gwetAc2, found.gwetAc2);
          same(other.fleissKappa, found.fleissKappa);
        }
      }),
    );
  });

  test('agreement and disagreement weights, and weights between two categories', () => {
    const square = fc.tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1, max: 999 }),
    );
    fc.assert(
      fc.property(square, ([a, b, c, d]) => {
        const found = of(
          [
            [a, b],
            [c, d],
          ],
          { weights: 'quadratic' },
        );
        same(found.weightedKappa, found.cohenKappa);
        same(found.gwetAc2, found.gwetAc1);
        same(
          of(
            [
              [a, b],
              [c, d],
            ],
            {
              weights: [
                [0, 3],
                [3, 0],
              ],
            },
          ).weightedKappa,
          found.cohenKappa,
        );
      }),
    );
  });

  test('a table and the ratings that it counts', () => {
    const rows = [
      ...Array.from({ length: 7 }, () => ['a', 'a']),
      ...Array.from({ length: 3 }, () => ['a', 'b']),
      ['b', 'a'],
      ['b', 'b'],
    ];
    const fromRows = agreement(countRatings(rows));
    const fromTable = agreement(
      countsOfTable(
        [
          [7, 3],
          [1, 1],
        ],
        ['a', 'b'],
      ),
    );
    expect(fromRows).toEqual(fromTable);
  });
});
