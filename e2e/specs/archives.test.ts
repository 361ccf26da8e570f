import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeReview, failureNote, openByDialog, showHome } from '../pages/places-page.ts';
import { goTo, openPaper } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';

const wait = { timeout: 30_000 };

let sheaf: Sheaf;
let page: Page;
let home: Page;
let archive = '';
beforeAll(async () => {
  sheaf = await launch();
  archive = join(sheaf.folder, 'Press.zip');
  const path = join(sheaf.folder, 'press.sheaf');
  await closedReview(path, 'Press');
  await openByDialog(sheaf, await sheaf.home(), path);
  page = await sheaf.review('Press');
}, 120_000);
afterAll(() => sheaf.close());

test('Settings saves an archive and a readable copy, the palette as well; History exports itself', async () => {
  await goTo(page, 'Settings');
  await sheaf.dialogs.save(archive);
  await page.getByRole('button', { name: 'Save as archive…' }).click();
  await page.getByText('Press.zip is written').waitFor(wait);
  expect(readFileSync(archive).subarray(0, 2).toString()).toBe('PK');
  await sheaf.dialogs.save(join(sheaf.folder, 'For reading'));
  await page.getByRole('button', { name: 'Save a readable copy…' }).click();
  await page.getByText('For reading is written').waitFor(wait);
  expect(readdirSync(join(sheaf.folder, 'For reading'))).toContain('README.txt');
  await page.getByText('For reading is written').waitFor({ state: 'detached', ...wait });
  expect(await look(sheaf, page, 'settings-copies')).toEqual([]);

  await page.keyboard.press('Control+K');
  await page.keyboard.type('as archive');
  await sheaf.dialogs.save(join(sheaf.folder, 'By palette'));
  await page.keyboard.press('Enter');
  await page.getByText('By palette.zip is written').waitFor(wait);

  await page.getByText('By palette.zip is written').waitFor({ state: 'detached', ...wait });
  await goTo(page, 'History');
  expect(await look(sheaf, page, 'history-export')).toEqual([]);
  await page.getByRole('button', { name: 'Export…' }).click();
  await sheaf.dialogs.save(join(sheaf.folder, 'History.csv'));
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  await page.getByText('History.csv is written').waitFor(wait);
  expect(readFileSync(join(sheaf.folder, 'History.csv'), 'utf8')).toContain('Ada');
}, 120_000);

test('Home makes a review from it where it is told to, and opens it', async () => {
  home = await showHome(sheaf, page);
  await closeReview(sheaf, page);
  const copy = join(sheaf.folder, 'again.sheaf');
  await sheaf.dialogs.open(archive);
  await sheaf.dialogs.save(copy);
  await home.keyboard.press('a');
  page = await sheaf.review('Press');
  await openPaper(page, 'press-item');
  expect(existsSync(join(copy, 'review.db'))).toBe(true);
  home = await showHome(sheaf, page);
  await home.getByText('again.sheaf').waitFor(wait);
}, 120_000);

test('an archive that is damaged, and one whose place is taken, are refused in words; nothing is made', async () => {
  const cut = join(sheaf.folder, 'cut.zip');
  const bytes = readFileSync(archive);
  writeFileSync(cut, bytes.fill(0, 60, 90));
  await sheaf.dialogs.open(cut);
  await sheaf.dialogs.save(join(sheaf.folder, 'broken.sheaf'));
  await home.getByRole('button', { name: 'Open an archive…' }).click();
  const note = failureNote(home, /broken/u);
  await note.waitFor(wait);
  expect(await note.textContent()).toContain('cut.zip');
  expect(await look(sheaf, home, 'home-archive-refused')).toEqual([]);
  expect(existsSync(join(sheaf.folder, 'broken.sheaf'))).toBe(false);
  expect(readdirSync(sheaf.folder).filter((name) => name.endsWith('.sheaf-tmp'))).toEqual([]);
  await note.getByRole('button', { name: 'Close' }).click();

  await sheaf.dialogs.open(join(sheaf.folder, 'By palette.zip'));
  await sheaf.dialogs.save(join(sheaf.folder, 'again.sheaf'));
  await home.getByRole('button', { name: 'Open an archive…' }).click();
  await failureNote(home, /again/u).waitFor(wait);
}, 120_000);
