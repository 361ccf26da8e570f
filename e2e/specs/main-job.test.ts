import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { claimOnPressItem, pressWords as words } from '../pages/claim-page.ts';
import { exportView, gridRows } from '../pages/evidence-page.ts';
import { makeReview } from '../pages/home-page.ts';
import { documentOf, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { seriousFindings } from '../support/axe.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';
import { inBothThemes } from '../support/screens.ts';

const samples = join(projectRoot, 'resources', 'samples');

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === element.ownerDocument.activeElement);
}

describe('the main job in a window', () => {
  test('import, claim, evidence table and export; the export equals the screen', async () => {
    sheaf = await launch();
    const { page } = await makeReview(sheaf, 'Main job');
    await importFiles(sheaf, page, [
      join(samples, 'blinatumomab-trial.pdf'),
      join(samples, 'press-item.txt'),
    ]);
    await claimOnPressItem(page);
    await goTo(page, 'Evidence');
    await page.getByRole('gridcell', { name: words }).waitFor();
    const shown = await gridRows(page);
    const path = join(sheaf.folder, 'evidence.csv');
    await exportView(sheaf, page, { format: 'CSV', path });
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(1);
    expect(shown).toHaveLength(1);
    const row = data[0] ?? {};
    expect(row).toMatchObject({
      Therapy: 'Immunotherapy',
      Comparator: 'Chemotherapy',
      Tested: 'Immunotherapy',
      Outcome: 'Complete remission',
      Direction: 'favours-therapy',
      Quote: words,
      Reviewer: 'Ada Tester',
    });
    for (const column of ['Therapy', 'Comparator', 'Outcome', 'Quote', 'Page'])
      expect(shown[0]).toContain(row[column]);
    await page.getByRole('button', { name: /^Show the words in/u }).click();
    await page
      .getByRole('option', { name: new RegExp(words, 'u') })
      .first()
      .waitFor();
  });

  test('undo after a restart takes the last action back, redo brings it again', async () => {
    sheaf = await launch();
    const { page, path } = await makeReview(sheaf, 'Restart');
    await importFiles(sheaf, page, [join(samples, 'press-item.txt')]);
    await claimOnPressItem(page);
    const { folder } = sheaf;
    await sheaf.app.close();
    sheaf = await launch({ folder, args: [path] });
    const again = await sheaf.review('Restart');
    await again.getByRole('button', { name: 'Undo: Claim edited' }).click();
    await again.getByRole('button', { name: 'Redo: Claim edited' }).waitFor();
    await again.getByRole('button', { name: 'Redo: Claim edited' }).click();
    await goTo(again, 'Evidence');
    await again.getByRole('gridcell', { name: 'Favours therapy' }).waitFor();
  });

  test('a killed app opens again with everything that was acknowledged', async () => {
    sheaf = await launch();
    const { page, path } = await makeReview(sheaf, 'Killed');
    await importFiles(sheaf, page, [join(samples, 'press-item.txt')]);
    await claimOnPressItem(page);
    const { folder } = sheaf;
    await sheaf.kill();
    sheaf = await launch({ folder, args: [path] });
    const again = await sheaf.review('Killed');
    await goTo(again, 'Evidence');
    await again.getByRole('gridcell', { name: 'Favours therapy' }).waitFor();
    expect((await gridRows(again))[0]).toContain(words);
  });
});

describe('by keyboard alone', () => {
  test('words of a text are selected, claimed and seen in the evidence table', async () => {
    sheaf = await launch();
    const { page } = await makeReview(sheaf, 'Keys');
    await importFiles(sheaf, page, [join(samples, 'press-item.txt')]);
    await page.keyboard.press('l');
    await page.keyboard.press('ArrowDown');
    await documentOf(page).waitFor();
    for (let tab = 0; tab < 40 && !(await isFocused(documentOf(page))); tab += 1)
      await page.keyboard.press('Tab');
    expect(await isFocused(documentOf(page))).toBe(true);
    for (let word = 0; word < 4; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Therapy', exact: true }).waitFor();
    await page.keyboard.type('car-t');
    await page
      .getByRole('option', { name: /CAR T-cell therapy/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('tests CAR T-cell therapy').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page
      .getByRole('navigation', { name: 'Stages' })
      .getByRole('button', { name: 'Evidence' })
      .press('Enter');
    await page.getByRole('gridcell', { name: 'CAR T-cell therapy' }).waitFor();
  });
});

describe('accessible', () => {
  test('axe finds nothing serious or critical on any screen, light or dark', async () => {
    sheaf = await launch();
    const findings: string[] = [];
    const { app } = sheaf;
    const look = async (page: Page, screen: string): Promise<void> => {
      await inBothThemes(app, page, async (theme) => {
        for (const finding of await seriousFindings(page)) findings.push(`${screen} ${theme}: ${finding}`);
      });
    };
    await look(await sheaf.home(), 'home');
    const { page } = await makeReview(sheaf, 'Looks');
    await look(page, 'empty');
    await importFiles(sheaf, page, [
      join(samples, 'blinatumomab-trial.pdf'),
      join(samples, 'press-item.txt'),
    ]);
    await claimOnPressItem(page);
    await look(page, 'claim');
    await openPaper(page, 'blinatumomab-trial');
    await look(page, 'paper');
    for (const stage of ['Evidence', 'Bin', 'History', 'Settings'] as const) {
      await goTo(page, stage);
      await page.waitForTimeout(300);
      await look(page, stage);
    }
    expect(findings).toEqual([]);
  });
});
