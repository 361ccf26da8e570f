import { expect, test } from 'vitest';
import { evidenceColumns, joinCell } from './evidence-columns.ts';

test('columns of the evidence table are named once, and a cell of several values is one text', () => {
  expect(new Set(evidenceColumns.map(([heading]) => heading)).size).toBe(evidenceColumns.length);
  expect(new Set(evidenceColumns.map(([, key]) => key)).size).toBe(evidenceColumns.length);
  expect(joinCell(['Blinatumomab', 'Chemotherapy'])).toBe('Blinatumomab; Chemotherapy');
  expect([joinCell(null), joinCell(2024), joinCell([]), joinCell('a')]).toEqual(['', 2024, '', 'a']);
});
