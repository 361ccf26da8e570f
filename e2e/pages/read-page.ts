import type { Locator, Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';

/** Imports files through the button and the system's dialog, and waits until all have an outcome. */
export async function importFiles(sheaf: Sheaf, page: Page, paths: readonly string[]): Promise<void> {
  await sheaf.dialogs.open(...paths);
  await page.getByRole('button', { name: 'Import papers…' }).first().click();
  const report = page.getByRole('region', { name: 'Import' });
  await report
    .getByRole('listitem')
    .nth(paths.length - 1)
    .waitFor();
  await page.getByRole('button', { name: 'Close the import report' }).waitFor({ timeout: 120_000 });
}

/** Opens a paper of the list by its title. */
export async function openPaper(page: Page, title: string): Promise<void> {
  await page.getByRole('option', { name: new RegExp(`^${title} `, 'u') }).click();
  await documentOf(page).waitFor();
}

/**
 * Selects words of the open text document by the mouse: pressed at the first, released behind the last.
 * @throws Error when the words do not stand in one text run of the page
 */
export async function dragOverText(page: Page, words: string): Promise<void> {
  const selected = page.getByText(`Selected: ${words}`);
  // The page may still settle under the first drag, as it may under a hand.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await dragOnce(page, words);
    const done = await selected.waitFor({ state: 'attached', timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (done) return;
  }
  throw new Error(`“${words}” could not be selected.`);
}

async function dragOnce(page: Page, words: string): Promise<void> {
  const ends = await documentOf(page).evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const box = (offset: number): DOMRect => {
        const range = element.ownerDocument.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect();
      };
      const first = box(at);
      const last = box(at + wanted.length - 1);
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 0.5, y: last.top + last.height / 2 },
      };
    }
    return null;
  }, words);
  if (!ends) throw new Error(`“${words}” does not stand in one run of the document.`);
  await drag(page, ends.from, ends.to);
}

type Point = { readonly x: number; readonly y: number };

/** Drags the mouse from one point of the window to another, in steps as a hand does. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Chooses a concept in a type-ahead field of the claim: types, waits for the list, takes the first. */
export async function chooseConcept(page: Page, field: string, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.fill(words);
  await page
    .getByRole('option', { name: new RegExp(words, 'iu') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Goes to a stage by its button at the left. */
export async function goTo(
  page: Page,
  stage: 'Read' | 'Evidence' | 'Bin' | 'History' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: stage }).click();
}

/** The open paper, PDF or text. */
export function documentOf(page: Page): Locator {
  return page.getByRole('document', { name: /Arrow keys move a caret/u });
}
