import { describe, expect, test } from 'vitest';
import { directionConflict, directionsFor, isDirection } from './direction.ts';
import { contrastLabels, directionLabels } from './labels.ts';
import { contrasts, directions } from './values.ts';

const favouring = ['favours-therapy', 'favours-comparator', 'same', 'mixed', 'not-stated'];
const movement = ['higher', 'lower'];

describe('directions that a contrast takes', () => {
  test.each(['between-therapies', 'dose-or-schedule', 'not-stated'] as const)(
    '%s: who did better',
    (contrast) => {
      expect(directionsFor(contrast, 'higher')).toEqual(favouring);
    },
  );

  test('before and after: better, worse, unchanged', () => {
    expect(directionsFor('before-after', 'lower')).toEqual([
      'improved',
      'worsened',
      'unchanged',
      'mixed',
      'not-stated',
    ]);
  });

  test.each(['between-patient-groups', 'accuracy-or-yield', 'single-group'] as const)(
    '%s: nobody is favoured',
    (contrast) => {
      expect(directionsFor(contrast, 'higher')).toEqual(['not-comparative']);
    },
  );

  test.each(contrasts)(
    '%s with an outcome that is neither good nor bad: higher and lower too',
    (contrast) => {
      expect(directionsFor(contrast, 'neutral')).toEqual([...directionsFor(contrast, null), ...movement]);
      expect(directionsFor(contrast, 'higher')).toEqual(directionsFor(contrast, null));
    },
  );

  test('every direction belongs to some contrast', () => {
    const all = new Set(contrasts.flatMap((contrast) => directionsFor(contrast, 'neutral')));
    expect([...all].toSorted()).toEqual([...directions].toSorted());
  });
});

describe('a direction that does not go with the contrast', () => {
  test.each(contrasts)('%s refuses exactly what it does not take, and names what it does', (contrast) => {
    const taken = directionsFor(contrast, 'neutral');
    for (const direction of directions) {
      const conflict = directionConflict(contrast, direction);
      // Whether higher is good or bad is the outcome's matter, not the contrast's.
      expect(conflict === null).toBe(taken.includes(direction) || movement.includes(direction));
      if (conflict === null) continue;
      for (const one of [direction, ...directionsFor(contrast, null)])
        expect(conflict).toContain(`“${directionLabels[one]}”`);
      expect(conflict).toContain(`“${contrastLabels[contrast]}”`);
    }
  });
});

test('only the words of the list are directions', () => {
  for (const direction of directions) expect(isDirection(direction)).toBe(true);
  for (const word of ['', 'Same', 'favours', 'toString']) expect(isDirection(word)).toBe(false);
});
