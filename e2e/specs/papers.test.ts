import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFiles, dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, importFiles } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { answered } from '../support/answered.ts';

/** What the list says of each file, and what opening it shows: drawn pages, or words. */
const drawn = [
  ['Pages-tree-refs', 2],
  ['arabic-habibi', 1],
  ['bmj-2015-ussher-rct', 10],
  ['encrypted-empty-user-password', 7],
  ['hindawi-PMC4736231', 7],
  ['hindawi-PMC4745318', 4],
  ['hostile-open-action', 1],
  ['issue9105_reduced', 1],
  ['japanese-vertical', 3],
  ['js-buttons', 1],
  ['scan-bad', 1],
  ['scan-of-trials-2015-16-2', 7],
  ['scan-skewed', 1],
  ['scan-two-columns-linn', 1],
  ['trials-2015-16-1', 15],
  ['trials-2015-16-14', 7],
  ['trials-2015-16-19', 6],
  ['trials-2015-16-2', 7],
] as const;
const scans = ['scan-of-trials-2015-16-2', 'scan-skewed', 'scan-two-columns-linn'];
const unreadable = ['REDHAT-1531897-0', 'not-a-pdf', 'poppler-395-0-fuzzed', 'truncated-trials-2015-16-19'];

const papers = dataFiles('pdfs').filter((name) => name.endsWith('.pdf'));

describe.skipIf(sheafData === null)(
  `every paper (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
  () => {
    let sheaf: Sheaf;
    let page: Page;
    beforeAll(async () => {
      sheaf = await launch();
      ({ page } = await makeReview(sheaf, 'Papers'));
      page.setDefaultTimeout(20_000);
      await importFiles(
        sheaf,
        page,
        papers.map((name) => dataPath('pdfs', name)),
      );
    }, 180_000);
    afterAll(async () => {
      await sheaf.close();
    });

    test('all have an outcome; the empty one is refused by name', async () => {
      expect(papers).toHaveLength(26);
      const report = page.getByRole('region', { name: 'Import' });
      await report.getByRole('status').getByText('25 imported').waitFor();
      await report.getByText('zero-bytes.pdf holds no bytes').waitFor();
      await page.getByRole('button', { name: 'Close the import report' }).click();
    });

    test.each(drawn)('%s opens with its %i pages and the first is drawn', async (title, pages) => {
      await open(page, title);
      const name = new RegExp(`^${title.replaceAll('.', '\\.')}, ${pages} pages?\\.`, 'u');
      await page.getByRole('document', { name }).waitFor();
      await expect.poll(() => inkOnPage(page, 1), { timeout: 30_000 }).toBe(true);
    });

    test.each(scans)('%s says that its words can’t be selected', async (title) => {
      await open(page, title);
      await page.getByText('This paper is a scan without a text layer').waitFor();
    });

    test('the decompression bomb draws what it can; Home and the next paper open at once', async () => {
      await open(page, 'bomb_giant');
      await expect.poll(() => inkOnPage(page, 1), { timeout: 30_000 }).toBe(true);
      await page.getByRole('button', { name: 'Home' }).click();
      const home = await sheaf.home();
      await home.getByRole('button', { name: 'New review' }).waitFor();
      await open(page, 'trials-2015-16-2');
      await expect.poll(() => inkOnPage(page, 1), { timeout: 30_000 }).toBe(true);
    });

    test.each(unreadable)('%s says why it can’t be read', async (title) => {
      await open(page, title);
      await page.getByText(`${title}.pdf can’t be read`).waitFor();
      await page.getByRole('button', { name: 'Read it again' }).waitFor();
    });

    test('a locked paper asks for its password once: a wrong one is told, the right one draws its page', async () => {
      await open(page, 'encrypted-aes256-password-foo');
      const box = page.getByLabel('Password', { exact: true });
      await box.fill('wrong');
      await box.press('Enter');
      await page.getByText(/password is wrong|does not open/u).waitFor();
      await box.fill('foo');
      await box.press('Enter');
      await documentOf(page).waitFor();
      await expect.poll(() => inkOnPage(page, 1), { timeout: 30_000 }).toBe(true);
      expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0);
    });

    test('352 pages: the last is reached at once, and only pages near the view are held', async () => {
      await open(page, 'long-352-pages-free-culture');
      await expect.poll(() => inkOnPage(page, 1), { timeout: 30_000 }).toBe(true);
      const box = page.getByRole('textbox', { name: 'Page', exact: true });
      await box.fill('352');
      await box.press('Enter');
      await expect.poll(() => inkOnPage(page, 352), { timeout: 30_000 }).toBe(true);
      expect(await box.inputValue()).toBe('352');
      expect(await page.locator('[data-page]').count()).toBeLessThan(12);
      await documentOf(page).hover();
      for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -4000);
      await page.waitForTimeout(500);
      expect(await page.locator('[data-page]').count()).toBeLessThan(12);
      expect(await page.locator('canvas').count()).toBeLessThan(12);
    });

    test('no process grew without bound, none was lost, and no file opened a window or an address', async ({
      annotate,
    }) => {
      const metrics = await answered(() =>
        sheaf.app.evaluate(({ app }) =>
          app.getAppMetrics().map(({ type, name, memory }) => ({
            process: [type, name].filter(Boolean).join(' '),
            megabytes: Math.round(memory.peakWorkingSetSize / 1024),
          })),
        ),
      );
      for (const { process, megabytes } of metrics) await annotate(`${process}: at most ${megabytes} MB`);
      expect(metrics.map(({ process }) => process)).toContain('Utility Sheaf store');
      expect(metrics.filter(({ megabytes }) => megabytes > 1_500)).toEqual([]);
      expect(sheaf.app.windows().map((window) => new URL(window.url()).protocol)).toEqual(['app:', 'app:']);
      expect(
        (await sheaf.dialogs.shown()).filter(({ kind }) => kind === 'message' || kind === 'error'),
      ).toEqual([]);
      expect(sheaf.problems.found).toEqual([]);
    });
  },
);

async function open(page: Page, title: string): Promise<void> {
  const find = page.getByRole('textbox', { name: 'Search' }).first();
  await find.fill(title);
  await page
    .getByRole('listbox', { name: /papers?$/u })
    .getByRole('option')
    .filter({ has: page.getByText(title, { exact: true }) })
    .click();
}

/** Whether a page's picture holds more than paper: pixels of at least two colours. */
function inkOnPage(page: Page, number: number): Promise<boolean> {
  return page
    .locator(`[data-page="${number}"] canvas`)
    .first()
    .evaluate(
      (canvas) => {
        if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
        const copy = canvas.ownerDocument.createElement('canvas');
        copy.width = 200;
        copy.height = 260;
        const context = copy.getContext('2d');
        if (!context) return false;
        context.drawImage(canvas, 0, 0, 200, 260);
        const { data } = context.getImageData(0, 0, 200, 260);
        const colours = new Set<number>();
        for (let at = 0; at < data.length; at += 4) colours.add((data[at] ?? 0) * 256 + (data[at + 1] ?? 0));
        return colours.size > 1;
      },
      undefined,
      { timeout: 30_000 },
    )
    .catch(() => false);
}
