import type { Locator, Page } from 'playwright';
import { chooseConcept, documentOf, dragOverText, openPaper } from './read-page.ts';

/** The form of the open claim. */
export function claimForm(page: Page): Locator {
  return page.getByRole('group', { name: 'Claim', exact: true });
}

/** The value of a field of buttons in the claim's form; null when none is pressed. */
export async function chosenOf(page: Page, field: string): Promise<string | null> {
  const pressed = page.getByRole('group', { name: field, exact: true }).locator('[aria-pressed="true"]');
  return (await pressed.count()) === 0 ? null : pressed.getAttribute('data-value');
}

/** The concepts chosen in a field of the claim's form. */
export async function conceptsOf(page: Page, field: string): Promise<readonly string[]> {
  const chips = page.getByRole('button', { name: new RegExp(`^Take .+ off ${field}$`, 'u') });
  const names = await chips.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  return names.map((name) => name.slice('Take '.length, -` off ${field}`.length));
}

/** What is said about tested, control and background. */
export async function derivedOf(page: Page): Promise<string> {
  return (await page.getByRole('status', { name: 'What follows from the sides' }).textContent()) ?? '';
}

/** The words behind the open claim, as its form shows them. */
export function passagesOf(page: Page): Promise<string[]> {
  return page
    .getByRole('list', { name: 'Words behind the claim' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => (item.querySelector('[class*="quoteWords"]')?.textContent ?? '').slice(1, -1)),
    );
}

/** The names of the highlights of the open paper, in reading order. */
export function highlightsOf(page: Page): Promise<string[]> {
  return page
    .getByRole('listbox', { name: 'Highlights in this document' })
    .getByRole('option')
    .evaluateAll((options) =>
      options.map((option) => (option.textContent ?? '').replace(/^\d+ of \d+\s+/u, '')),
    );
}

/** How many claims the open paper has, as the list shows them. */
export function claimCount(page: Page): Promise<number> {
  return page.getByRole('list', { name: 'Claims of this paper' }).getByRole('listitem').count();
}

/** Whether words of the open text document are in sight. */
export function isInSight(page: Page, words: string): Promise<boolean> {
  return documentOf(page).evaluate((element, wanted) => {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const view = element.getBoundingClientRect();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = element.ownerDocument.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return box.height > 0 && box.top >= view.top && box.bottom <= view.bottom;
    }
    return false;
  }, words);
}

/** The words of the press sample that the main job claims. */
export const pressWords = 'Remission rates were notably higher';

/** The main job's claim on the press sample: selected by the mouse, made and coded. */
export async function claimOnPressItem(page: Page): Promise<void> {
  await openPaper(page, 'press-item');
  await dragOverText(page, pressWords);
  await page.keyboard.press('c');
  await chooseConcept(page, 'Therapy', 'Immunotherapy');
  await chooseConcept(page, 'Against', 'Chemotherapy');
  await chooseConcept(page, 'Outcome', 'Remission');
  await page
    .getByRole('group', { name: 'Direction', exact: true })
    .getByRole('button', { name: 'Favours therapy' })
    .click();
  await page.getByRole('button', { name: 'Favours therapy', pressed: true }).waitFor();
}
