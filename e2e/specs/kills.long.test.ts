import { expect, test } from 'vitest';
import { killWindows } from '../support/window-kills.ts';

test('50 kills of any process lose nothing that the window was told is saved', async () => {
  expect(await killWindows(50)).toEqual([]);
}, 3_600_000);
