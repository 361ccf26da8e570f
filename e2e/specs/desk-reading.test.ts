import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, dragOverPrint, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { printedPage } from '../support/printed-page.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const filler = Array.from({ length: 60 }, (_, at) => `<p>Paragraph ${at} is here to be scrolled past.</p>`);
const article = `<main><h1>A saved page</h1>
  <p>Remission was seen in most children <a href="#ref2">[second]</a>, as <a href="https://example.org/trial">registered</a>
  and as <a href="#nowhere">promised</a>.</p>${filler.join('\n')}
  <ol><li id="ref1">The first reference.</li><li id="ref2">The second reference, of 2015.</li></ol></main>`;

let sheaf: Sheaf;
let page: Page;
beforeAll(async () => {
  sheaf = await launch();
  ({ page } = await makeReview(sheaf, 'Reading'));
  writeFileSync(join(sheaf.folder, 'saved-page.html'), article);
  await importFiles(sheaf, page, [sample, join(sheaf.folder, 'saved-page.html')]);
});
afterAll(() => sheaf.close());

const link = (name: string) => documentOf(page).getByRole('link', { name });
const inSight = async (words: string): Promise<boolean> => {
  const [box, view] = await Promise.all([
    documentOf(page).getByText(words).boundingBox(),
    documentOf(page).boundingBox(),
  ]);
  return box !== null && view !== null && box.y >= view.y && box.y + box.height <= view.y + view.height;
};

test('a link within a saved page goes to its place, back and forward again; by mouse and by key', async () => {
  await openPaper(page, 'saved-page');
  await link('[second]').waitFor(wait);
  expect(await look(sheaf, page, 'inner-links')).toEqual([]);
  expect(await inSight('The second reference, of 2015.')).toBe(false);
  await link('[second]').click();
  await expect.poll(() => inSight('The second reference, of 2015.'), wait).toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => inSight('Remission was seen'), wait).toBe(true);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => inSight('The second reference, of 2015.'), wait).toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => inSight('Remission was seen'), wait).toBe(true);
  await link('[second]').press('Enter');
  await expect.poll(() => inSight('The second reference, of 2015.'), wait).toBe(true);
  await expect
    .poll(() => documentOf(page).evaluate((text) => document.activeElement === text), wait)
    .toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
});

test('keys go to both ends of a saved page, and by the screen, without a caret before', async () => {
  await openPaper(page, 'saved-page');
  await documentOf(page).focus();
  const top = (): Promise<number> => documentOf(page).evaluate((paper) => Math.round(paper.scrollTop));
  await documentOf(page).evaluate((paper) => {
    window.getSelection()?.removeAllRanges();
    paper.scrollTo({ top: 0 });
  });
  await page.keyboard.press('PageDown');
  const view = await documentOf(page).evaluate((paper) => paper.clientHeight);
  await expect.poll(top, wait).toBeGreaterThan(view / 2);
  await page.keyboard.press('Control+End');
  await expect.poll(() => inSight('The second reference, of 2015.'), wait).toBe(true);
  await page.keyboard.press('Control+Shift+Home');
  await expect.poll(() => inSight('Remission was seen in most children'), wait).toBe(true);
  const all = await page.evaluate(() => window.getSelection()?.toString() ?? '');
  expect(all).toContain('Paragraph 30 is here');
  await page.keyboard.press('Escape');
});

test('one that leads outside shows its address first; one that leads nowhere is plain words', async () => {
  await link('registered').click();
  await page.getByRole('dialog').getByText('https://example.org/trial').waitFor(wait);
  await page.keyboard.press('Escape');
  expect(await link('promised').count()).toBe(0);
  await documentOf(page).getByText('promised').waitFor(wait);
});

test('a drag within a column of a table selects that column alone', async () => {
  await openPaper(page, 'blinatumomab-trial');
  await page.locator('[data-page="1"] canvas').waitFor(wait);
  const sheets = await documentOf(page).boundingBox();
  await page.mouse.move((sheets?.x ?? 0) + 60, (sheets?.y ?? 0) + 200);
  await page.mouse.wheel(0, 600);
  await page.locator('[data-page="2"] canvas').waitFor(wait);
  await dragOverPrint(page, await printedPage(sample, 2), { from: '96.0 ± 1.2', to: '94.1' });
  await page
    .getByText('Selected: ')
    .first()
    .waitFor({ state: 'attached', ...wait });
  const words = await page.evaluate(() => window.getSelection()?.toString() ?? '');
  expect(words.trim()).toBe('96.0 ± 1.2 97.5 94.1');
  await page.keyboard.press('h');
  const boxes = page.locator('[data-page="2"] [data-highlight] *');
  await boxes.first().waitFor({ state: 'attached', ...wait });
  const marks = await boxes.evaluateAll((all) => all.map((box) => box.getBoundingClientRect().width));
  // Three cells, none of them as wide as a row of the table.
  const sheet = await page.locator('[data-page="2"]').boundingBox();
  expect(marks.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...marks)).toBeLessThan((sheet?.width ?? 0) / 4);
});

test('a paper that opens slowly says so over the pages, and goes on when it is there', async () => {
  // One that was not read yet: those read last stay open.
  const path = join(sheaf.folder, 'slow-trial.pdf');
  writeFileSync(path, Buffer.concat([readFileSync(sample), Buffer.from('\n% slow\n')]));
  await importFiles(sheaf, page, [path]);
  await page.getByRole('button', { name: 'Close the import report' }).click();
  await openPaper(page, 'saved-page');
  // The bytes come in pieces, the last of them when the test says so.
  await page.evaluate(() => {
    const before = window.fetch;
    window.fetch = async (...given) => {
      const response = await before(...given);
      const [address] = given;
      if (typeof address !== 'string' || !address.startsWith('document:')) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const half = Math.round(bytes.length / 2);
      const pieces = new ReadableStream<Uint8Array>({
        start: (control) => {
          control.enqueue(bytes.slice(0, half));
          window.addEventListener('the-rest', () => {
            control.enqueue(bytes.slice(half));
            control.close();
          });
        },
      });
      return new Response(pieces, { status: response.status, headers: response.headers });
    };
  });
  await openPaper(page, 'slow-trial');
  const strip = page.getByText('Opening slow-trial …');
  await strip.waitFor(wait);
  expect(await look(sheaf, page, 'opening-strip')).toEqual([]);
  // It hides neither the width of the page nor the scroll bar.
  const [card, sheets] = [await strip.locator('..').boundingBox(), await documentOf(page).boundingBox()];
  expect((card?.x ?? 0) + (card?.width ?? 0)).toBeLessThan((sheets?.x ?? 0) + (sheets?.width ?? 0) - 15);
  await page.evaluate(() => window.dispatchEvent(new Event('the-rest')));
  await page.locator('[data-page] canvas').first().waitFor(wait);
  expect(await strip.count()).toBe(0);
});
