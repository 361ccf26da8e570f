import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { claimForm } from '../pages/claim-page.ts';
import { documentOf, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const words = 'Remission rates were notably higher';
// Windows holds a folder with open files in its place.
const movable = process.platform !== 'win32';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

describe.skipIf(!movable)(
  `a review whose folder is moved while it is open${movable ? '' : ' (skipped: Windows)'}`,
  () => {
    test('says so, keeps the claim that was being made, and saves it once the folder is back', async () => {
      sheaf = await launch();
      const { page, path } = await makeReview(sheaf, 'Moved');
      await importFiles(sheaf, page, [join(projectRoot, 'resources', 'samples', 'press-item.txt')]);
      await openPaper(page, 'press-item');
      renameSync(path, `${path}-elsewhere`);
      await dragOverText(page, words);
      await page.keyboard.press('c');
      const kept = page.getByRole('alert').filter({ hasText: 'The claim is not saved' });
      await kept.getByText('was moved, renamed or deleted while the review was open').waitFor(wait);
      await kept.getByText(words).waitFor();
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('The review is not in its place any more').first().waitFor(wait);
      expect(existsSync(path)).toBe(false);

      renameSync(`${path}-elsewhere`, path);
      await goTo(page, 'Read');
      await kept.getByRole('button', { name: 'Save again' }).click();
      await claimForm(page).getByText(words).waitFor(wait);
      await goTo(page, 'Evidence');
      await page.getByRole('gridcell', { name: words }).waitFor(wait);
    });
  },
);

test('a paper whose import was undone is not shown as if it were there, and is put back from where it stood', async () => {
  sheaf = await launch();
  const { page } = await makeReview(sheaf, 'Undone');
  await importFiles(sheaf, page, [join(projectRoot, 'resources', 'samples', 'press-item.txt')]);
  await openPaper(page, 'press-item');
  await page.keyboard.press('Control+z');
  await page.getByText('“press-item” is not among the papers now').waitFor(wait);
  expect(await documentOf(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await documentOf(page).getByText(words).waitFor(wait);
  await dragOverText(page, words);
  await page.keyboard.press('c');
  await claimForm(page).waitFor(wait);
});
