import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';

/** Makes a review through Home, as a person does, and answers its window and folder. */
export async function makeReview(sheaf: Sheaf, title: string): Promise<{ page: Page; path: string }> {
  const home = await sheaf.home();
  const path = join(sheaf.folder, 'review.sheaf');
  await home.getByRole('button', { name: 'New review' }).click();
  await home.getByLabel('Title').fill(title);
  await sheaf.dialogs.save(path);
  await home.getByRole('button', { name: 'Create review' }).click();
  return { page: await sheaf.review(title), path };
}

/** Opens a review from the list on Home. */
export async function openRecent(sheaf: Sheaf, title: string): Promise<Page> {
  const home = await sheaf.home();
  const row = home.getByRole('region', { name: 'Recent reviews' }).getByRole('listitem');
  await row.filter({ hasText: title }).getByRole('button').first().click();
  return sheaf.review(title);
}
