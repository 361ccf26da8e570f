import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { exportView, gridRows } from '../pages/evidence-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { chooseConcept, documentOf, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';

const words = 'Recruitment via community outreach approaches was largely ineffective';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

describe.skipIf(sheafData === null)(
  `a saved article (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    test('is read without anything of its own page, claimed, and found again from its row', async () => {
      const own = await launch();
      sheaf = own;
      const { page } = await makeReview(own, 'Article');
      await importFiles(own, page, [dataPath('articles', 'trials-2015-16-1.html')]);
      await openPaper(page, 'trials-2015-16-1');
      const article = documentOf(page);
      // The page as it was saved has 57 scripts and 46 pictures; what is shown is made by the reader alone.
      expect(await article.locator('script, img, iframe, form, input, link, style').count()).toBe(0);
      expect(await article.getByRole('heading').count()).toBeGreaterThan(10);
      await dragOverText(page, words);
      await page.keyboard.press('c');
      await chooseConcept(page, 'Therapy', 'Supportive care');
      await chooseConcept(page, 'Outcome', 'Access to care');
      await page.getByRole('button', { name: 'Favours comparator' }).click();
      await page.getByRole('button', { name: 'Favours comparator', pressed: true }).waitFor();
      await goTo(page, 'Evidence');
      await page.getByRole('gridcell', { name: words }).waitFor();
      const path = join(own.folder, 'evidence.csv');
      await exportView(own, page, { format: 'CSV', path });
      const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
      const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      const [shown = []] = await gridRows(page);
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        Quote: words,
        Outcome: 'Access to care',
        Citation: 'trials-2015-16-1.',
      });
      for (const column of ['Therapy', 'Outcome', 'Quote']) expect(shown).toContain(data[0]?.[column]);
      await page.getByRole('button', { name: /^Show the words in/u }).click();
      await page
        .getByRole('option', { name: new RegExp(words, 'u') })
        .first()
        .waitFor();
      await expect
        .poll(() =>
          article
            .getByText(words)
            .first()
            .evaluate((element) => {
              const { top, bottom } = element.getBoundingClientRect();
              return bottom > 0 && top < innerHeight;
            }),
        )
        .toBe(true);
    });
  },
);
