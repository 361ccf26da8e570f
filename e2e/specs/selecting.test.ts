import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chance } from '#shared/testing/chance.ts';
import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { foldKey } from '#shared/text/fold.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, importFiles, openPaper } from '../pages/read-page.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import type { HeldSentence } from '../support/sentences/held.ts';
import { wronglyMarked } from '../support/sentences/marked.ts';
import { drawTasks, measureSelection } from '../support/sentences/measure.ts';
import { papersInBothForms, type Paper } from '../support/sentences/papers.ts';
import { noPoppler, popplerVersion } from '../support/sentences/poppler.ts';
import { bringIntoView, dragWords, edgeOf, turnTo, zoomTo, type Turn } from '../support/sentences/sheet.ts';

const wait = { timeout: 30_000 };
const missing = sheafData === null ? noSheafData : popplerVersion() === null ? `skipped: ${noPoppler}` : null;
const title = missing ?? 'SHEAF_DATA and poppler';

describe.skipIf(missing !== null)(`sentences of real papers (${title})`, () => {
  test('dragged over by the mouse, they are the quote', { timeout: 400_000 }, async () => {
    const tasks = drawTasks(papersInBothForms(), 20, chance('selecting'));
    const outcomes = await measureSelection(tasks);
    const wrong = outcomes.filter(({ equal }) => !equal);
    expect(wrong.map(({ sentence, quote }) => ({ sentence: sentence.words, quote }))).toEqual([]);
    expect(outcomes.length).toBe(20);
  });
});

describe.skipIf(missing !== null)(`a highlight over printed words (${title})`, () => {
  let sheaf: Sheaf;
  let page: Page;
  let paper: Paper;
  let sentence: HeldSentence;
  let turned: Turn = 0;
  beforeAll(async () => {
    const found = papersInBothForms().find(({ name }) => name === 'hindawi-PMC4736231');
    const long = found?.held.find(
      ({ boxes, over }) => over === 'one column' && boxes[0]?.page === 2 && boxes.length > 30,
    );
    if (found === undefined || long === undefined) throw new Error('The paper has no such sentence.');
    paper = found;
    sentence = long;
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Selecting'));
    await setSize(sheaf, page, { width: 1500, height: 950 });
    await importFiles(sheaf, page, [paper.path]);
    await openPaper(page, paper.name);
    await documentOf(page).locator('canvas').first().waitFor(wait);
    const [first, last] = [sentence.boxes[0], sentence.boxes.at(-1)];
    if (first === undefined || last === undefined) throw new Error('The sentence has no words.');
    await zoomTo(page, 100);
    await dragWords({ page, pdf: paper.pdf, turn: 0 }, first, last);
    await page.getByText(/^Selected: /u).waitFor({ state: 'attached', ...wait });
    await page.keyboard.press('h');
    await page
      .locator('[data-highlight]')
      .first()
      .waitFor({ state: 'attached', ...wait });
  });
  afterAll(() => sheaf.close());

  test.for([
    { percent: 50, turn: 0 },
    { percent: 100, turn: 0 },
    { percent: 200, turn: 0 },
    { percent: 50, turn: 90 },
    { percent: 100, turn: 90 },
    { percent: 200, turn: 90 },
    { percent: 50, turn: 180 },
    { percent: 100, turn: 180 },
    { percent: 200, turn: 180 },
    { percent: 50, turn: 270 },
    { percent: 100, turn: 270 },
    { percent: 200, turn: 270 },
  ] as const)(
    'at $percent percent, turned by $turn degrees, covers exactly the words that poppler places there',
    async ({ percent, turn }) => {
      await zoomTo(page, percent);
      await turnTo(page, turned, turn);
      turned = turn;
      const sheet = { page, pdf: paper.pdf, turn };
      const [first] = sentence.boxes;
      if (first !== undefined) await bringIntoView(sheet, first.page, edgeOf(first, 'left'));
      await page.waitForTimeout(200);
      expect(await wronglyMarked(sheet, sentence)).toEqual([]);
    },
  );
});

describe.skipIf(missing !== null)(`selecting by keyboard (${title})`, () => {
  let sheaf: Sheaf;
  let page: Page;
  let sentence: HeldSentence;
  beforeAll(async () => {
    const paper = papersInBothForms().find(({ name }) => name === 'trials-2015-16-1');
    const broken = paper?.held.find(({ over }) => over === 'page break');
    const first = broken?.boxes[0];
    if (paper === undefined || broken === undefined || first === undefined)
      throw new Error('No such sentence.');
    sentence = broken;
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Keys'));
    await importFiles(sheaf, page, [paper.path]);
    await openPaper(page, paper.name);
    await documentOf(page).locator('canvas').first().waitFor(wait);
    const at = await bringIntoView({ page, pdf: paper.pdf, turn: 0 }, first.page, edgeOf(first, 'left'));
    await page.mouse.click(Math.ceil(at.x), at.y);
  });
  afterAll(() => sheaf.close());

  /** What the browser would copy: the words of the last finished selection. */
  const words = (): Promise<string> => page.evaluate(() => window.getSelection()?.toString() ?? '');

  test('Alt, Shift and ↓ select the sentence, over the page break and without the running head', async () => {
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(async () => foldKey((await words()).trim()), wait).toBe(foldKey(sentence.words));
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect.poll(words, wait).toBe('');
  });

  test('Ctrl and Shift select by words and by paragraphs', async () => {
    const own = sentence.words.split(' ');
    // Between the two words lies the page break, which is a stop of its own.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await expect.poll(async () => (await words()).trim(), wait).toBe(own.slice(0, 2).join(' '));
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(async () => foldKey(await words()), wait).toContain(foldKey(sentence.words));
  });

  test('the keys stand in the list of keys', async () => {
    await page.keyboard.press('Control+/');
    const keys = page.getByRole('dialog', { name: 'Keys of this screen' });
    await keys.getByText('By sentence', { exact: false }).waitFor(wait);
    await keys.getByText('By paragraph', { exact: false }).waitFor(wait);
    await page.keyboard.press('Escape');
  });
});
