import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { answered } from '../support/answered.ts';
import type { Sheaf } from '../support/launch.ts';

/** What a result means, in sentences. */
export function inWords(page: Page): Locator {
  return page.getByRole('group', { name: 'In words' });
}

/** Begins an analysis of risk ratios, all by key; the focus is in its empty table then. */
export async function newAnalysis(
  page: Page,
  names: { readonly group1: string; readonly group2: string; readonly outcome: string },
): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('First group').waitFor();
  await page.keyboard.type(names.group1);
  await page.keyboard.press('Tab');
  await page.keyboard.type(names.group2);
  await page.keyboard.press('Tab');
  await page.keyboard.type(names.outcome);
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Studies' }).waitFor();
}

/** Lines as a spreadsheet copies them. */
export function asText(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => `${cells.join('\t')}\r\n`).join('');
}

/** Puts a text on the clipboard and presses the key of pasting. */
export async function pasteText(sheaf: Sheaf, page: Page, text: string): Promise<void> {
  await answered(() => sheaf.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text));
  await page.keyboard.press('Control+v');
}

/** Opens the menu of files and takes one of them, by key. @throws Error when the keyboard does not reach it */
export async function chooseFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+e');
  await page.getByRole('menu').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  for (let steps = 0; (await focused()) !== name; steps += 1) {
    if (steps > 20) throw new Error(`The keyboard does not reach ${name}.`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Has a file of the menu written to a path, all by key, and reads it. */
export async function writtenFile(
  sheaf: Sheaf,
  page: Page,
  file: { readonly name: string; readonly path: string },
): Promise<Uint8Array> {
  await sheaf.dialogs.save(file.path);
  await chooseFile(page, file.name);
  await page.getByText(`${file.path.split('/').at(-1)} is written`).waitFor();
  return new Uint8Array(readFileSync(file.path));
}
