import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countLine, tick } from '../pages/evidence-page.ts';
import { goTo } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-views-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function open(path: string): Promise<{ sheaf: Sheaf; page: Page }> {
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Small');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await goTo(page, 'Evidence');
  await counted(page, `${claims.length} claims`);
  return { sheaf, page };
}

const counted = (page: Page, words: string): Promise<void> =>
  countLine(page).filter({ hasText: words }).waitFor({ timeout: 20_000 });

/** What a screen reader says of the table, besides its name. */
const sentence = (page: Page): Promise<string> =>
  page.getByRole('grid', { name: 'Evidence' }).evaluate((grid) => {
    const id = grid.getAttribute('aria-describedby') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

/** Chooses an item of a menu that is open, by keys. */
async function pick(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('menuitem', { name: item }).first().waitFor();
  const wanted = page.getByRole('menuitem', { name: item }).first();
  for (let steps = 0; steps < 40; steps += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  expect(await wanted.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
}

/** Looks at a screen with a menu that is open over other controls: these are no findings. */
async function lookAtMenu(own: Sheaf, page: Page, screen: string): Promise<string[]> {
  const findings = await look(own, page, screen);
  return findings.filter((finding) => !finding.includes('under something else'));
}

describe('the filter as a sentence', () => {
  test('is built, changed and taken away by keyboard alone', async () => {
    const path = join(folder, 'small.sheaf');
    await reviewOfClaims(path, { title: 'Small', papers, claims });
    const { page } = await open(path);
    expect(await sentence(page)).toBe('All claims');

    await page.keyboard.press('f');
    await pick(page, 'Therapy');
    await page.getByRole('combobox', { name: /^Therapy/u }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('combobox');
    await page.keyboard.type('immunoth');
    await page
      .getByRole('option', { name: /Immunotherapy/u })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Therapy' }).waitFor({ state: 'hidden' });
    await expect.poll(() => sentence(page)).toBe('Claims about Immunotherapy');
    await expect.poll(() => focused(page)).toBe('Therapy: Immunotherapy');

    await page.keyboard.press('f');
    await pick(page, 'Direction');
    const box = page.getByRole('checkbox', { name: 'Favours therapy' });
    await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await expect.poll(() => sentence(page)).toBe('Claims about Immunotherapy that favour therapy');

    // The order of the sentence is the order of the keyboard.
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Remove therapy');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Therapy: Immunotherapy');
    await page.keyboard.press('Delete');
    await expect.poll(() => sentence(page)).toBe('Claims that favour therapy');
    await expect.poll(() => focused(page)).toBe('Direction: favour therapy');
    await page.keyboard.press('Backspace');
    await expect.poll(() => sentence(page)).toBe('All claims');
    await expect.poll(() => focused(page)).toBe('Add condition');
    await counted(page, `${claims.length} claims`);
  }, 120_000);

  test('keeps the menu of a condition open in a sentence that scrolls, wherever its chip wraps', async () => {
    const path = join(folder, 'small.sheaf');
    await reviewOfClaims(path, { title: 'Small', papers, claims });
    const { sheaf: own, page } = await open(path);
    await tick(page, 'Direction', ['Favours therapy', 'Mixed', 'Same']);
    await tick(page, 'Conclusion', ['A difference', 'Hedged']);
    await tick(page, 'Assertion', ['Finding', 'Expectation']);
    await tick(page, 'Support', ['Own data', 'Cited']);
    await tick(page, 'Contrast', ['Between therapies', 'Before and after']);
    await tick(page, 'Design of the study', ['Randomised trial', 'Non-randomised trial']);
    await tick(page, 'Kind of source', ['Primary study', 'Review']);
    await page.getByRole('button', { name: 'Add condition' }).click();
    await page.getByRole('menuitem', { name: 'Reviewer', exact: true }).click();
    const boxes = page.getByRole('dialog', { name: 'Reviewer' }).getByRole('checkbox');
    await expect.poll(() => boxes.first().evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Kind of source: ' }).click();
    const menu = page.getByRole('dialog', { name: 'Kind of source' });
    for (const kind of ['Guideline', 'News', 'Opinion'])
      await menu.getByRole('checkbox', { name: kind }).click({ timeout: 5_000 });
    const bar = page.getByRole('group', { name: 'Conditions' });
    expect(await bar.evaluate((one) => one.scrollHeight > one.clientHeight)).toBe(true);
    expect(await menu.isVisible()).toBe(true);
    expect(await lookAtMenu(own, page, 'filter-scrolls')).toEqual([]);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await expect.poll(() => focused(page)).toMatch(/^Kind of source: /u);
  }, 120_000);

  test('looks well when it is long, and axe finds nothing', async () => {
    const path = join(folder, 'small.sheaf');
    await reviewOfClaims(path, { title: 'Small', papers, claims });
    const { sheaf: own, page } = await open(path);
    const findings = await look(own, page, 'filter-empty');
    await tick(page, 'Direction', ['Favours therapy', 'Mixed', 'Same', 'Not stated', 'Improved']);
    await tick(page, 'Kind of source', ['Primary study', 'Review', 'News']);
    await tick(page, 'Support', ['Own data', 'Cited']);
    await tick(page, 'Conclusion', ['A difference', 'Hedged']);
    findings.push(...(await look(own, page, 'filter-long')));
    await setSize(own, page, { width: 720, height: 800 });
    const room = await page
      .getByRole('region', { name: 'Evidence' })
      .evaluate((screen) => screen.clientHeight);
    const bar = await page.getByRole('search').evaluate((one) => one.clientHeight);
    expect(bar).toBeLessThan(room / 3);
    await page.getByRole('button', { name: 'Add condition' }).click();
    await page.getByRole('menuitem', { name: 'Outcome' }).click();
    await page.getByRole('dialog', { name: 'Outcome' }).waitFor();
    findings.push(...(await lookAtMenu(own, page, 'filter-menu')));
    expect(findings).toEqual([]);
  }, 240_000);
});

describe('saved views', () => {
  test('are saved, changed, updated, found after a reopening, deleted, and brought back', async () => {
    const path = join(folder, 'small.sheaf');
    await reviewOfClaims(path, { title: 'Small', papers, claims });
    const { sheaf: own, page } = await open(path);
    await tick(page, 'Kind of source', ['Review', 'News']);
    await page.keyboard.press('v');
    await page.getByText('No saved views yet.').waitFor();
    const findings = await lookAtMenu(own, page, 'views-none');
    await pick(page, 'Save view …');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    findings.push(...(await seriousFindings(page)));
    await page.getByRole('textbox', { name: 'Name' }).fill('What others tell');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Views: What others tell', exact: true }).waitFor();
    await page.getByText('Matrix', { exact: true }).click();
    await page.getByLabel('Therapies').selectOption({ label: 'all levels' });
    await page.getByRole('button', { name: 'Views: What others tell changed' }).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('menuitem', { name: 'Update “What others tell”' }).waitFor();
    findings.push(...(await lookAtMenu(own, page, 'views-changed')));
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Save view …' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('v');
    await pick(page, 'Update “What others tell”');
    await page.getByRole('button', { name: 'Views: What others tell', exact: true }).waitFor();
    await own.close();

    const { page: again } = await open(path);
    expect(await sentence(again)).toBe('All claims');
    await again.keyboard.press('v');
    await pick(again, /^What others tell/u);
    await again.getByRole('grid', { name: /matrix/iu }).waitFor();
    await again.getByRole('button', { name: 'Kind of source: reviews or news' }).waitFor();
    await again.getByLabel('Therapies').selectOption({ index: 0 });
    await again.getByRole('button', { name: 'Clear', exact: true }).click();
    await again.getByRole('button', { name: 'Views: What others tell changed' }).waitFor();
    await again.keyboard.press('Control+k');
    await again.keyboard.type('What others');
    await again.getByText('Open the view “What others tell”').waitFor();
    await again.keyboard.press('Enter');
    await again.getByRole('button', { name: 'Kind of source: reviews or news' }).waitFor();
    const depth = again.getByLabel('Therapies').locator('option:checked');
    expect(await depth.textContent()).toBe('all levels');
    await again.keyboard.press('v');
    await pick(again, 'Delete “What others tell”');
    await again.getByRole('button', { name: 'Views', exact: true }).waitFor();
    await again.keyboard.press('Control+z');
    await again.getByRole('button', { name: 'Views: What others tell', exact: true }).waitFor();
    expect(findings).toEqual([]);
  }, 240_000);
});
