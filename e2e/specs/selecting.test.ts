import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chance } from '#shared/testing/chance.ts';
import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
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
    await page.locator('[data-highlight]').first().waitFor(wait);
  });
  afterAll(() => sheaf.close());

  test.each([
    [50, 0],
    [100, 0],
    [200, 0],
    [50, 90],
    [100, 90],
    [200, 90],
    [50, 180],
    [100, 180],
    [200, 180],
    [50, 270],
    [100, 270],
    [200, 270],
  ] as const)(
    'at %i %%, turned by %i°, covers exactly the words that poppler places there',
    async (percent, turn) => {
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
