import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentOf } from '../pages/read-page.ts';
import { inWords } from '../pages/synthesis-page.ts';
import { cutOffControls, setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims, type SeedClaim, type SeedPaper } from '../support/many-claims.ts';
import { tabTo } from '../support/tab-to.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-synthesis-claims-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Three papers of words made for this test, and the sample trial. */
const names = ['Brown 2021', 'Gupta 2025', 'Locatelli 2021'];
const papers: readonly SeedPaper[] = [
  ...names.map((name) => ({
    file: `${name}.txt`,
    text: `${name} randomised children in first relapse.\n\nDisease-free survival was longer with blinatumomab.\n\nRelapse was rarer at either dose, and more rare at the higher.\n\nThe last paragraph.`,
    set: { title: `Blinatumomab in relapse: ${name}`, year: Number(name.slice(-4)) },
  })),
  {
    from: resolve('resources/samples/blinatumomab-trial.pdf'),
    set: { title: 'Blinatumomab added to chemotherapy', authors: ['Halm N'], year: 2024 },
  },
];
const sides = { therapy: ['Blinatumomab'], comparator: ['Chemotherapy'] };
const survival = {
  ...sides,
  outcome: 'Disease-free survival',
  set: { direction: 'favours-therapy' },
} as const;
const hazard = (value: number, lower: number, upper: number) =>
  ({ measure: 'HR', value, interval: { lower, upper }, level: 0.95 }) as const;
const arms = (e1: number, n1: number, e2: number, n2: number) => [
  { side: 'therapy', events: e1, nAnalysed: n1 } as const,
  { side: 'comparator', events: e2, nAnalysed: n2 } as const,
];
const longer = 'Disease-free survival was longer with blinatumomab';
const rarer = 'Relapse was rarer at either dose';
const printed = '3-year disease-free survival was 96.0% with blinatumomab v 87.9% with chemotherapy alone';
const relapse = { ...sides, outcome: 'Relapse', set: { direction: 'favours-therapy' } } as const;
const claims: readonly SeedClaim[] = [
  { paper: 0, quote: longer, ...survival, results: [hazard(0.7, 0.44, 1.11)] },
  { paper: 1, quote: longer, ...survival, results: [hazard(0.36, 0.23, 0.57)] },
  { paper: 2, quote: longer, ...survival, results: [hazard(0.33, 0.18, 0.61)] },
  {
    paper: 3,
    quote: printed,
    ...survival,
    results: [
      hazard(0.39, 0.24, 0.64),
      {
        arms: [
          { side: 'therapy', percent: 96, nAnalysed: 718 },
          { side: 'comparator', percent: 87.9, nAnalysed: 722 },
        ],
      },
    ],
  },
  { paper: 0, quote: rarer, ...relapse, results: [{ arms: arms(12, 100, 24, 100) }] },
  // Two doses against one control group.
  { paper: 1, quote: rarer, ...relapse, results: [{ arms: arms(30, 105, 60, 200) }] },
  { paper: 1, quote: 'more rare at the higher', ...relapse, results: [{ arms: arms(20, 104, 60, 200) }] },
];
const studies = names.map((label, at) => ({ label, papers: [at] }));

async function openStage(): Promise<{ sheaf: Sheaf; page: Page }> {
  const path = join(folder, 'pooled.sheaf');
  await reviewOfClaims(path, { title: 'Pooled', papers, claims, studies });
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Pooled');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await page.keyboard.press('3');
  await page.getByText('No analyses yet.').waitFor();
  return { sheaf, page };
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? document.activeElement?.tagName);
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Studies from claims/u });
const notes = (page: Page) => page.getByRole('list', { name: 'To be known about rows' });

/** Goes to a field of concepts and takes the first that is found for a name. */
async function concept(page: Page, field: string, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await tabTo(page, page.getByRole('combobox', { name: field, exact: true }), key);
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(name, 'iu') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Begins an analysis with concepts, all by key; the dialog of claims is open then. */
async function begin(page: Page, outcome: string): Promise<void> {
  await page.keyboard.press('n');
  await concept(page, 'Therapy', 'Blinatumomab', 'Shift+Tab');
  await concept(page, 'Comparator', 'Chemotherapy');
  await concept(page, 'Outcome of claims', outcome);
  expect(await page.getByLabel('First group').inputValue()).toBe('Blinatumomab');
  expect(await page.getByLabel('Second group').inputValue()).toBe('Chemotherapy');
  await tabTo(page, page.getByRole('button', { name: 'Create analysis' }));
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('table', { name: 'Results of claims' }).waitFor();
}

/** The words that are highlighted in the open text. */
function highlighted(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, ranges]) =>
      name.startsWith('reader-hue')
        ? [...ranges].flatMap((range) => (range instanceof Range ? range.toString() : []))
        : [],
    ),
  );
}

describe('studies of an analysis from claims', () => {
  test('by keyboard alone: hazard ratios of four studies, their forest plot, the words behind a number and back', async () => {
    const { page } = await openStage();
    await begin(page, 'Disease-free survival');
    await dialog(page).getByText('4 results could be pooled as hazard ratios.').waitFor();
    const offer = dialog(page).getByRole('button', { name: 'Make it an analysis of hazard ratios' });
    await tabTo(page, offer);
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Add 4 rows' }).waitFor();
    const percent = dialog(page).getByRole('row', { name: /It is no hazard ratio/u });
    expect(await percent.getByRole('checkbox').count()).toBe(0);
    const first = dialog(page).getByRole('checkbox').first();
    await tabTo(page, first);
    await page.keyboard.press('Enter');
    await expect.poll(() => inWords(page).innerText()).toMatch(/^Over 4 studies, the hazard/u);
    await expect.poll(() => focused(page)).toMatch(/^\d+:\d+$/u);

    await page.keyboard.press('Control+Home');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Show the words of Locatelli 2021' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('2:5');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('2:2');
    await page.keyboard.press('Control+Enter');
    await documentOf(page).waitFor();
    await page.getByText('Locatelli 2021 randomised children').waitFor();
    await expect.poll(() => highlighted(page)).toContain(longer);

    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await inWords(page).waitFor();
    await expect.poll(() => focused(page)).toBe('2:2');

    // All four rows came as one step.
    await page.keyboard.press('Control+z');
    await page.getByText('No numbers yet.').waitFor();
  });

  test('a shared control group is pointed out and split, as one step', async () => {
    const { page } = await openStage();
    await begin(page, 'Relapse');
    await dialog(page).getByRole('button', { name: 'Add 2 rows' }).waitFor();
    await dialog(page).getByRole('button', { name: 'All' }).click();
    await dialog(page).getByRole('button', { name: 'Add 3 rows' }).click();
    await notes(page)
      .getByText(/^Gupta 2025: 2 rows with the same control group/u)
      .waitFor();
    await notes(page).getByRole('button', { name: 'Split the control group' }).click();
    await notes(page).waitFor({ state: 'detached' });
    const cell = page.getByRole('gridcell', { name: '1 of 2 parts of 60/200' });
    expect(await cell.count()).toBe(2);
    await page.getByRole('gridcell', { name: '1 of 2 parts of 60/200' }).first().click();
    await page.keyboard.press('Control+z');
    await notes(page).waitFor();
  });

  test('is there for everybody: axe, both themes, narrow windows, large text', async () => {
    const { sheaf: app, page } = await openStage();
    await page.keyboard.press('n');
    await page.getByRole('combobox', { name: 'Therapy', exact: true }).waitFor();
    expect(await look(app, page, 'synthesis-new')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await begin(page, 'Disease-free survival');
    expect(await look(app, page, 'synthesis-claims-dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('grid', { name: 'Studies' }).waitFor();
    await page.getByRole('button', { name: /^Disease-free survival/u }).focus();
    await begin(page, 'Relapse');
    await dialog(page).getByRole('button', { name: 'All' }).click();
    await dialog(page).getByRole('button', { name: 'Add 3 rows' }).click();
    await notes(page).waitFor();
    expect(await look(app, page, 'synthesis-claims')).toEqual([]);
    await setSize(app, page, { width: 760, height: 700 });
    expect(await cutOffControls(page)).toEqual([]);
  });
});
