import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { ConceptId } from '#shared/contract/ids.ts';
import { conceptsOf, namesFrom } from './concept-names.ts';

const id = () => ConceptId.parse(v7());
const blina = { id: id(), name: 'Blinatumomab', role: 'therapy', better: null } as const;
const chemo = { id: id(), name: 'Chemotherapy', role: 'therapy', better: null } as const;
const relapse = { id: id(), name: 'Relapse', role: 'outcome', better: 'lower' } as const;
const survival = { id: id(), name: 'Overall survival', role: 'outcome', better: 'higher' } as const;
const remission = { id: id(), name: 'Complete remission', role: 'outcome', better: 'higher' } as const;
const transplant = { id: id(), name: 'Transplant', role: 'outcome', better: 'neutral' } as const;
const all = [blina, chemo, relapse, survival, remission, transplant];

test('groups, outcome and which way is better are named by concepts; what is not chosen is left alone', () => {
  const about = { therapy: [blina.id, chemo.id], comparator: [chemo.id], outcome: [relapse.id] };
  expect(namesFrom(about, all)).toEqual({
    ...{ group1: 'Blinatumomab + Chemotherapy', group2: 'Chemotherapy', outcome: 'Relapse', better: 'lower' },
  });
  expect(namesFrom({ therapy: [], comparator: [], outcome: [] }, all)).toEqual({});
});

test.each([
  [survival, null],
  [remission, 'higher'],
  [transplant, null],
] as const)('of $name the direction is %s', (outcome, better) => {
  expect(namesFrom({ therapy: [], comparator: [], outcome: [outcome.id] }, all).better).toBe(better);
});

test('names lead back to concepts; what both groups get is not what is tested', () => {
  const names = { group1: 'blinatumomab + Chemotherapy', group2: 'Chemotherapy', outcome: 'RELAPSE' };
  expect(conceptsOf(names, all)).toEqual({ therapy: [blina.id], outcome: [relapse.id] });
  expect(conceptsOf({ group1: 'Experimental', group2: 'Control', outcome: '' }, all)).toEqual({
    ...{ therapy: [], outcome: [] },
  });
});
