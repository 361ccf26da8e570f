import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, dragOverText, openPaper } from '../pages/read-page.ts';
import { anchorsReview, words } from '../support/anchors-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { tabTo } from '../support/tab-to.ts';

const wait = { timeout: 30_000 };
let folder: string;
let sheaf: Sheaf;
let page: Page;
let corrected: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-anchors-'));
  const made = await anchorsReview(folder, 'Anchors');
  corrected = made.corrected;
  sheaf = await launch({ args: [made.path] });
  page = await sheaf.review('Anchors');
  page.setDefaultTimeout(30_000);
}, 120_000);
afterAll(async () => {
  await sheaf.close();
  rmSync(folder, { recursive: true, force: true });
});

const menuItem = async (title: string, item: string | RegExp) => {
  await page.getByRole('button', { name: `More for ${title}` }).click();
  return page.getByRole('menuitem', { name: item });
};
const list = () => page.getByRole('listbox', { name: /highlights? to look at/u });
const lookLine = () => page.getByRole('button', { name: /need(?:s)? a look/u });
const current = () => list().getByRole('option', { selected: true });
/** Whether page 1 (as it is read, and small beside it) holds the yellow of the file's highlight, green and red ink. */
const inked = () =>
  page.evaluate(() => {
    const places = ['[data-page="1"] canvas', '[role="option"][aria-posinset="1"] canvas'];
    const holds = (data: Uint8ClampedArray, is: (red: number, green: number, blue: number) => boolean) =>
      data.some((red, at) => at % 4 === 0 && is(red, data[at + 1] ?? 0, data[at + 2] ?? 0));
    return [...document.querySelectorAll<HTMLCanvasElement>(places.join(', '))].map((canvas) => {
      const ink = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      const data = ink ?? new Uint8ClampedArray();
      return {
        yellow: holds(data, (red, green, blue) => red > 240 && green > 200 && blue < 190),
        green: holds(data, (red, green, blue) => red < 60 && green > 120 && blue < 60),
        red: holds(data, (red, green, blue) => red > 200 && green < 130 && blue < 130),
      };
    });
  });
const place = (number: number) =>
  page.getByRole('button', { name: new RegExp(`place ${number}\\b`, 'u') }).first();

test('a corrected version is put in from the menu of the paper, and the report leads to what needs a look', async () => {
  await openPaper(page, 'follow-up');
  expect(await lookLine().count()).toBe(0);
  await sheaf.dialogs.open(corrected);
  await (await menuItem('follow-up', 'Replace file…')).click();
  await page.getByText('The file is follow-up-corrected.txt now').waitFor(wait);
  await page.getByText(/Highlights: 2 need a look, 1 not found\./u).waitFor(wait);
  await documentOf(page).getByText('this version replaces').waitFor(wait);
  await lookLine().getByText('3 highlights need a look').waitFor(wait);
  await page.getByRole('button', { name: 'Look at 3' }).waitFor(wait);
});

test('undo shows the file before with its highlights in place and takes back what was said; redo the corrected one', async () => {
  const said = page.getByText('The file is follow-up-corrected.txt now');
  await page.keyboard.press('Control+z');
  await documentOf(page).getByText(words.gone).waitFor(wait);
  await documentOf(page)
    .getByText('this version replaces')
    .waitFor({ ...wait, state: 'detached' });
  await said.waitFor({ ...wait, state: 'detached' });
  expect(await lookLine().count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await documentOf(page).getByText('this version replaces').waitFor(wait);
  await lookLine().click();
  await list().waitFor(wait);
  expect(await list().getByRole('option').count()).toBe(3);
});

test('the desk shows old words beside the places where they may be, in both themes, at every size', async () => {
  await current().getByText(words.moved).waitFor(wait);
  await page.getByRole('region', { name: 'Selected words' }).getByText(words.moved).waitFor(wait);
  await place(1).waitFor(wait);
  await page.getByRole('list', { name: 'Claims that rest on it' }).getByText('What was moved').waitFor(wait);
  // The notice of the replaced file slides out by itself; on its way its button is beyond the edge.
  await expect.poll(() => page.locator('.mantine-Notifications-root button').count(), wait).toBe(0);
  expect(await look(sheaf, page, 'anchors')).toEqual([]);
});

test('one key settles each; undo brings it back; the keyboard is enough', async () => {
  await list().focus();
  await page.keyboard.press('ArrowDown');
  await current().getByText(words.changed).waitFor(wait);
  await place(1).waitFor(wait);
  const taken = page.getByRole('list', { name: 'Places in the paper now' }).getByRole('listitem').first();
  await taken.locator('mark', { hasText: 'clearly' }).waitFor(wait);
  await taken.locator('del', { hasText: 'notably' }).waitFor(wait);
  await taken.getByText('“54” is “45” now.').waitFor(wait);
  await page
    .getByRole('region', { name: 'Selected words' })
    .locator('mark', { hasText: 'notably' })
    .waitFor(wait);
  expect(await look(sheaf, page, 'anchors-changed')).toEqual([]);
  await list().focus();
  // Enter walks through the places in the paper.
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: 'Show place 2 in the paper', exact: true })
    .and(page.locator('[aria-current]'))
    .waitFor(wait);
  await page.keyboard.press('1');
  await page.getByText('Settled. 2 highlights are left.').waitFor({ ...wait, state: 'attached' });
  await expect.poll(() => list().getByRole('option').count(), wait).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => list().getByRole('option').count(), wait).toBe(3);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => list().getByRole('option').count(), wait).toBe(2);
  // A digit that no place has does not leave the desk.
  await page.keyboard.press('5');
  await list().waitFor(wait);
});

test('a way out is in sight, and Escape is another; what is said in the corner covers no button', async () => {
  await page.getByRole('button', { name: 'Back to reading' }).click();
  await documentOf(page).waitFor(wait);
  await lookLine().click();
  await list().waitFor(wait);
  await page.keyboard.press('Control+z');
  const said = page.getByRole('alert').filter({ hasText: 'Undone' }).last();
  await said.waitFor(wait);
  const first = await page.getByRole('button', { name: 'Select the words anew' }).boundingBox();
  if (first === null) throw new Error('The foot of the pane is not shown.');
  const foot = async () => {
    const corner = await said.boundingBox();
    return corner === null ? null : corner.y + corner.height <= first.y;
  };
  await expect.poll(foot, { timeout: 3_000 }).toBe(true);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => list().getByRole('option').count(), wait).toBe(2);
  await documentOf(page).focus();
  await page.keyboard.press('Escape');
  await list().waitFor({ ...wait, state: 'detached' });
  await lookLine().click();
  await list().waitFor(wait);
  await list().focus();
  await page.keyboard.press('Escape');
  await list().waitFor({ ...wait, state: 'detached' });
  await lookLine().click();
  await list().waitFor(wait);
});

test('words are selected anew in the paper; what is left alone stays in the list', async () => {
  await list().focus();
  await page.keyboard.press('End');
  await current().getByText(words.gone).waitFor(wait);
  await page.keyboard.press('s');
  await page.getByText('Select the words in the paper with the mouse').waitFor(wait);
  await dragOverText(page, 'Some limits apply to what is told here');
  await page.getByRole('button', { name: 'Take the selected words' }).waitFor(wait);
  await page.keyboard.press('s');
  await expect.poll(() => list().getByRole('option').count(), wait).toBe(1);
  await page.keyboard.press('k');
  await page.getByText('Left as it is. This was the last one.').waitFor({ ...wait, state: 'attached' });
  expect(await list().getByRole('option').count()).toBe(1);
});

test('the last one confirmed, nothing is left and the way back is a key away; the line is gone', async () => {
  await place(1).waitFor(wait);
  await page.keyboard.press('1');
  await page.getByText('Every highlight stands where it was selected.').waitFor(wait);
  expect(await look(sheaf, page, 'anchors-empty')).toEqual([]);
  await page.getByRole('button', { name: 'Back to reading' }).press('Enter');
  await documentOf(page).waitFor(wait);
  expect(await lookLine().count()).toBe(0);
});

test('what others left in a file is offered once, declined, and imported from the menu after all', async () => {
  await openPaper(page, 'marked-trial');
  const offer = page.getByRole('region', { name: 'Highlights in the file' });
  await offer
    .getByText('This paper carries 7 highlights and notes by J. Smith, M. Okoro and Ada Lindt.')
    .waitFor(wait);
  await offer.getByText('1 drawing without words stays as it is in the file.').waitFor(wait);
  await page.locator('[data-page="1"] canvas').waitFor(wait);
  expect(await look(sheaf, page, 'file-notes')).toEqual([]);
  await tabTo(page, offer.getByRole('button', { name: 'Not now' }));
  await page.keyboard.press('Enter');
  await offer.waitFor({ ...wait, state: 'detached' });
  await openPaper(page, 'follow-up');
  await openPaper(page, 'marked-trial');
  expect(await offer.count()).toBe(0);
  await page.keyboard.press('F4');
  await page.getByRole('complementary').getByText('Pages', { exact: true }).click();
  const asInFile = [
    { yellow: true, green: true, red: true },
    { yellow: true, green: true, red: true },
  ];
  await expect.poll(inked, wait).toEqual(asInFile);
  await (await menuItem('marked-trial', 'Import 7 highlights and notes of the file')).click();
  const said = page.getByRole('alert').filter({ hasText: '7 highlights and notes imported.' });
  await said.waitFor(wait);
  await said.getByRole('button').click();
  await said.waitFor({ ...wait, state: 'detached' });
  await expect.poll(() => page.locator('[data-page="1"] [data-highlight]').count(), wait).toBe(7);
  // What is highlighted by Sheaf is not painted by the file as well; the green frame is nobody's, and of the red
  // drawings only the comments were imported.
  await expect.poll(inked, wait).toEqual(asInFile.map((place) => ({ ...place, yellow: false })));
  const highlights = page.getByRole('listbox', { name: 'Highlights in this document' });
  await highlights.focus();
  await page.keyboard.press('Home');
  for (let turn = 0; turn < 7; turn += 1) {
    if (
      (await highlights.getByRole('option', { selected: true }).innerText()).includes('Ask for the protocol')
    )
      break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Highlight', exact: true });
  await card.getByText('Highlight in the file, J. Smith, 12 Mar 2024').waitFor(wait);
  await card.getByText('Ask for the protocol').waitFor(wait);
  expect(await look(sheaf, page, 'file-notes-taken')).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-page="1"] [data-highlight]').count(), wait).toBe(0);
  await expect.poll(inked, wait).toEqual(asInFile);
  await page.keyboard.press('F4');
});

test('files that can’t take the place say why; the paper keeps its file', async () => {
  await openPaper(page, 'follow-up');
  await sheaf.dialogs.open(corrected);
  await (await menuItem('follow-up', 'Replace file…')).click();
  await page.getByText(/holds the very bytes that “follow-up” has already/u).waitFor(wait);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command' }).fill('Replace the file');
  await page.getByRole('button', { name: /Replace the file of this paper/u }).waitFor(wait);
  await page.keyboard.press('Escape');
});
