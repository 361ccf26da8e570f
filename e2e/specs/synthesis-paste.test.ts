import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataPath, dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { asText, inWords, newAnalysis, pasteText } from '../pages/synthesis-page.ts';
import { closedReview } from '../support/closed-review.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';

let sheaf: Sheaf;
let page: Page;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-paste-'));
  const path = join(folder, 'pasted.sheaf');
  await closedReview(path, 'Pasted');
  sheaf = await launch({ folder, args: [path] });
  page = await sheaf.review('Pasted');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await page.keyboard.press('3');
  await page.getByText('No analyses yet.').waitFor();
});
afterEach(async () => {
  await sheaf.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const Trials = z.object({
  trials: z.array(
    z.object({
      id: z.string(),
      results: z.array(
        z.looseObject({
          outcome: z.string(),
          hr: z.number().optional(),
          ci: z.tuple([z.number(), z.number()]).optional(),
        }),
      ),
    }),
  ),
});

/** Every result of the trials with a hazard ratio, as a person would write it: “0.39 (0.24–0.64)”. */
function hazardRatios(): string[][] {
  const { trials } = Trials.parse(JSON.parse(dataText('sample', 'trials.json')));
  return trials.flatMap(({ id, results }) =>
    results.flatMap(({ outcome, hr, ci }) =>
      hr === undefined || ci === undefined ? [] : [[id, outcome, `${hr} (${ci[0]}–${ci[1]})`]],
    ),
  );
}

const paste = (text: string) => pasteText(sheaf, page, text);
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const studies = () => page.getByRole('grid', { name: 'Studies' }).getByRole('rowheader').count();

describe('tables that come into an analysis', () => {
  test.skipIf(sheafData === null)(
    `trials with hazard ratios, and one with events, from the clipboard by keyboard alone (${noSheafData})`,
    async () => {
      await newAnalysis(page, { group1: 'Immunotherapy', group2: 'Chemotherapy', outcome: 'relapse' });
      const results = hazardRatios();
      expect(results.length).toBeGreaterThan(5);
      await paste(asText([['Study', 'Outcome', 'HR (95% CI)'], ...results]));
      await dialog('Paste studies').waitFor();
      await page
        .getByText('The measure of this analysis changes from “Risk ratio” to “Hazard ratio”.')
        .waitFor();
      expect(await look(sheaf, page, 'paste-hazard')).toEqual([]);
      await page.keyboard.press('Enter');
      await expect
        .poll(() => inWords(page).innerText())
        .toMatch(new RegExp(`^Over ${results.length} studies, the hazard of relapse`, 'u'));
      await page
        .getByRole('group', { name: /^Forest/u })
        .getByRole('img')
        .waitFor();
      await expect.poll(studies).toBe(results.length + 1);
      await page.keyboard.press('Control+z');
      await page.getByText('No numbers yet.').waitFor();
      await expect.poll(() => page.getByLabel('Measure').inputValue()).toBe('RR');
      await paste(
        asText([
          ['Study', 'Immunotherapy n/N', 'Chemotherapy n/N'],
          ['NCT02393859', '44/49', '26/48'],
        ]),
      );
      await page.getByText('1 study: events and totals of two groups').waitFor();
      await expect.poll(() => inWords(page).innerText()).toMatch(/^In the one study .*risk ratio 1\.66/u);
      expect(await look(sheaf, page, 'paste-notice')).toEqual([]);
      await page.keyboard.press('Control+z');
      await page.getByText('No numbers yet.').waitFor();
    },
    180_000,
  );

  test.skipIf(sheafData === null)(
    `the outcomes of a RevMan file become analyses, as one step (${noSheafData})`,
    async () => {
      await sheaf.dialogs.open(dataPath('meta', 'revman', 'Fleiss1993.rm5'));
      await page.keyboard.press('o');
      await dialog('Outcomes of Fleiss1993.rm5').waitFor();
      expect(await look(sheaf, page, 'paste-outcomes')).toEqual([]);
      await page.getByRole('button', { name: 'Make 2 analyses' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Aspirin for Preventing Death/u }).waitFor();
      await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 7 studies, the odds of/u);
      await page.keyboard.press('v');
      await page.getByRole('menuitem', { name: /5 studies/u }).click();
      await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 5 studies/u);
      await page.keyboard.press('Control+z');
      await page.getByText('No analyses yet.').waitFor();
    },
    120_000,
  );

  test('a file of CSV makes an analysis, or goes into the one that is open; others are refused', async () => {
    const csv = join(folder, 'counts.csv');
    writeFileSync(
      csv,
      'Study;Events A;Total A;Events B;Total B;subgroup\nMüller;12;100;24;100;x\nKim;3;50;9;50;y\n',
    );
    await sheaf.dialogs.open(csv);
    await page.keyboard.press('o');
    await dialog('Studies of counts.csv').waitFor();
    expect(await look(sheaf, page, 'paste-file')).toEqual([]);
    await page.getByLabel('Outcome', { exact: true }).fill('relapse');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Make an analysis' }).click();
    await page.getByRole('button', { name: 'relapse: Main analysis' }).waitFor();
    await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 2 studies/u);
    await sheaf.dialogs.open(csv);
    await page.getByRole('button', { name: 'Open a table …' }).click();
    await dialog('Studies of counts.csv').waitFor();
    await page.getByText('2 studies of the same name are there.').waitFor();
    await page.keyboard.press('Escape');
    writeFileSync(join(folder, 'book.xlsx'), Buffer.from('504b0304140000000800', 'hex'));
    await sheaf.dialogs.open(join(folder, 'book.xlsx'));
    await page.getByRole('button', { name: 'Open a table …' }).click();
    await page.getByText('No studies from book.xlsx').waitFor();
  }, 120_000);
});
