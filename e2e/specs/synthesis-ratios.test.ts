import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asText, inWords, newAnalysis, pasteText, writtenFile } from '../pages/synthesis-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';

let sheaf: Sheaf;
let page: Page;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-ratios-'));
  const path = join(folder, 'ratios.sheaf');
  await closedReview(path, 'Ratios');
  sheaf = await launch({ folder, args: [path] });
  page = await sheaf.review('Ratios');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await page.keyboard.press('3');
  await page.getByText('No analyses yet.').waitFor();
});
afterEach(async () => {
  await sheaf.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Adjusted odds ratios as papers print them. */
const printed = [
  ['Brown 2021', '0.62 (0.41 to 0.95)'],
  ['Gupta 2020', '0.71 (0.52 to 0.97)'],
  ['Hogan 2023', '0.55 (0.31 to 0.98)'],
  ['Kim 2019', '1.08 (0.66 to 1.77)'],
  ['Locatelli 2021', '0.49 (0.28 to 0.86)'],
];
const names = { group1: 'Blinatumomab', group2: 'Chemotherapy', outcome: 'relapse' };
const forest = () => page.getByRole('group', { name: /^Forest/u }).getByRole('img');
const studies = () => page.getByRole('grid', { name: 'Studies' });

/** The pooled odds ratio of `printed` by REML with Hartung-Knapp, as metafor 3.8-1 has it of their logarithms. */
const pooled = /0\.68, 95% CI 0\.49 to 0\.95/u;

test('odds ratios are typed as papers print them, and said to be what they are from the first step on', async () => {
  await page.keyboard.press('n');
  await page.getByLabel('First group').fill(names.group1);
  await page.getByLabel('Second group').fill(names.group2);
  await page.getByRole('textbox', { name: 'Outcome' }).fill(names.outcome);
  await page.getByLabel('Measure').selectOption({ label: 'Ratio as reported' });
  await page.getByLabel('What the ratio is').fill('Adjusted odds ratio');
  await page.getByLabel('Better for the patient').selectOption({ label: 'A ratio below 1 is better' });
  expect(await look(sheaf, page, 'ratios-new')).toEqual([]);
  await page.getByRole('button', { name: 'Create analysis' }).click();
  await studies().waitFor();
  const heads = await studies().getByRole('columnheader').allInnerTexts();
  expect(heads.map((head) => head.trim())).toEqual(expect.arrayContaining(['Ratio', 'Lower', 'Upper']));
  await page.getByRole('rowheader').first().focus();
  for (const text of ['Ardern 2018', '0.8', '0.6', '1.07']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await expect
    .poll(() => inWords(page).innerText())
    .toMatch(
      /^In the one study that can be used, the odds of relapse may be lower or higher .*: the best estimate is 20% lower, .*\(adjusted odds ratio 0\.80/u,
    );
  await expect.poll(() => forest().textContent()).toMatch(/Favours ?Blinatumomab/u);
});

test('a pasted table of odds ratios makes the analysis one of them: in words, figure, numbers and files', async () => {
  await newAnalysis(page, names);
  await pasteText(sheaf, page, asText([['Study', 'OR (95% CI)'], ...printed]));
  const dialog = page.getByRole('dialog', { name: 'Paste studies' });
  await dialog.waitFor();
  expect(await dialog.innerText()).toMatch(/changes from “Risk ratio” to “Odds ratio, as reported”\./u);
  expect(await dialog.innerText()).toContain('5 studies: odds ratios with their intervals.');
  expect(await look(sheaf, page, 'ratios-paste')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => inWords(page).innerText())
    .toMatch(/^Over 5 studies, the odds of relapse are 32% lower with Blinatumomab than with Chemotherapy/u);
  expect(await inWords(page).innerText()).toMatch(pooled);
  expect(await inWords(page).innerText()).toContain('Odds are not risks');
  expect(await page.getByLabel('What the ratio is').inputValue()).toBe('Odds ratio');
  const figure = await forest().textContent();
  expect(figure).toContain('Odds ratio');
  expect(figure).toContain('0.71 [0.52, 0.97]');
  expect(figure).not.toContain('−0.48');
  await page.getByLabel('What the ratio is').fill('Adjusted odds ratio');
  await page.keyboard.press('Enter');
  await expect.poll(() => forest().textContent()).toContain('Adjusted odds ratio');
  const numbers = page.getByRole('region', { name: 'Numbers and what is tried' });
  expect(await numbers.innerText()).toMatch(/Adjusted odds ratio\s+0\.68/u);
  const toForest = () => forest().evaluate((figure) => figure.scrollIntoView({ block: 'start' }));
  expect(await look(sheaf, page, 'ratios-forest', toForest)).toEqual([]);
  const file = { name: 'To compute with: R script', path: join(folder, 'ratios.R') };
  const script = Buffer.from(await writtenFile(sheaf, page, file)).toString('utf8');
  expect(script).toContain('# Measure: Adjusted odds ratio, as reported');
  expect(script).toContain('log(raw$ratio)');
});
