import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { AnalysisRowView, RowSource } from '#shared/contract/analyses.ts';
import { AnalysisId, AnalysisRowId, ClaimId, DocumentId, ResultId } from '#shared/contract/ids.ts';
import { type RowDeed, rowNotes } from './row-notes.ts';

const analysisId = AnalysisId.parse(v7());
const row = (study: string, cells: AnalysisRowView['cells']): AnalysisRowView => ({
  ...{ id: AnalysisRowId.parse(v7()), analysisId, study, studyId: null, cells, sources: {} },
  ...{ used: true, reason: null, place: 0 },
});
const counts = (study: string, [e1, n1, e2, n2]: readonly number[]) =>
  row(study, { e1: e1 ?? 0, n1: n1 ?? 0, e2: e2 ?? 0, n2: n2 ?? 0 });
/** Where a row came from. */
const source = ({ id, cells }: AnalysisRowView, more: Partial<RowSource>): RowSource => ({
  rowId: id,
  resultId: ResultId.parse(v7()),
  claimId: ClaimId.parse(v7()),
  documentId: DocumentId.parse(v7()),
  ...{ state: 'same', columns: Object.keys(cells), now: {}, ratio: null },
  ...more,
});
/** The rows once a deed was done. */
const after = (rows: readonly AnalysisRowView[], deed: RowDeed | undefined) =>
  rows.map((one) => {
    const set = deed?.edits.find(({ rowId }) => rowId === one.id)?.set ?? {};
    return { ...one, used: set.used ?? one.used, cells: { ...one.cells, ...set.cells } };
  });
const notes = (rows: readonly AnalysisRowView[]) => rowNotes({ measure: 'RR', unit: null }, rows, []);

test('a shared control group can be split, which leaves a trail and is not pointed out again', () => {
  const rows = [counts('A', [3, 30, 12, 60]), counts('A', [5, 31, 12, 60]), counts('B', [1, 9, 2, 9])];
  const [note, ...others] = notes(rows);
  expect(others).toEqual([]);
  expect(note).toMatchObject({
    words:
      'A: 2 rows with the same control group, which counts twice. Split it between them, or combine the arms.',
    rows: [rows[0]?.id, rows[1]?.id],
  });
  const split = after(rows, note?.deeds[0]);
  expect(split.map(({ cells: { e2, n2 } }) => [e2, n2])).toEqual([
    [6, 30],
    [6, 30],
    [2, 9],
  ]);
  expect(split[0]?.cells['Control group']).toBe('1 of 2 parts of 12/60');
  expect(notes(split)).toEqual([]);
});

test('its arms can be combined: counts add up, means are pooled, the other rows are left out', () => {
  const rows = [counts('A', [3, 30, 12, 60]), counts('A', [5, 31, 12, 60])];
  const combined = after(rows, notes(rows)[0]?.deeds[1]);
  expect(combined.map(({ used, cells: { e1, n1 } }) => [used, e1, n1])).toEqual([
    [true, 8, 61],
    [false, 5, 31],
  ]);
  expect(notes(combined)).toEqual([]);
  const control = { m2: 5, sd2: 2, n2: 40 };
  const means = [
    row('A', { m1: 4, sd1: 1, n1: 10, ...control }),
    row('A', { m1: 6, sd1: 1, n1: 10, ...control }),
  ];
  const [note] = rowNotes({ measure: 'MD', unit: null }, means, []);
  expect(note?.deeds.map(({ label }) => label)).toEqual(['Split the control group', 'Combine the arms']);
  const [pooled] = after(means, note?.deeds[1]);
  // Table 6.5.a of the Cochrane Handbook: squares within 9 + 9, between 10 · 1² twice.
  expect([pooled?.cells['m1'], pooled?.cells['n1']]).toEqual([5, 20]);
  expect(pooled?.cells['sd1']).toBeCloseTo(Math.sqrt((18 + 20) / 19), 12);
});

test('a row that repeats another can be left out; rows that are left out are not pointed out', () => {
  const rows = [counts('A', [3, 30, 12, 60]), counts('A', [3, 30, 12, 60])];
  const [note] = notes(rows);
  expect(note?.short).toBe('The same numbers twice');
  expect(notes(after(rows, note?.deeds[0]))).toEqual([]);
});

test('two rows of one study are pointed out, without a deed where it is not known who is in them', () => {
  const rows = [counts('A', [3, 30, 12, 60]), counts('a', [3, 30, 4, 20])];
  expect(notes(rows)).toMatchObject([{ short: 'One of 2 rows of its study', deeds: [] }]);
});

test('claims that changed, went, or lie in the bin are told; what they say now can be taken', () => {
  const one = row('Brown', { hr: 0.35, lo: 0.2, hi: 0.6 });
  const told = (more: Partial<RowSource>) =>
    rowNotes({ measure: 'HR', unit: null }, [one], [source(one, more)]);
  expect(told({})).toEqual([]);
  expect(told({ state: 'gone', claimId: null, documentId: null })[0]?.short).toBe('Its claim was deleted');
  expect(told({ state: 'in-bin' })[0]?.short).toBe('Its paper is in the bin');
  const [changed] = told({ state: 'changed', now: { hr: 0.41, hi: null } });
  expect(changed?.words).toBe('Brown: the claim now says HR 0.41; the claim no longer gives Upper.');
  const [edit] = changed?.deeds[0]?.edits ?? [];
  expect(edit?.set.cells).toEqual({ hr: 0.41, hi: null });
  expect(Object.keys(edit?.set.sources ?? {})).toEqual(['hr']);
});

test('an interval that cannot belong to its ratio is pointed out, and a P value that cannot belong to the interval', () => {
  const told = (cells: Record<string, number>, measure: 'HR' | 'GENR' | 'RR' = 'GENR') =>
    rowNotes({ measure, unit: null }, [row('Brown', cells)], []).map(({ words }) => words);
  expect(told({ ratio: 0.62, lo: 0.41, hi: 0.95 })).toEqual([]);
  expect(told({ ratio: 0.94, lo: 0.41, hi: 0.95 })).toEqual([
    'Brown has 0.94 with an interval from 0.41 to 0.95, which is not symmetric about it on the log scale, beyond what rounding explains: one of the three may be misread. The analysis keeps 0.94 and the width of the interval.',
  ]);
  expect(told({ ratio: 0.62, lo: 0.41, hi: 0.95, p: 0.03 })).toEqual([]);
  expect(told({ ratio: 0.62, lo: 0.41, hi: 0.95, p: 0.9 })).toEqual([
    'Brown has P = 0.9 beside an interval from 0.41 to 0.95, to which P = 0.026 belongs: one of them may be misread. The analysis takes the interval.',
  ]);
  expect(told({ hr: 0.41, lo: 0.41, hi: 0.95 }, 'HR')).toHaveLength(1);
  expect(told({ ratio: 0.94, lo: 0.41, hi: 0.95 }, 'RR')).toEqual([]);
});

test('ratios of claims that are unlike the others are told as long as they are pooled with them', () => {
  const rows = ['A', 'B', 'C'].map((study) => row(study, { ratio: 0.62, lo: 0.41, hi: 0.95 }));
  const told = (ratios: readonly (string | null)[], unit: string | null = null, of = rows) =>
    rowNotes(
      { measure: 'GENR', unit },
      of,
      rows.flatMap((one, at) => source(one, { ratio: ratios[at] ?? null })),
    ).map(({ words, rows: ids }) => [words, ids.length]);
  expect(told(['Odds ratio', 'Odds ratio', null])).toEqual([]);
  expect(told(['Odds ratio', 'Risk ratio', 'Odds ratio'])).toEqual([
    ['B: risk ratio, unlike the others. They are pooled together.', 1],
  ]);
  expect(told(['Odds ratio', 'Odds ratio', 'Odds ratio'], 'Risk ratio')).toEqual([
    ['A, B and C: odds ratio, in an analysis of “risk ratio”. They are pooled together.', 3],
  ]);
  expect(told(['Odds ratio', 'Adjusted odds ratio', 'Adjusted odds ratio'])).toEqual([
    ['A: odds ratio, not said to be adjusted, where the others are. They are pooled together.', 1],
  ]);
  expect(told(['Odds ratio', 'Odds ratio', 'Adjusted odds ratio'], 'Adjusted odds ratio')).toEqual([
    [
      'A and B: odds ratio, not said to be adjusted, in an analysis of “adjusted odds ratio”. They are pooled together.',
      2,
    ],
  ]);
  // Nothing can be held against a name that does not tell what is compared.
  expect(told(['Odds ratio', 'Odds ratio', 'Odds ratio'], 'Quotient')).toEqual([]);
  expect(told(['Odds ratio', 'Risk ratio', 'Odds ratio'], 'Quotient')).toEqual([
    ['B: risk ratio, unlike the others. They are pooled together.', 1],
  ]);
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) throw new Error('No rows.');
  const without = [first, { ...second, used: false }, third];
  expect(told(['Odds ratio', 'Risk ratio', 'Odds ratio'], null, without)).toEqual([]);
  const counted = { measure: 'OR', unit: null } as const;
  expect(
    rowNotes(counted, rows, [
      source(first, { ratio: 'Odds ratio' }),
      source(second, { ratio: 'Risk ratio' }),
    ]),
  ).toEqual([]);
});
