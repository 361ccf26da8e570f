import { chmodSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureNote, openByDialog, showHome } from '../pages/places-page.ts';
import { documentOf, goTo, openPaper } from '../pages/read-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { giveToNobody, type Unprivileged, unprivileged, unprivilegedLack } from '../support/unprivileged.ts';
import { answered } from '../support/answered.ts';

const wait = { timeout: 30_000 };
const lack = unprivilegedLack();
if (lack !== null)
  process.stdout.write(`skipped: no run as an unprivileged user with the sandbox on: ${lack}\n`);

/** One line of what the kernel says of a process. */
function kernelSays(pid: number, field: string): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new RegExp(`^${field}:\\s*(.*)$`, 'mu').exec(status)?.[1] ?? '';
}

describe.skipIf(lack !== null)('as an unprivileged user, with Chromium’s sandbox on', () => {
  let user: Unprivileged;
  let sheaf: Sheaf;
  let home: Page;
  beforeAll(async () => {
    user = unprivileged();
    mkdirSync(join(user.folder, 'profile'));
    const settings = { version: 1, installId: crypto.randomUUID(), reviewerName: 'Ada Tester' };
    writeFileSync(join(user.folder, 'profile', 'settings.json'), JSON.stringify(settings));
    giveToNobody(user.folder);
    sheaf = await launch({ ...user });
    home = await sheaf.home();
  });
  afterAll(async () => {
    await sheaf.close();
    user.remove();
  });

  test('pages run in processes that the kernel holds apart; the program itself does not', async () => {
    const pids = await answered(() =>
      sheaf.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type }))),
    );
    const main = pids.find(({ type }) => type === 'Browser')?.pid ?? 0;
    const pages = pids.filter(({ type }) => type === 'Tab');
    expect(kernelSays(main, 'Uid').split(/\s+/u)[0]).toBe('65534');
    expect(readFileSync(`/proc/${main}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    expect(pages).not.toEqual([]);
    for (const { pid } of pages) {
      expect(kernelSays(pid, 'Seccomp')).toBe('2');
      expect(Number(kernelSays(pid, 'Seccomp_filters'))).toBeGreaterThan(
        Number(kernelSays(main, 'Seccomp_filters')),
      );
      expect(kernelSays(pid, 'NoNewPrivs')).toBe('1');
      expect(readlinkSync(`/proc/${pid}/ns/pid`)).not.toBe(readlinkSync(`/proc/${main}/ns/pid`));
    }
  });

  test('a new review in a place that can’t be written is refused, and what was typed stays', async () => {
    const closed = join(user.folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    await home.getByRole('button', { name: 'New review' }).click();
    await home.getByLabel('Title').fill('Not here');
    await sheaf.dialogs.save(join(closed, 'not-here.sheaf'));
    await home.getByRole('button', { name: 'Create review' }).click();
    const note = failureNote(home, /“Not here” can’t be opened or made in this place/u);
    await note.waitFor(wait);
    await note.getByText('Nothing was changed. Choose a folder that you may write to').waitFor();
    expect(await home.getByLabel('Title').inputValue()).toBe('Not here');
    await home.getByRole('button', { name: 'Cancel' }).click();
    await note.getByRole('button', { name: 'Close' }).click();
  });

  test('a review in a folder that can only be read opens for reading, says so, and its fields say why they are off', async () => {
    const path = join(user.folder, 'shared', 'shared.sheaf');
    mkdirSync(join(user.folder, 'shared'));
    await closedReview(path, 'Shared');
    await openByDialog(sheaf, home, path);
    const page = await sheaf.review('Shared');
    await page.getByText('This review is open for reading only').waitFor(wait);
    await page.getByRole('button', { name: 'Read on' }).click();
    await page.getByRole('button', { name: 'Read-only' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import papers…' }).count()).toBe(0);
    await openPaper(page, 'press-item');
    await documentOf(page).waitFor();
    await page
      .getByRole('button', { name: /Remission rates were notably/u })
      .first()
      .click();
    await page.getByText(/^Read-only\. This review lies in a folder that can only be read/u).waitFor();
    expect(await page.getByRole('combobox', { name: 'Therapy', exact: true }).isDisabled()).toBe(true);
    expect(await page.getByLabel('Statement').isDisabled()).toBe(true);
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: 'Favours therapy' }).waitFor();
    await goTo(page, 'Settings');
    expect(await page.getByLabel('Title').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('This review can only be read').waitFor(wait);
    home = await showHome(sheaf, page);
  });
});
