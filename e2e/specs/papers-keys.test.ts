import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { gridRows } from '../pages/evidence-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { importEnded, importReport, paperCount, paperRows } from '../pages/import-page.ts';
import { chooseConcept, documentOf, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { tabTo } from '../support/tab-to.ts';

const samples = join(projectRoot, 'resources', 'samples');
const words = 'Remission rates were notably higher';

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

async function openReview(title: string): Promise<{ own: Sheaf; page: Page }> {
  const own = await launch();
  sheaf = own;
  const { page } = await makeReview(own, title);
  await page.getByRole('button', { name: 'Import papers…' }).first().waitFor();
  return { own, page };
}

/** A text field of the paper's details, reached by Tab, its content replaced. */
async function fillByKeys(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: label, exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

describe('by keyboard alone', () => {
  test('files and folders are imported, the report is read, a paper of it opened and the report closed', async () => {
    const { own, page } = await openReview('Keys');
    const folder = join(own.folder, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'one.txt'), 'One.');
    writeFileSync(join(folder, 'none.pdf'), '');
    await own.dialogs.open(join(samples, 'press-item.txt'), join(samples, 'blinatumomab-trial.pdf'));
    await page.keyboard.press('Control+i');
    await importEnded(page, '2 imported');
    await own.dialogs.open(folder);
    await page.keyboard.press('Control+Shift+i');
    await importEnded(page, '1 imported, 1 refused');
    await tabTo(page, importReport(page).getByRole('button', { name: 'one.txt' }));
    await page.keyboard.press('Enter');
    await documentOf(page).waitFor();
    await tabTo(
      page,
      importReport(page).getByRole('button', { name: 'Close the import report' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await importReport(page).waitFor({ state: 'detached' });
    expect(await paperCount(page)).toBe(3);
    expect((await own.dialogs.shown()).map(({ text }) => text).slice(-2)).toEqual([
      'Import papers',
      'Import a folder',
    ]);
  });

  test('title, authors, year, journal, DOI and kind are set, each undone by its own step and done again', async () => {
    const { own, page } = await openReview('Details');
    await own.dialogs.open(join(samples, 'press-item.txt'));
    await page.keyboard.press('Control+i');
    await importEnded(page, '1 imported');
    const [before = ''] = await paperRows(page);
    expect(before).toBe('press-item | TEXT');
    await page.keyboard.press('l');
    await page.keyboard.press('ArrowDown');
    await documentOf(page).waitFor();
    await page.keyboard.press('i');

    await fillByKeys(page, 'Title', 'Immunotherapy in the news');
    await fillByKeys(page, 'Authors, one a line', 'Brown, Patrick');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lu Xu');
    await fillByKeys(page, 'Year', 'soon');
    await tabTo(page, page.getByRole('textbox', { name: 'DOI', exact: true }));
    await page.getByText('Not saved: this is not a year, such as 2021.').waitFor();
    await tabTo(page, page.getByRole('textbox', { name: 'Year', exact: true }), 'Shift+Tab');
    await page.keyboard.type('2021');
    await fillByKeys(page, 'DOI', 'https://doi.org/10.1000/xyz123');
    await fillByKeys(page, 'Journal or site', 'Example News');
    await tabTo(page, page.getByRole('combobox', { name: 'Kind of source' }));
    await page.keyboard.type('News');
    await expect
      .poll(() => paperRows(page), { timeout: 20_000 })
      .toEqual(['Immunotherapy in the news | Brown & Xu · 2021 · News']);
    await tabTo(page, page.getByRole('button', { name: 'Move to bin' }));

    const value = (name: string): Promise<string> =>
      page.getByRole('textbox', { name, exact: true }).inputValue();
    await expect.poll(() => value('DOI')).toBe('10.1000/xyz123');
    const fields = ['Journal or site', 'DOI', 'Year', 'Authors, one a line'];
    await page.keyboard.press('Control+z');
    await expect.poll(() => paperRows(page)).toEqual(['Immunotherapy in the news | Brown & Xu · 2021']);
    for (const field of fields) {
      expect(await value(field)).not.toBe('');
      await page.keyboard.press('Control+z');
      await expect.poll(() => value(field)).toBe('');
    }
    await page.keyboard.press('Control+z');
    await expect.poll(() => paperRows(page)).toEqual([before]);
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Control+y');
      await page.waitForTimeout(200);
    }
    await expect
      .poll(() => paperRows(page))
      .toEqual(['Immunotherapy in the news | Brown & Xu · 2021 · News']);
    expect(await value('Journal or site')).toBe('Example News');
  });
});

describe('a paper that the review leaves out', () => {
  test('is excluded with a reason, and not without one', async () => {
    const { own, page } = await openReview('Excluded');
    await importFiles(own, page, [join(samples, 'press-item.txt')]);
    await openPaper(page, 'press-item');
    await page.keyboard.press('i');
    const use = page.getByRole('combobox', { name: 'Use in the review' });
    await use.selectOption('Excluded');
    await page.getByText('A paper is excluded with a reason').waitFor();
    expect(await use.inputValue()).toBe('undecided');
    await fillByKeys(page, 'Reason for excluding', 'No study');
    await tabTo(page, use, 'Shift+Tab');
    await use.selectOption('Excluded');
    await page.getByRole('button', { name: 'Undo: Paper edited' }).waitFor();
    await expect.poll(() => use.inputValue()).toBe('excluded');
  });
});

describe('a wrong paper', () => {
  test('goes to the bin with its claims by Delete, and comes back with them from there', async () => {
    const { own, page } = await openReview('Bin');
    await importFiles(own, page, [join(samples, 'press-item.txt'), join(samples, 'trial-summary.md')]);
    await openPaper(page, 'press-item');
    await dragOverText(page, words);
    await page.keyboard.press('c');
    await chooseConcept(page, 'Therapy', 'Immunotherapy');
    await page.getByText('tests Immunotherapy').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await page.keyboard.press('l');
    await page.keyboard.press('Delete');
    await page.getByText('Moved to the bin with 1 claim').waitFor();
    await expect.poll(() => paperCount(page)).toBe(1);
    await goTo(page, 'Evidence');
    await expect.poll(() => gridRows(page)).toEqual([]);
    await goTo(page, 'Bin');
    await tabTo(page, page.getByRole('button', { name: 'Restore press-item' }));
    await page.keyboard.press('Enter');
    await page.getByText('The bin is empty').waitFor();
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: words }).waitFor();

    // Its file imported again from the bin's side: the same bytes bring it back, with what was made of it.
    await goTo(page, 'Read');
    await page.getByRole('option', { name: /^press-item /u }).click();
    await page.keyboard.press('l');
    await page.keyboard.press('Delete');
    await expect.poll(() => paperCount(page)).toBe(1);
    await importFiles(own, page, [join(samples, 'press-item.txt')]);
    await importReport(page).getByText('Back from the bin, with its claims.').waitFor();
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: words }).waitFor();
  });
});
