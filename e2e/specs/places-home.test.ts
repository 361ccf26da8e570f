import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { gridRows } from '../pages/evidence-page.ts';
import { clickThatOpens } from '../pages/home-page.ts';
import { closeReview, failureNote, openByDialog, showHome } from '../pages/places-page.ts';
import { goTo } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { electronPath, projectRoot, sandboxArguments } from '../support/runtime.ts';
import { answered } from '../support/answered.ts';

const wait = { timeout: 30_000 };

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

function frontTitle(running: Sheaf): Promise<string> {
  return answered(() =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle() ?? ''),
  );
}

/** Starts the program a second time beside the running one, with a review as its argument, and waits for its end. */
async function startAgain(running: Sheaf, path: string): Promise<void> {
  const second = spawn(electronPath(), [...sandboxArguments(), projectRoot, path], {
    env: { ...process.env, SHEAF_PROFILE: running.profile, ELECTRON_RUN_AS_NODE: undefined },
    stdio: 'ignore',
  });
  await new Promise((resolve) => second.once('exit', resolve));
}

function bytesBelow(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')] as const),
  );
}

describe('the first run', () => {
  test('asks for the reviewer’s name once, and not again', async () => {
    sheaf = await launch({ reviewer: null });
    const home = await sheaf.home();
    const name = home.getByLabel('Your name');
    await expect.poll(() => name.evaluate((field) => field === document.activeElement), wait).toBe(true);
    expect(await home.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
    await home.keyboard.type('Zoë Ångström');
    await home.keyboard.press('Enter');
    await home.getByRole('button', { name: 'New review' }).waitFor();
    const { folder } = sheaf;
    await sheaf.app.close();
    sheaf = await launch({ folder, reviewer: null });
    const again = await sheaf.home();
    await again.getByRole('button', { name: 'New review' }).waitFor();
    expect(await again.getByLabel('Your name').count()).toBe(0);
    await again.getByText('Zoë Ångström').waitFor();
    await sheaf.app.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the sample review', () => {
  test('is one click from Home, is whole, and a second click opens the same one', async () => {
    const shipped = bytesBelow(join(projectRoot, 'resources'));
    sheaf = await launch();
    const home = await sheaf.home();
    await clickThatOpens(home.getByRole('button', { name: 'Open the sample review' }));
    const page = await sheaf.review();
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: 'Favours therapy' }).first().waitFor();
    expect(await gridRows(page)).toHaveLength(3);
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await page.getByText('Everything is as it should be.').waitFor(wait);
    const again = await showHome(sheaf, page);
    await clickThatOpens(again.getByRole('button', { name: 'Open the sample review' }));
    await expect.poll(() => sheaf?.app.windows(), wait).toEqual([page]);
    await closeReview(sheaf, page).catch(() => undefined);
    expect(bytesBelow(join(projectRoot, 'resources'))).toEqual(shipped);
  });
});

describe('recent reviews', () => {
  test('open by key and by double click into one window; a missing one says so and can be forgotten', async () => {
    sheaf = await launch();
    const home = await sheaf.home();
    const path = join(sheaf.folder, 'childhood ALL.sheaf');
    await closedReview(path, 'Childhood ALL');
    await openByDialog(sheaf, home, path);
    let page = await sheaf.review('Childhood ALL');
    let list = await showHome(sheaf, page);
    await closeReview(sheaf, page);

    const row = list.getByRole('button', { name: /^Childhood ALL/u });
    await clickThatOpens(row, 2);
    page = await sheaf.review('Childhood ALL');
    await expect.poll(() => sheaf?.app.windows(), wait).toEqual([page]);
    list = await showHome(sheaf, page);
    await closeReview(sheaf, page);

    await list.getByRole('button', { name: /^Childhood ALL/u }).focus();
    await list.keyboard.press('Enter');
    page = await sheaf.review('Childhood ALL');
    list = await showHome(sheaf, page);
    await closeReview(sheaf, page);

    renameSync(path, join(sheaf.folder, 'elsewhere.sheaf'));
    await list.reload();
    await list.getByText(/^Not found in .*Moved, deleted, or on a drive/u).waitFor();
    await list.getByRole('button', { name: 'Forget Childhood ALL' }).click();
    await list.getByText(/^Not found in/u).waitFor({ state: 'detached' });
    expect(existsSync(join(sheaf.folder, 'elsewhere.sheaf', 'review.db'))).toBe(true);
    await list.reload();
    await list.getByRole('button', { name: 'New review' }).waitFor();
    expect(await list.getByText('Childhood ALL').count()).toBe(0);
  });

  test('are one window however they are named: by dialog, by argument of a second start, by a link', async () => {
    const running = await launch();
    sheaf = running;
    const home = await sheaf.home();
    const path = join(sheaf.folder, 'one.sheaf');
    const link = join(sheaf.folder, 'link.sheaf');
    await closedReview(path, 'One');
    symlinkSync(path, link);
    await openByDialog(sheaf, home, link);
    const page = await sheaf.review('One');
    await expect.poll(() => sheaf?.app.windows(), wait).toEqual([page]);
    const spellings = [path, link, `${sheaf.folder}//./one.sheaf/`, join(path, 'review.db')];
    for (const spelling of spellings) {
      const shown = await showHome(sheaf, page);
      await expect.poll(() => frontTitle(running), wait).toBe('Sheaf');
      await startAgain(sheaf, spelling);
      await expect.poll(() => frontTitle(running), wait).toBe('One – Sheaf');
      expect(new Set(sheaf.app.windows())).toEqual(new Set([page, shown]));
    }
  });
});

describe('a new review', () => {
  async function ask(home: Page, title: string): Promise<void> {
    await home.getByRole('button', { name: 'New review' }).click();
    await home.getByLabel('Title').fill(title);
  }

  test('of a title with odd characters lies under a name that every system takes, and keeps its title', async () => {
    sheaf = await launch();
    const home = await sheaf.home();
    const title = 'CAR-T: “all” <or> nothing?/\\ * | 細胞 🧬.';
    await ask(home, title);
    const path = join(sheaf.folder, 'Ünï cödé 細胞 🧬 & $HOME #1');
    await sheaf.dialogs.save(path);
    await home.getByRole('button', { name: 'Create review' }).click();
    await sheaf.review(title);
    expect(existsSync(join(`${path}.sheaf`, 'review.db'))).toBe(true);
    const [shown] = await sheaf.dialogs.shown();
    expect(shown?.path).toMatch(/CAR-T “all” or nothing 細胞 🧬\.sheaf$/u);
  });

  test('never takes the place of something else, nor is made where no folder is', async () => {
    sheaf = await launch();
    const home = await sheaf.home();
    const path = join(sheaf.folder, 'taken.sheaf');
    mkdirSync(path);
    await ask(home, 'Taken');
    await sheaf.dialogs.save(path);
    await home.getByRole('button', { name: 'Create review' }).click();
    const taken = failureNote(home, /“Taken” was not made: its place is taken/u);
    await taken.waitFor(wait);
    expect((await taken.innerText()).match(/Nothing was changed/gu)).toHaveLength(1);
    expect(readdirSync(path)).toEqual([]);
    // What was typed is still there, and goes to another place.
    expect(await home.getByLabel('Title').inputValue()).toBe('Taken');
    await sheaf.dialogs.save(join(sheaf.folder, 'no such folder', 'x.sheaf'));
    await home.getByRole('button', { name: 'Create review' }).click();
    await failureNote(home, /“Taken” is not there/u).waitFor(wait);
    await sheaf.dialogs.save(join(sheaf.folder, 'free.sheaf'));
    await home.getByRole('button', { name: 'Create review' }).click();
    await sheaf.review('Taken');
  });

  test('in a synchronised folder is warned of before it is made, with a choice', async () => {
    sheaf = await launch();
    const home = await sheaf.home();
    const synced = join(sheaf.folder, 'OneDrive - Clinic');
    mkdirSync(synced);
    await ask(home, 'Synced');
    await sheaf.dialogs.save(join(synced, 'synced.sheaf'));
    await home.getByRole('button', { name: 'Create review' }).click();
    await home.getByText('OneDrive synchronises this folder').waitFor();
    expect(readdirSync(synced)).toEqual([]);
    await sheaf.dialogs.save(join(sheaf.folder, 'safe.sheaf'));
    await home.getByRole('button', { name: 'Elsewhere…' }).click();
    await home.getByText('OneDrive synchronises this folder').waitFor({ state: 'detached' });
    await home.getByRole('button', { name: 'Create review' }).click();
    await sheaf.review('Synced');
    expect(readdirSync(synced)).toEqual([]);
  });
});
