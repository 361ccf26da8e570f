import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openTestReview } from '#electron/store/testing.ts';
import { AnalysisId, AnalysisRowId } from '#shared/contract/ids.ts';
import { lightTheme } from '#shared/figures/theme.ts';
import { forestFigure } from '#shared/figures/synthesis/forest-figure.ts';
import { forestOf } from '#shared/figures/synthesis/of-analysis/forest-of.ts';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { newAnalysis } from '#shared/stats/analysis/request.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { goTo } from '../../e2e/pages/read-page.ts';
import { setSize } from '../../e2e/support/fitting.ts';
import { launch } from '../../e2e/support/launch.ts';
import { linesOf, quantile } from './window/lines.ts';

/*
 * An analysis in a window: from Enter in a cell of the table of studies until the new number is painted there, and until
 * sentence and figure beside it are. SHEAF_BENCH_TURNS (20) says how often.
 */

const turns = Number(process.env['SHEAF_BENCH_TURNS'] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'sheaf-bench-synthesis-'));
const say = linesOf('synthesis in a window');
const sizes = [10, 100, 1_000] as const;

/** Trials whose numbers follow from their place: the same in each run. */
function trialsOf(count: number) {
  return Array.from({ length: count }, (_, at) => {
    const [n1, n2] = [80 + ((at * 37) % 300), 75 + ((at * 53) % 280)];
    const cells = { e1: 3 + ((at * 17) % (n1 - 40)), n1, e2: 6 + ((at * 29) % (n2 - 40)), n2 };
    return { study: `Trial ${at + 1}`, cells };
  });
}

async function makeReview(count: number): Promise<string> {
  const review = await openTestReview({ title: 'Bench' });
  const rows = trialsOf(count).map((set) => ({
    rowId: AnalysisRowId.parse(crypto.randomUUID()),
    set,
  }));
  const analysisId = AnalysisId.parse(crypto.randomUUID());
  const set = { comparison: 'A against B', outcome: 'relapse', measure: 'RR', group1: 'A', group2: 'B' };
  must(await review.client.analyses.create({ analysisId, set, rows }));
  await review.store.close();
  const path = join(folder, `${count}.sheaf`);
  cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
  return path;
}

/** The numbers and the forest plot alone, without a window: the least that any program must do, in ms. */
function bare(count: number): number[] {
  const studies = trialsOf(count).map(({ study, cells }) => ({ ...cells, study }));
  const labels = { title: '', group1: 'A', group2: 'B', outcome: 'relapse', better: null, unit: null };
  return Array.from({ length: turns }, (_, turn) => {
    const [first, ...others] = studies;
    const start = performance.now();
    const analysis = analyse(newAnalysis('RR', [{ ...first, study: 'Trial 1', e1: 5 + turn }, ...others]));
    forestFigure(forestOf(analysis, labels), lightTheme);
    return performance.now() - start;
  });
}

interface Taken {
  readonly cell: number;
  readonly result: number;
}

/** Writes a number into the first cell of events and waits for it, and for what follows from it. */
async function written(page: Page, value: string): Promise<Taken> {
  await page.locator('[data-cell="0:2"]').focus();
  await page.keyboard.type(value);
  return page.evaluate(async (text) => {
    const drawn = (): string => document.querySelector('section[aria-label="Figure"] svg')?.textContent ?? '';
    const before = drawn();
    const field = document.activeElement;
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
    const start = performance.now();
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    let cell = 0;
    for (;;) {
      await frame();
      const shown = document.querySelector('[data-cell="0:2"]')?.textContent === text;
      if (shown && cell === 0) cell = performance.now() - start;
      if (drawn() !== before && cell > 0) break;
      if (performance.now() - start > 20_000) throw new Error('The result did not change.');
    }
    // What was set before this frame is painted when the next one begins.
    await frame();
    return { cell, result: performance.now() - start };
  }, value);
}

async function measure(count: number): Promise<void> {
  const path = await makeReview(count);
  const sheaf = await launch({ folder: join(folder, `app-${count}`), args: [path] });
  try {
    const page = await sheaf.review('Bench');
    await setSize(sheaf, page, { width: 1500, height: 950 });
    await goTo(page, 'Synthesise');
    await page.getByRole('group', { name: 'In words' }).waitFor();
    const taken: Taken[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      taken.push(await written(page, String(5 + turn)));
      await page.waitForTimeout(200);
    }
    tell(count, taken);
  } finally {
    await sheaf.close();
  }
}

function tell(count: number, taken: readonly Taken[]): void {
  const of = `a number of an analysis of ${count} studies is written`;
  const cells = taken.map(({ cell }) => cell);
  const results = taken.map(({ result }) => result);
  say({
    name: `${of}, until it stands in its cell, p95`,
    ...{ value: quantile(cells, 0.95), unit: 'ms', floor: null, goal: null, repetitions: cells.length },
    also: { p50: Math.round(quantile(cells, 0.5)) },
  });
  const least = bare(count);
  say({
    name: `${of}, until sentence and figure are painted, median`,
    value: quantile(results, 0.5),
    unit: 'ms',
    floor: { what: 'numbers and figure without a window, median', value: quantile(least, 0.5) },
    goal: count === 100 ? { atMost: 50 } : null,
    repetitions: results.length,
    also: { p95: Math.round(quantile(results, 0.95)), most: Math.round(Math.max(...results)) },
  });
}

try {
  for (const count of sizes) await measure(count);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
