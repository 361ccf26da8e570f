import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimForm } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { chooseConcept, documentOf, drag, dragOverText, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { printedPage } from '../support/printed-page.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 20_000 };
const samples = join(projectRoot, 'resources', 'samples');
const pdf = join(samples, 'blinatumomab-trial.pdf');
const title = 'Standard-Risk B-Cell Acute Lymphoblastic Leukaemia';
const better = 'Overall survival at 2 years was higher with blinatumomab';
const added = 'blinatumomab was added to chemotherapy';

describe('claims beside their words', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Margin'));
    await importFiles(sheaf, page, [pdf, join(samples, 'trial-summary.md')]);
    await page.getByRole('button', { name: 'Close the import report' }).click();
  });
  afterAll(() => sheaf.close());

  const signs = () => page.getByRole('list', { name: 'Claims beside their words' }).getByRole('button');
  const legend = () => page.getByRole('list', { name: 'What the colours stand for' });
  async function middleOf(of: ReturnType<typeof signs>): Promise<number> {
    const box = await of.boundingBox();
    if (!box) throw new Error('It is not shown.');
    return box.y + box.height / 2;
  }

  test('in a text document a sign stands at its words, is joined to them by pointing, and opens its claim', async () => {
    await openPaper(page, 'trial-summary');
    await dragOverText(page, better);
    await page.keyboard.press('c');
    await chooseConcept(page, 'Therapy', 'Blinatumomab');
    await chooseConcept(page, 'Outcome', 'Overall survival');
    await page.getByRole('button', { name: 'Favours therapy', exact: false }).first().click();
    await page.getByRole('button', { name: 'Done with this claim' }).click();
    await dragOverText(page, added);
    await page.keyboard.press('c');
    await claimForm(page).waitFor(wait);
    await page.getByRole('button', { name: 'Done with this claim' }).click();
    await expect.poll(() => signs().count(), wait).toBe(2);
    const sign = page.getByRole('button', { name: /Blinatumomab · Overall survival/u }).first();
    const words = documentOf(page).getByText(better);
    await words.scrollIntoViewIfNeeded();
    const apart = async (): Promise<number> =>
      Math.abs((await middleOf(sign)) - (await middleOf(words.first())));
    await expect.poll(apart, wait).toBeLessThan(30);
    await sign.hover();
    await page.locator('[class*="focused"]').first().waitFor(wait);
    await words.first().hover({ position: { x: 40, y: 12 } });
    await expect.poll(() => sign.getAttribute('data-hovered'), wait).toBe('true');
    await sign.focus();
    await page.keyboard.press('Enter');
    await claimForm(page).waitFor(wait);
    expect(await sign.getAttribute('aria-current')).toBe('true');
    expect(await look(sheaf, page, 'claim-margin-text')).toEqual([]);
  });

  test('colours are taken from therapy, outcome, direction or reviewer, and a legend says what they stand for', async () => {
    await expect.poll(() => legend().innerText(), wait).toContain('Blinatumomab');
    for (const [by, words] of [
      ['Outcome', 'Overall survival'],
      ['Reviewer', 'Ada Tester'],
      ['Direction', '▲ Favours therapy'],
    ] as const) {
      await page
        .getByRole('group', { name: /^Colours by/u })
        .getByRole('button')
        .click();
      await page.getByRole('menuitem', { name: by }).click();
      await expect.poll(() => legend().innerText(), wait).toContain(words);
    }
  });

  test('in a PDF it stands at its words too, also when the pages are turned or scrolled', async () => {
    await openPaper(page, 'blinatumomab-trial');
    const sheet = page.locator('[data-page="1"]');
    await sheet.locator('canvas').waitFor(wait);
    const printed = await printedPage(pdf, 1);
    const run = printed.runs.find(({ text }) => text === title);
    if (!run) throw new Error('no such words');
    const at = async (x: number) => {
      const box = await sheet.boundingBox();
      if (!box) throw new Error('no page');
      const scale = box.width / printed.width;
      return { x: box.x + x * scale, y: box.y + (printed.height - run.middle) * scale };
    };
    await drag(page, await at(run.left + 0.5), await at(run.right - 0.3));
    await page.keyboard.press('c');
    await claimForm(page).waitFor(wait);
    await expect.poll(() => signs().count(), wait).toBe(1);
    const apart = async () => Math.abs((await middleOf(signs().first())) - (await at(run.left)).y);
    await expect.poll(apart, wait).toBeLessThan(16);
    await documentOf(page).evaluate((view) => view.scrollBy({ top: 60 }));
    await expect.poll(apart, wait).toBeLessThan(16);
    expect(await look(sheaf, page, 'claim-margin-pdf')).toEqual([]);
  });
});
