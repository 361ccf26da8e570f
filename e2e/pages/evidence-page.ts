import { existsSync } from 'node:fs';
import type { Page } from 'playwright';
import type { Sheaf } from '../support/launch.ts';

/** Exports the view through the menu and the system's dialog, and waits until the file is there. */
export async function exportView(
  sheaf: Sheaf,
  page: Page,
  to: { readonly format: 'CSV' | 'Excel' | 'JSON'; readonly path: string },
): Promise<void> {
  await sheaf.dialogs.save(to.path);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: to.format }).first().click();
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
