import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countLine } from '../pages/evidence-page.ts';
import { documentOf, goTo } from '../pages/read-page.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { look } from '../support/looks.ts';
import { reviewOfClaims } from '../support/many-claims.ts';
import { claims, papers } from '../support/small-evidence.ts';
import { tabTo } from '../support/tab-to.ts';

let sheaf: Sheaf | null = null;
let folder = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-columns-'));
  await reviewOfClaims(join(folder, 'small.sheaf'), { title: 'Small', papers, claims });
});
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openEvidence(): Promise<{ sheaf: Sheaf; page: Page }> {
  sheaf = await launch({ folder, args: [join(folder, 'small.sheaf')] });
  const page = await sheaf.review('Small');
  await setSize(sheaf, page, { width: 1280, height: 800 });
  await goTo(page, 'Evidence');
  await page.getByRole('gridcell', { name: 'Nobody was harmed' }).waitFor();
  return { sheaf, page };
}

const table = (page: Page): Locator => page.locator('[role="grid"], [role="treegrid"]');
const head = (page: Page, name: string): Locator =>
  page.getByRole('columnheader', { name: new RegExp(`^${name}`, 'u') });
const heads = (page: Page): Promise<string[]> => page.getByRole('columnheader').allTextContents();
async function widthOf(page: Page, name: string): Promise<number> {
  return Math.round((await head(page, name).boundingBox())?.width ?? 0);
}
async function panel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  return page.getByRole('dialog', { name: 'Columns' });
}

/** Whether the cell with the focus can be seen whole: nothing lies over its ends. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const cell = document.activeElement;
    if (cell === null) return false;
    const { left, right, top, height } = cell.getBoundingClientRect();
    return [left + 3, right - 3].every((x) => {
      const found = document.elementFromPoint(x, top + height / 2);
      return found !== null && cell.contains(found);
    });
  });
}

describe('columns', () => {
  test('are hidden, shown, pinned, moved and sized, by keys and pointer, and stay so over a restart', async () => {
    const first = await openEvidence();
    const { page } = first;
    const usual = await heads(page);
    const list = await panel(page);
    await list.getByRole('checkbox', { name: 'Kind', exact: true }).click();
    await list.getByRole('checkbox', { name: 'Note', exact: true }).click();
    await page.getByRole('gridcell', { name: 'a quagga' }).waitFor();
    await list.getByRole('button', { name: 'Pin Source at the left' }).click();
    // The focus is still there, though pinning has put its column at another place.
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await panel(page);
    const findings = await look(first.sheaf, page, 'columns-panel');
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await list.waitFor({ state: 'hidden' });
    expect(await heads(page)).not.toContain('Kind');
    expect((await heads(page))[0]).toBe('Source');

    // The place and the width, by keys at the head.
    await head(page, 'Year').focus();
    const before = { place: (await heads(page)).indexOf('Year'), width: await widthOf(page, 'Year') };
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await heads(page)).indexOf('Year')).toBe(before.place + 1);
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => widthOf(page, 'Year')).toBe(before.width + 48);
    await page.getByText(`Year: ${before.width + 48} pixels wide`).waitFor({ state: 'attached' });
    expect(await head(page, 'Year').evaluate((one) => one === document.activeElement)).toBe(true);

    // The width, by its edge; pressed twice it fits the content.
    const edge = head(page, 'Outcome').locator('[data-edge]');
    const box = await edge.boundingBox();
    const wide = await widthOf(page, 'Outcome');
    if (box === null) throw new Error('No edge.');
    await page.mouse.move(box.x + 3, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 10, { steps: 3 });
    await page.mouse.move(box.x + 123, box.y + 10, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => widthOf(page, 'Outcome')).toBe(wide + 120);
    await head(page, 'Source').locator('[data-edge]').dblclick();
    const source = page.getByRole('gridcell', { name: 'Ångström 2021. Étude of antibodies' }).first();
    await expect
      .poll(() => source.evaluate((cell) => cell.scrollWidth <= cell.clientWidth && cell.clientWidth < 300))
      .toBe(true);

    // The place, by dragging the head.
    await head(page, 'Against').hover({ position: { x: 20, y: 10 } });
    const to = await head(page, 'Therapy').boundingBox();
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 200, (to?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => {
        const now = await heads(page);
        return now.indexOf('Therapy') - now.indexOf('Against');
      })
      .toBe(1);
    expect(await head(page, 'Against').getAttribute('aria-sort')).toBe('none');

    const order = await heads(page);
    const widths = await Promise.all(['Year', 'Outcome', 'Source'].map((name) => widthOf(page, name)));
    await first.sheaf.close();
    const again = await openEvidence();
    await expect.poll(() => heads(again.page)).toEqual(order);
    expect(await Promise.all(['Year', 'Outcome', 'Source'].map((name) => widthOf(again.page, name)))).toEqual(
      widths,
    );
    await (await panel(again.page)).getByRole('button', { name: 'Usual columns' }).click();
    await expect.poll(() => heads(again.page)).toEqual(usual);
    expect(findings).toEqual([]);
  });

  test('that are pinned stay at the left, and no cell with the focus lies beneath them', async () => {
    const { page, sheaf: own } = await openEvidence();
    const list = await panel(page);
    for (const name of ['Note', 'Reference', 'Publication', 'Population', 'Numbers', 'Reviewer'])
      await list.getByRole('checkbox', { name, exact: true }).click();
    for (const name of ['Source', 'Outcome'])
      await list.getByRole('button', { name: `Pin ${name} at the left` }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await heads(page)).slice(0, 2)).toEqual(['Source', 'Outcome']);
    await page.getByRole('gridcell', { name: 'Nobody was harmed' }).click();
    await page.keyboard.press('End');
    const scrolled = () => table(page).evaluate((grid) => grid.parentElement?.scrollLeft ?? 0);
    await expect.poll(scrolled).toBeGreaterThan(100);
    const left = await table(page).evaluate((grid) => grid.parentElement?.getBoundingClientRect().left ?? 0);
    expect(Math.round((await head(page, 'Source').boundingBox())?.x ?? -1)).toBe(Math.round(left));
    const pinned = page.getByRole('gridcell', { name: 'Apple 9', exact: true });
    const seen = await pinned.evaluate((cell) => {
      const { left: x, top, width, height } = cell.getBoundingClientRect();
      const found = document.elementFromPoint(x + width / 2, top + height / 2);
      return [cell.contains(found), getComputedStyle(cell).backgroundColor];
    });
    // On top of what scrolls past, and nothing shines through.
    expect(seen[0]).toBe(true);
    expect(seen[1]).toMatch(/^rgb\(/u);
    const count = (await heads(page)).length;
    for (let pressed = 0; pressed < count; pressed += 1) {
      expect(await focusIsSeen(page)).toBe(true);
      await page.keyboard.press('ArrowLeft');
    }
    await page.keyboard.press('End');
    const findings = await look(own, page, 'columns-pinned', async () => {
      await page.keyboard.press('End');
    });
    expect(findings).toEqual([]);
  });
});

describe('groups', () => {
  test('by therapy: folded, walked, and a press away from the words', async () => {
    const { page, sheaf: own } = await openEvidence();
    const by = page.getByRole('combobox', { name: 'Group by' });
    await tabTo(page, by);
    await by.selectOption('therapy');
    const grid = page.getByRole('treegrid', { name: 'Evidence' });
    await grid.waitFor();
    const groups = grid.locator('[role="row"][aria-level="1"]');
    await expect
      .poll(() => groups.allTextContents())
      .toEqual([
        'Chemotherapy1 claim · 1 document · 0 studies',
        'Immunotherapy6 claims · 3 documents · 0 studies',
        'No therapy2 claims · 1 document · 0 studies',
      ]);
    await expect.poll(() => countLine(page).textContent()).toContain('· 3 groups');
    const rows = () => grid.getAttribute('aria-rowcount');
    const all = Number(await rows());
    await groups.first().locator('[role="gridcell"]').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(rows).toBe(String(all - 1));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focusIsSeen(page)).toBe(true);
    const findings = await look(own, page, 'groups');
    await page.keyboard.press('Enter');
    await documentOf(page).waitFor();
    await goTo(page, 'Evidence');
    await expect.poll(rows).toBe(String(all - 1));
    await page.getByRole('button', { name: 'Unfold all groups' }).click();
    await expect.poll(rows).toBe(String(all));

    await page.getByRole('combobox', { name: 'Levels' }).selectOption({ label: '2 levels' });
    await expect.poll(async () => (await groups.allTextContents()).length).toBeGreaterThan(3);
    await by.selectOption('direction');
    await expect.poll(async () => (await groups.allTextContents()).at(-1)).toContain('Direction not coded');
    await look(own, page, 'groups-by-direction').then((more) => findings.push(...more));
    expect(findings).toEqual([]);
    await by.selectOption('');
    await page.getByRole('grid', { name: 'Evidence' }).waitFor();
  });
});
