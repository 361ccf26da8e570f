import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';

const file = 'encrypted-aes256-password-foo';
const other = join(projectRoot, 'resources', 'samples', 'press-item.txt');
const wrong = 'not-the-password-of-this-file';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

describe.skipIf(sheafData === null)(
  `a locked paper (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    test('says what is kept before it is unlocked, asks once a window, and its password is on no disk', async () => {
      const own = await launch();
      sheaf = own;
      const { page, path } = await makeReview(own, 'Locked');
      await importFiles(own, page, [dataPath('pdfs', `${file}.pdf`), other]);
      const row = page.getByRole('option', { name: new RegExp(`^${file} `, 'u') });
      await row.click();
      await page.getByText('Unlocking it keeps its text in this review').waitFor();
      await page.getByRole('button', { name: 'Unlock and keep the text' }).waitFor();
      expect(await documentOf(page).count()).toBe(0);
      await givePassword(page, wrong);
      await page.getByText('does not open with this password').waitFor();
      await givePassword(page, 'foo');
      const drawn = page.locator('[data-page="1"] canvas');
      await drawn.waitFor();
      // Another paper and back: nobody is asked again.
      await openPaper(page, 'press-item');
      await row.click();
      await drawn.waitFor();
      expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);

      const { folder } = own;
      await own.app.close();
      for (const words of [wrong, '"foo"', ':foo']) expect(filesHolding(folder, words)).toEqual([]);

      // The text was kept, the password was not: the pages ask for it to be drawn.
      sheaf = await launch({ folder, args: [path] });
      const again = await sheaf.review('Locked');
      await again.getByRole('option', { name: new RegExp(`^${file} `, 'u') }).click();
      await documentOf(again).waitFor();
      await again.getByText('The pages of this PDF are locked.').waitFor();
      await givePassword(again, wrong);
      await again.getByText('This password does not open the file.').waitFor();
      await givePassword(again, 'foo');
      await again.locator('[data-page="1"] canvas').waitFor();
    });
  },
);

/** Files below a folder that hold these words anywhere in their bytes. */
function filesHolding(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(words);
  });
}
