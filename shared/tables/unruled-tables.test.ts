import { expect, test } from 'vitest';
import { wholeOf } from './testing/shown.ts';
import { readTable } from './read-table.ts';

/*
 * Tables without separators, as they come from a PDF, a page or a letter.
 */

const forest = `Experimental Control Risk Ratio
Study or Subgroup Events Total Events Total Weight M-H, Random, 95% CI
Brown 2021 12 100 24 100 18.1% 0.50 [0.26, 0.94]
Gupta 2025 30 210 61 200 40.0% 0.47 [0.32, 0.69]
van der Berg 2021 8 90 19 95 12.3% 0.44 [0.20, 0.96]
Total (95% CI) 400 395 100.0% 0.47 [0.35, 0.63]
Total events 50 104
Heterogeneity: Tau² = 0.00; Chi² = 0.05, df = 2 (P = 0.98); I² = 0%`;

test('a forest plot copied from a PDF, its cells parted by single blanks', () => {
  const { rows, problems, leftOut, shape } = wholeOf(forest);
  expect(rows.map(({ study, cells }) => [study, cells])).toEqual([
    ['Brown 2021', { e1: 12, n1: 100, e2: 24, n2: 100 }],
    ['Gupta 2025', { e1: 30, n1: 210, e2: 61, n2: 200 }],
    ['van der Berg 2021', { e1: 8, n1: 90, e2: 19, n2: 95 }],
  ]);
  expect(problems).toEqual([]);
  expect(leftOut.map(({ line }) => line)).toEqual([6, 7, 8]);
  expect(shape.notes).toContain('The title of the table: “Experimental Control Risk Ratio”.');
});

test('decimal commas and percentages between blanks', () => {
  const { rows } = wholeOf(
    'Müller 2019 0,61 (0,39 bis 0,98) 12,1 %\nSchäfer 2020 0,70 (0,47 bis 1,03) 20,3 %\n',
    { effect: 'HR' },
  );
  expect(rows.map(({ study, cells }) => [study, cells])).toEqual([
    ['Müller 2019', { hr: 0.61, lo: 0.39, hi: 0.98, 'column 3': 12.1 }],
    ['Schäfer 2020', { hr: 0.7, lo: 0.47, hi: 1.03, 'column 3': 20.3 }],
  ]);
});

test('columns of a fixed width', () => {
  const { rows } = wholeOf(
    'Study        HR     lower  upper\nAALL 1731    0.39   0.24   0.64\nAALL 1331    0.70   0.47   1.03',
  );
  expect(rows.map(({ study, cells }) => [study, cells])).toEqual([
    ['AALL 1731', { hr: 0.39, lo: 0.24, hi: 0.64 }],
    ['AALL 1331', { hr: 0.7, lo: 0.47, hi: 1.03 }],
  ]);
});

test.each([
  'Smith, J, 12, 50, 20, 51\nJones, K, 3, 40, 9, 41',
  'Study;HR;lower;upper\nMüller 2019;0,61;0,39;0,98\nKim 2020;0,70;0,47;1,03',
  '| Study 1 | 12 50 |\n| Study 2 | 3 40 |',
])('blanks within cells part nothing: %s', (text) => {
  const [table] = readTable(text).tables;
  const separator = /[,;|]/u.exec(text)?.[0] ?? '';
  const cells =
    text
      .split('\n')[0]
      ?.split(separator)
      .filter((cell) => cell.trim() !== '') ?? [];
  expect(table?.columns).toHaveLength(cells.length);
});

test('prose is no table', () => {
  const prose =
    'We included 12 trials with 400 patients.\nThe risk was 3 times as high in 5 of them.\nIt fell by 20%.';
  const [table] = readTable(prose).tables;
  expect(table?.columns.length ?? 0).toBeLessThan(3);
});

test('the source of a page, with spans and signs', () => {
  const { rows, shape } = wholeOf(
    `<p>Table 2</p><table class="t"><tr><th></th><th colspan="2">CAR&#45;T</th><th colspan=2>Chemo&shy;therapy</th></tr>
     <tr><th>Study</th><th>Events</th><th>Total</th><th>Events</th><th>Total</th></tr>
     <tr><td>Ma&#x00F1;as <sup>12</sup></td><td><b>1</b></td><td>1&nbsp;010</td><td>2</td><td>10</td></tr></table>`,
  );
  expect(rows.map(({ study, cells }) => [study, cells])).toEqual([
    ['Mañas', { e1: 1, n1: 1010, e2: 2, n2: 10 }],
  ]);
  expect(shape.mapping?.group1).toBe('CAR-T');
});

test('commas within brackets part no cells', () => {
  const { rows } = wholeOf('0,41 (0,13; 1,26)\n0,61 (0,39; 0,98)', { effect: 'HR' });
  expect(rows.map(({ cells }) => cells)).toEqual([
    { hr: 0.41, lo: 0.13, hi: 1.26 },
    { hr: 0.61, lo: 0.39, hi: 0.98 },
  ]);
});

test('beside whole numbers a mark before three digits rather parts thousands', () => {
  const head = 'Study\tEvents Drug\tTotal Drug\tEvents Placebo\tTotal Placebo\n';
  const german = readTable(`${head}A\t12\t1.250\t24\t1.248\nB\t5\t210\t9\t200`);
  expect(german.questions).toMatchObject([{ id: 'decimal', proposed: ',' }]);
  const english = readTable(`${head}A\t12\t1,250\t24\t1,248\nB\t5\t210\t9\t200`);
  expect(english.questions).toMatchObject([{ id: 'decimal', proposed: '.' }]);
});

test('names of groups keep their hyphens and doses; of three groups a person is to choose', () => {
  const { shape } = wholeOf(
    'Study\tDrug 10 mg events\tDrug 10 mg n\tDrug 20 mg events\tDrug 20 mg n\tCAR-T events\tCAR-T n\nA\t1\t10\t2\t10\t3\t10',
  );
  expect(shape.unsure).toBe(true);
  expect([shape.mapping?.group1, shape.mapping?.group2]).toEqual(['Drug 10 mg', 'Drug 20 mg']);
});

test('studies in several lines are named; percentages without totals say what is missing', () => {
  const twice = wholeOf('Study\tHR\tlower\tupper\nA\t0.5\t0.3\t0.8\nA\t0.6\t0.4\t0.9\nB\t0.6\t0.4\t0.9');
  expect(twice.shape.notes).toContainEqual(
    expect.stringMatching(/several lines: A\. People who are counted/u),
  );
  const { shape } = wholeOf('Study\tTreated %\tControl %\nA\t24%\t40%');
  expect(shape.reason).toMatch(/percentages without the number of people/u);
});
