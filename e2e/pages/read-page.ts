import type { Locator, Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';
import type { PrintedPage, PrintedRun } from '../support/printed-page.ts';

/** Imports files through the button and the system's dialog, and waits until all have an outcome. */
export async function importFiles(sheaf: Sheaf, page: Page, paths: readonly string[]): Promise<void> {
  const close = page.getByRole('button', { name: 'Close the import report' });
  if (await close.isVisible()) await close.click();
  await sheaf.dialogs.open(...paths);
  await page.getByRole('button', { name: 'Import papers…' }).first().click();
  await close.waitFor({ timeout: 120_000 });
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
  stage: 'Read' | 'Evidence' | 'Synthesise' | 'Bin' | 'History' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: stage }).click();
}

/** The open paper, PDF or text. */
export function documentOf(page: Page): Locator {
  return page.getByRole('document', { name: /Arrow keys move a caret/u });
}

function runOf(printed: PrintedPage, text: string): PrintedRun {
  const found = printed.runs.find((one) => one.text === text);
  if (!found) throw new Error(`No run of page ${printed.number} reads “${text}”.`);
  return found;
}

/** Where points of a printed page stand in the window now. @throws Error when the page is not shown */
async function onScreen(page: Page, printed: PrintedPage): Promise<(x: number, y: number) => Point> {
  const box = await page.locator(`[data-page="${printed.number}"]`).boundingBox();
  if (!box) throw new Error(`Page ${printed.number} is not shown.`);
  const scale = box.width / printed.width;
  return (x, y) => ({ x: box.x + x * scale, y: box.y + (printed.height - y) * scale });
}

/** Whether a highlight lies over a run of print of the open PDF, and can be seen. */
export async function isMarkedInSight(page: Page, printed: PrintedPage, text: string): Promise<boolean> {
  const sheet = page.locator(`[data-page="${printed.number}"]`);
  if ((await sheet.count()) === 0) return false;
  const run = runOf(printed, text);
  const point = (await onScreen(page, printed))((run.left + run.right) / 2, run.middle);
  const view = await documentOf(page).boundingBox();
  if (!view || point.y < view.y || point.y > view.y + view.height) return false;
  return sheet.evaluate(
    (element, { x, y }) =>
      [...element.querySelectorAll('[data-highlight] *')].some((mark) => {
        const box = mark.getBoundingClientRect();
        return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom && box.height < 60;
      }),
    point,
  );
}

/**
 * Selects print on the open PDF by the mouse, from the left edge of one run to the right edge of another of the same
 * page; the page is scrolled there first.
 */
export async function dragOverPrint(
  page: Page,
  printed: PrintedPage,
  ends: { readonly from: string; readonly to: string },
): Promise<void> {
  const first = runOf(printed, ends.from);
  const last = runOf(printed, ends.to);
  const place = async () => {
    const at = await onScreen(page, printed);
    return { from: at(first.left + 0.5, first.middle), to: at(last.right - 0.3, last.middle) };
  };
  const view = await documentOf(page).boundingBox();
  const { from } = await place();
  await page.mouse.move((view?.x ?? 0) + 40, (view?.y ?? 0) + 200);
  await page.mouse.wheel(0, from.y - ((view?.y ?? 0) + 150));
  // The view settles after a wheel turn.
  await page.waitForTimeout(400);
  const settled = await place();
  await drag(page, settled.from, settled.to);
}
