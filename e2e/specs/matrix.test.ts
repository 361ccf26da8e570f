import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { countLine, gridRows } from '../pages/evidence-page.ts';
import { goTo } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { inBothThemes } from '../support/screens.ts';
import { reviewOfClaims } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';

const Box = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-matrix-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openMatrix(): Promise<{ sheaf: Sheaf; page: Page }> {
  const path = join(folder, 'small.sheaf');
  await reviewOfClaims(path, { title: 'Small', papers, claims });
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Small');
  await setSize(sheaf, page, { width: 1800, height: 900 });
  await goTo(page, 'Evidence');
  await page.keyboard.press('m');
  await matrix(page).waitFor();
  return { sheaf, page };
}

const matrix = (page: Page) => page.getByRole('grid', { name: 'Therapy × outcome matrix' });
const cell = (page: Page, name: RegExp) => matrix(page).getByRole('gridcell', { name });

describe('the matrix in a window', () => {
  test('by keyboard: cell by cell, Enter shows in the table what the cell counts, and M goes back', async () => {
    const { page } = await openMatrix();
    const levels = page.getByLabel('Therapies');
    await levels.selectOption({ label: 'all levels' });
    await page.getByLabel('Outcomes').selectOption({ label: 'all levels' });
    const blina = cell(page, /^Blinatumomab, Complete remission: 1 comparative: 1 favours therapy/u);
    await blina.waitFor();
    const [first] = await matrix(page).getByRole('gridcell').all();
    await first?.focus();
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector('title')?.textContent ?? '');
    const seen: string[] = [await focused()];
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home']) {
      await page.keyboard.press(key);
      seen.push(await focused());
    }
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect(seen[3]).toContain('all outcomes');
    await blina.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => gridRows(page)).toHaveLength(1);
    expect(await countLine(page).innerText()).toContain('1 claim');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Evidence');
    await page.keyboard.press('m');
    await matrix(page).waitFor();
    expect(await matrix(page).getByRole('row').count()).toBe(2);
  });

  test('every cell filters the table to as many claims as it counts', async () => {
    const { page } = await openMatrix();
    await page.getByLabel('Data as a table').check();
    const data = page.getByRole('table', { name: /The data of the matrix/u });
    const lines = await data.getByRole('row').all();
    const counts = await Promise.all(lines.slice(1).map((line) => line.getByRole('cell').nth(1).innerText()));
    const names = await Promise.all(
      lines.slice(1).map(async (line) => {
        const [row, column] = [line.getByRole('rowheader'), line.getByRole('cell').nth(0)];
        return `${await row.innerText()}, ${await column.innerText()}:`;
      }),
    );
    expect(names.length).toBeGreaterThan(4);
    for (const [at, name] of names.slice(0, -1).entries()) {
      await matrix(page).getByRole('gridcell', { name }).click();
      await expect
        .poll(() => countLine(page).innerText())
        .toMatch(new RegExp(`^${counts[at]} claims? `, 'u'));
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.keyboard.press('m');
      await matrix(page).waitFor();
    }
  });

  test('scrolled, its heads stay in sight, and no cell that the keyboard comes to lies beneath them', async () => {
    const opened = await openMatrix();
    const { page } = opened;
    await page.getByLabel('Therapies').selectOption({ label: 'all levels' });
    await page.getByLabel('Outcomes').selectOption({ label: 'all levels' });
    await page.getByLabel(/Empty rows and columns/u).check();
    await setSize(opened.sheaf, page, { width: 1000, height: 640 });
    await expect.poll(() => matrix(page).getByRole('row').count()).toBeGreaterThan(20);
    const [first] = await matrix(page).getByRole('gridcell').all();
    await first?.focus();
    // To the last cell and back: there the heads would lie over it.
    for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowUp');
    const boxOf = async (of: Locator) => z.object(Box).parse(await of.boundingBox());
    const heads = matrix(page).locator('xpath=..').locator('> svg[aria-hidden]');
    const [cell, names, columns] = [
      await boxOf(matrix(page).locator(':focus')),
      await boxOf(heads.nth(0)),
      await boxOf(heads.nth(1)),
    ];
    const room = page.locator('[data-scrolls]');
    expect(
      await room.evaluate(({ scrollLeft, scrollTop }) => Math.min(scrollLeft, scrollTop)),
    ).toBeGreaterThan(0);
    expect(cell.x).toBeGreaterThanOrEqual(names.x + names.width - 1);
    expect(cell.y).toBeGreaterThanOrEqual(columns.y + columns.height - 1);
    const { x, y } = await boxOf(room);
    expect(Math.abs(names.x - x)).toBeLessThan(2);
    expect(Math.abs(columns.y - y)).toBeLessThan(2);
  });

  test('its picture in a file shows what the screen shows', async () => {
    const opened = await openMatrix();
    const { page } = opened;
    const path = join(folder, 'Matrix.svg');
    await opened.sheaf.dialogs.save(path);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'SVG picture' }).click();
    await page.getByText('Matrix.svg is written').waitFor();
    const file = readFileSync(path, 'utf8');
    const written = [...file.matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text]) => text);
    const shown = await matrix(page).locator('text').allTextContents();
    expect(new Set(written)).toEqual(new Set(shown));
    expect(written).toHaveLength(shown.length);
    expect(written.length).toBeGreaterThan(20);
  });

  test('the map leads to its claims too, and axe finds nothing on it nor where no study is', async () => {
    const opened = await openMatrix();
    const { page } = opened;
    await page.keyboard.press('m');
    const map = page.getByRole('grid', { name: /^Evidence map/u });
    await map.getByRole('gridcell', { name: /, 2021: 3 comparative/u }).click();
    await expect.poll(() => countLine(page).innerText()).toMatch(/^3 claims /u);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const findings: string[] = [];
    for (const view of ['Map', 'Effect directions']) {
      await page.getByText(view, { exact: true }).click();
      await page.waitForTimeout(500);
      await inBothThemes(opened.sheaf.app, page, async (theme) => {
        for (const finding of await seriousFindings(page)) findings.push(`${view} ${theme}: ${finding}`);
      });
    }
    expect(findings).toEqual([]);
    await page.getByText(/No claim of this view is about a study/u).waitFor();
  });

  test('looks: axe finds nothing, and nothing is lost in a small window or with large text', async () => {
    const opened = await openMatrix();
    expect(await look(opened.sheaf, opened.page, 'matrix')).toEqual([]);
    await opened.page.getByLabel('Data as a table').check();
    await opened.page.getByLabel(/Empty rows and columns/u).check();
    expect(await look(opened.sheaf, opened.page, 'matrix-data')).toEqual([]);
  });
});
