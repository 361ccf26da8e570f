import { expect, test } from 'vitest';
import { citationOf } from './source-line.ts';

test.each([
  [[], null, null, 'A title'],
  [[], 2024, null, '2024. A title'],
  [['Brown PA'], 2021, 'JAMA', 'Brown 2021. A title. JAMA'],
  [['Brown PA', 'Ji L'], 2021, null, 'Brown and Ji 2021. A title'],
  [['Brown PA', 'Ji L', 'Xu X'], null, 'JAMA', 'Brown et al. A title. JAMA'],
  [['Brown PA', 'Ji L', 'Xu X'], 2021, 'JAMA', 'Brown et al. 2021. A title. JAMA'],
] as const)('%j of %s in %s is cited as much as is known', (authors, year, journal, citation) => {
  expect(citationOf({ title: 'A title', authors, year, journal })).toBe(citation);
});

test('a title that ends a sentence gets no second point', () => {
  const cite = (title: string) => citationOf({ title, authors: [], year: null, journal: 'JAMA' });
  expect(cite('Does it work?')).toBe('Does it work? JAMA');
  expect(cite('It works.')).toBe('It works. JAMA');
  expect(citationOf({ title: '', authors: [], year: null, journal: null })).toBe('');
});
