import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { isInSight } from '../pages/claim-page.ts';
import { pageLabel } from '../pages/places-in-papers.ts';
import { documentOf, goTo, importFiles } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const samples = join(projectRoot, 'resources', 'samples');

let sheaf: Sheaf;
let page: Page;
beforeAll(async () => {
  sheaf = await launch();
  ({ page } = await makeReview(sheaf, 'Searching'));
  await importFiles(sheaf, page, [
    join(samples, 'blinatumomab-trial.pdf'),
    join(samples, 'questions-for-parents.html'),
    join(samples, 'trial-summary.md'),
    join(samples, 'press-item.txt'),
  ]);
});
afterAll(() => sheaf.close());

const field = () => page.getByRole('combobox', { name: 'Search all papers and claims' });
const pane = () => page.getByRole('region', { name: 'Search all papers' });
const options = () => pane().getByRole('option');

async function search(words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await field().fill(words);
}

describe('search over all papers', () => {
  test('begins from every screen, says what it does, and says when nothing was found', async () => {
    await goTo(page, 'History');
    await page.keyboard.press('Control+Shift+f');
    await pane()
      .getByText(/Finds pages and claims that hold all the words/u)
      .waitFor(wait);
    expect(await field().evaluate((box) => box === document.activeElement)).toBe(true);
    await search('zebra remission');
    await pane().getByText('No page and no claim holds all these words.').waitFor(wait);
    expect(await look(sheaf, page, 'search-nothing')).toEqual([]);
  });

  test('shows what was found under its papers, the words marked', async () => {
    await search('hazard ratio');
    await pane()
      .getByText(/^\d+ places in \d papers$/u)
      .waitFor(wait);
    expect(await pane().getByRole('group').count()).toBeGreaterThan(1);
    const marked = await pane().locator('mark').allInnerTexts();
    expect(new Set(marked.map((word) => word.toLowerCase()))).toEqual(new Set(['hazard', 'ratio']));
    expect(await look(sheaf, page, 'search')).toEqual([]);
  });

  test('opens a page of a PDF at the words and flashes them, by keyboard alone', async () => {
    await search('median overall survival');
    await pane().locator('mark', { hasText: 'median' }).first().waitFor(wait);
    const texts = await options().allInnerTexts();
    const at = texts.findIndex((text) => text.includes('page e102'));
    expect(at).toBeGreaterThanOrEqual(0);
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => pane().getByRole('option', { selected: true }).innerText(), wait)
      .toContain('e102');
    await page.keyboard.press('Enter');
    await page
      .locator('[data-page="2"] [class*="flash"]')
      .first()
      .waitFor({ state: 'attached', ...wait });
    await expect.poll(() => pageLabel(page), wait).toBe('e102');
    await page.keyboard.press('Escape');
    expect(await documentOf(page).evaluate((view) => view === view.ownerDocument.activeElement)).toBe(true);
  });

  test('opens a text document at the words, and the way leads back to the PDF', async () => {
    await search('planned boundary');
    // Enter may come before what was typed is found: it waits for that.
    await page.keyboard.press('Enter');
    await page.locator('[data-reader="tree"]').waitFor(wait);
    await expect.poll(() => isInSight(page, 'planned boundary'), wait).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => pageLabel(page), wait).toBe('e102');
  });

  test('the words are still there when it is opened again', async () => {
    await page.getByText('Papers', { exact: true }).first().click();
    await page.keyboard.press('Control+Shift+f');
    await expect.poll(() => field().inputValue(), wait).toBe('planned boundary');
  });
});
