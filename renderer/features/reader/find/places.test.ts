import { expect, test } from 'vitest';
import { countWords, nextPlace, partsOf, placesByPage } from './places.ts';

const place = (...parts: [number, number, number][]) => ({
  parts,
  label: 'e1',
  before: '',
  found: 'x',
  after: '',
});
const places = [place([1, 5, 9]), place([1, 40, 44], [2, 0, 3]), place([3, 7, 8])];

test('finding begins at the place where the reader is, and at the top when nothing follows', () => {
  expect(nextPlace(places, { page: 1, offset: 0 })).toBe(0);
  expect(nextPlace(places, { page: 1, offset: 9 })).toBe(1);
  expect(nextPlace(places, { page: 2, offset: 0 })).toBe(2);
  expect(nextPlace(places, { page: 9, offset: 0 })).toBe(0);
  expect(nextPlace([], { page: 1, offset: 0 })).toBe(-1);
});

test('a place over two pages is on both', () => {
  expect(placesByPage(places).get(2)).toEqual([{ start: 0, end: 3, index: 1 }]);
  expect(placesByPage(places).get(1)).toHaveLength(2);
  expect(partsOf(places[1] ?? place())).toHaveLength(2);
});

test('counts are said in words', () => {
  expect(countWords(null, -1, 0)).toBe('');
  expect(countWords(0, -1, 0)).toBe('No match');
  expect(countWords(17, 2, 17)).toBe('3 of 17');
  expect(countWords(9, 0, 3)).toBe('1 of 3+');
});
