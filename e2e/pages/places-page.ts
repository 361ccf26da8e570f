import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { Sheaf } from '../support/launch.ts';
import { clickThatOpens } from './home-page.ts';
import { frameOf } from '../support/frame-of.ts';

/** What `open` of Home is told about a review that does not open. */
export function failureNote(home: Page, title: RegExp): Locator {
  return home.getByRole('alert').filter({ hasText: title });
}

/** Opens a review by the system's dialog, from Home. */
export async function openByDialog(sheaf: Sheaf, home: Page, path: string): Promise<void> {
  await sheaf.dialogs.open(path);
  await clickThatOpens(home.getByRole('button', { name: 'Open…' }));
}

/** Goes Home from a review's window. */
export async function showHome(sheaf: Sheaf, page: Page): Promise<Page> {
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  return sheaf.home();
}

/**
 * Closes a review's window, and ends when it is closed. A window that goes by itself in the middle of this, as it
 * does when the review has been left for Home, is as good.
 */
export async function closeReview(sheaf: Sheaf, page: Page): Promise<void> {
  const frame = await frameOf(sheaf.app, page).catch(() => null);
  await frame?.evaluate((window) => window.close()).catch(() => null);
  await expect.poll(() => page.isClosed(), { timeout: 30_000 }).toBe(true);
}
