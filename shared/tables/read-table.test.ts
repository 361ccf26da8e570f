import { describe, expect, test } from 'vitest';
import { readCell } from './read-cell.ts';
import { readTable } from './read-table.ts';
import { compoundOf } from './scan-cell.ts';
import { splitText } from './split-text.ts';
import { pasted, wholeOf } from './testing/shown.ts';

describe('a cell', () => {
  test.each([
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1 234 567', '.', 1_234_567],
    ['12\u202f345', ',', 12_345],
    ["1'234.50", '.', 1234.5],
    ['−0.41', '.', -0.41],
    ['–0,41', ',', -0.41],
    ['- 5', '.', -5],
    ['+.5', '.', 0.5],
    ['0·41', '.', 0.41],
    ['1.5E-05', '.', 1.5e-5],
    ['1,5e−3', ',', 0.0015],
    ['12*', '.', 12],
    ["'-0.3", '.', -0.3],
    ['34 %', '.', 34],
    ['P = 0.04', '.', 0.04],
    ['p=0,04', ',', 0.04],
  ] as const)('%s with decimal mark %s is %d', (text, decimal, value) => {
    expect(readCell(text, decimal).number).toBe(value);
  });

  test.each(['P1', '12a', '12 mg', '1,23', '1.2.3', 'about 12', '12 13', '(12', '1,2345'])(
    '%s is no number',
    (text) => {
      expect(readCell(text, '.')).toEqual({ text, kind: 'text', number: null });
    },
  );

  test.each(['', ' ', '-', '–', '—', 'NR', 'n/a', '#N/A', 'k. A.', 'non rapporté', '#NV'])(
    '“%s” is empty',
    (text) => {
      expect(readCell(text, '.').kind).toBe('empty');
    },
  );

  test.each([
    ['12/50', 'of-total', [12, 50]],
    ['12 of 50', 'of-total', [12, 50]],
    ['12/50 (24%)', 'of-total', [12, 50]],
    ['24% (12/50)', 'of-total', [12, 50]],
    ['1,200/2,400', 'of-total', [1200, 2400]],
    ['12 (24%)', 'with-percent', [12, 24]],
    ['24.0% (12)', 'with-percent', [12, 24]],
    ['5.1 (1.2)', 'in-brackets', [5.1, 1.2]],
    ['5.1 ± 1.2', 'plus-minus', [5.1, 1.2]],
    ['-5.1+/-1.2', 'plus-minus', [-5.1, 1.2]],
    ['0.41 (0.13–1.26)', 'estimate', [0.41, 0.13, 1.26]],
    ['0.41 [0.13, 1.26]', 'estimate', [0.41, 0.13, 1.26]],
    ['0.41 (0.13; 1.26)', 'estimate', [0.41, 0.13, 1.26]],
    ['HR 0.41, 95% CI 0.13 to 1.26', 'estimate', [0.41, 0.13, 1.26]],
    ['HR = 0.41 (95% CI: 0.13-1.26; P = 0.12)', 'estimate', [0.41, 0.13, 1.26]],
    ['0·41 (0·13–1·26)', 'estimate', [0.41, 0.13, 1.26]],
    ['-5.1 (-8.2--2.0)', 'estimate', [-5.1, -8.2, -2]],
    ['−5.1 (−8.2 to −2.0)', 'estimate', [-5.1, -8.2, -2]],
    ['adjusted hazard ratio, 0.41; 95% confidence interval, 0.13 to 1.26', 'estimate', [0.41, 0.13, 1.26]],
    ['0.13–1.26', 'interval', [0.13, 1.26]],
    ['(0.13, 1.26)', 'interval', [0.13, 1.26]],
    ['-1.3 to -0.2', 'interval', [-1.3, -0.2]],
  ] as const)('%s holds several numbers: %s', (text, kind, numbers) => {
    expect(compoundOf(text, '.')).toEqual({ kind, numbers });
  });

  test('with a decimal comma too', () => {
    expect(compoundOf('0,41 (0,13; 1,26)', ',')?.numbers).toEqual([0.41, 0.13, 1.26]);
    expect(compoundOf('0,41 [0,13, 1,26]', ',')?.numbers).toEqual([0.41, 0.13, 1.26]);
    expect(compoundOf('0,41 (95 %-KI 0,13 bis 1,26)', ',')?.numbers).toEqual([0.41, 0.13, 1.26]);
    expect(compoundOf('5,1 ± 1,2', ',')?.numbers).toEqual([5.1, 1.2]);
  });
});

describe('lines of cells', () => {
  test('quoted cells hold line ends, separators and quotes; lines keep their numbers', () => {
    const { separator, lines } = splitText('Study\tn\r\n"Smith\n""A""\tB"\t3\r\nlast\t4');
    expect(separator).toBe('\t');
    expect(lines).toEqual([
      { line: 1, cells: ['Study', 'n'] },
      { line: 2, cells: ['Smith\n"A"\tB', '3'] },
      { line: 4, cells: ['last', '4'] },
    ]);
  });

  test('a quote that is never closed is a character, and so is one inside a cell', () => {
    expect(splitText('"A,1\nB "two",2').lines.map(({ cells }) => cells)).toEqual([
      ['"A', '1'],
      ['B "two"', '2'],
    ]);
  });

  test('the guard of our exports and Excel’s literals are taken off', () => {
    expect(splitText('\'=A,\'-1+2,"=""007"""\nx,y,z').lines[0]?.cells).toEqual(['=A', '-1+2', '007']);
  });
});

describe('the decimal mark', () => {
  const table = (...cells: string[]) =>
    pasted(['Study', 'Mean', 'SD', 'n'], ['A', ...cells], ['B', ...cells]);
  test('is asked where it is in doubt, and the answer holds', () => {
    const doubtful = pasted(['Study', 'Events', 'Total'], ['A', '12', '1,234'], ['B', '14', '2,100']);
    expect(readTable(doubtful).questions.map(({ id, proposed }) => [id, proposed])).toEqual([
      ['decimal', '.'],
    ]);
    expect(wholeOf(doubtful).rows[0]?.cells['n']).toBe(1234);
    expect(wholeOf(doubtful, { decimal: ',' }).rows[0]?.cells['n']).toBe(1.234);
    expect(wholeOf(doubtful, { decimal: 'nonsense' }).rows[0]?.cells['n']).toBe(1234);
  });
  test('is not asked where a number shows it', () => {
    expect(readTable(table('5,1', '1,2', '1.234')).questions).toEqual([]);
    expect(wholeOf(table('5,1', '1,2', '1.234')).rows[0]?.cells).toEqual({ m: 5.1, sd: 1.2, n: 1234 });
    expect(wholeOf(table('5.1', '1.2', '1,234')).rows[0]?.cells).toEqual({ m: 5.1, sd: 1.2, n: 1234 });
  });
  const ratios = (...ors: string[]) =>
    pasted(['Study', 'OR', 'SE'], ...ors.map((or, at) => [`S${at}`, or, '2']));
  test('is asked where numbers of one column differ by hundreds only by one reading', () => {
    const text = ratios('0.71', '1,250', '0.9');
    const [question] = readTable(text).questions;
    expect(question).toMatchObject({
      ...{ id: 'decimal', proposed: 'both' },
      words: '“1,250” stands in one column with “0.71”. What stands before the decimals?',
    });
    const ofColumn = (answer: string) =>
      readTable(text, { decimal: answer }).tables[0]?.rows.map(({ cells }) => cells[1]?.number);
    expect(ofColumn('both')).toEqual([0.71, 1.25, 0.9]);
    expect(ofColumn('.')).toEqual([0.71, 1250, 0.9]);
    expect(readTable(ratios('0,71', '1.250')).questions.map(({ proposed }) => proposed)).toEqual(['both']);
  });
  test('is not asked where a column shows that its marks part thousands, or holds large numbers', () => {
    expect(readTable(ratios('0.71', '1,250', '1,250.5')).questions).toEqual([]);
    expect(readTable(ratios('850.5', '1,250')).questions).toEqual([]);
    expect(readTable(ratios('0.71', '1.250')).questions).toEqual([]);
  });
  test('is told where only another column shows it', () => {
    const [first] = readTable(table('5.1', '1.2', '1,234')).tables;
    expect(first?.notes).toEqual([
      '“1,234” was read as 1234: a point stands before the decimals of this table.',
    ]);
    expect(readTable(table('5.1', '1.2', '12')).tables[0]?.notes).toEqual([]);
  });
  test('may be either of both', () => {
    const mixed = pasted(['Study', 'Mean', 'SD', 'n'], ['A', '5,1', '1.2', '9'], ['B', '5.0', '1·1', '9']);
    const { rows, problems } = wholeOf(mixed, { decimal: 'both' });
    expect(rows.map(({ cells }) => cells)).toEqual([
      { m: 5.1, sd: 1.2, n: 9 },
      { m: 5, sd: 1.1, n: 9 },
    ]);
    expect(problems).toEqual([]);
  });
  test('where both are used it is asked, and what does not fit is said', () => {
    const mixed = pasted(['Study', 'Mean', 'SD', 'n'], ['A', '5,1', '1.2', '9'], ['B', '5.0', '1.1', '9']);
    expect(readTable(mixed).questions.map(({ id, proposed }) => [id, proposed])).toEqual([
      ['decimal', 'both'],
    ]);
    expect(wholeOf(mixed).rows[0]?.cells['m']).toBe(5.1);
    const { rows, problems } = wholeOf(mixed, { decimal: '.' });
    expect(rows[0]?.cells['m']).toBe('5,1');
    expect(problems.map(({ row, column, text }) => [row, column, text])).toEqual([[1, 'm', '5,1']]);
  });
});

describe('lines that are no studies', () => {
  const head = ['Study', 'Experimental events', 'Experimental total', 'Control events', 'Control total'];
  test('sums are left out with a note, and kept on demand', () => {
    const text = pasted(head, ['A', 1, 20, 3, 22], ['B', 2, 30, 4, 31], ['', 3, 50, 7, 53]);
    expect(wholeOf(text).rows.map(({ study }) => study)).toEqual(['A', 'B']);
    expect(wholeOf(text).leftOut).toEqual([
      { line: 4, text: '3 · 50 · 7 · 53', reason: 'A sum of the studies above.' },
    ]);
    expect(wholeOf(text, { totals: 'keep' }).rows).toHaveLength(3);
  });
  test('a study that begins with “Total” is one', () => {
    expect(
      wholeOf(pasted(head, ['Total Care 2010', 1, 20, 3, 22], ['Gesamt', 1, 20, 3, 22])).rows.map(
        ({ study }) => study,
      ),
    ).toEqual(['Total Care 2010']);
  });
  test('names alone are headings of subgroups, where the first line is one', () => {
    const { rows, shape, leftOut } = wholeOf(
      pasted(
        head,
        ['High risk'],
        ['A', 1, 20, 3, 22],
        ['Subtotal', 1, 20, 3, 22],
        ['Low risk'],
        ['B', 1, 20, 3, 22],
        ['* per protocol'],
      ),
    );
    expect(shape.mapping?.subgroup).toBe('subgroup');
    expect(rows.map(({ study, cells, line }) => [study, cells['subgroup'], line])).toEqual([
      ['A', 'High risk', 3],
      ['B', 'Low risk', 6],
    ]);
    expect(leftOut.map(({ line }) => line)).toEqual([4, 7]);
  });
  test('a study without numbers stays', () => {
    const { rows } = wholeOf(
      pasted(head, ['A', 1, 20, 3, 22], ['B', '', '', '', ''], ['C', 'NR', '-', '–', 'NA']),
    );
    expect(rows.map(({ cells }) => cells['e1'])).toEqual([1, null, null]);
  });
  test('a caption is the title', () => {
    const { table, rows } = wholeOf(`Table 2. Survival\n${pasted(head, ['A', 1, 20, 3, 22])}`);
    expect(table.title.outcome).toBe('Table 2. Survival');
    expect(rows[0]?.line).toBe(3);
  });
});

test('what holds no table is refused in words', () => {
  for (const text of [
    '',
    '   \n\n',
    'hello',
    'Study\tEvents\tTotal',
    '<COCHRANE_REVIEW>',
    '<?xml?><COCHRANE_REVIEW ID="1"></COCHRANE_REVIEW>',
  ])
    expect(readTable(text)).toMatchObject({ tables: [], refused: expect.stringMatching(/^The|^There/u) });
  expect(readTable('').refused).toMatch(/Paste the studies/u);
  expect(readTable('x'.repeat(5_000_001)).refused).toMatch(/5 million/u);
});
