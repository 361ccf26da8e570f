import { expect, test } from 'vitest';
import { NotOffered } from '../impossible-data.ts';
import { designFor, levelsOf, meansOfLevels, rowFor } from './design.ts';

test('studies without a value of a moderator are left out, and the others named', () => {
  const design = designFor([
    { kind: 'number', name: 'dose', values: [1, null, 3, 5, 6] },
    { kind: 'factor', name: 'arm', values: ['b', 'a', null, 'a', 'b'] },
  ]);
  expect(design.rows).toEqual([0, 3, 4]);
  expect(design.columns).toEqual([
    [1, 1, 1],
    [1, 5, 6],
    [1, 0, 1],
  ]);
});

test('factors: the first of the alphabet is the reference; numbers go by size', () => {
  expect(levelsOf(['b', 'a', 'C', 'a', null])).toEqual(['a', 'b', 'C']);
  expect(levelsOf([10, 9, 100, 9])).toEqual(['9', '10', '100']);
  const design = designFor([{ kind: 'factor', name: 'meta', values: [0, 1, 1, 0] }]);
  expect(design.names).toEqual(['intrcpt', 'meta1']);
  expect(design.columns[1]).toEqual([0, 1, 1, 0]);
  expect(rowFor(design, { meta: 1 })).toEqual([1, 1]);
  expect(meansOfLevels(['y', 'x', 'y']).columns).toEqual([
    [0, 1, 0],
    [1, 0, 1],
  ]);
});

test('a column that says nothing new is refused by its name', () => {
  const year = { kind: 'number', name: 'year', values: [2001, 2002, 2004, 2007] } as const;
  const later = { kind: 'number', name: 'later', values: year.values.map((value) => value - 2000) } as const;
  expect(() => designFor([year, later])).toThrow(/^later follows from year/);
  const constant = { kind: 'number', name: 'dose', values: [5, 5, 5, 5] } as const;
  expect(() => designFor([year, constant])).toThrow(/^dose is the same in every study/);
  const far = { kind: 'number', name: 'dose', values: [5, 1e160, 5, 5] } as const;
  expect(() => designFor([far])).toThrow(/^dose is 1e\+160 in a study, too far off/);
  const lone = { kind: 'factor', name: 'arm', values: ['a', 'a', 'a', 'a'] } as const;
  expect(() => designFor([lone])).toThrow(/^arm is “a” in every study/);
});

test('new values are asked for by name', () => {
  const design = designFor([
    { kind: 'number', name: 'dose', values: [1, 2, 3] },
    { kind: 'factor', name: 'arm', values: ['b', 'a', 'b'] },
  ]);
  expect(rowFor(design, { dose: 2, arm: 'b' })).toEqual([1, 2, 1]);
  expect(() => rowFor(design, { arm: 'b' })).toThrow(NotOffered);
  expect(() => rowFor(design, { dose: 2, arm: 'c' })).toThrow(/arm is one of a, b/);
});
