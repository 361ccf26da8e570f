import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { pageLabel, sidePanel } from '../pages/places-in-papers.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';
import { isInSight } from '../pages/claim-page.ts';

const wait = { timeout: 30_000 };
const samples = join(projectRoot, 'resources', 'samples');
/** A paper of ten pages with links to its references and to the web; no bookmarks. */
const trial = join(projectRoot, 'e2e', 'fixtures', 'ussher-2015-trial.pdf');

let sheaf: Sheaf;
let page: Page;
beforeAll(async () => {
  sheaf = await launch();
  ({ page } = await makeReview(sheaf, 'Places'));
  await importFiles(sheaf, page, [
    trial,
    join(samples, 'questions-for-parents.html'),
    join(samples, 'blinatumomab-trial.pdf'),
  ]);
  await openTrial();
});
afterAll(() => sheaf.close());

async function openTrial(): Promise<void> {
  await page.getByRole('option', { name: /^ussher-2015-trial/u }).click();
  await page.locator('[data-page] canvas').first().waitFor(wait);
  await documentOf(page).focus();
}
const label = () => pageLabel(page);
const scrolled = () => documentOf(page).evaluate((view) => view.scrollTop);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const hasFocus = (selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

async function typePage(number: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Page', exact: true });
  await box.fill(number);
  await box.press('Enter');
  await expect.poll(label, wait).toBe(number);
  await documentOf(page).focus();
}

describe('back and forward', () => {
  test('lead through jumps and past scrolling, by key and by button', async () => {
    await expect.poll(() => button('Back').getAttribute('aria-disabled'), wait).toBe('true');
    await typePage('5');
    await typePage('9');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('5');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('1');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('1');
    await button('Forward').click();
    await expect.poll(label, wait).toBe('5');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(label, wait).toMatch(/^(?:9|10)$/u);
  });

  test('lead from one paper to another', async () => {
    await typePage('7');
    await openPaper(page, 'questions-for-parents');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('7');
    await button('Forward').click();
    await page.locator('[data-reader="tree"]').waitFor(wait);
    await button('Back').click();
    await expect.poll(label, wait).toBe('7');
  });
});

describe('beside the pages', () => {
  test('a PDF without contents says so in a sentence', async () => {
    await page.keyboard.press('F4');
    await sidePanel(page).getByText('This PDF has no contents of its own.').waitFor(wait);
  });

  test('small pages are drawn, walked by keys and clicked', async () => {
    await typePage('1');
    await sidePanel(page).getByText('Pages', { exact: true }).click();
    const list = sidePanel(page).getByRole('listbox', { name: '10 pages' });
    await list.locator('canvas').first().waitFor(wait);
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(label, wait).toBe('3');
    await expect
      .poll(() => list.getByRole('option', { selected: true }).getAttribute('aria-label'), wait)
      .toBe('Page 3');
    await page.keyboard.press('End');
    await expect.poll(label, wait).toBe('10');
    await list.getByRole('option', { name: 'Page 9' }).click();
    await expect.poll(label, wait).toBe('9');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('10');
    expect(await list.locator('canvas').count()).toBeLessThan(11);
    expect(await look(sheaf, page, 'small-pages')).toEqual([]);
    await list.focus();
    await page.keyboard.press('Escape');
    expect(await hasFocus('[data-reader="pdf"]')).toBe(true);
  });

  test('the headings of a text document are its contents, with the place marked', async () => {
    await openPaper(page, 'questions-for-parents');
    const tree = sidePanel(page).getByRole('tree', { name: 'Contents' });
    await tree.getByRole('treeitem', { name: 'What comes afterwards?' }).waitFor(wait);
    await documentOf(page).focus();
    await page.keyboard.press('F4');
    await sidePanel(page).waitFor({ state: 'detached', ...wait });
    await page.keyboard.press('F4');
    await expect.poll(() => hasFocus('[role="tree"]'), wait).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => isInSight(page, 'What comes afterwards?'), wait).toBe(true);
    await expect.poll(() => tree.locator('[aria-current]').innerText(), wait).toBe('What comes afterwards?');
    expect(await look(sheaf, page, 'contents')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F4');
  });
});

describe('links of a PDF', () => {
  test('are followed by pointer and by key, and the way leads back', async () => {
    await openTrial();
    await typePage('1');
    const link = page
      .locator('[data-page="1"]')
      .getByRole('link', { name: /to page \d+$/u })
      .last();
    await link.waitFor({ state: 'attached', ...wait });
    const before = await scrolled();
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await expect.poll(async () => Math.abs((await scrolled()) - before), wait).toBeGreaterThan(200);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(label, wait).toBe('1');
    const first = page.locator('[data-page="1"] [role="link"][tabindex="0"]');
    expect(await first.count()).toBe(1);
    await first.focus();
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const old = await name();
    await page.keyboard.press('ArrowRight');
    await expect.poll(name, wait).not.toBe(old);
    while (!/to page [2-9]|to page 10/u.test(await name())) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(label, wait).not.toBe('1');
    expect(await hasFocus('[data-reader="pdf"]')).toBe(true);
  });

  test('to the web show their address and open nothing by themselves', async () => {
    await typePage('1');
    const link = page.locator('[data-page] [role="link"][aria-haspopup="dialog"]').first();
    await link.waitFor({ state: 'attached', ...wait });
    await link.focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog').filter({ hasText: /^(?:https?:|mailto:)/u });
    await card.getByRole('button', { name: 'Open in browser…' }).waitFor(wait);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached', ...wait });
  });
});

describe('a text column', () => {
  test('fills the width of the view, and stays when the window changes', async () => {
    await openPaper(page, 'blinatumomab-trial');
    await page.locator('[data-page="1"] canvas').waitFor(wait);
    await documentOf(page).focus();
    await page.keyboard.press('Control+0');
    const zoom = async () => Number.parseInt(await page.getByTestId('zoom').innerText(), 10);
    const whole = await zoom();
    await page.keyboard.press('Control+8');
    await expect.poll(zoom, wait).toBeGreaterThan(whole * 1.6);
    expect(await zoom()).toBeLessThan(whole * 3.2);
    expect(await button('Fit text column').getAttribute('aria-pressed')).toBe('true');
    expect(await look(sheaf, page, 'column')).toEqual([]);
    expect(await button('Fit text column').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+0');
    await expect.poll(zoom, wait).toBe(whole);
  });
});

describe.skipIf(sheafData === null)(
  `the bookmarks of a real paper${sheafData === null ? ` (${noSheafData})` : ''}`,
  () => {
    test('are its contents; Enter goes to a section, and the way leads back', async () => {
      await importFiles(sheaf, page, [dataPath('pdfs', 'trials-2015-16-1.pdf')]);
      await page.getByRole('option', { name: /^trials-2015-16-1/u }).click();
      await page.locator('[data-page="1"] canvas').waitFor(wait);
      await documentOf(page).focus();
      await page.keyboard.press('F4');
      await sidePanel(page).getByText('Contents', { exact: true }).click();
      const tree = sidePanel(page).getByRole('tree', { name: 'Contents' });
      const entry = tree.getByRole('treeitem', { name: 'Discussion', exact: true });
      await entry.waitFor(wait);
      const before = await label();
      await tree.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await expect.poll(label, wait).not.toBe(before);
      await entry.click();
      await expect.poll(() => tree.locator('[aria-current]').innerText(), wait).toBe('Discussion');
      await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect.poll(label, wait).toBe(before);
    });
  },
);
