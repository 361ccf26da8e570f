import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeReview, openByDialog, showHome } from '../pages/places-page.ts';
import { goTo } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { type Menus, watchMenus } from '../support/menus.ts';

const wait = { timeout: 30_000 };

describe('backups of a review', () => {
  let sheaf: Sheaf;
  let menus: Menus;
  let page: Page;
  let path = '';
  beforeAll(async () => {
    sheaf = await launch();
    menus = await watchMenus(sheaf);
    path = join(sheaf.folder, 'kept.sheaf');
    await closedReview(path, 'Kept');
    await openByDialog(sheaf, await sheaf.home(), path);
    page = await sheaf.review('Kept');
  });
  afterAll(async () => {
    await sheaf.close();
  });

  const backups = (): string[] => readdirSync(join(path, 'backups')).filter((name) => name.endsWith('.db'));

  async function openAgain(title: string): Promise<void> {
    const home = await showHome(sheaf, page);
    await closeReview(sheaf, page);
    await openByDialog(sheaf, home, path);
    page = await sheaf.review(title);
  }

  async function retitle(title: string): Promise<void> {
    await goTo(page, 'Settings');
    await page.getByLabel('Title').fill(title);
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: title }).waitFor();
  }

  test('are made on opening when something has changed, and only then', async () => {
    const before = backups().length;
    expect(before).toBeGreaterThan(0);
    await openAgain('Kept');
    expect(backups()).toHaveLength(before);
    await retitle('Kept again');
    await openAgain('Kept again');
    expect(backups()).toHaveLength(before + 1);
  });

  test('are made now on demand, from Settings and from the menu, and listed', async () => {
    await goTo(page, 'Settings');
    const rows = page.getByRole('region', { name: 'Backups' }).getByRole('row');
    const before = backups().length;
    // The first row is the header.
    await expect.poll(() => rows.count(), wait).toBe(before + 1);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('Backed up.').waitFor(wait);
    await expect.poll(() => rows.count(), wait).toBe(before + 2);
    await page.getByText('Backed up.').waitFor({ state: 'detached', ...wait });
    await goTo(page, 'Evidence');
    await menus.choose(page, 'Back up now');
    await page.getByText('Backed up.').waitFor(wait);
    expect(backups()).toHaveLength(before + 2);
  });

  test('are restored after a question that says what stays; what was there is kept as a backup', async () => {
    await retitle('A title to be given up');
    await menus.choose(page, 'Restore a backup…');
    const section = page.getByRole('region', { name: 'Backups' });
    await expect
      .poll(() => section.evaluate((element) => element === document.activeElement), wait)
      .toBe(true);
    const before = backups();
    const oldest = section.getByRole('button', { name: /^Restore the backup of/u }).last();
    await oldest.click();
    const dialog = page.getByRole('dialog', { name: 'Go back to this backup?' });
    await dialog.getByText('What you have now is backed up first').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'A title to be given up' }).waitFor();
    await oldest.click();
    await dialog.getByRole('button', { name: 'Restore backup' }).click();
    await page.getByRole('heading', { name: 'Kept', exact: true }).waitFor(wait);
    expect(backups().filter((name) => !before.includes(name))).not.toEqual([]);
    await goTo(page, 'History');
    await page.getByText('The backup is restored').waitFor(wait);
    await page.getByText('Review restored from a backup').waitFor(wait);
    await goTo(page, 'Settings');
    // The newest was made after restoring; the one before it holds what was given up.
    await section
      .getByRole('button', { name: /^Restore the backup of/u })
      .nth(1)
      .click();
    await dialog.getByRole('button', { name: 'Restore backup' }).click();
    await page.getByRole('heading', { name: 'A title to be given up' }).waitFor(wait);
  });

  test('the integrity check answers in words, also what is missing', async () => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await page.getByText('Everything is as it should be.').waitFor(wait);
    const [folder = ''] = readdirSync(join(path, 'documents'));
    rmSync(join(path, 'documents', folder), { recursive: true });
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await page.getByText('Something is not as it should be.').waitFor(wait);
    const report = page.getByRole('region', { name: 'Integrity' });
    await report.getByText(/press-item\.txt|blinatumomab-trial\.pdf/u).waitFor();
  });
});
