import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openTestReview } from '#electron/store/testing.ts';
import { goTo } from '../../e2e/pages/read-page.ts';
import { setSize } from '../../e2e/support/fitting.ts';
import { launch } from '../../e2e/support/launch.ts';
import { framesOf, paintedAfter } from './evidence/in-page.ts';
import { claimsWanted, seedEvidence } from './evidence/seed.ts';
import { linesOf, quantile } from './window/lines.ts';
import { watchLongTasks } from './window/long-tasks.ts';

/*
 * The evidence of a large review in a window: from a press to painted rows, and how smoothly they scroll. How many claims:
 * SHEAF_BENCH_CLAIMS (20,000); how often: SHEAF_BENCH_TURNS (20).
 */

const turns = Number(process.env['SHEAF_BENCH_TURNS'] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-evidence-window-'));
const say = linesOf('evidence in a window');
const of = `of ${claimsWanted} claims`;

async function makeReview(): Promise<string> {
  const review = await openTestReview({ title: 'Bench' });
  await seedEvidence(review, folder);
  await review.store.close();
  const path = join(folder, 'bench.sheaf');
  cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
  return path;
}

function told(name: string, taken: readonly number[], atMost: number): void {
  say({
    name: `${name}, ${of}, until its rows are painted`,
    value: quantile(taken, 0.95),
    unit: 'ms',
    floor: null,
    goal: { atMost },
    repetitions: taken.length,
    also: { p50: Math.round(quantile(taken, 0.5)), most: Math.round(Math.max(...taken)) },
  });
}

/** The same press again and again, each turned back by the next. */
async function pressing(
  page: Page,
  name: string,
  presses: readonly (() => Promise<number>)[],
): Promise<void> {
  const taken: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const press = presses[turn % presses.length];
    if (press !== undefined) taken.push(await press());
    await page.waitForTimeout(150);
  }
  told(name, taken, 100);
}

async function table(page: Page): Promise<void> {
  const studiesOnly = page.getByRole('checkbox', { name: 'Studies only' });
  await pressing(page, 'filter: studies only', [() => paintedAfter(page, studiesOnly, { act: 'click' })]);
  const outcome = page.getByRole('columnheader', { name: /^Outcome/u });
  await pressing(page, 'order by outcome', [() => paintedAfter(page, outcome, { act: 'click' })]);
  const grouped = page.getByRole('combobox', { name: 'Group by' });
  const by = (label: string) => () => paintedAfter(page, grouped, { act: 'choose', label });
  await pressing(page, 'regroup', [by('therapy'), by('outcome'), by('study')]);
  await paintedAfter(page, grouped, { act: 'choose', label: 'nothing' });
}

async function scrolling(page: Page): Promise<void> {
  const { ours, empty } = await framesOf(page, 300);
  say({
    name: `a frame of scrolling the table ${of}, p95`,
    value: quantile(ours, 0.95),
    unit: 'ms',
    floor: { what: 'an empty list of the same height', value: quantile(empty, 0.95) },
    goal: { timesFloor: 1.25 },
    repetitions: ours.length,
    also: {
      p50: Math.round(quantile(ours, 0.5) * 10) / 10,
      emptyP50: Math.round(quantile(empty, 0.5) * 10) / 10,
    },
  });
}

async function run(): Promise<void> {
  const path = await makeReview();
  const sheaf = await launch({ folder: join(folder, 'app'), args: [path] });
  try {
    const page = await sheaf.review('Bench');
    await setSize(sheaf, page, { width: 1500, height: 950 });
    await goTo(page, 'Evidence');
    await page.locator('[data-cell^="3:"]').first().waitFor();
    await table(page);
    await scrolling(page);
    const stop = await watchLongTasks(page);
    await table(page);
    await framesOf(page, 60);
    const tasks = await stop();
    const worst = tasks.toSorted((a, b) => b.own - a.own);
    say({
      name: `longest task of filters, orders, groups and scrolling, ${of}`,
      value: worst[0]?.own ?? 0,
      unit: 'ms',
      floor: null,
      goal: { atMost: 50 },
      repetitions: 1,
      also: { over50: tasks.length, worst: worst.slice(0, 3) },
    });
  } finally {
    await sheaf.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await run();
