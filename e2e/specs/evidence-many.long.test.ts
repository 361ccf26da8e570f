import { test } from 'vitest';
import { launch } from '../support/launch.ts';
import { goThroughMany } from '../support/many-rows.ts';

test('20,000 claims are drawn by the screenful, walked, filtered, and follow a new name at once', async () => {
  const sheaf = await launch();
  try {
    await goThroughMany(sheaf, 20_000);
  } finally {
    await sheaf.close();
  }
}, 900_000);
