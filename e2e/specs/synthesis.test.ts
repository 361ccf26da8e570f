import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goTo } from '../pages/read-page.ts';
import { asText, inWords, newAnalysis, pasteText } from '../pages/synthesis-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { cutOffControls, setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-synthesis-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function open(): Promise<{ sheaf: Sheaf; page: Page }> {
  const path = join(folder, 'pooled.sheaf');
  await closedReview(path, 'Pooled');
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Pooled');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  return { sheaf, page };
}

const table = [
  ['Brown 2021', 12, 100, 24, 100],
  ['Gupta 2025', 30, 210, 61, 200],
  ['Locatelli 2021', 8, 90, 19, 95],
  ['Hogan 2023', 41, 400, 80, 410],
  ['Kim 2019', 3, 50, 9, 50],
];

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? document.activeElement?.tagName);

/** Makes an analysis and pastes the table into it, all by key. */
async function pasteTable(app: Sheaf, page: Page): Promise<void> {
  await page.keyboard.press('3');
  await page.getByText('No analyses yet.').waitFor();
  await newAnalysis(page, { group1: 'Blinatumomab', group2: 'Chemotherapy', outcome: 'relapse' });
  expect(await focused(page)).toBe('0:1');
  await pasteText(app, page, asText(table));
  await inWords(page).waitFor();
}

describe('the stage Synthesise', () => {
  test('by keyboard alone: the model, a pasted table, a study left out, undone', async () => {
    const { sheaf: app, page } = await open();
    await pasteTable(app, page);
    await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 5 studies, the risk of relapse/u);
    expect(await focused(page)).toBe('0:1');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.getByLabel('Why it is left out').waitFor();
    await page.keyboard.type('Not randomised');
    await page.keyboard.press('Enter');
    await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 4 studies/u);
    await expect.poll(() => focused(page)).toBe('4:0');
    await page.keyboard.press('Control+z');
    await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 5 studies/u);
    await page.keyboard.press('Control+z');
    await page.getByText('No numbers yet.').waitFor();
  });

  test('is there for everybody: axe, both themes, narrow windows, large text', async () => {
    const { sheaf: app, page } = await open();
    await goTo(page, 'Synthesise');
    await page.getByText('No analyses yet.').waitFor();
    await pasteTable(app, page);
    expect(await look(app, page, 'synthesis')).toEqual([]);
    await setSize(app, page, { width: 760, height: 700 });
    expect(await cutOffControls(page)).toEqual([]);
    await setSize(app, page, { width: 1280, height: 800 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByRole('switch', { name: 'Data' }).check();
    expect(await look(app, page, 'synthesis-more')).toEqual([]);
  });
});
