import { expect, test } from 'vitest';
import { killTimes } from './testing/kills.ts';

test('killed 20 times at odd moments, every acknowledged change is there and the review is whole', async () => {
  expect(await killTimes(20)).toEqual([]);
}, 240_000);
