import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportView, gridRows } from '../pages/evidence-page.ts';
import { makeReview } from '../pages/home-page.ts';
import {
  chooseConcept,
  documentOf,
  dragOverPrint,
  goTo,
  importFiles,
  isMarkedInSight,
  openPaper,
} from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { printedPage } from '../support/printed-page.ts';
import { projectRoot } from '../support/runtime.ts';

const trial = join(import.meta.dirname, '..', 'fixtures', 'ussher-2015-trial.pdf');
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const lines = {
  from: 'after enrollment were randomised (1:1); 785 were',
  to: 'assigned to the physical activity group.',
};
const words =
  'after enrollment were randomised (1:1); 785 were included in the intention to treat analyses, with 392 ' +
  'assigned to the physical activity group.';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

async function openTrial(title: string): Promise<{ own: Sheaf; page: Page }> {
  const own = await launch();
  sheaf = own;
  const { page } = await makeReview(own, title);
  await importFiles(own, page, [trial]);
  await openPaper(page, 'ussher-2015-trial');
  await page.locator('[data-page="1"] canvas').waitFor();
  return { own, page };
}

/** From the paper's last page the evidence row leads back to its words, and they are seen marked. */
async function clickBack(page: Page): Promise<void> {
  const printed = await printedPage(trial, 1);
  const areMarked = async (): Promise<boolean> =>
    (await isMarkedInSight(page, printed, lines.from)) && (await isMarkedInSight(page, printed, lines.to));
  await goTo(page, 'Read');
  // Going to words takes a moment, and would take the view back.
  const leave = async (): Promise<boolean> => {
    await documentOf(page).evaluate((paper) => paper.scrollTo({ top: paper.scrollHeight }));
    await page.waitForTimeout(300);
    return areMarked();
  };
  await expect.poll(leave, { timeout: 20_000 }).toBe(false);
  await goTo(page, 'Evidence');
  await page.getByRole('button', { name: /^Show the words in/u }).click();
  await expect.poll(areMarked, { timeout: 20_000 }).toBe(true);
  await page
    .getByRole('option', { name: /785 were/u })
    .first()
    .waitFor();
}

describe('a real trial', () => {
  test('by mouse: words over several lines, a claim, its row, and exports that equal the screen', async () => {
    const { own, page } = await openTrial('By mouse');
    await dragOverPrint(page, await printedPage(trial, 1), lines);
    await page.keyboard.press('c');
    await chooseConcept(page, 'Therapy', 'Supportive care');
    await chooseConcept(page, 'Against', 'Standard care');
    // The shipped taxonomy does not know it: it is added on the fly.
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await page.getByText('against Standard care').first().waitFor();
    await chooseConcept(page, 'Outcome', 'Quality of life');
    await page.getByRole('button', { name: 'Same' }).click();
    await page.getByRole('button', { name: 'Same', pressed: true }).waitFor();
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: words }).waitFor();
    const [shown = []] = await gridRows(page);

    const csv = join(own.folder, 'evidence.csv');
    await exportView(own, page, { format: 'CSV', path: csv });
    expect(readFileSync(csv, 'utf8')).toContain(words);
    const json = join(own.folder, 'evidence.json');
    await exportView(own, page, { format: 'JSON', path: json });
    const Exported = z.object({
      rows: z.array(z.looseObject({ quote: z.array(z.string()), page: z.array(z.unknown()) })),
    });
    const { rows } = Exported.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(rows.map(({ quote }) => quote)).toEqual([[words]]);
    const xlsx = join(own.folder, 'evidence.xlsx');
    await exportView(own, page, { format: 'Excel', path: xlsx });
    const book = read(readFileSync(xlsx));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    const [row] = z.array(z.record(z.string(), z.unknown())).parse(sheet ? utils.sheet_to_json(sheet) : []);
    for (const column of ['Therapy', 'Comparator', 'Outcome', 'Quote'])
      expect([column, shown]).toEqual([column, expect.arrayContaining([row?.[column]])]);
    await clickBack(page);
  });

  test('by keyboard alone: the caret in the page, the claim, its row and back to the words', async () => {
    const { page } = await openTrial('By keys');
    await page.keyboard.press('l');
    for (let tab = 0; tab < 40 && !(await isFocused(page)); tab += 1) await page.keyboard.press('Tab');
    expect(await isFocused(page)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Therapy', exact: true }).waitFor();
    await page.keyboard.type('chemo');
    await page
      .getByRole('option', { name: /Chemotherapy/u })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('tests Chemotherapy').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await isFocused(page)).toBe(true);
    const stage = page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: 'Evidence' });
    await stage.press('Enter');
    await page.getByRole('gridcell', { name: 'Chemotherapy' }).waitFor();
    const opening = page.getByRole('button', { name: /^Show the words in/u });
    await opening.focus();
    await page.keyboard.press('Enter');
    await documentOf(page).waitFor();
    await page.locator('[data-page="1"] canvas').waitFor();
  });

  test('words over a hyphenated line end and a ligature in two columns are quoted as they are read', async () => {
    sheaf = await launch();
    const { page } = await makeReview(sheaf, 'Columns');
    await importFiles(sheaf, page, [sample]);
    await openPaper(page, 'blinatumomab-trial');
    await page.locator('[data-page="1"] canvas').waitFor();
    const printed = await printedPage(sample, 1);
    const broken = printed.runs.findIndex(
      ({ text }, at) => /[a-z]-$/u.test(text) && /ﬁ|ﬂ|fi|fl/u.test(text + (printed.runs[at + 1]?.text ?? '')),
    );
    const from = printed.runs[broken]?.text ?? '';
    const to = printed.runs[broken + 1]?.text ?? '';
    expect(from).toMatch(/-$/u);
    await dragOverPrint(page, printed, { from, to });
    const whole = (from.slice(0, -1) + to).normalize('NFKC').replace(/\s+/gu, ' ').trim();
    await page.getByText(`Selected: ${whole}`).waitFor({ state: 'attached' });
  });
});

function isFocused(page: Page): Promise<boolean> {
  return documentOf(page).evaluate((element) => element === element.ownerDocument.activeElement);
}
