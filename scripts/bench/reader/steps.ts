import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { v7 } from 'uuid';
import { documentOf, goTo, openPaper } from '../../../e2e/pages/read-page.ts';
import { acknowledgedSave, firstPaintedPage, markedWords, type FirstPage, type Jump } from './in-page.ts';
import { papers, statementOf } from './seed.ts';

/** Opens the long paper by a click, with a text open before. */
export async function openLong(page: Page): Promise<FirstPage> {
  await openPaper(page, papers.text);
  await page.locator('[data-reader="tree"]').waitFor();
  await page.waitForTimeout(300);
  const painted = firstPaintedPage(page);
  await page.waitForTimeout(150);
  await page.getByRole('option', { name: new RegExp(`^${papers.long} `, 'u') }).click();
  return painted;
}

/** Scrolls the open paper to its end by the wheel, as if leafing through it: pages are drawn on the way. */
export async function wheelToEnd(page: Page, step: number): Promise<void> {
  const view = documentOf(page);
  await view.evaluate((element) => element.scrollTo({ top: 0 }));
  await view.hover();
  const atEnd = (): Promise<boolean> =>
    view.evaluate((element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2);
  while (!(await atEnd())) {
    for (let turn = 0; turn < 8; turn += 1) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(30);
    }
  }
  await page.waitForTimeout(800);
}

/** Drags the scrollbar of the open paper from top to bottom and back up by a third. */
export async function dragToEnd(page: Page): Promise<void> {
  const view = documentOf(page);
  await view.evaluate((element) => element.scrollTo({ top: 0 }));
  await page.waitForTimeout(500);
  const box = await view.boundingBox();
  if (box === null) throw new Error('The paper is not shown.');
  const x = box.x + box.width - 6;
  await page.mouse.move(x, box.y + 22);
  await page.mouse.down();
  await page.mouse.move(x, box.y + box.height - 2, { steps: 60 });
  await page.mouse.move(x, box.y + (box.height * 2) / 3, { steps: 20 });
  await page.mouse.up();
  await page.waitForTimeout(800);
}

/** Jumps from rows of the evidence table to their words, each in another paper than the one that was open. */
export async function jumpAround(page: Page, jumps: number): Promise<readonly Jump[]> {
  const taken: Jump[] = [];
  for (let number = 0; number < jumps; number += 1) {
    await goTo(page, 'Evidence');
    const cell = page.getByRole('gridcell', { name: statementOf(number), exact: true });
    await cell.click();
    await page.waitForTimeout(200);
    const marked = markedWords(page);
    // The watcher must be there before the key is.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    taken.push(await marked);
  }
  return taken;
}

/** A commit of one small row under the pragmas of a review: nothing durable is faster here. */
function bareDatabase(folder: string) {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS row (id TEXT PRIMARY KEY, content TEXT) STRICT');
  const insert = db.prepare('INSERT INTO row VALUES (?, ?)');
  return { close: () => db.close(), commit: () => insert.run(v7(), 'x'.repeat(400)) };
}

/** Presses directions of an open claim by turns; after each, one bare commit on the same disk. All in milliseconds. */
export async function saveClaims(
  page: Page,
  folder: string,
  presses: number,
): Promise<{ readonly saves: readonly number[]; readonly commits: readonly number[] }> {
  const bare = bareDatabase(folder);
  const choices = page.getByRole('group', { name: 'Direction', exact: true }).getByRole('button');
  const saves: number[] = [];
  const commits: number[] = [];
  try {
    for (let press = 0; press < presses; press += 1) {
      const saved = acknowledgedSave(page);
      await page.waitForTimeout(30);
      await choices.nth(press % 2).click();
      saves.push(await saved);
      const start = performance.now();
      bare.commit();
      commits.push(performance.now() - start);
      await page.waitForTimeout(60);
    }
  } finally {
    bare.close();
  }
  return { saves, commits };
}
