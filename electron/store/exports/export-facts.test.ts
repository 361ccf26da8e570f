import { expect, test } from 'vitest';
import { type ExportFacts, leftOutWords } from './export-facts.ts';

const facts: ExportFacts = {
  ...{ review: 'R', filter: {}, sentence: 'All claims', lines: 1, claims: 1, documents: 1, studies: 0 },
  ...{ filteredOut: 0, pooledBeside: null, excluded: [], putAside: 0 },
  ...{ citationStyle: 'vancouver', appVersion: '0', made: '2026-11-23T14:05:00.000Z' },
};

test('what an export leaves out is said with the pooled findings beside its studies', () => {
  expect(leftOutWords(facts)).toBe('nothing');
  expect(leftOutWords({ ...facts, filteredOut: 5, pooledBeside: 3, putAside: 1 })).toBe(
    '5 claims that do not fit the filter; pooled findings beside the studies: 3; 1 claim of documents that are excluded or in the bin',
  );
});
