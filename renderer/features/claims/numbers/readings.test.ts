import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { AnnotationId, ConceptId } from '#shared/contract/ids.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import { mirrorNumbers } from '#shared/domain/mirror.ts';
import { readResult } from '#shared/reported/read-results.ts';
import { newReadings, readings, timePointOf } from './readings.ts';

const [blina, chemo] = [ConceptId.parse(v7()), ConceptId.parse(v7())];
const concepts = new Map([
  [blina, { name: 'Blinatumomab', synonyms: ['blin'] }],
  [chemo, { name: 'Chemotherapy', synonyms: [] }],
]);
const claim = { tested: [blina], control: [chemo], comparator: [chemo] };
const sides = (words: string, of = claim) =>
  readings(words, of, concepts).flatMap(({ arms = [] }) => arms.map(({ side }) => side));

test.each([
  ['OS with blinatumomab and chemotherapy was 71.3% and 58.4%, respectively', ['therapy', 'comparator']],
  ['lower with chemotherapy than with blinatumomab (58.4% vs 71.3%)', ['comparator', 'therapy']],
  // Named first, but held against the other.
  ['compared with standard chemotherapy, blinatumomab improved survival (71.3% vs 58.4%)', [null, null]],
  ['survival was 71.3% vs 58.4%', [null, null]],
  ['the sublineage and chemotherapy: 71.3% vs 58.4%', [null, null]],
])('%s', (words, expected) => {
  expect(sides(words)).toEqual(expected);
});

test('what both sides received names neither', () => {
  const added = { tested: [blina], control: [], comparator: [chemo] };
  expect(sides('chemotherapy plus blinatumomab or alone (71.3% vs 58.4%)', added)).toEqual([null, null]);
});

const here = { annotationId: AnnotationId.parse(v7()), text: '15% versus 65%' };
const elsewhere = { annotationId: AnnotationId.parse(v7()), text: 'CR in 15% versus 65%, P<.001' };
const kept = (words: typeof here, change: Partial<ResultEdit> = {}) =>
  readings(words.text, claim, concepts).map((one) => ({
    ...one,
    ...change,
    asReported: words.text,
    annotationId: words.annotationId,
  }));
test('words that were read are not read again, also when their numbers were corrected since', () => {
  const found = readings(here.text, claim, concepts);
  expect(newReadings(found, here, [])).toEqual(found);
  expect(newReadings(found, here, kept(here))).toEqual([]);
  expect(newReadings(found, here, kept(here, { measure: 'count' }))).toEqual([]);
});

test('of words around or within, the same numbers are not added again, others are', () => {
  const found = readings(here.text, claim, concepts);
  expect(newReadings(found, here, kept({ ...here, annotationId: elsewhere.annotationId }))).toEqual([]);
  // With its p it is another reading.
  expect(newReadings(readings(elsewhere.text, claim, concepts), elsewhere, kept(here))).toHaveLength(1);
  const other = { annotationId: elsewhere.annotationId, text: '20% versus 70%' };
  expect(newReadings(readings(other.text, claim, concepts), other, kept(here))).toHaveLength(1);
});

test('each result tells its own time', () => {
  const asReported = '71% vs 58% at 2 years and 66% vs 50% at 3 years';
  const times = readings(asReported, claim, concepts).map((one) => timePointOf({ ...one, asReported }));
  expect(times).toEqual(['2 years', '3 years']);
  expect(timePointOf({ asReported, value: 0.5 })).toBeNull();
  const ratio = 'HR at 2 years 0.80 (95% CI 0.60 to 1.05)';
  const read = readResult(ratio);
  const turned = { ...read, ...mirrorNumbers(read) };
  expect(timePointOf({ ...turned, arms: [] })).toBe('2 years');
});
