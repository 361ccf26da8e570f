import { existsSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';

/** Exports the view through the menu and the system's dialog, and waits until the file is there. */
export async function exportView(
  sheaf: Sheaf,
  page: Page,
  to: {
    readonly format: 'Word' | 'Web page' | 'CSV' | 'Excel' | 'JSON';
    readonly path: string;
    readonly what?: 'view' | 'everything';
  },
): Promise<void> {
  await sheaf.dialogs.save(to.path);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const choices = page.getByRole('menuitem', { name: to.format });
  await (to.what === 'everything' ? choices.last() : choices.first()).click();
  for (let waited = 0; !existsSync(to.path); waited += 50) {
    if (waited > 20_000) throw new Error(`${to.path} was not written.`);
    await page.waitForTimeout(50);
  }
}

/** The texts of the evidence grid, row by row as shown, without the header and the first (opening) column. */
export function gridRows(page: Page): Promise<string[][]> {
  return page
    .getByRole('grid', { name: 'Evidence' })
    .getByRole('row')
    .evaluateAll((rows) =>
      rows
        .map((row) =>
          [...row.querySelectorAll('[role="gridcell"]')]
            .slice(1)
            .map((cell) => cell.textContent?.trim() ?? ''),
        )
        .filter((cells) => cells.length > 0),
    );
}

/** Opens the menu of a condition of the filter, which is added where the sentence does not have it yet. */
async function openCondition(page: Page, condition: string): Promise<Locator> {
  const menu = page.getByRole('dialog', { name: condition, exact: true });
  const there = page.getByRole('button', { name: new RegExp(`^${condition}: `, 'u') });
  if ((await there.count()) > 0) await there.click();
  else {
    await page.getByRole('button', { name: 'Add condition' }).click();
    await page.getByRole('menuitem', { name: condition, exact: true }).click();
  }
  await menu.waitFor();
  return menu;
}

/** Leaves the menu of a condition; a list that is open in it takes the first Escape. */
async function leaveCondition(page: Page, menu: Locator): Promise<void> {
  for (let presses = 0; presses < 3 && (await menu.isVisible()); presses += 1)
    await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
}

/** Ticks or unticks values of a condition that has a list of boxes, such as Direction. */
export async function tick(page: Page, condition: string, labels: readonly string[]): Promise<void> {
  const menu = await openCondition(page, condition);
  for (const label of labels) await menu.getByRole('checkbox', { name: label, exact: true }).click();
  await leaveCondition(page, menu);
}

/** Filters by a concept: types its name, takes the one whose name is exactly that. */
export async function filterByConcept(page: Page, field: 'Therapy' | 'Outcome', name: string): Promise<void> {
  const menu = await openCondition(page, field);
  const box = menu.getByRole('combobox', { name: `${field}, with all below it` });
  await box.click();
  await box.fill(name);
  await page
    .getByRole('option', { name: new RegExp(name, 'u') })
    .first()
    .click();
  await menu.getByRole('button', { name: `Take ${name} off ${field}, with all below it` }).waitFor();
  await leaveCondition(page, menu);
}

/** The line that says what the view holds and what it leaves out. */
export function countLine(page: Page): Locator {
  return page.getByRole('region', { name: 'Evidence' }).getByRole('status');
}

/** The cells of one column, from the top, as far as they are drawn. */
export function columnCells(page: Page, title: string): Promise<string[]> {
  return page.getByRole('grid', { name: 'Evidence' }).evaluate((grid, wanted) => {
    const heads = [...grid.querySelectorAll('[role="columnheader"]')];
    const place = heads.findIndex((head) => head.querySelector('span')?.textContent === wanted);
    return [...grid.querySelectorAll('[role="row"]')].flatMap((row) => {
      const cell = row.querySelectorAll('[role="gridcell"]')[place];
      return cell === undefined ? [] : [cell.textContent?.trim() ?? ''];
    });
  }, title);
}
