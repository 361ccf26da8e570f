import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, drag, importFiles, isMarkedInSight, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { printedPage } from '../support/printed-page.ts';
import { projectRoot } from '../support/runtime.ts';

const wait = { timeout: 30_000 };
const sample = join(projectRoot, 'resources', 'samples', 'blinatumomab-trial.pdf');
const words = 'Standard-Risk B-Cell Acute Lymphoblastic Leukaemia';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe('the view of a PDF', () => {
  let sheaf: Sheaf;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page, path } = await makeReview(sheaf, 'Reading'));
    await importFiles(sheaf, page, [sample]);
    await openPaper(page, 'blinatumomab-trial');
    await first().locator('canvas').waitFor(wait);
  });
  afterAll(() => sheaf.close());

  const first = () => page.locator('[data-page="1"]');
  const tool = (name: string) => page.getByRole('button', { name, exact: true });
  const zoom = async (): Promise<number> => Number.parseInt(await page.getByTestId('zoom').innerText(), 10);
  async function boxOf(what: ReturnType<typeof first>): Promise<Box> {
    const box = await what.boundingBox();
    if (!box) throw new Error('It is not shown.');
    return box;
  }
  const isWide = async (): Promise<boolean> => {
    const { width, height } = await boxOf(first());
    return width > height;
  };

  test('a turned page is selected and highlighted where its words stand, and turned back they are the same', async () => {
    const printed = await printedPage(sample, 1);
    const run = printed.runs.find(({ text }) => text === words);
    if (!run) throw new Error(`No run of the page reads “${words}”.`);
    await tool('Turn pages clockwise').click();
    await expect.poll(isWide, wait).toBe(true);
    await documentOf(page).evaluate((view) => view.scrollTo({ top: 0 }));
    // Turned clockwise, what was the top is at the right, and lines run downwards.
    const at = async (x: number, y: number) => {
      const box = await boxOf(first());
      const scale = box.width / printed.height;
      return { x: box.x + y * scale, y: box.y + x * scale };
    };
    await drag(page, await at(run.left + 0.5, run.middle), await at(run.right - 0.3, run.middle));
    await page.getByText(`Selected: ${words}`).waitFor({ state: 'attached', ...wait });
    await page.keyboard.press('h');
    const mark = page.locator('[data-highlight] *').first();
    await mark.waitFor(wait);
    const shown = await boxOf(mark);
    const middle = await at((run.left + run.right) / 2, run.middle);
    expect(shown.height).toBeGreaterThan(shown.width);
    expect(middle.x).toBeGreaterThan(shown.x);
    expect(middle.x).toBeLessThan(shown.x + shown.width);
    await page.keyboard.press('Control+[');
    await expect.poll(isWide, wait).toBe(false);
    await documentOf(page).evaluate((view) => view.scrollTo({ top: 0 }));
    await expect.poll(() => isMarkedInSight(page, printed, words), wait).toBe(true);
  });

  test('a whole page fits into the view, and its width again', async () => {
    await page.keyboard.press('Control+9');
    const view = await boxOf(documentOf(page));
    await expect.poll(async () => (await boxOf(first())).height <= view.height, wait).toBe(true);
    expect((await boxOf(first())).height).toBeGreaterThan(view.height * 0.9);
    expect(await tool('Fit page').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+0');
    await expect.poll(async () => (await boxOf(first())).width > view.width * 0.9, wait).toBe(true);
  });

  test('Ctrl and the wheel zoom, and what lies under the pointer stays there', async () => {
    const before = await zoom();
    const view = await boxOf(documentOf(page));
    const pointer = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    const under = async (): Promise<number> => {
      const box = await boxOf(first());
      return (pointer.y - box.y) / box.height;
    };
    const place = await under();
    await page.mouse.move(pointer.x, pointer.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(zoom, wait).toBeGreaterThan(before * 1.2);
    await expect.poll(async () => Math.abs((await under()) - place), wait).toBeLessThan(0.01);
    await page.keyboard.press('Control+0');
    await expect.poll(zoom, wait).toBe(before);
  });

  test('night pages are dark, and axe finds nothing', async () => {
    await tool('Night pages').click();
    expect(await tool('Night pages').getAttribute('aria-pressed')).toBe('true');
    const filter = await first()
      .locator('[data-drawn="true"]')
      .evaluate((holder) => getComputedStyle(holder).filter);
    expect(filter).toContain('invert');
    expect(await look(sheaf, page, 'night-page')).toEqual([]);
  });

  test('place, size, turn and colours are there after a restart', async () => {
    await page.keyboard.press('Control+9');
    await page.keyboard.press('Control+]');
    await page.keyboard.press('Control+PageDown');
    const pageBox = () => page.getByRole('textbox', { name: 'Page', exact: true }).inputValue();
    await expect.poll(pageBox, wait).toBe('e102');
    // Places are written after a pause.
    await page.waitForTimeout(800);
    const { folder } = sheaf;
    await sheaf.app.close();
    sheaf = await launch({ folder, args: [path] });
    page = await sheaf.review('Reading');
    await openPaper(page, 'blinatumomab-trial');
    await expect.poll(pageBox, wait).toBe('e102');
    await expect.poll(() => tool('Fit page').getAttribute('aria-pressed'), wait).toBe('true');
    expect(await tool('Night pages').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+PageUp');
    await expect.poll(isWide, wait).toBe(true);
  });
});
