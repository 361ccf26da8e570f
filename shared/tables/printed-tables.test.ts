import { expect, test } from 'vitest';
import { pasted, wholeOf } from './testing/shown.ts';
import { write, writings } from './testing/written.ts';

/* Tables as they stand in reviews and spreadsheets. */

test('a forest plot that was copied: two headings, weights, sums, remarks', () => {
  const { rows, leftOut, shape } = wholeOf(
    pasted(
      ['', 'Experimental', '', 'Control', '', '', 'Odds Ratio'],
      ['Study or Subgroup', 'Events', 'Total', 'Events', 'Total', 'Weight', 'M-H, Random, 95% CI'],
      ['Smith 2010', 12, 50, 20, 51, '40.1%', '0.49 [0.21, 1.15]'],
      ['Lee 2012', 3, 40, 9, 41, '59.9%', '0.29 [0.07, 1.16]'],
      ['Total (95% CI)', '', 90, '', 92, '100.0%', '0.42 [0.20, 0.87]'],
      ['Total events', 15, '', 29],
      ['Heterogeneity: Tau² = 0.00; Chi² = 0.41, df = 1 (P = 0.52)'],
    ),
  );
  expect(rows.map(({ study, cells }) => ({ study, ...cells }))).toEqual([
    { study: 'Smith 2010', e1: 12, n1: 50, e2: 20, n2: 51 },
    { study: 'Lee 2012', e1: 3, n1: 40, e2: 9, n2: 41 },
  ]);
  expect(leftOut.map(({ line }) => line)).toEqual([5, 6, 7]);
  expect(shape.mapping?.measure).toBe('OR');
});

test('a German paste of Excel: decimal commas, points in thousands, minus signs, blanks, “k. A.”', () => {
  const { rows, problems, asked } = wholeOf(
    pasted(
      [
        'Studie',
        'Jahr',
        'Mittelwert Behandlung',
        'SD Behandlung',
        'N Behandlung',
        'Mittelwert Kontrolle',
        'SD Kontrolle',
        'N Kontrolle',
        'Risiko',
      ],
      ['Müller et al.', 2010, '5,1', '1,25', '1.234', '6,3', '1,5', '1.100', 'hoch'],
      ['Meier', 2012, '−0,5', '0,9', 40, 'k. A.', '1,1', 38, ''],
    ),
  );
  expect(asked).toEqual(['measure', 'unit', 'better']);
  expect(problems).toEqual([]);
  expect(rows.map(({ study, cells }) => ({ study, ...cells }))).toEqual([
    {
      study: 'Müller et al.',
      m1: 5.1,
      sd1: 1.25,
      n1: 1234,
      m2: 6.3,
      sd2: 1.5,
      n2: 1100,
      year: 2010,
      Risiko: 'hoch',
    },
    { study: 'Meier', m1: -0.5, sd1: 0.9, n1: 40, m2: null, sd2: 1.1, n2: 38, year: 2012, Risiko: null },
  ]);
  expect(rows[0]?.printed).toMatchObject({ m1: '5,1', n1: '1.234' });
  expect(rows[1]?.printed).toMatchObject({ m1: '−0,5', m2: 'k. A.' });
});

test('of three groups the first and the control are taken, which is said', () => {
  const { rows, shape } = wholeOf(
    pasted(['Study', 'Drug A n/N', 'Drug B n/N', 'Placebo n/N'], ['S', '1/20', '2/21', '3/22']),
  );
  expect(rows[0]?.cells).toMatchObject({ e1: 1, n1: 20, e2: 3, n2: 22 });
  expect(shape.mapping).toMatchObject({ group1: 'Drug A', group2: 'Placebo' });
  expect(shape.notes.join(' ')).toMatch(/More than two columns are “events”/u);
});

test('signs of a risk of bias are no empty cells', () => {
  const { rows } = wholeOf(
    pasted(
      ['Study', 'e1', 'n1', 'e2', 'n2', 'D1'],
      ['A', 1, 20, 3, 22, '+'],
      ['B', 1, 20, 3, 22, '-'],
      ['C', 1, 20, 3, 22, '?'],
    ),
  );
  expect(rows.map(({ cells }) => cells['D1'])).toEqual(['+', '-', '?']);
});

test('headings with numbers in them are headings', () => {
  const { rows } = wholeOf('Study,N1,Mean1,SD1,N2,Mean2,SD2\nA,20,5.5,1,22,6,1.5\n');
  expect(rows.map(({ cells }) => cells)).toEqual([{ n1: 20, m1: 5.5, sd1: 1, n2: 22, m2: 6, sd2: 1.5 }]);
});

test('one arm a line is not put together, which is said', () => {
  const { shape } = wholeOf(
    pasted(['Study', 'Arm', 'Events', 'Total'], ['A', 'drug', 1, 20], ['A', 'placebo', 3, 22]),
  );
  expect(shape.family).toBe('proportion');
  expect(shape.notes.join(' ')).toMatch(/give each study one line/u);
});

test('columns of the name of an object’s parts do no harm', () => {
  const { rows } = wholeOf(
    pasted(['Study', 'yi', 'vi', '__proto__', 'constructor'], ['A', 0.5, 0.1, 'x', 2]),
  );
  expect(Object.entries(rows[0]?.cells ?? {})).toEqual([
    ['yi', 0.5],
    ['vi', 0.1],
    ['__proto__', 'x'],
    ['constructor', 2],
  ]);
});

/** Three of the trials of BCG vaccination (Colditz 1994). */
const trials = [
  { study: 'Ferguson & Simes', e1: 6, n1: 306, e2: 29, n2: 303, year: 1949, alloc: 'random' },
  { study: 'TPT Madras', e1: 505, n1: 88391, e2: 499, n2: 88391, year: 1980, alloc: 'random' },
  { study: 'Comstock et al, "third"', e1: 5, n1: 2498, e2: 3, n2: 2341, year: 1969, alloc: 'systematic' },
];

test.each(writings)('trials written as $name are read back equal', (writing) => {
  const columns = ['study', 'e1', 'n1', 'e2', 'n2', 'year', 'alloc'];
  const { rows, problems } = wholeOf(write(trials, columns, writing), { decimal: writing.decimal });
  expect(problems).toEqual([]);
  expect(rows.map(({ study, cells }) => ({ study, ...cells }))).toEqual(trials);
});
