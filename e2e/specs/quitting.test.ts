import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickThatOpens, makeReview } from '../pages/home-page.ts';
import { showHome } from '../pages/places-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { answered } from '../support/answered.ts';

const wait = { timeout: 30_000 };
const title = 'Quitting';
const sample = 'Immunotherapy in children with ALL (sample)';

describe('the window as a whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-quitting-'));
  let sheaf: Sheaf;
  beforeAll(async () => {
    sheaf = await launch({ folder });
  });
  afterAll(async () => {
    await sheaf.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('all reviews that were open when Sheaf was quit come back, once', async () => {
    const { page } = await makeReview(sheaf, title);
    const home = await showHome(sheaf, page);
    await clickThatOpens(home.getByRole('button', { name: 'Open the sample review' }));
    await expect.poll(async () => (await reviewTitles()).length, wait).toBe(2);
    const before = await reviewTitles();
    // As a person quits: the driver's own way of ending closes windows before.
    const ended = sheaf.app.waitForEvent('close', wait);
    await sheaf.app.evaluate(({ app }) => app.quit()).catch(() => null);
    await ended;
    sheaf = await launch({ folder });
    await expect.poll(reviewTitles, wait).toEqual(before);
  });

  test('the palette backs up and exports from every screen', async () => {
    const page = await sheaf.review(sample);
    const run = async (typed: string, label: string) => {
      await page.keyboard.press('Control+k');
      await page.getByLabel('Command', { exact: true }).waitFor(wait);
      await page.keyboard.type(typed);
      await page.locator('[data-action][data-selected]').filter({ hasText: label }).waitFor(wait);
      await page.keyboard.press('Enter');
    };
    await page.getByRole('main').waitFor(wait);
    await run('back up', 'Back up now');
    await page.getByText(/^Backed up/u).waitFor(wait);
    await run('export', 'Export the evidence');
    await page.getByRole('menuitem', { name: 'Excel' }).first().waitFor(wait);
    await page.keyboard.press('Escape');
  });

  test('reviews that were closed before quitting stay closed', async () => {
    const ended = sheaf.app.waitForEvent('close', wait);
    // A page that goes while it is asked never answers.
    for (const page of sheaf.app.windows())
      void page.evaluate(() => void window.desktop.closeWindow()).catch(() => null);
    await ended;
    sheaf = await launch({ folder });
    await (await sheaf.home()).getByText(title).first().waitFor(wait);
    expect(await reviewTitles()).toEqual([]);
  });

  async function reviewTitles(): Promise<string[]> {
    const titles = await answered(() =>
      sheaf.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().flatMap((window) => (window.isVisible() ? [window.getTitle()] : [])),
      ),
    );
    return titles.filter((own) => own.endsWith(' – Sheaf')).toSorted();
  }
});
