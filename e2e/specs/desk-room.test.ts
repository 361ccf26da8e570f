import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { claimCount, claimForm } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { screens } from '../support/screens.ts';

const wait = { timeout: 30_000 };
const press = join(projectRoot, 'resources', 'samples', 'press-item.txt');
const words = 'Immune treatment raises hopes';

const arabic = `كانت نسبة البقاء أعلى مع بليناتوموماب.

1. «النتائج» بعد سنتين.
`;

/** With a folder in this variable the run leaves pictures there, for whoever changes the desk. */
const pictures = process.env['SHEAF_PICTURES'];

describe('the desk', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Desk'));
    page.setDefaultTimeout(30_000);
    mkdirSync(join(sheaf.folder, 'papers'));
    const rtl = join(sheaf.folder, 'papers', 'arabic.txt');
    writeFileSync(rtl, arabic);
    await importFiles(sheaf, page, [press, rtl]);
    await page.getByRole('button', { name: 'Close the import report' }).click();
  }, 180_000);
  afterAll(() => sheaf.close());

  const therapy = () => page.getByRole('combobox', { name: 'Therapy', exact: true });
  const take = async (name: string) => {
    if (pictures !== undefined) await screens(sheaf.app, page, pictures, name);
  };

  test('holding C makes one claim; what is typed right after it lands in the therapy', async () => {
    await openPaper(page, 'press-item');
    await dragOverText(page, words);
    for (let times = 0; times < 4; times += 1) await page.keyboard.down('c');
    await page.keyboard.up('c');
    await page.getByRole('heading', { name: 'Claim 1 of 1' }).waitFor(wait);
    expect(await therapy().inputValue()).toBe('');
    expect(await claimCount(page)).toBe(1);
    await page.keyboard.press('Control+Enter');
    await claimForm(page).waitFor({ state: 'detached' });

    await dragOverText(page, words);
    await page.keyboard.type('cchemo');
    await page.getByRole('heading', { name: 'Claim 2 of 2' }).waitFor(wait);
    expect(await therapy().inputValue()).toBe('chemo');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take Chemotherapy off Therapy' }).waitFor(wait);
    expect(await claimCount(page)).toBe(2);
  });

  test('C with the claims folded away opens them, and what is typed lands there as well', async () => {
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+j');
    await page.getByRole('button', { name: 'Show claims' }).waitFor(wait);
    await dragOverText(page, words);
    await page.keyboard.type('cblina');
    await page.getByRole('heading', { name: 'Claim 3 of 3' }).waitFor(wait);
    expect(await therapy().inputValue()).toBe('blina');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => claimCount(page), wait).toBe(2);
  });

  test('a narrow window leaves the paper its room, and the panes come back with the room', async () => {
    const widthOf = async () => Math.round((await documentOf(page).boundingBox())?.width ?? 0);
    const papers = page.getByRole('button', { name: 'Show papers' });
    await setSize(sheaf, page, { width: 1280, height: 800 });
    expect(await papers.count()).toBe(0);
    const before = await widthOf();
    await setSize(sheaf, page, { width: 900, height: 800 });
    await papers.waitFor(wait);
    expect(await widthOf()).toBeGreaterThan(480);
    await take('desk-900');
    await papers.click();
    await papers.waitFor({ state: 'detached' });
    await page.getByRole('option', { name: /^press-item/u }).waitFor(wait);
    await setSize(sheaf, page, { width: 1280, height: 800 });
    await expect.poll(widthOf, wait).toBe(before);
    await take('desk-1280');
    // Put away by a person, a pane stays away.
    await page.keyboard.press('Control+b');
    await papers.waitFor(wait);
    await setSize(sheaf, page, { width: 900, height: 800 });
    await setSize(sheaf, page, { width: 1280, height: 800 });
    expect(await papers.count()).toBe(1);
    await page.keyboard.press('Control+b');
    await expect.poll(widthOf, wait).toBe(before);
  });

  test('with text of twice the size the paper has the room of the claims, until one is open', async () => {
    const widthOf = () => documentOf(page).evaluate((paper) => paper.clientWidth);
    const claims = page.getByRole('button', { name: 'Show claims' });
    await page.evaluate(() => window.desktop.setTextSize(2));
    await setSize(sheaf, page, { width: 1280, height: 800 });
    await claims.waitFor(wait);
    await expect.poll(widthOf, wait).toBeGreaterThan(420);
    await documentOf(page).focus();
    await page.keyboard.press('Control+Home');
    for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.type('cblina');
    await page.getByRole('heading', { name: /^Claim \d of 3$/u }).waitFor(wait);
    await claims.waitFor({ state: 'detached' });
    expect(await therapy().inputValue()).toBe('blina');
    expect(await widthOf()).toBeGreaterThan(200);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    await claims.waitFor(wait);
    await expect.poll(widthOf, wait).toBeGreaterThan(420);
    // Asked for without a claim, they stay.
    await claims.click();
    await page.getByRole('heading', { name: 'Claims', exact: true }).waitFor(wait);
    await expect.poll(widthOf, wait).toBeLessThan(300);
    await page.evaluate(() => window.desktop.setTextSize(1));
    await setSize(sheaf, page, { width: 1280, height: 800 });
    await expect.poll(() => claims.count(), wait).toBe(0);
  });

  test('words from right to left begin at the right, in the paper, the claim and the table', async () => {
    await openPaper(page, 'arabic');
    await documentOf(page).focus();
    await page.keyboard.press('Control+Shift+End');
    await page.waitForTimeout(300);
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: 'Claim 1 of 1' }).waitFor(wait);
    await take('desk-right-to-left');
    const starts = await documentOf(page).evaluate((paper) => {
      const first = paper.querySelector('p');
      const text = first?.querySelector('[data-start]')?.firstChild;
      if (!first || !text) return null;
      const letter = document.createRange();
      letter.setStart(text, 0);
      letter.setEnd(text, 1);
      return first.getBoundingClientRect().right - letter.getBoundingClientRect().right;
    });
    expect(starts).toBeLessThan(2);
    await goTo(page, 'Evidence');
    const quote = page.getByRole('gridcell').filter({ hasText: 'كانت' }).first();
    await quote.waitFor(wait);
    expect(await quote.evaluate((cell) => getComputedStyle(cell).direction)).toBe('rtl');
    await take('evidence-right-to-left');
    await goTo(page, 'Read');
  });

  describe.skipIf(sheafData === null)(
    `real papers (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
    () => {
      beforeAll(async () => {
        const names = ['Pages-tree-refs', 'scan-two-columns-linn', 'js-buttons', 'bmj-2015-ussher-rct'];
        await importFiles(
          sheaf,
          page,
          names.map((name) => dataPath('pdfs', `${name}.pdf`)),
        );
        await page.getByRole('button', { name: 'Close the import report' }).click();
      }, 120_000);

      test('pages of different sizes all fit the width', async () => {
        await openPaper(page, 'Pages-tree-refs');
        await page.locator('[data-page="1"]').waitFor(wait);
        expect(await page.getByRole('button', { name: 'Fit width' }).getAttribute('aria-pressed')).toBe(
          'true',
        );
        await expect
          .poll(() => documentOf(page).evaluate((view) => view.scrollWidth - view.clientWidth), wait)
          .toBe(0);
      });

      test('a scan says once what it is, where it covers nothing, and the note can be closed', async () => {
        await openPaper(page, 'scan-two-columns-linn');
        const note = page.getByRole('note').filter({ hasText: 'This paper is a scan without a text layer' });
        await note.waitFor(wait);
        const [noteBox, view] = [await note.boundingBox(), await documentOf(page).boundingBox()];
        expect((noteBox?.y ?? 0) + (noteBox?.height ?? 0)).toBeLessThanOrEqual((view?.y ?? 0) + 0.5);
        await page.waitForTimeout(1500);
        await take('desk-scan');
        await note.getByRole('button', { name: 'Close this note' }).click();
        await note.waitFor({ state: 'detached' });
        await openPaper(page, 'js-buttons');
        await page.getByRole('document', { name: /, 1 page\. / }).waitFor(wait);
        await openPaper(page, 'scan-two-columns-linn');
        await page.locator('[data-page="1"]').waitFor(wait);
        expect(await note.count()).toBe(0);
      });

      test('a passage of many lines has one outline', async () => {
        await openPaper(page, 'bmj-2015-ussher-rct');
        await page.locator('[data-page="1"]').waitFor(wait);
        await documentOf(page).focus();
        for (let line = 0; line < 24; line += 1) await page.keyboard.press('ArrowDown');
        for (let line = 0; line < 5; line += 1) await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.press('c');
        await page.getByRole('heading', { name: 'Claim 1 of 1' }).waitFor(wait);
        await page.waitForTimeout(1500);
        const outlines = page.locator('[data-highlight] svg');
        expect(await outlines.count()).toBe(1);
        await take('desk-outline');
      });

      test('a paper of two columns can be read at 900 pixels', async () => {
        await setSize(sheaf, page, { width: 900, height: 800 });
        await expect
          .poll(async () => Number.parseInt(await page.getByTestId('zoom').innerText(), 10), wait)
          .toBeGreaterThan(55);
        await page.waitForTimeout(1500);
        await take('desk-pdf-900');
        await setSize(sheaf, page, { width: 1280, height: 800 });
      });

      test('History tells what the files say of themselves in words', async () => {
        await goTo(page, 'History');
        const row = page.getByRole('button', { name: /Papers imported/u }).first();
        await row.click();
        const found = page.getByText('Found in the file:').first();
        await found.waitFor(wait);
        const text = await page.getByRole('region', { name: 'History' }).innerText();
        expect(text).not.toMatch(/\{\}|\{"|\["/u);
        await found.scrollIntoViewIfNeeded();
        await take('history');
      });
    },
  );
});
