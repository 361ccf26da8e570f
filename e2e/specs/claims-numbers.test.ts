import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimCount, claimForm, conceptsOf, derivedOf, passagesOf } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { dragOverText, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 20_000 };
const sample = join(projectRoot, 'resources', 'samples', 'trial-summary.md');
const sentence = 'Overall survival at 2 years was higher with blinatumomab';
const numbers = '71.3% v 58.4%; hazard ratio, 0.62; 95% CI, 0.39–0.98';
const other = 'hazard ratio, 0.62; 95% CI, 0.39–0.98';

describe('from words to a claim with its numbers', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Numbers'));
    await importFiles(sheaf, page, [sample]);
    await openPaper(page, 'trial-summary');
  });
  afterAll(() => sheaf.close());

  const proposed = () => page.getByRole('group', { name: 'Proposed from the words' });
  const section = () => page.getByRole('region', { name: 'Numbers as reported' });

  test('proposals stand dashed beside the claim, and one key takes them', async () => {
    await dragOverText(page, sentence);
    await page.keyboard.press('c');
    await proposed()
      .getByRole('button', { name: /^Outcome\s*Overall survival/u })
      .waitFor(wait);
    expect(await conceptsOf(page, 'Therapy')).toEqual([]);
    const inSight = () => proposed().scrollIntoViewIfNeeded();
    expect(await look(sheaf, page, 'claim-proposals', inSight)).toEqual([]);
    await page.keyboard.press('Control+Shift+Enter');
    await expect.poll(() => conceptsOf(page, 'Therapy'), wait).toEqual(['Blinatumomab']);
    expect(await conceptsOf(page, 'Outcome')).toEqual(['Overall survival']);
    await proposed().waitFor({ state: 'detached', ...wait });
  });

  test('N reads the selected numbers into the open claim, which then rests on them too', async () => {
    await dragOverText(page, numbers);
    await page.keyboard.press('n');
    await section()
      .getByText(/HR 0\.62 \(95 % CI 0\.39 to 0\.98\)/u)
      .waitFor(wait);
    expect(await passagesOf(page)).toContain(numbers);
    // Several readings stand in a line each; unfolded, one is corrected.
    expect(await section().getByLabel('CI from').count()).toBe(0);
    await section()
      .getByRole('button', { name: /^HR 0\.62/u })
      .click();
    await section().getByLabel('CI from').first().waitFor(wait);
    await section().scrollIntoViewIfNeeded();
    expect(await look(sheaf, page, 'claim-numbers', () => section().scrollIntoViewIfNeeded())).toEqual([]);
  });

  test('numbers corrected to what can not be are flagged where they stand', async () => {
    const value = section().getByLabel('Value', { exact: true }).last();
    await value.fill('0.93');
    await value.press('Tab');
    await section()
      .getByText(/does not|is not symmetric/u)
      .first()
      .waitFor(wait);
    await page.keyboard.press('Control+z');
    await section()
      .getByText(/HR 0\.62 \(95 % CI/u)
      .waitFor(wait);
  });

  test('a study is made in the form and chosen; the claim is split, swapped and merged by keys', async () => {
    await claimForm(page)
      .getByRole('button', { name: /^More contrast/u })
      .click();
    await page.getByLabel('Study', { exact: true }).selectOption({ label: 'A new study…' });
    await page.getByLabel('Name, such as first author and year').fill('Brown 2021');
    expect(await look(sheaf, page, 'claim-new-study')).toEqual([]);
    await page.getByRole('button', { name: 'Add study' }).click();
    await page
      .getByRole('option', { name: 'The study of this paper: Brown 2021' })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Shift+k');
    await expect
      .poll(() => page.getByRole('button', { name: 'Key claim' }).getAttribute('aria-pressed'), wait)
      .toBe('true');
    await page.keyboard.press('Control+Shift+s');
    await expect.poll(() => claimCount(page), wait).toBe(2);
    await page.keyboard.press('Control+Shift+x');
    await expect.poll(() => derivedOf(page), wait).not.toContain('tests');
    await page.getByRole('button', { name: 'Actions for this claim' }).click();
    await page.getByRole('menuitem', { name: /^Split/u }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo: Sides swapped' }).click();
    await page.getByRole('button', { name: 'Undo: Claim split' }).click();
    await expect.poll(() => claimCount(page), wait).toBe(1);
  });

  test('without an open claim N makes one of the words, with their numbers', async () => {
    // The claim that was split off was open, and went with its undo.
    await claimForm(page).waitFor({ state: 'detached' });
    await dragOverText(page, other);
    await page.keyboard.press('n');
    await claimForm(page).waitFor(wait);
    await section()
      .getByText(/HR 0\.62 \(95 % CI 0\.39 to 0\.98\)/u)
      .waitFor(wait);
    expect(await passagesOf(page)).toEqual([other]);
    expect(await claimCount(page)).toBe(2);
  });
});
