import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { claimCount, highlightsOf } from '../pages/claim-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, drag, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const article = join(projectRoot, 'resources', 'samples', 'press-item.txt');
const skipped = sheafData === null ? noSheafData : 'SHEAF_DATA';

describe('regions of a page', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, 'Regions'));
    await importFiles(sheaf, page, [sample, article]);
    await openPaper(page, 'blinatumomab-trial');
    await first().locator('canvas').waitFor(wait);
  });
  afterAll(() => sheaf.close());

  const first = () => page.locator('[data-page="1"]');
  const frame = () => page.locator('[data-region-frame]');
  const picture = (where: string) =>
    page
      .getByRole('region', { name: where, exact: true })
      .getByRole('img', { name: /Picture: Region, page/u });
  const toPicture = async (): Promise<void> => picture('Claims').first().scrollIntoViewIfNeeded();
  const boxOf = async (what: ReturnType<typeof frame>) => {
    const box = await what.boundingBox();
    if (box === null) throw new Error('It is not shown.');
    return box;
  };
  const undo = async (): Promise<void> => page.keyboard.press('Control+z');

  test('R and the mouse frame one; H keeps it, as a box on the page and a picture beside it', async () => {
    await documentOf(page).focus();
    await page.keyboard.press('r');
    await frame().waitFor(wait);
    const sheet = await boxOf(first());
    const at = (x: number, y: number) => ({ x: sheet.x + sheet.width * x, y: sheet.y + sheet.height * y });
    await drag(page, at(0.2, 0.1), at(0.7, 0.3));
    const framed = await boxOf(frame());
    expect(Math.abs(framed.x - at(0.2, 0.1).x)).toBeLessThan(3);
    expect(Math.abs(framed.width - sheet.width * 0.5)).toBeLessThan(4);
    await page.getByText('C makes a claim of the region').waitFor(wait);
    await page.keyboard.press('h');
    const mark = first().locator('[data-highlight] *').first();
    await mark.waitFor(wait);
    await frame().waitFor({ state: 'detached', ...wait });
    const shown = await boxOf(mark);
    expect(Math.abs(shown.width - framed.width)).toBeLessThan(3);
    expect(await highlightsOf(page)).toEqual(['Region, page e101']);
    // C straight after H would claim the same region; once something else is done in the text, nothing is selected.
    await page.mouse.click(shown.x + 40, shown.y + shown.height - 4);
    await page.keyboard.press('Control+/');
    const keys = page.getByRole('dialog', { name: 'Keys of this screen' });
    await keys.getByText('Make a claim of the highlighted region').waitFor(wait);
    expect(await keys.getByText('Highlight the selected region').count()).toBe(0);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached', ...wait });
    await picture('Highlight').waitFor(wait);
  });

  test('undo takes it away and redo brings it back', async () => {
    await documentOf(page).focus();
    await undo();
    await expect.poll(() => first().locator('[data-highlight]').count(), wait).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => first().locator('[data-highlight]').count(), wait).toBe(1);
  });

  test('arrow keys move and size it, Enter keeps it, C makes a claim with its picture', async () => {
    await documentOf(page).focus();
    await page.keyboard.press('r');
    const before = await boxOf(frame());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => (await boxOf(frame())).x, wait).toBeGreaterThan(before.x + 5);
    const after = await boxOf(frame());
    expect(after.height).toBeGreaterThan(before.height + 5);
    expect(Math.abs(after.width - before.width)).toBeLessThan(2);
    await page.keyboard.press('Enter');
    await page.getByText('C makes a claim of the region').waitFor(wait);
    await page.keyboard.press('c');
    await expect.poll(() => claimCount(page), wait).toBe(1);
    const quote = page.getByRole('list', { name: 'Words behind the claim' }).getByRole('listitem');
    await quote.getByText('Region, page e101').waitFor(wait);
    await picture('Claims').first().waitFor(wait);
    expect(await look(sheaf, page, 'region-claim', toPicture)).toEqual([]);
  });

  test('Escape leaves it, and nothing is kept', async () => {
    await documentOf(page).focus();
    const marks = await page.locator('[data-highlight]').count();
    await page.keyboard.press('r');
    await frame().waitFor(wait);
    expect(await look(sheaf, page, 'region-frame')).toEqual([]);
    await documentOf(page).focus();
    await page.keyboard.press('Escape');
    await frame().waitFor({ state: 'detached', ...wait });
    await page.keyboard.press('h');
    await page.waitForTimeout(300);
    expect(await page.locator('[data-highlight]').count()).toBe(marks);
  });

  test('the key stands in the list of keys, and the evidence says where the region is', async () => {
    await page.keyboard.press('Control+/');
    const keys = page.getByRole('dialog', { name: 'Keys of this screen' });
    await keys.getByText('Select a region of the page').waitFor(wait);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached', ...wait });
    await page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: 'Evidence' }).click();
    await page.getByRole('gridcell').filter({ hasText: '[region, page e101]' }).first().waitFor(wait);
    await page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: 'Read' }).click();
  });

  test('an export writes the pictures of regions beside it, of a paper that is not open as well', async () => {
    await openPaper(page, 'press-item');
    await goTo(page, 'Evidence');
    const path = join(sheaf.folder, 'Evidence.xlsx');
    await sheaf.dialogs.save(path);
    await page.keyboard.press('Control+e');
    await page.getByRole('menuitem', { name: 'Excel' }).first().click();
    const said = page.getByRole('alert').filter({ hasText: 'Evidence.xlsx is written' });
    await said.getByText('1 region is a picture in the folder Evidence-regions beside it.').waitFor(wait);
    const [file = '', ...more] = readdirSync(join(sheaf.folder, 'Evidence-regions'));
    expect([more, /^claim-[0-9a-f]{12}-page-e101\.png$/u.test(file)]).toEqual([[], true]);
    const png = readFileSync(join(sheaf.folder, 'Evidence-regions', file)).toString('base64');
    // The picture is of the page: paper and print, not one colour.
    const shades = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const ink = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return {
        width: image.width,
        dark: ink.some((part) => part < 90),
        light: ink.some((part) => part > 240),
      };
    }, png);
    expect(shades).toMatchObject({ dark: true, light: true });
    expect(shades.width).toBeGreaterThan(400);
    await goTo(page, 'Read');
  });

  test('a document without pages says why it has none', async () => {
    await openPaper(page, 'press-item');
    await documentOf(page).focus();
    await page.keyboard.press('r');
    await page.getByText('This document has no pages', { exact: false }).first().waitFor(wait);
    expect(await frame().count()).toBe(0);
  });

  test.skipIf(sheafData === null)(`a scan is claimed by a region of it (${skipped})`, async () => {
    await importFiles(sheaf, page, [dataPath('pdfs', 'scan-two-columns-linn.pdf')]);
    await openPaper(page, 'scan-two-columns-linn');
    await first().locator('canvas').waitFor(wait);
    await documentOf(page).focus();
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await page.getByText('C makes a claim of the region').waitFor(wait);
    await page.keyboard.press('c');
    await expect.poll(() => claimCount(page), wait).toBe(1);
    await picture('Claims').first().waitFor(wait);
    expect(await look(sheaf, page, 'region-scan', toPicture)).toEqual([]);
  });
});
