import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chosenOf, claimForm, conceptsOf, derivedOf, passagesOf } from '../pages/claim-page.ts';
import { makeReview, openRecent } from '../pages/home-page.ts';
import { closeReview, showHome } from '../pages/places-page.ts';
import { documentOf, dragOverText, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { cutOffWords, setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';
import { tabTo } from '../support/tab-to.ts';

const wait = { timeout: 20_000 };
const title = 'Claims';
const press = join(projectRoot, 'resources', 'samples', 'press-item.txt');

describe('the form of a claim', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, title));
    await importFiles(sheaf, page, [press]);
  });
  afterAll(() => sheaf.close());

  const textBox = (name: string): Locator => claimForm(page).getByRole('textbox', { name, exact: true });
  const field = (name: string): Locator => page.getByRole('combobox', { name, exact: true });

  /** Types into a concept field that is reached by Tab, and takes what is marked. */
  async function concept(name: string, typed: string, chosen: string): Promise<void> {
    await tabTo(page, field(name));
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Take ${chosen} off ${name}` }).waitFor(wait);
  }
  /** Presses a button of a field by its digit, after Tab has come to the field. */
  async function digit(name: string, key: string, value: string): Promise<void> {
    await tabTo(page, page.getByRole('group', { name, exact: true }).locator('[tabindex="0"]'));
    await page.keyboard.press(key);
    await expect.poll(() => chosenOf(page, name), wait).toBe(value);
  }
  async function text(name: string, words: string): Promise<void> {
    await tabTo(page, textBox(name));
    await page.keyboard.type(words);
  }
  async function reopen(): Promise<void> {
    const home = await showHome(sheaf, page);
    await closeReview(sheaf, page);
    await home.getByText(title).first().waitFor(wait);
    page = await openRecent(sheaf, title);
    await openPaper(page, 'press-item');
  }
  async function readBack() {
    const values = await Promise.all(
      ['Direction', 'Conclusion of the source', 'Support', 'Assertion', 'Contrast'].map((name) =>
        chosenOf(page, name),
      ),
    );
    const concepts = await Promise.all(
      ['Therapy', 'Against', 'Outcome', 'Population'].map((name) => conceptsOf(page, name)),
    );
    const texts = await Promise.all(
      ['Statement', 'Subgroup', 'Time point', 'Note'].map((name) => textBox(name).inputValue()),
    );
    return { values, concepts, texts, derived: await derivedOf(page), words: await passagesOf(page) };
  }

  test('every field is filled by keyboard alone, and stands there when the review is opened again', async () => {
    await page.keyboard.press('l');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, documentOf(page));
    for (let word = 0; word < 4; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('c');
    await expect
      .poll(() => field('Therapy').evaluate((input) => input === document.activeElement), wait)
      .toBe(true);
    await concept('Therapy', 'blina', 'Blinatumomab');
    await concept('Therapy', 'chemo', 'Chemotherapy');
    await concept('Against', 'chemo', 'Chemotherapy');
    await concept('Against', 'supportive', 'Supportive care');
    await concept('Outcome', 'os', 'Overall survival');
    await digit('Direction', '1', 'favours-therapy');
    await digit('Conclusion of the source', '4', 'hedged');
    await digit('Support', '3', 'cited');
    await digit('Assertion', '2', 'expectation');
    await tabTo(page, claimForm(page).getByRole('button', { name: /^More/u }));
    await page.keyboard.press('Enter');
    await concept('Population', 'first relapse', 'First relapse');
    await text('Subgroup', 'late relapse');
    await text('Time point', '2 years');
    await text('Note', 'No numbers given.');
    await tabTo(page, textBox('Statement'), 'Shift+Tab');
    await page.keyboard.type('Hope rather than data');
    await page.keyboard.press('Control+Enter');
    await claimForm(page).waitFor({ state: 'detached' });
    await expect
      .poll(() => documentOf(page).evaluate((paper) => paper === document.activeElement), wait)
      .toBe(true);

    await reopen();
    await page
      .getByRole('list', { name: 'Claims of this paper' })
      .getByRole('button', { name: /Blinatumomab vs Supportive care/u })
      .click();
    const more = claimForm(page).getByRole('button', { name: /^More/u });
    expect(await more.textContent()).toContain('First relapse · late relapse · 2 years · No numbers given.');
    await more.click();
    expect(await readBack()).toEqual({
      values: ['favours-therapy', 'hedged', 'cited', 'expectation', 'between-therapies'],
      concepts: [
        ['Blinatumomab', 'Chemotherapy'],
        ['Chemotherapy', 'Supportive care'],
        ['Overall survival'],
        ['First relapse'],
      ],
      texts: ['Hope rather than data', 'late relapse', '2 years', 'No numbers given.'],
      derived: 'tests Blinatumomab · against Supportive care · background Chemotherapy',
      words: ['Immune treatment raises hopes'],
    });
  });

  test('is read and reached light and dark, narrow, and with text of twice the size', async () => {
    const fields = ['Statement', 'Outcome', 'Note'] as const;
    for (const name of fields) {
      const shown = claimForm(page).getByLabel(name, { exact: true });
      const findings = await look(sheaf, page, `claim-form-${name}`, () => shown.scrollIntoViewIfNeeded());
      expect(findings).toEqual([]);
      if (process.env['SHEAF_PICTURES'] === undefined) break;
    }
    await page.evaluate(() => window.desktop.setTextSize(2));
    await setSize(sheaf, page, { width: 1280, height: 800 });
    expect(await cutOffWords(claimForm(page))).toEqual([]);
    await page.evaluate(() => window.desktop.setTextSize(1));
    await setSize(sheaf, page, { width: 1280, height: 800 });
    await field('Outcome').click();
    await page.getByRole('listbox', { name: 'Outcome' }).waitFor();
    await inBothThemes(sheaf.app, page, async () => expect(await seriousFindings(page)).toEqual([]));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await claimForm(page).waitFor({ state: 'detached' });
  });

  test('everyday words lead to their concepts', async () => {
    await dragOverText(page, 'Fewer children saw their leukaemia return');
    await page.keyboard.press('c');
    for (const [name, typed, chosen] of [
      ['Therapy', 'chemo', 'Chemotherapy'],
      ['Therapy', 'CAR-T', 'CAR T-cell therapy'],
      ['Outcome', 'side effects', 'Toxicity'],
      ['Outcome', 'access', 'Access to care'],
      ['Outcome', 'remission', 'Complete remission'],
    ] as const) {
      await tabTo(page, field(name));
      await page.keyboard.type(typed);
      const marked = page
        .getByRole('listbox', { name })
        .getByRole('option', { selected: true })
        .locator('[class*="optionName"]');
      await expect.poll(() => marked.textContent(), { message: typed, ...wait }).toBe(chosen);
      await page.keyboard.press('Enter');
      await expect.poll(() => conceptsOf(page, name), wait).toContain(chosen);
    }
    expect(await conceptsOf(page, 'Outcome')).toEqual(['Complete remission']);
  });

  test('a concept made on the fly under another is there at once for another claim, below its parent', async () => {
    await tabTo(page, field('Therapy'), 'Shift+Tab');
    await page.keyboard.type('Olverembatinib');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'New concept' });
    await tabTo(page, form.getByRole('combobox', { name: 'Under' }));
    // The concepts stand in the order of the hierarchy: the first below is a step further.
    await page.keyboard.type('Targeted');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, form.getByRole('button', { name: 'Add concept' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take Olverembatinib off Therapy' }).waitFor(wait);
    await page.keyboard.press('Control+Enter');

    await dragOverText(page, 'Quality of life may improve as well');
    await page.keyboard.press('c');
    await field('Therapy').waitFor();
    await page.keyboard.type('olver');
    const option = page.getByRole('listbox', { name: 'Therapy' }).getByRole('option', { selected: true });
    await expect
      .poll(() => option.textContent())
      .toMatch(/^Targeted therapy › Tyrosine kinase inhibitors › Olverembatinib/u);
    await page.keyboard.press('Enter');
    await expect.poll(() => conceptsOf(page, 'Therapy'), wait).toEqual(['Olverembatinib']);
    await expect
      .poll(() => derivedOf(page), wait)
      .toBe('tests Olverembatinib · against a side that is not named');
  });
});
