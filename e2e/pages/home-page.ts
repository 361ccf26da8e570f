import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';

/**
 * Clicks what opens a review. Home closes as soon as the review stands, which may be before the
 * click is reported as done: that is no failure of the click.
 */
export async function clickThatOpens(target: Locator, clicks: 1 | 2 = 1): Promise<void> {
  const home = target.page();
  await target.click({ clickCount: clicks }).catch((error: unknown) => {
    if (!home.isClosed()) throw error;
  });
}

/** Makes a review through Home, as a person does, and answers its window and folder. */
export async function makeReview(sheaf: Sheaf, title: string): Promise<{ page: Page; path: string }> {
  const home = await sheaf.home();
  const path = join(sheaf.folder, 'review.sheaf');
  await home.getByRole('button', { name: 'New review' }).click();
  await home.getByLabel('Title').fill(title);
  await sheaf.dialogs.save(path);
  await clickThatOpens(home.getByRole('button', { name: 'Create review' }));
  return { page: await sheaf.review(title), path };
}

/** Opens a review from the list on Home. */
export async function openRecent(sheaf: Sheaf, title: string): Promise<Page> {
  const home = await sheaf.home();
  const row = home.getByRole('region', { name: 'Recent reviews' }).getByRole('listitem');
  await clickThatOpens(row.filter({ hasText: title }).getByRole('button').first());
  return sheaf.review(title);
}
