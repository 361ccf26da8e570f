import type { Locator, Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';
import { clickThatOpens } from './home-page.ts';

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

/** Closes a review's window and waits until its process has let go of the folder. */
export async function closeReview(sheaf: Sheaf, page: Page): Promise<void> {
  const gone = page.waitForEvent('close');
  const frame = await sheaf.app.browserWindow(page);
  // A window may be gone before the driver hears that it was told to go.
  await frame.evaluate((window) => window.close()).catch(() => null);
  await gone;
}
