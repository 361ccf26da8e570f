import { expect, test } from 'vitest';
import { countWords, emptyFilter, isEmptyFilter, nothingWords } from './filter-words.ts';

test('counts say what they count, and what the filter leaves out', () => {
  expect(countWords({ claims: 57, documents: 12, allClaims: 61 })).toBe(
    '57 claims in 12 documents; 4 claims left out by the filter',
  );
  expect(countWords({ claims: 1, documents: 1, allClaims: 1 })).toBe('1 claim in 1 document');
});

test('a filter is empty only without any condition', () => {
  expect(isEmptyFilter(emptyFilter)).toBe(true);
  expect(isEmptyFilter({ ...emptyFilter, text: 'survival' })).toBe(false);
  expect(isEmptyFilter({ ...emptyFilter, direction: ['same'] })).toBe(false);
});

test('an empty table tells claims that are put aside from none at all', () => {
  expect(nothingWords(0)).toMatch(/^No claims yet: /u);
  expect(nothingWords(1)).toMatch(/^The one claim is in a paper excluded or in the bin\./u);
  expect(nothingWords(7)).toMatch(/^All 7 claims are in papers excluded or in the bin\./u);
});
