import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { makeReview } from '../pages/home-page.ts';
import { importEnded, importReport, outcomeOf, paperCount, paperRows } from '../pages/import-page.ts';
import { documentOf } from '../pages/read-page.ts';
import { dropFiles } from '../support/drop-files.ts';
import { launch, type Sheaf } from '../support/launch.ts';
import { projectRoot } from '../support/runtime.ts';

const samples = join(projectRoot, 'resources', 'samples');
const trial = join(samples, 'blinatumomab-trial.pdf');

/** For `expect.poll`, on a machine that has other things to do. */
const patient = { timeout: 60_000 };

let sheaf: Sheaf | null = null;
afterEach(async () => {
  await sheaf?.close();
  sheaf = null;
});

async function openReview(title: string): Promise<{ own: Sheaf; page: Page; folder: string }> {
  const own = await launch();
  sheaf = own;
  const { page } = await makeReview(own, title);
  const folder = join(own.folder, 'papers');
  mkdirSync(folder, { recursive: true });
  return { own, page, folder };
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}

/** Undoes or redoes with the key that the tooltip names, and waits until it is said. */
async function press(page: Page, key: 'Control+z' | 'Control+Shift+z', said: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('alert').filter({ hasText: said }).first().waitFor();
}

describe('files and folders dropped on the window', () => {
  test('each has its outcome; a refused one is mended and tried again; both imports are undone', async () => {
    const { own, page, folder } = await openReview('Drop');
    const within = join(folder, 'within');
    mkdirSync(join(within, 'deeper'), { recursive: true });
    writeAll(within, { 'alpha.txt': 'Remission rates were higher.', '.hidden.txt': 'Not meant.' });
    writeAll(join(within, 'deeper'), { 'beta.md': '# Beta\n\nSurvival was equal.' });
    copyFileSync(trial, join(folder, 'trial.txt'));
    const loose = writeAll(folder, {
      'search.ris': 'TY  - JOUR\nTI  - Blinatumomab\nER  - \n',
      'empty.pdf': '',
      'page.pdf': '<!doctype html><title>News</title><p>A page.</p>',
      'alpha again.txt': 'Remission rates were higher.',
    });
    const picture = join(folder, 'photo.png');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await dropFiles(page, [within, join(folder, 'trial.txt'), ...loose, picture], async () => {
      await page.getByText('Drop to import').waitFor();
    });
    await importEnded(page, '4 imported, 1 already here, 3 refused');
    await page.getByText('Drop to import').waitFor({ state: 'detached' });

    const said = async (file: string) => Object.values(await outcomeOf(page, file)).join(': ');
    expect(await said('alpha.txt')).toBe('Imported: ');
    expect(await said('beta.md')).toBe('Imported: ');
    expect(await said('trial.txt')).toMatch(/^Imported: .*holds a PDF/u);
    expect(await said('page.pdf')).toMatch(/^Imported: .*holds an HTML page/u);
    expect(await said('alpha again.txt')).toBe('Already here: The same bytes are in this review already.');
    expect(await said('empty.pdf')).toMatch(/^Refused: empty\.pdf holds no bytes/u);
    expect(await said('search.ris')).toMatch(/^Refused: search\.ris is a reference file: RIS/u);
    expect(await said('photo.png')).toMatch(/^Refused: photo\.png can't be imported/u);
    expect(await paperRows(page)).toHaveLength(4);

    // What was refused is looked at again: a file that was mended meanwhile comes in.
    writeFileSync(
      join(folder, 'empty.pdf'),
      Buffer.concat([readFileSync(trial), Buffer.from('\n% again\n')]),
    );
    // Trying again is for that one alone: Sheaf takes no pictures the second time either.
    await importReport(page).getByRole('button', { name: 'Retry 1' }).click();
    await importEnded(page, '1 imported');
    await importReport(page).getByRole('button', { name: 'empty.pdf' }).click();
    await documentOf(page).waitFor();
    await expect.poll(() => paperCount(page), patient).toBe(5);

    await page.keyboard.press('l');
    await press(page, 'Control+z', 'Undone: Papers imported');
    await expect.poll(() => paperCount(page), patient).toBe(4);
    await press(page, 'Control+z', 'Undone: Papers imported');
    await page.getByText('No papers yet.').waitFor();
    await press(page, 'Control+Shift+z', 'Done again: Papers imported');
    await press(page, 'Control+Shift+z', 'Done again: Papers imported');
    await expect.poll(() => paperCount(page), patient).toBe(5);
    // The paper that was open is back, and reads its file again.
    await page.locator('[data-page="1"] canvas').waitFor(patient);
    expect(own.problems.found).toEqual([]);
  });

  test('300 at once: counted, cancelled in the middle, kept and gone on with; another is taken back', async () => {
    const { page, folder } = await openReview('Hundreds');
    const many = (name: string, count: number): string => {
      const target = join(folder, name);
      mkdirSync(target);
      for (let number = 1; number <= count; number += 1)
        writeFileSync(join(target, `${name} ${number}.txt`), `Paper ${number} of ${name}.\n`.repeat(40));
      return target;
    };
    const report = importReport(page);
    const cancelAfter = async (done: number): Promise<void> => {
      const reached = async (): Promise<number> =>
        Number(/^Importing (\d+) of 300$/mu.exec(await report.innerText())?.[1] ?? 0);
      await expect.poll(reached, patient).toBeGreaterThan(done);
      await report.getByRole('button', { name: 'Cancel' }).click();
      await importEnded(page, 'Cancelled: ');
    };

    await dropFiles(page, [many('first', 300)]);
    await report.getByText(/^Importing \d+ of 300$/u).waitFor();
    // The window goes on working meanwhile.
    await page.getByRole('option', { name: /^first 1 /u }).click();
    await documentOf(page).waitFor();
    await cancelAfter(20);
    const [, imported = '', left = ''] =
      /^Cancelled: (\d+) imported, (\d+) not reached$/u.exec(await report.getByRole('status').innerText()) ??
      [];
    expect(Number(imported) + Number(left)).toBe(300);
    await expect.poll(() => paperCount(page), patient).toBe(Number(imported));

    await report.getByRole('button', { name: `Retry ${left}` }).click();
    await importEnded(page, `${left} imported`);
    await expect.poll(() => paperCount(page), patient).toBe(300);

    await dropFiles(page, [many('second', 300)]);
    await cancelAfter(10);
    await expect.poll(() => paperCount(page), patient).toBeGreaterThan(300);
    await report.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => paperCount(page), patient).toBe(300);
    await report.waitFor({ state: 'detached' });
  });
});
