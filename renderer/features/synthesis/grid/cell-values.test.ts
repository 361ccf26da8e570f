import { expect, test } from 'vitest';
import { blockOf, editOf, valueOf } from './cell-values.ts';
import type { GridColumn } from './grid-columns.ts';
import { afterWriting, gridStep } from './grid-keys.ts';

test('a text is a number where it can be nothing else', () => {
  expect(['12', ' 0.61 ', '0,61', '−1.5', '1 234', '1e-3', '.5', '12,5', '0·62'].map(valueOf)).toEqual([
    12, 0.61, 0.61, -1.5, 1234, 0.001, 0.5, 12.5, 0.62,
  ]);
  expect(['', '  '].map(valueOf)).toEqual([null, null]);
  // May be a thousand and more, or one and a bit.
  expect(['1,234', '< 0.001', 'high', '1.2.3', '1e999'].map(valueOf)).toEqual([
    '1,234',
    '< 0.001',
    'high',
    '1.2.3',
    '1e999',
  ]);
});

const cellsOf = (key: string, text: string, more: Partial<GridColumn> = {}) =>
  editOf({ key, kind: 'number', head: key, group: null, ...more }, text).cells;

test.each([
  ['0.80 (0.60 to 1.07)', { ratio: 0.8, lo: 0.6, hi: 1.07 }],
  ['0·80 (0·60–1·07)', { ratio: 0.8, lo: 0.6, hi: 1.07 }],
  ['0,80 (0,60; 1,07)', { ratio: 0.8, lo: 0.6, hi: 1.07 }],
  ['aOR 0.80, 95% CI 0.60-1.07', { ratio: 0.8, lo: 0.6, hi: 1.07, level: null }],
  ['0.80 (90% CI 0.60 to 1.07)', { ratio: 0.8, lo: 0.6, hi: 1.07, level: 0.9 }],
  ['0.62, P = 0.03', { ratio: 0.62, p: 0.03 }],
  ['0.62 (p=0.03)', { ratio: 0.62, p: 0.03 }],
])('“%s” in the cell of a ratio is taken apart', (text, cells) => {
  expect(cellsOf('ratio', text)).toEqual(cells);
  expect(cellsOf('hr', text)).toEqual({ hr: cells.ratio, ...cells, ratio: undefined });
});

test.each([
  '0.62, P < 0.001',
  'log OR 0.2 (0.1 to 0.3)',
  '80% (60% to 107%)',
  '1,250 (1,100 to 1,400)',
  '0.80 (0.60',
])('“%s” stays as it was typed', (text) => {
  expect(cellsOf('ratio', text)).toEqual({ ratio: text });
});

test('events of people in the cell of events fill both cells of the group', () => {
  for (const text of ['12/50', '12 / 50', '12/50 (24%)', '12/50 (24.0 %)'])
    expect(cellsOf('e1', text)).toEqual({ e1: 12, n1: 50 });
  expect(cellsOf('e2', '3/40')).toEqual({ e2: 3, n2: 40 });
  for (const [key, text] of [
    ['n1', '12/50'],
    ['e1', '12/50/60'],
    ['e1', '1.5/50'],
    ['m1', '12/50'],
  ] as const)
    expect(cellsOf(key, text)).toEqual({ [key]: text });
});

test('a difference with its interval gets a standard error; a logarithm, and limits out of order, do not', () => {
  const text = '-5 (-8 to -2)';
  expect(cellsOf('yi', text)).toEqual({ yi: -5, sei: expect.closeTo(1.53064, 5), vi: null });
  expect(cellsOf('yi', '-5 (90% CI -8 to -2)')).toMatchObject({ sei: expect.closeTo(1.82387, 5) });
  expect(cellsOf('yi', text, { logarithm: true })).toEqual({ yi: text });
  expect(cellsOf('yi', '-5 (-2 to -8)')).toEqual({ yi: '-5 (-2 to -8)' });
  expect(cellsOf('m1', text)).toEqual({ m1: text });
});

test('a P value may stand with its letter; a bound stays as it is', () => {
  expect(['p=0.04', 'P = 0·04', 'P 0.04', '.04'].map((text) => cellsOf('p', text)?.['p'])).toEqual([
    0.04, 0.04, 0.04, 0.04,
  ]);
  expect(['<0.001', 'P<0.001'].map((text) => cellsOf('p', text)?.['p'])).toEqual(['<0.001', 'P<0.001']);
});

test('a copied block has a row for each line, and empty cells stay', () => {
  expect(blockOf('a\t1\r\nb\t\r\n')).toEqual([
    ['a', '1'],
    ['b', ''],
  ]);
  expect(blockOf('a\n\nb')).toEqual([['a'], [''], ['b']]);
});

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const size = { row: 3, column: 4 };

test('keys walk within the table, write, clear, or are left alone', () => {
  const at = { row: 0, column: 1 };
  expect(gridStep({ ...plain, key: 'ArrowUp' }, at, size)).toEqual({ kind: 'go', to: at });
  expect(gridStep({ ...plain, key: 'End' }, at, size)).toEqual({ kind: 'go', to: { row: 0, column: 3 } });
  expect(gridStep({ ...plain, key: '7' }, at, size)).toEqual({ kind: 'write', text: '7' });
  expect(gridStep({ ...plain, key: 'F2' }, at, size)).toEqual({ kind: 'write', text: null });
  for (const pressed of [
    { ...plain, key: 'Tab' },
    { ...plain, key: ' ' },
    { ...plain, ctrlKey: true, key: 'z' },
    { ...plain, altKey: true, key: 'ArrowUp' },
  ])
    expect(gridStep(pressed, at, size)).toBeNull();
});

test('Tab goes on in the next row behind the last cell, and back', () => {
  const written = [1, 2];
  const tab = (shiftKey: boolean, row: number, column: number) =>
    afterWriting({ key: 'Tab', shiftKey }, { row, column }, { size, written });
  expect(tab(false, 0, 1)).toEqual({ row: 0, column: 2 });
  expect(tab(false, 0, 2)).toEqual({ row: 1, column: 1 });
  expect(tab(true, 1, 1)).toEqual({ row: 0, column: 2 });
});
