import { expect, test } from 'vitest';
import { type ClaimIdentity, sameClaims } from './same-claim.ts';
import { studyInForce } from './claim-study.ts';

const claim: ClaimIdentity = {
  id: 'a',
  documentId: 'paper',
  therapy: ['blinatumomab', 'chemotherapy'],
  comparator: ['chemotherapy'],
  population: [],
  outcome: 'os',
  timePoint: '3 years',
  subgroup: null,
};

test('the same result said again is found whatever the order of concepts and the way of writing the time', () => {
  const again = {
    ...claim,
    id: 'b',
    therapy: ['chemotherapy', 'blinatumomab'],
    timePoint: '3-Years',
    subgroup: '',
  };
  expect(sameClaims(claim, [claim, again]).map(({ id }) => id)).toEqual(['b']);
});

test.each([
  ['document', { documentId: 'other' }],
  ['outcome', { outcome: 'efs' }],
  ['time point', { timePoint: '5 years' }],
  ['subgroup', { subgroup: 'girls' }],
  ['sides', { comparator: [] }],
  ['population', { population: ['relapsed'] }],
])('another %s is another claim', (_what, change) => {
  expect(sameClaims(claim, [{ ...claim, ...change, id: 'b' }])).toEqual([]);
});

test('claims that say nothing yet are not the same', () => {
  const bare = { ...claim, outcome: null };
  expect(sameClaims(bare, [{ ...bare, id: 'b' }])).toEqual([]);
});

test('a claim is about the only study of its paper, unless a person says otherwise or the paper tells of others', () => {
  expect(studyInForce(null, 'primary-study', ['s'])).toBe('s');
  expect(studyInForce(null, null, ['s'])).toBe('s');
  expect(studyInForce(null, null, ['s', 't'])).toBeNull();
  expect(studyInForce(null, 'review', ['s'])).toBeNull();
  expect(studyInForce('t', 'review', ['s'])).toBe('t');
  expect(studyInForce('none', 'primary-study', ['s'])).toBeNull();
});
