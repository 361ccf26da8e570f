import type { Locator, Page } from 'playwright';

/** The report of the newest import, below the list of papers. */
export function importReport(page: Page): Locator {
  return page.getByRole('region', { name: 'Import' });
}

/** Waits until an import has ended with these counts, such as `2 imported, 1 refused`. */
export async function importEnded(page: Page, sentence: string | RegExp): Promise<void> {
  const said = importReport(page).getByRole('status').filter({ hasText: sentence });
  await said.waitFor({ timeout: 60_000 });
}

/** What the report says of one file: its outcome, and the note below it (empty when there is none). */
export async function outcomeOf(
  page: Page,
  file: string,
): Promise<{ readonly outcome: string; readonly note: string }> {
  const row = importReport(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(file, { exact: true }) });
  const words = (await row.innerText()).split('\n').filter((line) => line.trim() !== '');
  const [, outcome = '', ...note] = words;
  return { outcome, note: note.join(' ') };
}

/** The rows of the list of papers: title and the line below it. */
export function paperRows(page: Page): Promise<string[]> {
  return page
    .getByRole('listbox', { name: /papers?$/u })
    .getByRole('option')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((line) => line.textContent?.trim() ?? '').join(' | ')),
    );
}

/** How many papers the list has, by its own name. */
export async function paperCount(page: Page): Promise<number> {
  const list = page.getByRole('listbox', { name: /papers?$/u });
  if ((await list.count()) === 0) return 0;
  return Number.parseInt((await list.getAttribute('aria-label')) ?? '', 10);
}
