import { expect, test } from 'vitest';
import { cellPrinter, columnGroups, sumCells } from './study-columns.ts';

const labels = { group1: 'Blinatumomab', group2: 'Chemotherapy' };
const heads = (groups: ReturnType<typeof columnGroups>) =>
  groups.map(({ name, columns }) => [name, columns.map(({ head }) => head)]);

test('counts stand below their groups, with their sums', () => {
  const studies = [
    { e1: 3, n1: 54, e2: 12, n2: 54 },
    { e1: 5, n1: 105, e2: 9, n2: 103 },
  ];
  const groups = columnGroups('two-by-two', studies, labels);
  expect(heads(groups)).toEqual([
    ['Blinatumomab', ['Events', 'Total']],
    ['Chemotherapy', ['Events', 'Total']],
  ]);
  expect(sumCells(groups, studies)).toEqual(['8', '159', '21', '157']);
});

test('a study that was entered in another way has its numbers too', () => {
  const studies = [
    { hr: 0.33, lo: 0.18, hi: 0.61 },
    { hr: 0.7, p: 0.04 },
    { hr: 0.5, lo: 0.3, hi: 0.9 },
  ];
  const groups = columnGroups('hazard-ratio', studies, labels);
  expect(heads(groups)).toEqual([['', ['Ratio', 'Lower', 'Upper', 'P']]]);
  expect(studies.map(cellPrinter(groups, studies))).toEqual([
    ['0.33', '0.18', '0.61', ''],
    ['0.70', '', '', '0.04'],
    ['0.50', '0.30', '0.90', ''],
  ]);
});

test('where all are entered alike there are no more columns; sums are of what all have', () => {
  const whole = [
    { oe: -4.2, v: 6.1 },
    { oe: -1, v: 2 },
  ];
  expect(sumCells(columnGroups('hazard-ratio', whole, labels), whole)).toEqual(['−5.2', '8.1']);
  const mixed = [{ hr: 0.5, lo: 0.3, hi: 0.9 }, { hr: 0.6, lo: 0.3, hi: 1.2, p: 0.1 }, ...whole.slice(1)];
  const groups = columnGroups('hazard-ratio', mixed, labels);
  expect(heads(groups)).toEqual([['', ['Ratio', 'Lower', 'Upper', 'O − E', 'Variance']]]);
  expect(sumCells(groups, mixed)).toEqual(['', '', '', '', '']);
});
