import { expect, test } from 'vitest';
import { killWindows } from '../support/window-kills.ts';

test('20 kills of any process lose nothing that the window was told is saved', async () => {
  expect(await killWindows(20)).toEqual([]);
}, 600_000);
