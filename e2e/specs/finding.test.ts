import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { findCount, findStrip, findWords, pageLabel, sidePanel } from '../pages/places-in-papers.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { printedPage } from '../support/printed-page.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const leaflet = join(projectRoot, 'resources', 'samples', 'questions-for-parents.html');

let sheaf: Sheaf;
let page: Page;
beforeAll(async () => {
  sheaf = await launch();
  ({ page } = await makeReview(sheaf, 'Finding'));
  await importFiles(sheaf, page, [sample, leaflet]);
});
afterAll(() => sheaf.close());

const count = () => findCount(page);
const focusIsInText = () => documentOf(page).evaluate((view) => view === view.ownerDocument.activeElement);

describe('find in a PDF', () => {
  beforeAll(async () => {
    await openPaper(page, 'blinatumomab-trial');
    await page.locator('[data-page="1"] canvas').waitFor(wait);
    await documentOf(page).focus();
  });

  test('counts the places, marks them all on the pages, and the first one is where it is printed', async () => {
    await findWords(page, 'standard-risk');
    await expect.poll(count, wait).toMatch(/^1 of \d+$/u);
    const marks = page.locator('[data-page="1"] [data-found]');
    await marks.first().waitFor({ state: 'attached', ...wait });
    expect(await marks.count()).toBeGreaterThan(1);
    expect(await page.locator('[data-found="current"]').count()).toBe(1);
    const printed = await printedPage(sample, 1);
    const run = printed.runs.find(({ text }) => text.includes('Standard-Risk'));
    if (!run) throw new Error('The title is not printed as it was.');
    const sheet = await page.locator('[data-page="1"]').boundingBox();
    const mark = await page.locator('[data-found="current"] *').first().boundingBox();
    if (!sheet || !mark) throw new Error('Nothing is shown.');
    const scale = sheet.width / printed.width;
    const middle = sheet.y + (printed.height - run.middle) * scale;
    expect(mark.y).toBeLessThan(middle);
    expect(mark.y + mark.height).toBeGreaterThan(middle);
    expect(mark.x).toBeGreaterThan(sheet.x + run.left * scale - 2);
    expect(mark.x + mark.width).toBeLessThan(sheet.x + run.right * scale + 2);
  });

  test('Enter, Shift+Enter and F3 walk from one to the next and around', async () => {
    const all = Number((await count()).split(' of ')[1]);
    await page.keyboard.press('Enter');
    await expect.poll(count, wait).toBe(`2 of ${all}`);
    await page.keyboard.press('F3');
    await expect.poll(count, wait).toBe(`${(2 % all) + 1} of ${all}`);
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(count, wait).toBe(`${all} of ${all}`);
  });

  test('capitals and whole words matter when asked, and nothing found says so', async () => {
    await findWords(page, 'remission');
    await expect.poll(count, wait).toMatch(/^\d+ of \d+$/u);
    const loose = Number((await count()).split(' of ')[1]);
    await findStrip(page).getByRole('button', { name: 'Match case' }).click();
    await findWords(page, 'REMISSION');
    await expect.poll(count, wait).toBe('No match');
    await findStrip(page).getByRole('button', { name: 'Match case' }).click();
    await expect.poll(count, wait).toMatch(new RegExp(` of ${loose}$`, 'u'));
    await findStrip(page).getByRole('button', { name: 'Whole words' }).click();
    await findWords(page, 'remissio');
    await expect.poll(count, wait).toBe('No match');
    await findStrip(page).getByRole('button', { name: 'Whole words' }).click();
    await expect.poll(count, wait).toMatch(/^\d+ of/u);
  });

  test('the list of matches is walked by keys, and each is shown on its page', async () => {
    await findWords(page, 'blinatumomab');
    await expect.poll(count, wait).toMatch(/^\d+ of \d+$/u);
    await page.keyboard.press('ArrowDown');
    const list = sidePanel(page).getByRole('listbox', { name: /match/u });
    await expect.poll(() => list.evaluate((box) => box === document.activeElement), wait).toBe(true);
    await page.keyboard.press('End');
    const all = (await count()).split(' of ')[1];
    await expect.poll(count, wait).toBe(`${all} of ${all}`);
    await expect
      .poll(() => list.getByRole('option', { selected: true }).innerText(), wait)
      .toMatch(/blinatumomab/iu);
    await expect.poll(() => page.locator('[data-found="current"]').count(), wait).toBe(1);
    expect(await look(sheaf, page, 'find')).toEqual([]);
  });

  test('Escape closes, keeps the place, and leaves the words selected', async () => {
    await page.keyboard.press('F3');
    await expect.poll(count, wait).toMatch(/^1 of/u);
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Escape');
    await findStrip(page).waitFor({ state: 'detached', ...wait });
    await sidePanel(page).waitFor({ state: 'detached', ...wait });
    expect(await focusIsInText()).toBe(true);
    await page.getByText(/^Selected: blinatumomab$/iu).waitFor({ state: 'attached', ...wait });
    expect(await page.locator('[data-found]').count()).toBe(0);
    const view = await documentOf(page).boundingBox();
    const words = page.locator('[data-page] [class*="selected"]').first();
    await expect
      .poll(async () => {
        const box = await words.boundingBox();
        return box !== null && view !== null && box.y > view.y && box.y + box.height < view.y + view.height;
      }, wait)
      .toBe(true);
  });

  test('the strip comes and goes and leaves the page where it is on the screen', async () => {
    const sheet = page.locator('[data-page="1"]');
    const top = async (): Promise<number> => Math.round((await sheet.boundingBox())?.y ?? Number.NaN);
    // Nothing is selected that would be looked for, and nothing found that would be gone to.
    await documentOf(page).press('Escape');
    await findWords(page, 'nowhere in this paper');
    await expect.poll(count, wait).toBe('No match');
    // The list beside the pages takes room from them, so that they are fitted anew: without it nothing changes.
    await findStrip(page).getByRole('button', { name: 'List of matches' }).click();
    await sidePanel(page).waitFor({ state: 'detached', ...wait });
    await page.keyboard.press('Escape');
    await findStrip(page).waitFor({ state: 'detached', ...wait });
    await documentOf(page).evaluate((view) => view.scrollTo({ top: 300 }));
    const shown = await documentOf(page).boundingBox();
    await expect.poll(top, wait).toBeLessThan((shown?.y ?? 0) - 200);
    const before = await top();
    await page.keyboard.press('Control+f');
    await findStrip(page).waitFor(wait);
    await expect.poll(top, wait).toBe(before);
    await page.keyboard.press('Escape');
    await findStrip(page).waitFor({ state: 'detached', ...wait });
    await expect.poll(top, wait).toBe(before);
  });
});

describe('find in a text document', () => {
  test('paints the places, goes to each, and leaves the words selected', async () => {
    await openPaper(page, 'questions-for-parents');
    await documentOf(page).focus();
    await findWords(page, 'car t cells');
    await expect.poll(count, wait).toMatch(/^1 of \d+$/u);
    const painted = () =>
      page.evaluate(
        () =>
          (CSS.highlights.get('reader-found')?.size ?? 0) + (CSS.highlights.get('reader-match')?.size ?? 0),
      );
    const all = Number((await count()).split(' of ')[1]);
    await expect.poll(painted, wait).toBe(all);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(count, wait).toBe(`${all} of ${all}`);
    expect(await look(sheaf, page, 'find-text')).toEqual([]);
    // The list at the left goes too, which sets the lines of the text anew.
    const matchTop = (): Promise<number> =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('reader-match') ?? [];
        const box = (range instanceof Range ? range : getSelection()?.getRangeAt(0))?.getBoundingClientRect();
        return Math.round(box?.top ?? -1);
      });
    const before = await matchTop();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString().toLowerCase()), wait)
      .toBe('car t cells');
    // To a pixel, as far as the end of the document lets the view go.
    expect(Math.abs((await matchTop()) - before)).toBeLessThanOrEqual(1);
    expect(await painted()).toBe(0);
  });
});

describe.skipIf(sheafData === null)(
  `find in a long book${sheafData === null ? ` (${noSheafData})` : ''}`,
  () => {
    test('a word of its last pages is found and shown, and the way back leads to where it began', async () => {
      await importFiles(sheaf, page, [dataPath('pdfs', 'long-352-pages-free-culture.pdf')]);
      await page.getByRole('option', { name: /free.culture/iu }).click();
      await page.locator('[data-page="1"] canvas').waitFor(wait);
      await documentOf(page).focus();
      await findWords(page, 'copyright');
      await expect.poll(count, { timeout: 60_000 }).toMatch(/^1 of \d/u);
      await page.keyboard.press('Shift+Enter');
      await expect.poll(async () => Number.parseInt(await pageLabel(page), 10), wait).toBeGreaterThan(300);
      await page.locator('[data-found="current"]').waitFor({ state: 'attached', ...wait });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect.poll(() => page.locator('[data-page="1"]').count(), wait).toBe(1);
    });
  },
);
