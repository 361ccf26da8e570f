import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chosenOf, claimForm, conceptsOf, passagesOf } from '../pages/claim-page.ts';
import { makeReview, openRecent } from '../pages/home-page.ts';
import { closeReview, showHome } from '../pages/places-page.ts';
import { chooseConcept, dragOverText, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { setSize } from '../support/fitting.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';
import { tabTo } from '../support/tab-to.ts';

const wait = { timeout: 20_000 };
const title = 'Keys of claims';
const press = join(projectRoot, 'resources', 'samples', 'press-item.txt');

describe('the keys of a claim', () => {
  let sheaf: Sheaf;
  let page: Page;
  beforeAll(async () => {
    sheaf = await launch();
    ({ page } = await makeReview(sheaf, title));
    await importFiles(sheaf, page, [press]);
    await openPaper(page, 'press-item');
  });
  afterAll(() => sheaf.close());

  const field = (name: string): Locator => page.getByRole('combobox', { name, exact: true });
  const chip = (concept: string, name: string): Locator =>
    page.getByRole('button', { name: `Take ${concept} off ${name}`, exact: true });
  const hasFocus = (place: Locator): Promise<boolean> =>
    place.evaluate((element) => element === element.ownerDocument.activeElement);

  async function claimOf(words: string): Promise<void> {
    await dragOverText(page, words);
    await page.keyboard.press('c');
    await expect.poll(() => hasFocus(field('Therapy')), wait).toBe(true);
  }
  /** The keys that a person has pressed since the last call. */
  async function keystrokes(): Promise<number> {
    return page.evaluate(() => {
      const counter = window.document.documentElement.dataset;
      const pressed = Number(counter['pressed'] ?? 'NaN');
      if (Number.isNaN(pressed)) {
        const count = (event: KeyboardEvent): void => {
          if (event.isTrusted && event.key !== 'Control')
            counter['pressed'] = `${Number(counter['pressed']) + 1}`;
        };
        window.addEventListener('keydown', count, { capture: true });
      }
      counter['pressed'] = '0';
      return pressed;
    });
  }
  /** An open list lies over other controls, as it should: only axe looks, and whoever asks for pictures. */
  async function lookedAt(name: string): Promise<void> {
    const pictures = process.env['SHEAF_PICTURES'];
    const sizes = [
      { width: 1280, height: 800 },
      { width: 1000, height: 640 },
    ];
    for (const size of pictures === undefined ? sizes.slice(0, 1) : sizes) {
      await setSize(sheaf, page, size);
      await inBothThemes(sheaf.app, page, async (theme) => {
        expect(await seriousFindings(page), `${name}, ${theme}`).toEqual([]);
        if (pictures === undefined) return;
        await page.screenshot({ path: join(pictures, `${name}-${size.width}-${theme}.png`) });
      });
    }
  }
  async function reopen(): Promise<void> {
    const home = await showHome(sheaf, page);
    await closeReview(sheaf, page);
    await home.getByText(title).first().waitFor(wait);
    page = await openRecent(sheaf, title);
    await openPaper(page, 'press-item');
  }

  test('from selected words to a saved claim it is five keys, pressed without a pause', async () => {
    await claimOf('Immune treatment raises hopes');
    await chooseConcept(page, 'Therapy', 'Blinatumomab');
    await chooseConcept(page, 'Against', 'Chemotherapy');
    await chooseConcept(page, 'Outcome', 'Overall survival');
    await chip('Overall survival', 'Outcome').waitFor(wait);
    await page.keyboard.press('Control+Enter');
    await claimForm(page).waitFor({ state: 'detached' });

    await dragOverText(page, 'Fewer children saw their leukaemia return');
    await keystrokes();
    for (const key of ['c', '1', '1', '1', '1']) await page.keyboard.press(key);
    await expect.poll(() => chosenOf(page, 'Direction'), wait).toBe('favours-therapy');
    expect(await keystrokes()).toBe(5);

    await reopen();
    await page
      .getByRole('button', { name: /Blinatumomab vs Chemotherapy/u })
      .last()
      .click();
    expect(
      await Promise.all(['Therapy', 'Against', 'Outcome'].map((name) => conceptsOf(page, name))),
    ).toEqual([['Blinatumomab'], ['Chemotherapy'], ['Overall survival']]);
    expect(await passagesOf(page)).toEqual(['Fewer children saw their leukaemia return']);
    await field('Outcome').click();
    await page.keyboard.press('Control+Enter');
  });

  test('the empty field says its keys; Alt takes several; the open list shows all of them', async () => {
    await claimOf('Quality of life may improve as well');
    await expect
      .poll(() => field('Therapy').getAttribute('placeholder'), wait)
      .toBe('1 Blinatumomab · 2 Chemotherapy');
    await page.keyboard.press('ArrowDown');
    const list = page.getByRole('listbox', { name: 'Therapy' });
    await expect.poll(() => list.locator('kbd').allTextContents(), wait).toEqual(['1', '2']);
    await lookedAt('concept-list');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('2');
    await expect.poll(() => conceptsOf(page, 'Therapy'), wait).toEqual(['Blinatumomab', 'Chemotherapy']);
    expect(await hasFocus(field('Against'))).toBe(true);
  });

  test('a mistyped concept is renamed, moved, merged and retired by keyboard, right where it was typed', async () => {
    const menu = page.getByRole('menu');
    const form = (name: string): Locator => page.getByRole('form', { name });
    await tabTo(page, field('Therapy'), 'Shift+Tab');
    await page.keyboard.type('Blinatumumab');
    await page.keyboard.press('Enter');
    await form('New concept').waitFor();
    await page.keyboard.press('Enter');
    await chip('Blinatumumab', 'Therapy').waitFor(wait);

    await page.keyboard.press('Backspace');
    await page.keyboard.press('F2');
    await menu.waitFor();
    await page.getByText('Used by 1 claim.').waitFor();
    await lookedAt('concept-menu');
    await page.keyboard.press('Enter');
    await form('Rename Blinatumumab').waitFor();
    await page.keyboard.type('Blinatumomab, subcutaneous');
    await lookedAt('concept-rename');
    await page.keyboard.press('Enter');
    await chip('Blinatumomab, subcutaneous', 'Therapy').waitFor(wait);
    expect(await hasFocus(chip('Blinatumomab, subcutaneous', 'Therapy'))).toBe(true);

    await page.keyboard.press('F2');
    await menu.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('bispecific');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('“Blinatumomab, subcutaneous” lies below').waitFor(wait);

    await page.keyboard.press('F2');
    await menu.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form('Merge Blinatumomab, subcutaneous into another').waitFor();
    await page.keyboard.type('blinat');
    await lookedAt('concept-merge');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await chip('Blinatumomab, subcutaneous', 'Therapy').waitFor({ state: 'detached', ...wait });
    expect(await conceptsOf(page, 'Therapy')).toEqual(['Blinatumomab', 'Chemotherapy']);
    expect(await hasFocus(field('Therapy'))).toBe(true);

    await page.keyboard.type('subcutaneous');
    const marked = page.getByRole('listbox', { name: 'Therapy' }).getByRole('option', { selected: true });
    await expect.poll(() => marked.textContent(), wait).toContain('New concept');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('tisagen');
    await expect.poll(() => marked.textContent(), wait).toContain('Tisagenlecleucel');
    await page.keyboard.press('F2');
    await menu.waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await form('Retire Tisagenlecleucel').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Tisagenlecleucel is retired.').waitFor(wait);
    expect(await field('Therapy').inputValue()).toBe('tisagen');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await claimForm(page).waitFor({ state: 'detached' });
  });

  test('single-key shortcuts are turned off, stay off, and all they do is in the palette', async () => {
    // The window is another one after the review was opened again.
    const keysDialog = (): Locator => page.getByRole('dialog', { name: 'Keys of this screen' });
    const palette = (): Locator => page.getByRole('dialog', { name: 'Command palette' });
    const rows = (): Promise<{ label: string; keys: string[] }[]> =>
      keysDialog()
        .locator('dl > div')
        .evaluateAll((all) =>
          all.map((row) => ({
            label: row.querySelector('dt')?.textContent ?? '',
            keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent ?? ''),
          })),
        );
    const single = (keys: readonly string[]): boolean =>
      keys.some((key) => [...key.replace('Shift+', '')].length === 1);

    await dragOverText(page, 'Immune treatment raises hopes');
    await page.keyboard.press('?');
    await keysDialog().waitFor();
    const before = (await rows()).filter(({ keys }) => single(keys.filter((key) => !'↑↓←→'.includes(key))));
    expect(before.map(({ label }) => label)).toContain('Make a claim of the selected words');
    await page.keyboard.press('Escape');

    await goTo(page, 'Settings');
    const off = page.getByRole('switch', { name: 'Single-key shortcuts' });
    await tabTo(page, off);
    await page.keyboard.press('Space');
    await lookedAt('single-keys-off');
    await reopen();

    await page.keyboard.press('2');
    await page.keyboard.press('?');
    await dragOverText(page, 'Immune treatment raises hopes');
    await page.keyboard.press('c');
    await page.keyboard.press('Control+/');
    await keysDialog().waitFor();
    await page.getByText('Single-key shortcuts are off.').waitFor();
    expect((await rows()).filter(({ keys }) => single(keys.filter((key) => !'↑↓←→'.includes(key))))).toEqual(
      [],
    );
    expect(await claimForm(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    await keysDialog().waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await palette().waitFor();
    for (const { label } of before) {
      // A shape of action that has buttons of its own in the form, reached by Tab.
      if (label.startsWith('Choose: ')) continue;
      await expect
        .poll(() => palette().getByText(label, { exact: true }).count(), { message: label, ...wait })
        .toBe(1);
    }
    await page.keyboard.type('Make a claim of the selected');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(field('Therapy')), wait).toBe(true);
    await page.keyboard.type('1');
    expect(await field('Therapy').inputValue()).toBe('1');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Alt+1');
    await expect.poll(() => conceptsOf(page, 'Therapy'), wait).toEqual(['Chemotherapy']);
  });
});
