import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { claimOnPressItem } from './pages/claim-page.ts';
import { filterByConcept } from './pages/evidence-page.ts';
import { makeReview } from './pages/home-page.ts';
import { dragOverText, goTo, importFiles, openPaper } from './pages/read-page.ts';
import { asText, inWords, pasteText } from './pages/synthesis-page.ts';
import { reviewOfClaims } from './support/many-claims.ts';
import { claims, papers, studies } from './support/shown-evidence.ts';
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

/** The evidence of a review that is half way, in each of its views. */
async function evidencePictures(sheaf: Sheaf, page: Page): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(700);
    await screens(sheaf.app, page, folder, name);
  };
  await goTo(page, 'Evidence');
  const grid = page.getByRole('grid', { name: 'Evidence' });
  await grid.waitFor();
  await filterByConcept(page, 'Therapy', 'Blinatumomab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await grid.getByRole('gridcell', { name: /^Fewer children relapsed/u }).click();
  await page.getByRole('img', { name: /The words on page/u }).waitFor();
  await take('evidence-source');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'therapy' });
  await page.getByRole('treegrid', { name: 'Evidence' }).waitFor();
  await take('evidence-groups');
  for (const [view, name] of [
    ['Matrix', 'matrix'],
    ['Map', 'map'],
    ['Effect directions', 'effect-directions'],
    ['Studies', 'studies'],
  ] as const) {
    await page.getByText(view, { exact: true }).click();
    await take(name);
  }
}

/** Hazard ratios of trials, as a person has them in a table. */
const hazards = [
  ['Study', 'HR', 'Lower', 'Upper', 'Stage'],
  ['AALL1731', '0.39', '0.24', '0.64', 'newly diagnosed'],
  ['AALL1331-HR-IR', '0.70', '0.47', '1.03', 'relapse'],
  ['AALL1331-LR', '0.76', '0.51', '1.14', 'relapse'],
  ['NCT02393859', '0.33', '0.18', '0.61', 'relapse'],
];

/** An analysis of the trials with subgroups. */
async function synthesisPictures(sheaf: Sheaf, page: Page): Promise<void> {
  await goTo(page, 'Synthesise');
  await page.getByRole('button', { name: /^New analysis/u }).click();
  await page.getByLabel('First group').fill('Blinatumomab');
  await page.getByLabel('Second group').fill('Chemotherapy');
  await page.getByLabel('Outcome', { exact: true }).fill('disease-free survival');
  await page.getByLabel('Measure').selectOption({ label: 'Hazard ratio' });
  await page.getByLabel('Better for the patient').selectOption({ label: 'A lower hazard is better' });
  await page.getByRole('button', { name: 'Create analysis' }).click();
  await page.getByRole('grid', { name: 'Studies' }).waitFor();
  await pasteText(sheaf, page, asText(hazards));
  await inWords(page).waitFor();
  await page.getByLabel('Subgroups by').selectOption({ label: 'Stage' });
  await page.getByRole('button', { name: 'Close' }).first().click();
  await page.waitForTimeout(700);
  await screens(sheaf.app, page, folder, 'synthesis');
}

// Pictures of exports are made by hand (`npm run screens:exports`) and stay.
for (const name of readdirSync(folder)) if (!name.startsWith('export-')) rmSync(join(folder, name));
const work = mkdtempSync(join(tmpdir(), 'sheaf-screens-'));
const path = join(work, 'evidence.sheaf');
try {
  const sheaf = await launch({ reviewer: 'Ada Lindt' });
  try {
    await pictures(sheaf);
  } finally {
    await sheaf.close();
  }
  await reviewOfClaims(path, { title: 'Immunotherapy in childhood ALL', papers, claims, studies });
  const full = await launch({ reviewer: 'Ada Lindt', args: [path] });
  const page = await full.review('Immunotherapy in childhood ALL');
  try {
    await evidencePictures(full, page);
    await synthesisPictures(full, page);
  } finally {
    await full.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
