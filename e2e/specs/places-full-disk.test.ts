import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByDialog } from '../pages/places-page.ts';
import { dragOverText, goTo, openPaper } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { frameOf } from '../support/frame-of.ts';

const wait = { timeout: 30_000 };
const disk = mkdtempSync(join(tmpdir(), 'sheaf-small-disk-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]).status === 0;
if (!mounted)
  process.stdout.write('skipped: no full disk: this user can’t mount a small one (only root can)\n');

/** Takes every byte that is left. */
function fill(path: string): void {
  const handle = openSync(path, 'w');
  try {
    for (const size of [1 << 16, 1 << 12, 1]) {
      const block = Buffer.alloc(size);
      while (write(handle, block));
    }
  } finally {
    closeSync(handle);
  }
}

function write(handle: number, block: Uint8Array): boolean {
  try {
    return writeSync(handle, block) > 0;
  } catch {
    return false;
  }
}

describe.skipIf(!mounted)('a full disk', () => {
  let sheaf: Sheaf;
  let page: Page;
  const filler = join(disk, 'filler');
  const path = join(disk, 'full.sheaf');
  beforeAll(async () => {
    sheaf = await launch();
    await closedReview(path, 'Full');
    await openByDialog(sheaf, await sheaf.home(), path);
    page = await sheaf.review('Full');
    await openPaper(page, 'press-item');
  });
  afterAll(async () => {
    await sheaf.close();
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  /** Closes the review's window; Home stays. */
  async function closeToHome(): Promise<Page> {
    const frame = await frameOf(sheaf.app, page);
    const gone = page.waitForEvent('close');
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    const home = await sheaf.home();
    await frame.evaluate((window) => window.close());
    await gone;
    return home;
  }

  test('says that a change was not saved, loses nothing that was typed, and goes on once there is room', async () => {
    await page
      .getByRole('button', { name: /Remission rates were notably/u })
      .first()
      .click();
    const statement = page.getByLabel('Statement');
    await statement.fill('Before the disk was full.');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.waitForTimeout(800);
    fill(filler);
    const long = 'Typed on a full disk. '.repeat(400);
    await statement.fill(long);
    await page.keyboard.press('Tab');
    await page.getByText('The disk is full').first().waitFor(wait);
    expect(await statement.inputValue()).toBe(long);
    await page.keyboard.press('Escape');

    await dragOverText(page, 'Fewer children saw their leukaemia return');
    await page.keyboard.press('c');
    const kept = page.getByRole('alert').filter({ hasText: 'The claim is not saved' });
    await kept.getByText('Fewer children saw their leukaemia return').waitFor(wait);

    await goTo(page, 'Settings');
    await page.getByLabel('Question').fill(long);
    await page.keyboard.press('Tab');
    await goTo(page, 'Evidence');
    await goTo(page, 'Settings');
    expect(await page.getByLabel('Question').inputValue()).toBe(long);
    await goTo(page, 'Read');

    rmSync(filler);
    await kept.getByRole('button', { name: 'Save again' }).click();
    await kept.waitFor({ state: 'detached', ...wait });
    await page
      .getByRole('button', { name: /Remission rates were|Before the disk|Typed on a full/u })
      .first()
      .click();
    const again = page.getByLabel('Statement');
    expect(await again.inputValue()).toBe(long);
    await again.focus();
    await page.keyboard.press('Tab');
    // The question is sent again when its field is left again; until then nothing is called saved.
    await goTo(page, 'Settings');
    await page.getByLabel('Question').focus();
    await page.keyboard.press('Tab');
    await page.getByText('Saved', { exact: true }).waitFor(wait);
    await page.getByRole('button', { name: 'Check integrity' }).click();
    await page.getByText('Everything is as it should be.').waitFor(wait);
  });

  test('on opening, with no room for the backup: the review opens, and the backup is made once there is room', async () => {
    await goTo(page, 'Read');
    await closeToHome();
    // The store gives back the room of its write-ahead log a moment after the window has gone.
    await expect.poll(() => existsSync(join(path, 'review.db-wal')), wait).toBe(false);
    const { size } = statSync(join(path, 'review.db'));
    fill(filler);
    truncateSync(filler, statSync(filler).size - size + 8 * 1_024);
    await openByDialog(sheaf, await sheaf.home(), path);
    page = await sheaf.review('Full');
    const missed = page.getByRole('status').filter({ hasText: 'without its automatic backup' });
    await missed.getByText('The disk is full. The backup could not be written.').waitFor(wait);
    expect(await look(sheaf, page, 'review-backup-missed')).toEqual([]);
    rmSync(filler);
    await missed.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('Backed up.').waitFor(wait);
    await missed.waitFor({ state: 'detached' });
  });

  test('on opening: the review opens as it was, or says that the disk is full; nothing is lost', async () => {
    fill(filler);
    const home = await closeToHome();
    await openByDialog(sheaf, home, path);
    const failed = home.getByRole('alert').filter({ hasText: 'The disk is full' });
    const opened = sheaf.review('Full').then(
      () => 'opened',
      () => 'failed',
    );
    await Promise.race([failed.waitFor(wait).catch(() => undefined), opened]);
    rmSync(filler);
    if (await failed.isVisible().catch(() => false)) {
      expect((await failed.innerText()).match(/Everything saved before is safe/gu)).toHaveLength(1);
      await failed.getByRole('button', { name: 'Try again' }).click();
    }
    page = await sheaf.review('Full');
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: 'Favours therapy' }).waitFor(wait);
  });
});
