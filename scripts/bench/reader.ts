import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { setSize } from '../../e2e/support/fitting.ts';
import { goTo } from '../../e2e/pages/read-page.ts';
import { launch, type Sheaf } from '../../e2e/support/launch.ts';
import { noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { openBareWindow } from './reader/bare-window.ts';
import { noteInPage, watchCanvases } from './reader/in-page.ts';
import { linesOf, quantile } from './window/lines.ts';
import { watchLongTasks } from './window/long-tasks.ts';
import { type Memory, memoryOf, watchMemory } from './reader/memory.ts';
import { longPaper, makeBenchReview } from './reader/seed.ts';
import { dragToEnd, jumpAround, openLong, saveClaims, wheelToEnd } from './reader/steps.ts';

/*
 * Reading in a window: JSON lines, each with its floor from the same run. How often things are done:
 * SHEAF_BENCH_OPENINGS (9), SHEAF_BENCH_JUMPS (40), SHEAF_BENCH_SAVES (100); which: SHEAF_BENCH_PARTS, such as "first,save".
 */

const often = (name: string, usual: number): number => Number(process.env[`SHEAF_BENCH_${name}`] ?? usual);
const openings = often('OPENINGS', 9);
const jumps = often('JUMPS', 40);
const presses = often('SAVES', 100);
const parts = (process.env['SHEAF_BENCH_PARTS'] ?? 'first,scroll,jump,save,tasks').split(',');
const size = { width: 1500, height: 950 };
const say = linesOf('reader');
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-reader-'));

/** Opens the review in a fresh start of the app, prepared to be measured. */
async function openReview(path: string): Promise<{ sheaf: Sheaf; page: Page }> {
  const sheaf = await launch({ folder: join(folder, 'app') });
  await sheaf.app.context().addInitScript(noteInPage);
  const home = await sheaf.home();
  await sheaf.dialogs.open(path);
  await home.getByRole('button', { name: 'Open…' }).click();
  const page = await sheaf.review('Bench');
  page.setDefaultTimeout(20_000);
  await setSize(sheaf, page, size);
  return { sheaf, page };
}

/** The empty window's memory, for the scroll; by itself, as processes of one program share memory. */
async function emptyMemory(): Promise<Memory> {
  const bare = await openBareWindow(longPaper, size);
  try {
    await bare.page.waitForTimeout(3_000);
    return await memoryOf(bare.app);
  } finally {
    await bare.close();
  }
}

async function firstPages(page: Page): Promise<void> {
  const bare = await openBareWindow(longPaper, size);
  const [ours, alone]: [number[], number[]] = [[], []];
  try {
    await bare.load();
    for (let round = 0; round <= openings; round += 1) {
      const { ms, width, ratio } = await openLong(page);
      ours.push(ms);
      alone.push(await bare.firstPage(width, ratio));
    }
  } finally {
    await bare.close();
  }
  // The first of each compiles pdf.js; whoever reads has a paper open before long.
  const [first = 0, ...rest] = ours;
  const [firstAlone = 0, ...restAlone] = alone;
  say({
    name: 'first page of 352',
    value: quantile(rest, 0.5),
    unit: 'ms',
    floor: { what: 'pdf.js alone in an empty window', value: quantile(restAlone, 0.5) },
    goal: { timesFloor: 1.15 },
    repetitions: rest.length,
    also: { p95: Math.round(quantile(rest, 0.95)), first, firstAlone },
  });
}

async function scrolling(sheaf: Sheaf, page: Page, empty: Memory): Promise<void> {
  await openLong(page);
  await page.waitForTimeout(1_500);
  const begun = await memoryOf(sheaf.app);
  const watching = watchMemory(sheaf.app);
  const seen = await watchCanvases(page);
  await wheelToEnd(page, 900);
  await dragToEnd(page);
  const peak = await watching.stop();
  const { drawn, mostShown, mostAlive, mostPixels } = await seen();
  const floor = { what: 'the empty window', value: empty.all };
  say({
    name: 'peak memory of all processes, scrolling to the end of 352 pages',
    value: peak.all,
    unit: 'MB',
    floor,
    goal: { aboveFloor: 350 },
    repetitions: 1,
    also: {
      above: Math.round(peak.all - empty.all),
      aboveWithoutFiles: Math.round(peak.made - empty.made),
      aboveBeforeScrolling: Math.round(begun.all - empty.all),
    },
  });
  say({
    name: 'pages drawn on the way',
    value: drawn,
    unit: 'pages',
    floor: null,
    goal: null,
    repetitions: 1,
  });
  say({
    name: 'most canvases alive at once',
    value: mostAlive,
    unit: 'canvases',
    floor: null,
    goal: { atMost: 12 },
    repetitions: 1,
    also: { shown: mostShown, megapixels: Math.round(mostPixels / 1e5) / 10 },
  });
}

async function jumping(page: Page): Promise<void> {
  await goTo(page, 'Evidence');
  await page.getByRole('columnheader', { name: 'Statement' }).click();
  const taken = await jumpAround(page, jumps);
  for (const what of ['marked', 'drawn'] as const) {
    const times = taken.map((jump) => jump[what]);
    say({
      name: `jump to a claim in another document, until its words are ${what}`,
      value: quantile(times, 0.95),
      unit: 'ms',
      floor: null,
      goal: { atMost: 100 },
      repetitions: times.length,
      also: {
        p50: Math.round(quantile(times, 0.5)),
        most: Math.round(Math.max(...times)),
        notSeen: taken.filter((jump) => jump.page === 0).length,
      },
    });
  }
}

async function saving(page: Page): Promise<void> {
  // A claim stands open after a jump to it.
  await jumpAround(page, 1);
  const { saves, commits } = await saveClaims(page, folder, presses);
  for (const part of [0.5, 0.95]) {
    say({
      name: `save of a claim, p${part * 100}`,
      value: quantile(saves, part),
      unit: 'ms',
      floor: { what: 'one durable SQLite commit', value: quantile(commits, part) },
      goal: part === 0.95 ? { aboveFloor: 10 } : null,
      repetitions: saves.length,
    });
  }
}

/** All of it once more, shorter and under the profiler, which would weigh on the times above. */
async function longTasks(page: Page): Promise<void> {
  const stop = await watchLongTasks(page);
  for (let round = 0; round < 2; round += 1) await openLong(page);
  await wheelToEnd(page, 3_000);
  await dragToEnd(page);
  await jumpAround(page, Math.min(jumps, 10));
  await saveClaims(page, folder, Math.min(presses, 20));
  const tasks = await stop();
  const worst = tasks.toSorted((a, b) => b.own - a.own);
  say({
    name: 'longest task without pdf.js',
    value: worst[0]?.own ?? 0,
    unit: 'ms',
    floor: null,
    goal: { atMost: 50 },
    repetitions: 1,
    also: {
      tasksOver50: tasks.length,
      ofThemWithoutPdfjs: tasks.filter(({ own }) => own > 50).length,
      worst: worst.slice(0, 5),
    },
  });
}

async function run(): Promise<void> {
  if (sheafData === null) throw new Error(`${noSheafData}: set it to the folder of real papers.`);
  const path = join(folder, 'bench.sheaf');
  await makeBenchReview(path, Math.max(jumps, 10));
  const empty = parts.includes('scroll') ? await emptyMemory() : { all: 0, made: 0 };
  const { sheaf, page } = await openReview(path);
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    // First pages come first: a paper opens where reading ended.
    first: () => firstPages(page),
    scroll: () => scrolling(sheaf, page, empty),
    jump: () => jumping(page),
    save: () => saving(page),
    tasks: () => longTasks(page),
  };
  try {
    for (const [name, step] of Object.entries(steps)) if (parts.includes(name)) await step();
  } finally {
    await sheaf.close();
  }
}

await run()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
