import { describe, expect, test } from 'vitest';
import type { Direction } from '#shared/domain/values.ts';
import { studyDirection } from './study-direction.ts';

const claims = (...told: readonly (readonly [Direction | null, ('key' | 'narrower')?])[]) =>
  told.map(([direction, mark]) => ({ direction, key: mark === 'key', narrower: mark === 'narrower' }));

describe('the direction of a study', () => {
  test.each([
    ['nothing coded', claims([null]), null],
    ['no claims', claims(), null],
    [
      'its key claim, against all others',
      claims(['same', 'key'], ['favours-therapy'], ['favours-therapy']),
      'same',
    ],
    [
      'the whole population before subgroups',
      claims(['same'], ['favours-therapy', 'narrower'], ['favours-therapy', 'narrower']),
      'same',
    ],
    [
      'subgroups where there is nothing else',
      claims([null], ['favours-therapy', 'narrower']),
      'favours-therapy',
    ],
    [
      '7 of 10 agree',
      claims(...Array.from({ length: 7 }, () => ['favours-therapy'] as const), ['same'], ['same'], ['same']),
      'favours-therapy',
    ],
    ['2 of 3 do not', claims(['favours-therapy'], ['favours-therapy'], ['same']), 'mixed'],
    [
      'what is not stated is no direction',
      claims(['favours-therapy'], ['not-stated'], ['not-stated']),
      'favours-therapy',
    ],
    ['but all that is known where nothing else is', claims(['not-stated'], [null]), 'not-stated'],
    ['a key claim without a direction does not decide', claims([null, 'key'], ['same']), 'same'],
  ] as const)('%s', (...[, given, expected]) => {
    expect(studyDirection(given)).toBe(expected);
  });
});
