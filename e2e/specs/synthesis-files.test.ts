import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asText, chooseFile, inWords, newAnalysis, pasteText, writtenFile } from '../pages/synthesis-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { closedReview } from '../support/closed-review.ts';
import { cutOffControls, setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { inBothThemes } from '../support/screens.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-synthesis-files-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const table = [
  ['Brown 2021', 12, 100, 24, 100],
  ['Gupta 2025', 30, 210, 61, 200],
  ['Locatelli 2021', 8, 90, 19, 95],
  ['Hogan 2023', 41, 400, 80, 410],
  ['Kim 2019', 3, 50, 9, 50],
];

/** A window with an analysis of these trials, made by key. */
async function openTable(rows: Parameters<typeof asText>[0]): Promise<{ app: Sheaf; page: Page }> {
  const path = join(folder, 'pooled.sheaf');
  await closedReview(path, 'Pooled');
  const app = await launch({ folder, args: [path] });
  sheaf = app;
  const page = await app.review('Pooled');
  await setSize(app, page, { width: 1280, height: 800 });
  await page.keyboard.press('3');
  await page.getByText('No analyses yet.').waitFor();
  await newAnalysis(page, { group1: 'Blinatumomab', group2: 'Chemotherapy', outcome: 'relapse' });
  await pasteText(app, page, asText(rows));
  return { app, page };
}

/** A window with an analysis of five trials and its result. */
async function open(): Promise<{ app: Sheaf; page: Page }> {
  const opened = await openTable(table);
  await inWords(opened.page).waitFor();
  return opened;
}

async function showFigure(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radiogroup', { name: 'Which figure' });
  await choice.getByText(name, { exact: true }).click();
}

const written = (app: Sheaf, page: Page, name: string, file: string) =>
  writtenFile(app, page, { name, path: join(folder, file) });

const start = (bytes: Uint8Array, length: number): string => strFromU8(bytes.subarray(0, length), true);

test('every file is written by keyboard alone and can be read again; the analysis stays as it is', async () => {
  const { app, page } = await open();
  const before = await inWords(page).innerText();
  const put = (name: string, file: string) => written(app, page, name, file);
  const docx = unzipSync(await put('Studies and result: Word document', 'a.docx'));
  expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('Test for overall effect: t = ');
  const book = read(await put('Studies and result: Excel workbook', 'a.xlsx'));
  const beside = ['Small-study effects', 'Without pooling', 'Influence', 'Leave-one-out'];
  expect(book.SheetNames).toEqual(['Studies', 'Result', ...beside, 'Settings']);
  expect(book.Sheets['Studies']?.['B2']).toMatchObject({ t: 'n', v: 12 });
  const csv = strFromU8(await put('Studies and result: CSV, studies only', 'a.csv'));
  expect(csv).toMatch(/\r\nKim 2019,3,50,9,50,0\.33/u);
  const svg = strFromU8(await put('Forest plot: SVG', 'a.svg'));
  expect(svg).toContain('>Locatelli 2021</text>');
  expect(start(await put('Forest plot: PNG, 300 dpi', 'a.png'), 4)).toBe('\u0089PNG');
  expect(start(await put('Forest plot: PDF', 'a.pdf'), 8)).toBe('%PDF-1.7');
  const names = ['forest', 'funnel', 'cumulative', 'leave-one-out', 'baujat'];
  for (const [name, ending] of [
    ['All figures: SVG in a zip', 'svg'],
    ['All figures: PNG, 300 dpi in a zip', 'png'],
  ] as const) {
    const zip = unzipSync(await put(name, `all-${ending}.zip`));
    expect(Object.keys(zip)).toEqual(names.map((one) => `${one}.${ending}`));
  }
  const pages = start(await put('All figures: PDF, a page each', 'all.pdf'), 1_000_000);
  expect(pages.match(/\/Type \/Page /gu)).toHaveLength(names.length);
  const script = strFromU8(await put('To compute with: R script', 'a.R'));
  expect(script).toMatch(/^# Meta-analysis: relapse: Blinatumomab against Chemotherapy\n[^]*\nres <- rma\(/u);
  const result: unknown = JSON.parse(strFromU8(await put('To compute with: JSON result', 'a.json')));
  expect(result).toMatchObject({ k: 5, measure: 'RR', method: 'REML' });
  const shown = await app.dialogs.shown();
  expect(shown.at(-1)).toMatchObject({ kind: 'save' });
  expect(shown.at(-1)?.path).toMatch(/relapse, meta-analysis\.json$/u);
  // Files are no step of the work: what Ctrl+Z takes back is the pasted table.
  expect(await inWords(page).innerText()).toBe(before);
  await page.keyboard.press('Control+z');
  await page.getByText('No numbers yet.').waitFor();
});

test('the figure that is shown is the one that is written; one that there is not says why', async () => {
  const { app, page } = await open();
  await showFigure(page, 'Funnel');
  const svg = strFromU8(await written(app, page, 'Funnel plot: SVG', 'shown.svg'));
  expect(svg).toContain('Funnel plot: relapse: Blinatumomab against Chemotherapy');
  await showFigure(page, 'Bubble');
  await app.dialogs.save(join(folder, 'none.svg'));
  await chooseFile(page, 'Bubble plot: SVG');
  await page.getByText('The analysis was not exported').waitFor();
  await page.getByText(/of one moderator that is a number.*No file was written\./u).waitFor();
});

test('with a number that can’t be the studies are written as typed, and the notice says that there is no result', async () => {
  const { app, page } = await open();
  await page.getByRole('gridcell', { name: '3', exact: true }).click();
  await page.keyboard.type('70');
  await page.keyboard.press('Enter');
  await page.getByText('Some numbers can’t be').waitFor();
  const csv = strFromU8(await written(app, page, 'Studies and result: CSV, studies only', 'typed.csv'));
  expect(csv).toMatch(/\r\nBrown 2021,12,100,24,100,,0\.5/u);
  expect(csv).toMatch(/\r\nKim 2019,70,50,9,50,Events is 70 of 50: more events than people\./u);
  await page.getByText(/^5 studies as typed, without a result\. Kim 2019 \(row 5\): Events is 70/u).waitFor();
});

test('notes at a row make it no higher; the whole of them is shown where the focus is', async () => {
  const again = ['Brown 2021', 12, 100, 24, 100];
  const arm = ['Brown 2021', 7, 60, 24, 100];
  const { app, page } = await openTable([...table, again, arm]);
  await page.getByRole('list', { name: 'To be known about rows' }).waitFor();
  const grid = page.getByRole('grid', { name: 'Studies' });
  const noted = grid.getByRole('rowheader', { name: /^Brown 2021/u }).first();
  const heightOf = async (name: RegExp) =>
    (await grid.getByRole('row', { name }).first().boundingBox())?.height ?? 0;
  await grid.getByRole('gridcell', { name: '30', exact: true }).click();
  const before = await heightOf(/Brown 2021/u);
  expect(before).toBeLessThan((await heightOf(/Gupta 2025/u)) + 24);
  const note = noted.locator('span[title]').last();
  const isCut = () => note.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
  expect(await isCut()).toBe(true);
  expect(await note.getAttribute('title')).toMatch(/The same numbers twice/u);
  await noted.focus();
  expect(await isCut()).toBe(false);
  expect(await note.innerText()).toBe(await note.getAttribute('title'));
  expect(await heightOf(/Brown 2021/u)).toBe(before);
  await inBothThemes(app.app, page, async () => {
    expect(await seriousFindings(page)).toEqual([]);
  });
});

test('the menu is there for everybody: axe, both themes, a low window, large text', async () => {
  const { app, page } = await open();
  await setSize(app, page, { width: 760, height: 700 });
  expect(await cutOffControls(page)).toEqual([]);
  await setSize(app, page, { width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menu').waitFor();
  await inBothThemes(app.app, page, async () => {
    expect(await seriousFindings(page)).toEqual([]);
  });
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.desktop.setTextSize(2));
  await setSize(app, page, { width: 1280, height: 640 });
  await page.getByRole('button', { name: 'Export' }).press('ArrowDown');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('End');
  const last = page.getByRole('menuitem', { name: 'To compute with: JSON result' });
  await expect.poll(() => last.evaluate((item) => item === document.activeElement)).toBe(true);
  const inside = await last.evaluate((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
  expect(inside).toBe(true);
});
