import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { reopenTestReview } from '#electron/store/testing.ts';
import type { Chance } from '#shared/testing/chance.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { foldKey } from '#shared/text/fold.ts';
import { makeReview } from '../../pages/home-page.ts';
import { documentOf, importFiles, openPaper } from '../../pages/read-page.ts';
import { setSize } from '../fitting.ts';
import { launch } from '../launch.ts';
import type { HeldSentence } from './held.ts';
import type { Paper } from './papers.ts';
import { dragWords, turnTo, zoomTo, type Turn } from './sheet.ts';

/** How pages are shown while sentences are dragged over. */
export interface View {
  readonly percent: number;
  readonly turn: Turn;
}

/** One sentence to be dragged over, in one view. */
export interface Task {
  readonly paper: Paper;
  readonly view: View;
  readonly sentence: HeldSentence;
}

/** What came of it: the quote as the review keeps it. */
export interface Outcome extends Task {
  readonly quote: string;
  readonly equal: boolean;
}

/** The views of the measure. */
export const views: readonly View[] = [
  { percent: 50, turn: 0 },
  { percent: 100, turn: 0 },
  { percent: 150, turn: 0 },
  { percent: 200, turn: 0 },
  { percent: 100, turn: 90 },
];

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(chance.below(rest.length), 1));
  return out;
}

/**
 * Draws sentences by chance: the same number of each paper and view (rounded up), the ones over column and page breaks
 * first, as there are few.
 */
export function drawTasks(
  papers: readonly Paper[],
  wanted: number,
  chance: Chance,
  shown: readonly View[] = views,
): readonly Task[] {
  const each = Math.ceil(wanted / papers.length);
  return papers.flatMap((paper) => {
    const broken = paper.held.filter(({ over }) => over !== 'one column');
    const whole = paper.held.filter(({ over }) => over === 'one column');
    const chosen = [...shuffled(broken, chance), ...shuffled(whole, chance)].slice(0, each);
    const tasks = chosen.flatMap((sentence, at) => {
      const view = shown[at % shown.length];
      return view === undefined ? [] : [{ paper, view, sentence }];
    });
    return tasks.toSorted((a, b) => shown.indexOf(a.view) - shown.indexOf(b.view));
  });
}

/** Keeps the selected words as a highlight; false when nothing was selected. */
async function keep(page: Page, had: number): Promise<boolean> {
  const options = page.getByRole('listbox', { name: 'Highlights in this document' }).getByRole('option');
  for (let waited = 0; waited < 20; waited += 1) {
    await page.keyboard.press('h');
    await page.waitForTimeout(100);
    if ((await options.count()) > had) return true;
  }
  return false;
}

async function show(page: Page, view: View, turn: Turn): Promise<void> {
  await zoomTo(page, view.percent);
  await turnTo(page, turn, view.turn);
  await page.waitForTimeout(300);
}

async function dragAll(page: Page, tasks: readonly Task[]): Promise<readonly boolean[]> {
  const kept: boolean[] = [];
  let paper = '';
  let view: View | null = null;
  let had = 0;
  for (const task of tasks) {
    if (task.paper.name !== paper) {
      await openPaper(page, task.paper.name);
      await documentOf(page).locator('canvas').first().waitFor();
      paper = task.paper.name;
      view = null;
      had = 0;
    }
    if (task.view !== view) await show(page, task.view, view?.turn ?? 0);
    view = task.view;
    const { boxes } = task.sentence;
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (first === undefined || last === undefined) throw new Error('A sentence has no words.');
    await dragWords({ page, pdf: task.paper.pdf, turn: task.view.turn }, first, last);
    const done = await keep(page, had);
    if (done) had += 1;
    kept.push(done);
  }
  return kept;
}

/**
 * Imports the papers into a new review, drags over every sentence with the mouse in a window and answers the quotes
 * that the review keeps of it.
 */
export async function measureSelection(tasks: readonly Task[]): Promise<readonly Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-selection-'));
  const sheaf = await launch({ folder });
  let kept: readonly boolean[] = [];
  let path = '';
  try {
    const made = await makeReview(sheaf, 'Selecting');
    path = made.path;
    const { page } = made;
    await setSize(sheaf, page, { width: 1500, height: 950 });
    await importFiles(sheaf, page, [...new Set(tasks.map(({ paper }) => paper.path))]);
    await page.getByRole('button', { name: 'Close the import report' }).click();
    kept = await dragAll(page, tasks);
  } finally {
    await sheaf.close();
  }
  const review = await reopenTestReview(path, sheaf.profile);
  try {
    const all = must(await review.client.annotations.list({ limit: 10_000 }));
    const quotes = all
      .toSorted((a, b) => a.created.localeCompare(b.created))
      .map(({ anchor }) => anchor.quote.exact);
    return tasks.map((task, at) => {
      const quote = kept[at] === true ? (quotes.shift() ?? '') : '';
      return { ...task, quote, equal: foldKey(quote) === foldKey(task.sentence.words) };
    });
  } finally {
    await review.close();
  }
}
