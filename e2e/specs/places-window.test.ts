import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByDialog } from '../pages/places-page.ts';
import { documentOf, goTo, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { closedReview } from '../support/closed-review.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { type Menus, watchMenus } from '../support/menus.ts';
import { inBothThemes } from '../support/screens.ts';

const wait = { timeout: 30_000 };

describe('the window of a review', () => {
  let sheaf: Sheaf;
  let menus: Menus;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    menus = await watchMenus(sheaf);
    const path = join(sheaf.folder, 'window.sheaf');
    await closedReview(path, 'Window');
    await openByDialog(sheaf, await sheaf.home(), path);
    page = await sheaf.review('Window');
  });
  afterAll(async () => {
    await sheaf.close();
  });

  const width = (): Promise<number> => page.evaluate(() => window.innerWidth);

  test('answers every command of its menu', async () => {
    await goTo(page, 'Read');
    await menus.choose(page, 'Import papers…');
    await expect.poll(async () => (await sheaf.dialogs.shown()).at(-1)?.text, wait).toBe('Import papers');

    await menus.choose(page, 'Export evidence…');
    await page.getByRole('menuitem', { name: 'CSV' }).first().waitFor(wait);
    await page.keyboard.press('Escape');

    await menus.choose(page, 'Settings');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByLabel('Title').fill('Window, renamed');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'Window, renamed' }).waitFor();
    // In a text field it would take back what was typed there.
    await goTo(page, 'Settings');
    await menus.choose(page, 'Undo');
    await page.getByRole('heading', { name: 'Window', exact: true }).waitFor();
    await menus.choose(page, 'Redo');
    await page.getByRole('heading', { name: 'Window, renamed' }).waitFor();
    await menus.choose(page, 'Undo');
    await page.getByRole('heading', { name: 'Window', exact: true }).waitFor();

    await menus.choose(page, 'Command palette');
    await page.getByRole('textbox', { name: 'Command' }).waitFor();
    await page.keyboard.press('Escape');
    await menus.choose(page, 'Keys');
    await page.getByRole('dialog', { name: 'Keys of this screen' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('draws its text larger, up to twice, by the menu and by Settings, and keeps that', async () => {
    const usual = await width();
    for (let step = 0; step < 8; step += 1) await menus.choose(page, 'Larger text');
    await expect.poll(width, wait).toBeLessThanOrEqual(usual / 2 + 1);
    await menus.choose(page, 'Usual text size');
    await expect.poll(width, wait).toBe(usual);

    // A pane that has no room then is a click away, and is back by itself with the room.
    await goTo(page, 'Read');
    const papers = page.getByRole('option', { name: /^press-item /u });
    const show = page.getByRole('button', { name: 'Show papers' });
    await papers.waitFor();
    for (let step = 0; step < 8; step += 1) await menus.choose(page, 'Larger text');
    await show.waitFor();
    await menus.choose(page, 'Usual text size');
    await show.waitFor({ state: 'detached' });
    await papers.click();
    await page.keyboard.press('Control+b');
    await show.click();
    await papers.click();
    await goTo(page, 'Settings');
    await page.getByLabel('Text size').selectOption('125 %');
    await expect.poll(width, wait).toBeLessThan(usual);
    await page.reload();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(await page.getByLabel('Text size').inputValue()).toBe('1.25');
    await page.getByLabel('Text size').selectOption('100 %');
    await expect.poll(width, wait).toBe(usual);
  });

  test('leaves Ctrl with +, - and 0 to the paper that is read', async () => {
    await goTo(page, 'Read');
    await openPaper(page, 'blinatumomab-trial');
    await documentOf(page).focus();
    const usual = await width();
    const zoom = page.getByTestId('zoom');
    const fitted = await zoom.innerText();
    await page.keyboard.press('Control+=');
    await expect.poll(() => zoom.innerText(), wait).not.toBe(fitted);
    await page.keyboard.press('Control+-');
    await page.keyboard.press('Control+0');
    await expect.poll(() => zoom.innerText(), wait).toBe(fitted);
    expect(await width()).toBe(usual);
    await goTo(page, 'Settings');
    for (const keys of ['Control+=', 'Control+Shift++', 'Control+-', 'Control+0'])
      await page.keyboard.press(keys);
    expect(await width()).toBe(usual);
  });

  test('lists its keys, and each of them does what the list says', async () => {
    await goTo(page, 'Evidence');
    await page.getByRole('grid').first().waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys of this screen' });
    await dialog.waitFor();
    const listed = await dialog.locator('dl > div').evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('dt')?.textContent ?? '',
        keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent ?? ''),
      })),
    );
    const of = (label: string): string[] => listed.find((row) => row.label === label)?.keys ?? [];
    expect(of('Command palette')).toEqual(['Ctrl+K']);
    expect(of('Go to Read')).toEqual(['1']);
    expect(of('Go to Evidence')).toEqual(['2']);
    expect(of('Go to History')).toEqual(['Ctrl+H']);
    expect(of('Go to Settings')).toEqual(['Ctrl+,']);
    expect(of('Home: all reviews')).toEqual(['Ctrl+Shift+H']);
    // A key that stands there twice would do only one of the two.
    const keys = listed.flatMap((row) => row.keys);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(listed.filter((row) => row.keys.length === 0)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const stages = page.getByRole('navigation', { name: 'Stages' });
    for (const [key, stage] of [
      ['1', 'Read'],
      ['Control+h', 'History'],
      ['Control+,', 'Settings'],
      ['2', 'Evidence'],
    ] as const) {
      await page.keyboard.press(key);
      await expect
        .poll(() => stages.getByRole('button', { name: stage }).getAttribute('aria-current'), wait)
        .toBe('page');
    }
  });

  test('says notices in colours that can be read, light and dark', async () => {
    const findings: string[] = [];
    await goTo(page, 'Settings');
    await inBothThemes(sheaf.app, page, async (theme) => {
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('Backed up.').last().waitFor(wait);
      for (const finding of await seriousFindings(page)) findings.push(`${theme}: ${finding}`);
    });
    expect(findings).toEqual([]);
  });

  test('History says of which claim and what became of it; undo and redo from there are in step', async () => {
    await goTo(page, 'History');
    const history = page.getByRole('region', { name: 'History' });
    const rows = history.getByRole('listitem').filter({ has: page.getByRole('button') });
    const edited = rows.filter({ hasText: 'Direction: Mixed → Favours therapy' });
    await edited.waitFor();
    expect(await edited.innerText()).toContain('Claim “Remission rates were notably higher”');
    await rows.filter({ hasText: 'Outcome: Complete remission' }).waitFor();
    await rows.filter({ hasText: 'Papers imported' }).filter({ hasText: 'press-item' }).waitFor();
    await edited.getByRole('button').click();
    await edited.getByText('Mixed').waitFor();
    // Ids are for programs.
    for (const row of await rows.all()) expect(await row.innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/u);

    await page.getByLabel('Stages').getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Title').fill('History window');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'History window' }).waitFor();
    await goTo(page, 'History');
    await rows.first().getByText('Title').waitFor();
    await history.getByRole('button', { name: 'Undo: Review edited' }).click();
    await page.getByRole('heading', { name: 'Window', exact: true }).waitFor();
    await rows.first().getByText('Undone: Review edited').waitFor();
    await rows.nth(1).getByText('undone', { exact: true }).waitFor();
    await history.getByRole('button', { name: 'Redo: Review edited' }).click();
    await page.getByRole('heading', { name: 'History window' }).waitFor();
  });
});
