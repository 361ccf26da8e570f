import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentOf, goTo } from '../pages/read-page.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims, type SeedClaim, type SeedPaper } from '../support/many-claims.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-peek-'));
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const papers: readonly SeedPaper[] = [
  {
    from: resolve('resources/samples/blinatumomab-trial.pdf'),
    set: { title: 'Blinatumomab added to chemotherapy', authors: ['Halm N'], year: 2024 },
  },
  {
    file: 'press.txt',
    text: 'A first paragraph.\n\nAccess must be widened, doctors say.\n\nThe last one.',
    set: { title: 'Press item' },
  },
];
const sides = { therapy: ['Blinatumomab'], comparator: ['Chemotherapy'] };
const claims: readonly SeedClaim[] = [
  {
    paper: 0,
    quote: '3-year disease-free survival was 96.0% with blinatumomab v 87.9% with chemotherapy alone',
    ...sides,
    outcome: 'Disease-free survival',
    set: { statement: 'first', direction: 'favours-therapy' },
  },
  {
    paper: 0,
    quote:
      'remission of measurable residual disease (MRD) was observed in 90% of patients after blinatumomab',
    ...sides,
    outcome: 'MRD negativity or response',
    set: { statement: 'second' },
  },
  { paper: 1, quote: 'Access must be widened', ...sides, outcome: null, set: { statement: 'third' } },
];

async function openTable(): Promise<{ sheaf: Sheaf; page: Page }> {
  const path = join(folder, 'peek.sheaf');
  await reviewOfClaims(path, { title: 'Peek', papers, claims });
  sheaf = await launch({ folder, args: [path] });
  const page = await sheaf.review('Peek');
  await setSize(sheaf, page, { width: 1600, height: 900 });
  await goTo(page, 'Evidence');
  await page.getByRole('gridcell', { name: 'first', exact: true }).waitFor();
  return { sheaf, page };
}

const peek = (page: Page) => page.getByRole('complementary', { name: 'Source of the claim' });
const pictures = (page: Page) => peek(page).getByRole('img', { name: /The words on page/u });

/** How many points of the picture are dark, as print is. */
function inked(page: Page): Promise<number> {
  return pictures(page)
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      let dark = 0;
      for (let at = 0; at < (data?.length ?? 0); at += 4) if ((data?.[at] ?? 255) < 100) dark += 1;
      return dark;
    });
}

describe('a look at the source beside the table', () => {
  test('by keyboard: it shows the printed words of each row, stays over a restart, and Escape closes it', async () => {
    const own = await openTable();
    let { page } = own;
    await page.getByRole('gridcell', { name: 'first', exact: true }).focus();
    await page.keyboard.press('p');
    await peek(page).getByRole('heading', { name: 'Page e101' }).waitFor();
    expect(await peek(page).locator('mark').textContent()).toContain('96.0% with blinatumomab v 87.9%');
    await expect.poll(() => inked(page), { timeout: 20_000 }).toBeGreaterThan(200);
    expect(await peek(page).locator('blockquote').textContent()).toContain('After a median follow-up');

    // Walking on shows the next one, and the focus stays in the table.
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => peek(page).locator('mark').textContent())
      .toContain('measurable residual disease');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => peek(page).locator('mark').textContent()).toBe('Access must be widened');
    expect(await pictures(page).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell');

    await own.sheaf.close();
    sheaf = await launch({ folder, args: [join(folder, 'peek.sheaf')] });
    page = await sheaf.review('Peek');
    await goTo(page, 'Evidence');
    await peek(page).waitFor();
    await peek(page).getByRole('button', { name: 'Close the source' }).focus();
    await page.keyboard.press('Escape');
    await peek(page).waitFor({ state: 'detached' });
  });

  test('its button leads to the paper; it is fit to look at in every size', async () => {
    const own = await openTable();
    const { page } = own;
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await page.getByRole('gridcell', { name: 'first', exact: true }).click();
    await pictures(page).first().waitFor();
    await expect.poll(() => inked(page), { timeout: 20_000 }).toBeGreaterThan(200);
    expect(await look(own.sheaf, page, 'peek')).toEqual([]);
    await peek(page).getByRole('button', { name: 'Show the words in the document' }).click();
    await page.getByRole('heading', { name: 'Evidence' }).waitFor({ state: 'hidden' });
    await documentOf(page).waitFor();
  });
});
