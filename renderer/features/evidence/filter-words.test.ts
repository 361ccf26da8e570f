import { expect, test } from 'vitest';
import { besideWords, countWords, emptyFilter, isEmptyFilter, nothingWords } from './filter-words.ts';

test('counts say what they count, and what the filter leaves out', () => {
  expect(countWords({ claims: 57, documents: 12, studies: 9, allClaims: 61 })).toBe(
    '57 claims in 12 documents, 9 studies; 4 claims left out by the filter',
  );
  expect(countWords({ claims: 1, documents: 1, studies: 0, allClaims: 1 })).toBe('1 claim in 1 document');
});

test('what is counted beside a view is said: pooled findings, and claims of documents that are put aside', () => {
  expect(besideWords({ putAside: 0, pooledBeside: null })).toBe(
    ' · documents that are included or undecided',
  );
  expect(besideWords({ putAside: 9, pooledBeside: 3 })).toBe(
    ' · 3 pooled findings beside · documents that are included or undecided · 9 claims of documents that are excluded or in the bin',
  );
});

test('a filter is empty only without any condition', () => {
  expect(isEmptyFilter(emptyFilter)).toBe(true);
  expect(isEmptyFilter({ ...emptyFilter, text: 'survival' })).toBe(false);
  expect(isEmptyFilter({ ...emptyFilter, direction: ['same'] })).toBe(false);
});

test('an empty table tells claims that are put aside from none at all', () => {
  expect(nothingWords(0)).toMatch(/^No claims yet: /u);
  expect(nothingWords(1)).toMatch(/^The one claim is in a document excluded or in the bin\./u);
  expect(nothingWords(7)).toMatch(/^All 7 claims are in documents excluded or in the bin\./u);
});
