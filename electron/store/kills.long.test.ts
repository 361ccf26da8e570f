import { expect, test } from 'vitest';
import { killTimes } from './testing/kills.ts';

test('killed 1,000 times at odd moments, every acknowledged change is there and the review is whole', async () => {
  expect(await killTimes(1_000)).toEqual([]);
}, 14_400_000);
