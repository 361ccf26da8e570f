import type { Locator, Page } from 'playwright';

/** The strip of find of the open paper. */
export function findStrip(page: Page): Locator {
  return page.getByRole('search', { name: 'Find in this paper' });
}

/** Opens find by key and types words. */
export async function findWords(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await findStrip(page).getByRole('textbox').fill(words);
}

/** What find says of the words that stand in it: "3 of 17". */
export async function findCount(page: Page): Promise<string> {
  const status = findStrip(page).getByRole('status');
  await findStrip(page).locator('[role="status"][aria-busy="false"]').waitFor();
  return status.innerText();
}

/** The printed label of the page in view. */
export function pageLabel(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Page', exact: true }).inputValue();
}

/** The panel beside the pages. */
export function sidePanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Contents and pages' });
}
