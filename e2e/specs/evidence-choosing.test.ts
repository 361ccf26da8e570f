import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goTo } from '../pages/read-page.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-choosing-'));
  await reviewOfClaims(join(folder, 'small.sheaf'), { title: 'Small', papers, claims });
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const cell = (page: Page, row: number) => page.locator(`[data-cell="${row}:2"]`);
const chosenRows = (page: Page): Promise<number[]> =>
  page
    .locator('[role="row"][aria-selected="true"]')
    .evaluateAll((rows) =>
      rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 2).sort((a, b) => a - b),
    );
/** By how many pixels the cell with the focus lies beneath the bar of those that are chosen, or above the window. */
const beneathBar = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [cell, bar] = [document.activeElement, document.querySelector('[aria-label="Chosen claims"]')].map(
      (one) => one?.getBoundingClientRect(),
    );
    return cell && bar ? Math.max(cell.bottom - bar.top, -cell.top) : Number.NaN;
  });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell'));

test('rows are chosen with the pointer; their bar stays in sight with large text, and never lies over the words', async () => {
  sheaf = await launch({ folder, args: [join(folder, 'small.sheaf')] });
  const page = await sheaf.review('Small');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await goTo(page, 'Evidence');
  await cell(page, 4).waitFor();
  await cell(page, 1).click();
  await page.keyboard.press('p');
  await page.getByRole('complementary', { name: 'Source of the claim' }).waitFor();
  await cell(page, 4).click({ modifiers: ['Shift'] });
  expect(await chosenRows(page)).toEqual([1, 2, 3, 4]);
  expect(await page.evaluate(() => String(window.getSelection()))).toBe('');
  await cell(page, 2).click({ modifiers: ['ControlOrMeta'] });
  expect(await chosenRows(page)).toEqual([1, 3, 4]);
  const findings = await look(sheaf, page, 'chosen-rows');

  const bar = page.getByRole('region', { name: 'Chosen claims' });
  await page.evaluate(() => window.desktop.setTextSize(2));
  await setSize(sheaf, page, { width: 1280, height: 800 });
  const seen = await bar.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight + 1;
  });
  expect(seen).toBe(true);
  // The row with the focus stands above the bar, wherever it is walked to, also in a pinned column.
  for (const column of [0, 2]) {
    await page.locator(`[data-cell="1:${column}"]`).focus();
    await page.keyboard.press(' ');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(`Shift+${key}`);
      const row = key === 'ArrowUp' ? /^\d:/u : /^[2-9]:/u;
      await expect.poll(() => focused(page)).toMatch(row);
      await expect.poll(() => beneathBar(page)).toBeLessThanOrEqual(1);
    }
  }
  await page.evaluate(() => window.desktop.setTextSize(1));
  await setSize(sheaf, page, { width: 880, height: 800 });
  const between = await page.evaluate(() => {
    const [upper, lower] = ['Chosen claims', 'Source of the claim'].map((name) =>
      document.querySelector(`[aria-label="${name}"]`)?.getBoundingClientRect(),
    );
    return upper === undefined || lower === undefined ? null : lower.top - upper.bottom;
  });
  expect(between).not.toBeNull();
  expect(between).toBeGreaterThanOrEqual(-1);

  await bar.getByRole('button', { name: 'Done' }).press('Enter');
  await bar.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('4:2');
  expect(findings).toEqual([]);
}, 180_000);
