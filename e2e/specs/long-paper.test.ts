import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { drawingsNow, drawingsSeen, watchDrawings, type Drawing } from '../support/drawn-pages.ts';
import { launch, type Sheaf } from '../support/launch.ts';

const wait = { timeout: 60_000 };
const title = 'long-352-pages-free-culture';

describe.skipIf(sheafData === null)(
  `scrolling fast through 352 pages (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    let sheaf: Sheaf;
    let page: Page;
    beforeAll(async () => {
      sheaf = await launch();
      ({ page } = await makeReview(sheaf, 'Scrolling'));
      await importFiles(sheaf, page, [dataPath('pdfs', `${title}.pdf`)]);
      await openPaper(page, title);
      await page.locator('[data-page="1"] canvas').waitFor(wait);
      await watchDrawings(page);
    });
    afterAll(() => sheaf.close());

    /** Pictures in view after all have been drawn, by their pages. */
    const settled: Drawing[] = [];

    /** Waits until every page in place has its picture, and keeps them. */
    async function settle(): Promise<void> {
      await page.waitForTimeout(300);
      const missing = () => page.locator('[data-page]:not(:has(canvas))').count();
      await expect.poll(missing, wait).toBe(0);
      settled.push(...(await drawingsNow(page)));
    }

    async function pageNow(): Promise<number> {
      const top = await documentOf(page).evaluate((view) => view.scrollTop / view.scrollHeight);
      return Math.round(top * 352) + 1;
    }

    test('bursts of the wheel', async () => {
      await documentOf(page).hover();
      for (const step of [2_500, 9_000, -4_000, 1_200, 6_000]) {
        for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, step);
        await settle();
      }
      expect(await pageNow()).toBeGreaterThan(50);
    });

    test('the scrollbar dragged to the end and back', async () => {
      const box = await documentOf(page).boundingBox();
      if (box === null) throw new Error('The paper is not shown.');
      await documentOf(page).evaluate((view) => view.scrollTo({ top: 0 }));
      const x = box.x + box.width - 6;
      await page.mouse.move(x, box.y + 22);
      await page.mouse.down();
      await page.mouse.move(x, box.y + box.height - 2, { steps: 40 });
      expect(await pageNow()).toBeGreaterThan(330);
      await settle();
      await page.mouse.move(x, box.y + box.height / 3, { steps: 25 });
      await page.mouse.up();
      await settle();
      expect(await pageNow()).toBeLessThan(300);
    });

    test('Page Down held', async () => {
      const before = await pageNow();
      await documentOf(page).focus();
      for (let pressed = 0; pressed < 60; pressed += 1) await page.keyboard.down('PageDown');
      await page.keyboard.up('PageDown');
      await settle();
      expect(await pageNow()).toBeGreaterThan(before + 5);
    });

    test('no page ever showed another page, and canvases stayed few', async ({ annotate }) => {
      const { seen, shown, alive } = await drawingsSeen(page);
      const all = [...seen, ...settled];
      const pages = [...new Set(all.map((drawing) => drawing.page))];
      await annotate(
        `${all.length} pictures of ${pages.length} pages; ${shown} shown at once, ${alive} alive`,
      );
      expect(settled.length).toBeGreaterThan(10);
      // A page has one picture, and no two pages have the same.
      const pairs = new Set(all.map(({ page: number, hash }) => `${number} ${hash}`));
      expect(pairs.size).toBe(pages.length);
      const printed = all.filter(({ blank }) => !blank);
      const printedPages = new Set(printed.map((drawing) => drawing.page));
      expect(new Set(printed.map(({ hash }) => hash)).size).toBe(printedPages.size);
      expect(printedPages.size).toBeGreaterThan(10);
      expect(shown).toBeLessThan(8);
      expect(alive).toBeLessThan(16);
      // Reached calmly, one at a time, they look the same.
      for (const number of [...new Set(settled.map((drawing) => drawing.page))].slice(0, 6)) {
        for (const place of [number > 170 ? 1 : 340, number]) {
          await documentOf(page).evaluate((view, at) => {
            view.scrollTop = (view.scrollHeight * (at - 1)) / 352;
          }, place);
          await page.locator(`[data-page="${place}"] canvas`).waitFor(wait);
        }
        const calm = (await drawingsNow(page)).find((drawing) => drawing.page === number);
        expect(calm?.hash).toBe(settled.find((drawing) => drawing.page === number)?.hash);
      }
    });
  },
);
