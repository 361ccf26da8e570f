import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedRow, countedTwice } from './counted-twice.ts';

const row = (study: string, numbers: readonly number[], more: Partial<CountedRow> = {}): CountedRow => ({
  study,
  studyId: null,
  documentId: null,
  cells: Object.fromEntries(['e1', 'n1', 'e2', 'n2'].flatMap((key, at) => [[key, numbers[at] ?? null]])),
  ...more,
});
const [first, other, third] = [
  [1, 10, 5, 12],
  [2, 11, 6, 13],
  [3, 12, 5, 12],
];

test('one study in two rows: by its id, or by its name whatever its case and white space', () => {
  const twice = [{ kind: 'study', rows: [0, 2] }];
  expect(
    countedTwice('RR', [row('Brown 2021', first), row('Kim', other), row(' brown  2021', other)]),
  ).toEqual(twice);
  const studyId = 'one';
  expect(
    countedTwice('RR', [row('A', first, { studyId }), row('B', other), row('C', other, { studyId })]),
  ).toEqual(twice);
  expect(countedTwice('RR', [row('', first), row('', other), row('A', first), row('B', other)])).toEqual([]);
});

test('a row may tie two others together', () => {
  const rows = [row('A', first, { studyId: 'x' }), row('B', other), row('b', [4, 9, 1, 9], { studyId: 'x' })];
  expect(countedTwice('RR', rows)).toEqual([{ kind: 'study', rows: [0, 1, 2] }]);
});

test('a control group that rows of one study or paper share is told instead', () => {
  expect(countedTwice('OR', [row('A', first), row('a', third)])).toEqual([{ kind: 'control', rows: [0, 1] }]);
  const documentId = 'paper';
  const ofOnePaper = [row('High dose', first, { documentId }), row('Low dose', third, { documentId })];
  expect(countedTwice('RD', ofOnePaper)).toEqual([{ kind: 'control', rows: [0, 1] }]);
  // The same numbers of other studies are chance; other numbers of one paper are other people.
  expect(countedTwice('RD', [row('A', first), row('B', third)])).toEqual([]);
  expect(countedTwice('RD', [row('A', first, { documentId }), row('B', other, { documentId })])).toEqual([]);
  expect(countedTwice('RR', [row('A', first), row('A', third), row('A', other)])).toEqual([
    { kind: 'control', rows: [0, 1] },
    { kind: 'study', rows: [0, 1, 2] },
  ]);
});

test('all numbers once more are told as that', () => {
  expect(countedTwice('RR', [row('A', first), row('A', first)])).toEqual([
    { kind: 'repeated', rows: [0, 1] },
  ]);
});

test('measures without groups have no control; cells that are missing are not the same', () => {
  const hazard = (hr: number | null) => row('', [], { documentId: 'paper', cells: { hr, lo: 0.2, hi: 0.9 } });
  expect(countedTwice('HR', [hazard(0.5), hazard(0.6)])).toEqual([]);
  expect(countedTwice('HR', [hazard(0.5), hazard(0.5)])).toEqual([{ kind: 'repeated', rows: [0, 1] }]);
  expect(countedTwice('HR', [hazard(null), hazard(null)])).toEqual([]);
});

test('whatever rows there are: each tells at least two, in order, and none of different studies and papers', () => {
  const some = fc.record({
    study: fc.constantFrom('', 'A', 'a', 'B', 'C'),
    studyId: fc.constantFrom(null, 'x', 'y'),
    documentId: fc.constantFrom(null, 'p', 'q'),
    cells: fc.record({
      e1: fc.constantFrom(1, 2),
      n1: fc.constant(9),
      e2: fc.constantFrom(1, 2, null),
      n2: fc.constant(9),
    }),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), (rows) => {
      for (const { rows: found } of countedTwice('RR', rows)) {
        expect(found.length).toBeGreaterThan(1);
        expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b));
      }
      const apart = rows.map((one, at) => ({ ...one, study: `S${at}`, studyId: null, documentId: null }));
      expect(countedTwice('RR', apart)).toEqual([]);
    }),
  );
});
