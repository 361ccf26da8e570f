import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { claimOnPressItem } from './pages/claim-page.ts';
import { makeReview } from './pages/home-page.ts';
import { dragOverText, goTo, importFiles, openPaper } from './pages/read-page.ts';
import { launch, type Sheaf } from './support/launch.ts';
import { projectRoot } from './support/runtime.ts';
import { screens } from './support/screens.ts';

/* Pictures of every screen, light and dark, for the README and for whoever changes a screen: `npm run screens`. */

const folder = join(projectRoot, 'docs', 'screens');
const higher =
  'Overall survival at 2 years was higher with blinatumomab (71.3% v 58.4%; hazard ratio, 0.62; 95% CI, 0.39–0.98)';
const samples = join(projectRoot, 'resources', 'samples');

async function pictures(sheaf: Sheaf): Promise<void> {
  const { app } = sheaf;
  const take = (page: Page, name: string): Promise<void> => screens(app, page, folder, name);
  await take(await sheaf.home(), 'home');
  const { page } = await makeReview(sheaf, 'Immunotherapy in childhood ALL');
  await take(page, 'empty');
  const files = [
    'blinatumomab-trial.pdf',
    'press-item.txt',
    'trial-summary.md',
    'questions-for-parents.html',
  ];
  await importFiles(
    sheaf,
    page,
    files.map((name) => join(samples, name)),
  );
  await take(page, 'imported');
  await page.getByRole('button', { name: 'Close the import report' }).click();
  await claimOnPressItem(page);
  await take(page, 'claim');
  await openPaper(page, 'trial-summary');
  await dragOverText(page, higher);
  await page.keyboard.press('n');
  await page
    .getByText(/HR 0\.62 \(/u)
    .first()
    .waitFor();
  await page.waitForTimeout(500);
  await take(page, 'numbers');
  await page.keyboard.press('Control+Enter');
  await openPaper(page, 'blinatumomab-trial');
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(700);
  await take(page, 'read');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('relapse');
  await page.waitForTimeout(1_500);
  await take(page, 'search');
  for (const stage of ['Evidence', 'Bin', 'History', 'Settings'] as const) {
    await goTo(page, stage);
    await page.waitForTimeout(500);
    await take(page, stage.toLowerCase());
  }
}

rmSync(folder, { recursive: true, force: true });
const sheaf = await launch({ reviewer: 'Ada Lindt' });
try {
  await pictures(sheaf);
} finally {
  await sheaf.close();
}
