import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeReview } from '../pages/home-page.ts';
import { importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { jpeg2000Pdf } from '../support/picture-pdf.ts';
import { printedPage } from '../support/printed-page.ts';

const wait = { timeout: 60_000 };
const held = sheafData === null ? [] : ['scan-two-columns-linn', 'japanese-vertical', 'arabic-habibi'];

let sheaf: Sheaf;
let page: Page;
beforeAll(async () => {
  sheaf = await launch();
  ({ page } = await makeReview(sheaf, 'Pictures'));
  const picture = join(sheaf.folder, 'jpeg-2000.pdf');
  writeFileSync(picture, jpeg2000Pdf());
  await importFiles(sheaf, page, [picture, ...held.map((name) => dataPath('pdfs', `${name}.pdf`))]);
});
afterAll(() => sheaf.close());

/** A rectangle of the first page, in parts of its width and height from the upper left. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn in parts of the first page: the middle pixel, and the share of pixels that are dark. */
function drawnIn(parts: readonly Part[]): Promise<{ middle: readonly number[]; dark: number }[]> {
  return page.locator('[data-page="1"] canvas').evaluate((canvas, asked) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('The page is not drawn.');
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The page can’t be looked at.');
    return asked.map(({ left, top, right, bottom }) => {
      const x = Math.floor(left * canvas.width);
      const y = Math.floor(top * canvas.height);
      const width = Math.max(1, Math.ceil(right * canvas.width) - x);
      const height = Math.max(1, Math.ceil(bottom * canvas.height) - y);
      const { data } = context.getImageData(x, y, width, height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
      const middle = 4 * (Math.floor(height / 2) * width + Math.floor(width / 2));
      return { middle: [...data.slice(middle, middle + 3)], dark: dark / (width * height) };
    });
  }, parts);
}

async function open(title: string): Promise<void> {
  await openPaper(page, title);
  await page.locator('[data-page="1"] canvas').waitFor(wait);
}

const whole: Part = { left: 0, top: 0, right: 1, bottom: 1 };

function near(colour: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((value, at) => Math.abs(value - (colour[at] ?? -1)) < 24);
}

describe('what pdf.js decodes with its own files is drawn without a network', () => {
  test('a JPEG 2000 picture has its colours at its place', async () => {
    await open('jpeg-2000');
    const square = (left: number, top: number): Part => ({
      left,
      top,
      right: left + 0.05,
      bottom: top + 0.05,
    });
    const [red, blue, paper] = await drawnIn([square(0.35, 0.5), square(0.6, 0.5), square(0.1, 0.1)]);
    expect(near(red?.middle ?? [], [200, 30, 30])).toBe(true);
    expect(near(blue?.middle ?? [], [20, 60, 160])).toBe(true);
    expect(paper?.middle).toEqual([255, 255, 255]);
  });

  describe.skipIf(sheafData === null)(
    `real papers (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`,
    () => {
      test('a JBIG2 scan is print on paper in both columns', async () => {
        await open('scan-two-columns-linn');
        const halves = await drawnIn([
          { left: 0.1, top: 0.1, right: 0.5, bottom: 0.9 },
          { left: 0.5, top: 0.1, right: 0.9, bottom: 0.9 },
        ]);
        for (const { dark } of halves) {
          expect(dark).toBeGreaterThan(0.01);
          expect(dark).toBeLessThan(0.4);
        }
      });

      test('vertical Japanese is drawn, with paper around', async () => {
        await open('japanese-vertical');
        const [all] = await drawnIn([whole]);
        expect(all?.dark).toBeGreaterThan(0.0005);
        expect(all?.dark).toBeLessThan(0.2);
      });

      test('Arabic is drawn where the file puts it', async () => {
        await open('arabic-habibi');
        const { runs, width, height } = await printedPage(dataPath('pdfs', 'arabic-habibi.pdf'), 1);
        expect(runs.length).toBeGreaterThan(0);
        const parts = runs.map(({ left, right, middle }) => ({
          left: Math.min(left, right) / width,
          right: Math.max(left, right) / width,
          top: (height - middle - 10) / height,
          bottom: (height - middle + 10) / height,
        }));
        for (const { dark } of await drawnIn(parts)) expect(dark).toBeGreaterThan(0.01);
        expect(sheaf.problems.found).toEqual([]);
      });
    },
  );
});
