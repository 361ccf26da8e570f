import { expect, test } from 'vitest';
import { blockOf, valueOf } from './cell-values.ts';
import { afterWriting, gridStep } from './grid-keys.ts';

test('a text is a number where it can be nothing else', () => {
  expect(['12', ' 0.61 ', '0,61', '−1.5', '1 234', '1e-3', '.5', '12,5'].map(valueOf)).toEqual([
    12, 0.61, 0.61, -1.5, 1234, 0.001, 0.5, 12.5,
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
