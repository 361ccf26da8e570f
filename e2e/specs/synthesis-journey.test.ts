import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { asText, inWords, newAnalysis, pasteText, writtenFile } from '../pages/synthesis-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { closedReview } from '../support/closed-review.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { tabTo } from '../support/tab-to.ts';

let sheaf: Sheaf;
let page: Page;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-journey-'));
  const path = join(folder, 'trials.sheaf');
  await closedReview(path, 'Trials');
  sheaf = await launch({ folder, args: [path] });
  page = await sheaf.review('Trials');
  await setSize(sheaf, page, { width: 1280, height: 800 });
});
afterEach(async () => {
  await sheaf.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const Trials = z.object({
  trials: z.array(
    z.object({
      id: z.string(),
      population: z.string(),
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

/** The first hazard ratio of each trial, with what its patients are: newly diagnosed, or in relapse. */
function trialsAsTable(): string[][] {
  const { trials } = Trials.parse(JSON.parse(dataText('sample', 'trials.json')));
  const lines = trials.flatMap(({ id, population, results }) => {
    const first = results.find(({ hr, ci }) => hr !== undefined && ci !== undefined);
    if (first?.hr === undefined || first.ci === undefined) return [];
    const stage = /newly/iu.test(population) ? 'newly diagnosed' : 'relapsed or refractory';
    return [[id, `${first.hr}`, `${first.ci[0]}`, `${first.ci[1]}`, stage]];
  });
  return [['Study', 'HR', 'Lower 95% CI', 'Upper 95% CI', 'Stage'], ...lines];
}

test.skipIf(sheafData === null)(
  `trials are pasted, drawn, one is left out, subgroups are made, figure and script are written, by key (${noSheafData})`,
  async () => {
    const table = trialsAsTable();
    const studies = table.length - 1;
    expect(studies).toBeGreaterThan(4);
    await page.keyboard.press('3');
    await page.getByText('No analyses yet.').waitFor();
    await newAnalysis(page, { group1: 'Immunotherapy', group2: 'Chemotherapy', outcome: 'an event' });
    await pasteText(sheaf, page, asText(table));
    await page.getByRole('dialog', { name: 'Paste studies' }).waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => inWords(page).innerText())
      .toMatch(new RegExp(`^Over ${studies} studies, the hazard of an event`, 'u'));
    const forest = page.getByRole('group', { name: /^Forest/u }).getByRole('img');
    await expect.poll(() => forest.textContent()).toContain('TOWER');

    const rows = await page.getByRole('grid', { name: 'Studies' }).getByRole('rowheader').allInnerTexts();
    const tower = rows.findIndex((name) => name.startsWith('TOWER'));
    await page.locator(`[data-cell="${tower}:0"]`).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Why it is left out').waitFor();
    await page.keyboard.type('Adults');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => inWords(page).innerText())
      .toMatch(new RegExp(`^Over ${studies - 1} studies`, 'u'));
    await tabTo(page, page.getByLabel('Subgroups by'), 'Shift+Tab');
    await page.keyboard.type('Stage');
    await expect.poll(() => forest.textContent()).toMatch(/Test for subgroup differences/u);
    expect(await forest.textContent()).toContain('Left out: TOWER (Adults).');
    expect(await seriousFindings(page)).toEqual([]);

    const written = async (name: string, file: string) =>
      Buffer.from(await writtenFile(sheaf, page, { name, path: join(folder, file) })).toString('utf8');
    const svg = await written('Forest plot: SVG', 'forest.svg');
    expect(svg).toContain('>newly diagnosed<');
    expect(svg).toContain('>TOWER<');
    const script = await written('To compute with: R script', 'pooled.R');
    expect(script).toContain('library(metafor)');
    expect(script).toMatch(/# .*TOWER.*Adults/u);
    expect(script).toMatch(/subgroup|Stage/u);
  },
);
