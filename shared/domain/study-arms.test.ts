import { expect, test } from 'vitest';
import { emptyArm } from './reported-result.ts';
import { armGroups } from './study-arms.ts';

test('an arm is told once, with every size that is printed of it, the largest first', () => {
  const arm = (set: Partial<typeof emptyArm>) => ({ ...emptyArm, ...set });
  expect(
    armGroups([
      arm({ label: 'Blinatumomab', nRandomised: 718, nAnalysed: 417 }),
      arm({ label: 'chemotherapy', side: 'comparator', nAnalysed: 300 }),
      arm({ label: 'blinatumomab ', nRandomised: 718, nAnalysed: 700 }),
      arm({ side: 'comparator', nRandomised: 722 }),
      arm({ label: 'observation' }),
      arm({ nRandomised: 5 }),
    ]).map(({ words, arms }) => [words, arms.length]),
  ).toEqual([
    ['Blinatumomab: 718 randomised, 700 / 417 analysed', 2],
    ['chemotherapy: 300 analysed', 1],
    ['comparator: 722 randomised', 1],
    ['observation', 1],
  ]);
  expect(armGroups([])).toEqual([]);
});
