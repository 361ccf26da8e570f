import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestReview } from '#electron/store/testing.ts';
import { makeReview } from '../pages/home-page.ts';
import { openByDialog } from '../pages/places-page.ts';
import { goTo, importFiles } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';

const press = join(projectRoot, 'resources', 'samples', 'press-item.txt');

describe('a review that can’t be opened says why, what is safe and what to do', () => {
  let sheaf: Sheaf;
  let home: Page;
  let model = '';
  beforeAll(async () => {
    sheaf = await launch();
    const { page, path } = await makeReview(sheaf, 'Model');
    await importFiles(sheaf, page, [press]);
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page
      .getByText(/Backed up|Backup made/u)
      .first()
      .waitFor();
    home = await backHome(sheaf, page);
    model = path;
  }, 120_000);
  afterAll(async () => {
    await sheaf.close();
  });

  function copy(name: string): string {
    const path = join(sheaf.folder, name);
    cpSync(model, path, { recursive: true });
    return path;
  }
  async function open(path: string, title: RegExp): Promise<void> {
    await sheaf.dialogs.open(path);
    await home.getByRole('button', { name: 'Open…' }).click();
    await expect.poll(() => home.getByRole('alert').allInnerTexts()).toEqual([expect.stringMatching(title)]);
  }
  async function close(): Promise<void> {
    await home.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await home.getByRole('alert').waitFor({ state: 'detached' });
  }

  test('missing: it stays in the list as not found, and can be forgotten', async () => {
    const moved = join(sheaf.folder, 'moved.sheaf');
    renameSync(model, moved);
    await open(model, /is not there/u);
    await close();
    await home.reload();
    await home.getByText(/^Not found in/u).waitFor();
    renameSync(moved, model);
  });

  test('foreign: a folder of something else, and a database of another program', async () => {
    const folder = join(sheaf.folder, 'holiday');
    mkdirSync(folder);
    await open(folder, /opened as a review/u);
    await close();
    const other = join(sheaf.folder, 'other.sheaf');
    mkdirSync(other);
    const database = new Database(join(other, 'review.db'));
    database.exec('CREATE TABLE recipe (id INTEGER PRIMARY KEY)');
    database.close();
    await open(other, /opened as a review/u);
    await close();
  });

  test('newer: refused, and not a byte of its database touched', async () => {
    const path = copy('newer.sheaf');
    const database = new Database(join(path, 'review.db'));
    database.pragma('user_version = 9999');
    database.close();
    const before = hash(join(path, 'review.db'));
    await open(path, /made by a newer Sheaf/u);
    expect(hash(join(path, 'review.db'))).toBe(before);
    await close();
  });

  test('tampered: a structure that no version has is refused before anything is written', async () => {
    const path = copy('tampered.sheaf');
    const database = new Database(join(path, 'review.db'));
    database.exec('CREATE TRIGGER steal AFTER INSERT ON claim BEGIN SELECT 1; END');
    database.close();
    const before = hash(join(path, 'review.db'));
    await open(path, /opened as a review/u);
    expect(hash(join(path, 'review.db'))).toBe(before);
    await home.getByRole('button', { name: 'Restore this backup' }).click();
    const page = await sheaf.review('Model');
    home = await backHome(sheaf, page);
  });

  test('damaged: a backup can be put in its place, and the damaged file is kept', async () => {
    const path = copy('damaged.sheaf');
    const bytes = readFileSync(join(path, 'review.db'));
    for (const ending of ['-wal', '-shm']) rmSync(join(path, `review.db${ending}`), { force: true });
    writeFileSync(join(path, 'review.db'), bytes.fill(0x41, 0, 4096));
    await open(path, /is damaged/u);
    const findings: string[] = [];
    await inBothThemes(sheaf.app, home, async (theme) => {
      for (const finding of await seriousFindings(home)) findings.push(`${theme}: ${finding}`);
    });
    expect(findings).toEqual([]);
    await home.getByRole('button', { name: 'Restore this backup' }).click();
    const page = await sheaf.review('Model');
    await page.getByRole('option', { name: /^press-item /u }).waitFor();
    home = await backHome(sheaf, page);
  });

  test('open in another process: said so, and it opens once the other is done', async () => {
    const held = await openTestReview({ title: 'Held elsewhere' });
    try {
      await open(held.path, /is open in another program/u);
      const text = await home.getByRole('alert').innerText();
      expect(text.match(/Nothing was changed/gu)).toHaveLength(1);
      await held.store.close();
      await home.getByRole('button', { name: 'Try again' }).click();
      const page = await sheaf.review('Held elsewhere');
      home = await backHome(sheaf, page);
    } finally {
      rmSync(dirname(held.path), { recursive: true, force: true });
    }
  });

  test('in a folder that a service synchronises: the window warns and offers another place', async () => {
    const dropbox = join(sheaf.folder, 'Dropbox');
    mkdirSync(join(dropbox, '.dropbox.cache'), { recursive: true });
    const path = join(dropbox, 'synced.sheaf');
    cpSync(model, path, { recursive: true });
    await openByDialog(sheaf, home, path);
    const page = await sheaf.review('Model');
    await page.getByText('This review lies in a folder that Dropbox synchronises').waitFor();
    await page.getByRole('button', { name: 'Keep it elsewhere…' }).waitFor();
    await page.getByRole('button', { name: 'Leave it here' }).click();
    await page.getByRole('button', { name: 'In Dropbox' }).waitFor();
    home = await backHome(sheaf, page);
  });

  test('opened twice it is one window', async () => {
    await openByDialog(sheaf, home, model);
    const page = await sheaf.review('Model');
    const alone = () => expect.poll(() => sheaf.app.windows(), { timeout: 20_000 }).toEqual([page]);
    await alone();
    home = await showHome(sheaf, page);
    await openByDialog(sheaf, home, join(model, 'review.db'));
    await alone();
  });
});

/** Goes Home through the palette; the Home before this one went when the review opened. */
async function showHome(sheaf: Sheaf, page: Page): Promise<Page> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('home');
  await page.keyboard.press('Enter');
  const home = await sheaf.home();
  home.setDefaultTimeout(20_000);
  return home;
}

async function backHome(sheaf: Sheaf, page: Page): Promise<Page> {
  const home = await showHome(sheaf, page);
  await page.close();
  return home;
}

function hash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
