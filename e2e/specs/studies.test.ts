import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimForm, isInSight, passagesOf } from '../pages/claim-page.ts';
import { countLine, gridRows } from '../pages/evidence-page.ts';
import { dragOverText, goTo } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';

let sheaf: Sheaf;
let page: Page;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-studies-'));
  const path = join(folder, 'small.sheaf');
  const studies = [
    { label: 'Ångström 2021', papers: [0] },
    { label: 'Apple 9', papers: [3] },
  ];
  await reviewOfClaims(path, { title: 'Small', papers, claims, studies });
  sheaf = await launch({ folder, args: [path] });
  page = await sheaf.review('Small');
  await openStudies();
});
afterEach(async () => {
  await sheaf.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const table = (): Locator => page.getByRole('table', { name: 'Studies' });
const row = (label: string): Locator => table().getByRole('row', { name: new RegExp(label, 'u') });
const columns = (): Promise<string[]> => table().getByRole('columnheader').allInnerTexts();

async function openStudies(): Promise<void> {
  await goTo(page, 'Evidence');
  await page.getByText('Studies', { exact: true }).click();
  await table().waitFor();
}

/** Adds a column by keyboard and writes what the first study has in it. */
async function addColumn(name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a column' }).press('Enter');
  await page.getByLabel('Name of the column').fill(name);
  await page.keyboard.press('Enter');
  await page.getByLabel(`${name} of Ångström 2021`).fill(text);
  await page.keyboard.press('Enter');
  await row('Ångström').getByText(text).waitFor();
}

describe('the studies in a window', () => {
  test('a column is added and written in by keyboard; undo takes it back, redo brings it', async () => {
    expect(await columns()).not.toContain('Funding');
    await addColumn('Funding', 'NIH');
    expect(await columns()).toContain('Funding');
    await page.getByRole('button', { name: 'Undo: Study edited' }).click();
    await expect.poll(columns).not.toContain('Funding');
    await page.getByRole('button', { name: /^Redo/u }).click();
    await expect.poll(columns).toContain('Funding');
    await addColumn('Country', 'Sweden');
    await page.getByRole('button', { name: 'Write Country of Apple 9' }).press('Enter');
    await page.getByLabel('Country of Apple 9').fill('Norway');
    await page.keyboard.press('Escape');
    expect(await table().getByText('Norway').count()).toBe(0);
  });

  test('values lead to their claims, one claim to its words, and the paper opens', async () => {
    await row('Ångström').getByRole('button', { name: 'Blinatumomab' }).press('Enter');
    await expect.poll(() => gridRows(page)).toHaveLength(3);
    expect(await countLine(page).innerText()).toMatch(/^3 claims in 1 document/u);
    await page.getByRole('button', { name: 'Remove chosen claims' }).waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await openStudies();
    await row('Ångström').getByRole('button', { name: 'Liver toxicity' }).press('Enter');
    await claimForm(page).waitFor();
    expect(await passagesOf(page)).toEqual(['Liver harm was rarer']);
    await openStudies();
    await row('Ångström')
      .getByRole('button', { name: /Étude of antibodies/u })
      .click();
    await expect.poll(() => isInSight(page, 'More children reached remission')).toBe(true);
    await claimForm(page).waitFor({ state: 'detached' });
  });

  test('a field is taken from selected words of the paper, and leads back to them', async () => {
    await row('Ångström').getByRole('button', { name: 'Relapse' }).click();
    await claimForm(page).getByRole('button', { name: /^More/u }).click();
    await page.getByRole('button', { name: 'Edit Ångström 2021…' }).click();
    await page.getByRole('button', { name: 'Add a field' }).click();
    await page.getByLabel('Name of the field').fill('Harm');
    await dragOverText(page, 'Liver harm');
    await page.getByRole('button', { name: 'Take from selected words' }).click();
    expect(await look(sheaf, page, 'study-form')).toEqual([]);
    await page.getByRole('button', { name: 'Save study' }).click();
    await page.getByRole('button', { name: 'Undo: Study edited' }).waitFor();
    await openStudies();
    await row('Ångström').getByRole('button', { name: 'Liver harm', exact: true }).click();
    await page.getByRole('region', { name: 'Highlight' }).getByText('Liver harm').waitFor();
    await expect.poll(() => isInSight(page, 'Liver harm')).toBe(true);
  });

  test('looks: axe finds nothing, and nothing is lost in a small window or with large text', async () => {
    await addColumn('Funding', 'National Institutes of Health, and the foundation of the hospital');
    await addColumn('Follow-up', '36 months');
    expect(await look(sheaf, page, 'studies')).toEqual([]);
    await page.getByRole('button', { name: 'Add a column' }).click();
    await page.getByLabel('Name of the column').fill('funding');
    expect(await look(sheaf, page, 'studies-new-column')).toEqual([]);
  });
});
