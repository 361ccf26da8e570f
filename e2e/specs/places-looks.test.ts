import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeReview, failureNote, openByDialog, showHome } from '../pages/places-page.ts';
import { goTo, openPaper } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { cutOffControls } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { answered } from '../support/answered.ts';

const wait = { timeout: 30_000 };
/** Ends the processes of stores, as running out of memory would. */
async function endStores({ app }: Sheaf): Promise<void> {
  const pids = await answered(() =>
    app.evaluate(({ app: program }) =>
      program.getAppMetrics().flatMap(({ name, pid }) => (name === 'Sheaf store' ? [pid] : [])),
    ),
  );
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

/** Stages whose words come within 4 px of the edge of their button; none is an empty list. */
function wordsAtEdges(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Stages' }).evaluate((rail) =>
    [...rail.querySelectorAll('button')].flatMap((button) => {
      const words = document.createRange();
      words.selectNodeContents(button.querySelector('span') ?? button);
      const [inner, outer] = [words.getBoundingClientRect(), button.getBoundingClientRect()];
      const room = Math.min(inner.left - outer.left, outer.right - inner.right);
      return inner.width > 0 && room >= 4 ? [] : [`${button.textContent}: ${room}`];
    }),
  );
}

describe('screens around a review can be read and reached: light, dark, narrow, text of twice the size', () => {
  let sheaf: Sheaf;
  let home: Page;
  beforeAll(async () => {
    sheaf = await launch({ reviewer: null });
    home = await sheaf.home();
  });
  afterAll(async () => {
    await sheaf.close();
  });

  test('the first run, Home without reviews, and the form of a new one', async () => {
    expect(await look(sheaf, home, 'first-run')).toEqual([]);
    await home.getByLabel('Your name').fill('Ada Tester');
    await home.keyboard.press('Enter');
    await home.getByRole('button', { name: 'New review' }).waitFor();
    expect(await look(sheaf, home, 'home-empty')).toEqual([]);
    await home.getByRole('button', { name: 'New review' }).click();
    await home.getByLabel('Title').fill('Immunotherapy against chemotherapy in childhood ALL');
    const synced = join(sheaf.folder, 'Dropbox');
    mkdirSync(synced);
    await sheaf.dialogs.save(join(synced, 'all.sheaf'));
    await home.getByRole('button', { name: 'Choose where…' }).click();
    await home.getByText('Dropbox synchronises this folder').waitFor();
    expect(await look(sheaf, home, 'new-review')).toEqual([]);
    await home.getByRole('button', { name: 'Cancel' }).click();
  });

  test('a review in a synchronised folder, with its notice; Settings, History, the questions and lists above them', async () => {
    const path = join(sheaf.folder, 'Dropbox', 'all.sheaf');
    await closedReview(path, 'Immunotherapy against chemotherapy in childhood ALL');
    await openByDialog(sheaf, home, path);
    const page = await sheaf.review();
    await page.getByText('Dropbox synchronises').waitFor(wait);
    await openPaper(page, 'press-item');
    expect(await look(sheaf, page, 'cloud-notice')).toEqual([]);
    await page.getByRole('button', { name: 'Leave it here' }).click();
    await goTo(page, 'History');
    await page.getByText('Mixed').first().waitFor();
    expect(await look(sheaf, page, 'history')).toEqual([]);
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await page.getByText('Everything is as it should be.').waitFor(wait);
    expect(await look(sheaf, page, 'settings')).toEqual([]);
    await page
      .getByRole('button', { name: /^Restore the backup/u })
      .first()
      .click();
    await page.getByRole('dialog', { name: 'Go back to this backup?' }).waitFor();
    expect(await look(sheaf, page, 'restore')).toEqual([]);
    await page.keyboard.press('Escape');
    await goTo(page, 'Evidence');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this screen' }).waitFor();
    expect(await look(sheaf, page, 'keys')).toEqual([]);
    await page.keyboard.press('Escape');
    await goTo(page, 'Synthesise');
    await page.getByText('No analyses yet.').waitFor();
    expect(await look(sheaf, page, 'rail')).toEqual([]);
    for (const text of [1, 2] as const) {
      await page.evaluate((size) => window.desktop.setTextSize(size), text);
      await expect.poll(() => wordsAtEdges(page)).toEqual([]);
    }
    await page.evaluate(() => window.desktop.setTextSize(1));
    home = await showHome(sheaf, page);
    await closeReview(sheaf, page);
  });

  test('Home with reviews, one of them missing, and each reason why one does not open', async () => {
    const gone = join(sheaf.folder, 'gone.sheaf');
    await closedReview(gone, 'CAR T cells at second relapse');
    await openByDialog(sheaf, home, gone);
    const page = await sheaf.review('CAR T cells at second relapse');
    home = await showHome(sheaf, page);
    await closeReview(sheaf, page);
    rmSync(gone, { recursive: true });
    await home.reload();
    await home.getByText(/^Not found in/u).waitFor();
    expect(await look(sheaf, home, 'home-full')).toEqual([]);

    const damaged = join(sheaf.folder, 'damaged.sheaf');
    await closedReview(damaged, 'Damaged');
    writeFileSync(join(damaged, 'review.db'), Buffer.alloc(8192, 0x41));
    await openByDialog(sheaf, home, damaged);
    await failureNote(home, /is damaged/u).waitFor(wait);
    expect(await look(sheaf, home, 'error-damaged')).toEqual([]);
    const folder = join(sheaf.folder, 'holiday');
    mkdirSync(folder);
    await openByDialog(sheaf, home, folder);
    await failureNote(home, /can’t be opened as a review/u).waitFor(wait);
    await openByDialog(sheaf, home, gone);
    await failureNote(home, /is not there/u).waitFor(wait);
    expect(await home.getByRole('alert').count()).toBe(3);
    expect(await look(sheaf, home, 'errors')).toEqual([]);
  });

  test('the window of a review whose process keeps ending, with the way out of it', async () => {
    const path = join(sheaf.folder, 'ended.sheaf');
    await closedReview(path, 'Ended');
    await openByDialog(sheaf, home, path);
    const page = await sheaf.review('Ended');
    const failed = page.getByRole('button', { name: 'Go to Home' });
    for (let kill = 0; kill < 20 && !(await failed.isVisible()); kill += 1) {
      await endStores(sheaf);
      await page.waitForTimeout(500);
    }
    await page.getByText('Everything saved before is safe.').waitFor(wait);
    expect(await look(sheaf, page, 'process-ended')).toEqual([]);
    await failed.click();
    home = await sheaf.home();
    await home.getByRole('button', { name: /^Ended/u }).click();
    const again = await sheaf.review('Ended');
    await again.getByRole('option', { name: /^press-item /u }).waitFor(wait);
    home = await showHome(sheaf, again);
  });

  test('a control beyond the edge or under another would be found', async () => {
    await home.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'Far away';
      button.style.cssText = 'position: fixed; left: 200vw; top: 0';
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0';
      document.body.append(button, cover);
    });
    const found = await cutOffControls(home);
    expect(found).toContain('beyond the edge: Far away');
    expect(found.some((control) => control.startsWith('under something else'))).toBe(true);
    await home.reload();
  });
});
