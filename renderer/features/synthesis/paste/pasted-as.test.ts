import { expect, test } from 'vitest';
import type { GridColumn } from '../grid/grid-columns.ts';
import { pastedAs } from './pasted-as.ts';

const column = (key: string, kind: GridColumn['kind'] = 'number'): GridColumn => ({
  ...{ key, kind, head: key, group: null },
});
const study = column(':study', 'study');
const counts = ['e1', 'n1', 'e2', 'n2'].map((key) => column(key));
const hazard = ['hr', 'lo', 'hi'].map((key) => column(key));
const block = (text: string, into: readonly GridColumn[]) => {
  const as = pastedAs(text, into);
  return as.kind === 'cells' ? as.block : as.kind;
};

test.each([
  [
    'numbers',
    '1\t2\n3\t4',
    counts,
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['decimal commas', '0,61\n0,70', hazard, [['0,61'], ['0,70']]],
  ['one cell', '12', counts, [['12']]],
  ['a name', 'Brown et al., 2021', [study, ...counts], [['Brown et al., 2021']]],
  ['words in a column of their own', 'high\nlow', [column('risk', 'extra')], [['high'], ['low']]],
  ['names alone', 'Brown\nKim', [study, ...counts], [['Brown'], ['Kim']]],
  ['prose', 'In 12 trials\nrisk was high in 3', [study], [['In 12 trials'], ['risk was high in 3']]],
])('%s go into cells as they stand', (_name, text, into, expected) => {
  expect(block(text, into)).toEqual(expected);
});

test('cells of several numbers are split where the columns are those', () => {
  expect(block('12/50\n3/40', counts)).toEqual([
    ['12', '50'],
    ['3', '40'],
  ]);
  expect(block('0.41 (0.13–1.26)', hazard)).toEqual([['0.41', '0.13', '1.26']]);
  expect(block('0,41 (0,13–1,26)', hazard)).toEqual([['0.41', '0.13', '1.26']]);
  // Where the parts have no columns in sight the cell itself is taken apart as it is written.
  const ratio = ['ratio', 'p'].map((key) => column(key));
  expect(block('0.62, P = 0.03\n0.71, P = 0.2', ratio)).toEqual([['0.62, P = 0.03'], ['0.71, P = 0.2']]);
  expect(block('0.62 (P = 0.03)', ratio)).toEqual([['0.62', '0.03']]);
  expect(block('0.80 (0.60 to 1.07)', ratio)).toEqual([['0.80 (0.60 to 1.07)']]);
  // What stands before the decimals is not sure.
  expect(block('0.71 (0.50–1,250)', hazard)).toEqual([['0.71 (0.50–1,250)']]);
  expect(block('0.71 (0.50–1,250)\n0.8 (0.6–1.1)', hazard)).toBe('table');
  // The second column holds no events.
  expect(block('12/50\n3/40', counts.slice(1))).toBe('table');
});

test('a heading above a single column is left out, and said', () => {
  const as = pastedAs('HR\n0.4\n0.5', hazard);
  expect(as).toMatchObject({ block: [['0.4'], ['0.5']], note: '“HR” above the numbers was left out.' });
});

test.each([
  ['headings', 'Study\te1\tn1\nA\t1\t2'],
  ['names with numbers', 'Brown\t1\t10\t2\t10\nKim\t2\t10\t3\t10'],
  ['CSV', 'Study,e1,n1,e2,n2\nA,1,10,2,10'],
  [
    'a forest plot of a PDF',
    'Brown 2021 12 100 24 100 0.50 [0.26, 0.94]\nKim 2019 3 50 9 50 0.33 [0.10, 1.16]',
  ],
  ['a page', '<table><tr><th>Study</th><th>e1</th></tr><tr><td>A</td><td>1</td></tr></table>'],
  ['RevMan', '<?xml version="1.0"?><COCHRANE_REVIEW></COCHRANE_REVIEW>'],
])('%s are a table', (_name, text) => {
  expect(block(text, [study, ...counts])).toBe('table');
});
