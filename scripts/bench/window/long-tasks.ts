import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { z } from 'zod';
import { projectRoot } from '../../../e2e/support/runtime.ts';

/*
 * Long tasks of the window, and whose they were. The browser tells of tasks above 50 ms (Long Tasks API); V8's sampling
 * profiler tells which function ran when; the source map of the build tells which file a function came from.
 */

/** Whose a stretch of time was: the browser's is style, layout, painting, garbage collection and waiting for a core. */
const owners = ['pdf.js', 'app', 'libraries', 'browser'] as const;
export type Owner = (typeof owners)[number];

/** A task above 50 ms, in milliseconds; `own` is what is left of it without pdf.js. */
export interface LongTask {
  readonly ms: number;
  readonly own: number;
  readonly by: Readonly<Record<Owner, number>>;
  /** The functions of the app (or of libraries it calls) that were seen most often in it. */
  readonly where: readonly string[];
}

const CallFrame = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.number(),
  columnNumber: z.number(),
});
const Profile = z.object({
  nodes: z.array(
    z.object({ id: z.number(), callFrame: CallFrame, children: z.array(z.number()).optional() }),
  ),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Profile = z.infer<typeof Profile>;
type Entry = { readonly start: number; readonly ms: number };

const markName = 'sheafClockMark';

/** Runs a function of a known name for a while, so that the profile's clock can be set by the page's. */
async function markClock(page: Page): Promise<number> {
  return page.evaluate(() => {
    function sheafClockMark(until: number): number {
      let turns = 0;
      while (performance.now() < until) turns += 1;
      return turns;
    }
    const start = performance.now();
    sheafClockMark(start + 25);
    return start;
  });
}

/** Begins to watch a window; the answer ends it and tells of the long tasks since. */
export async function watchLongTasks(page: Page): Promise<() => Promise<readonly LongTask[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 1000 });
  await session.send('Profiler.start');
  const mark = await markClock(page);
  const entries = await page.evaluateHandle(() => {
    const seen: { start: number; ms: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.push({ start: startTime, ms: duration });
    }).observe({ type: 'longtask' });
    return seen;
  });
  return async () => {
    const profile = await stopProfile(session);
    const tasks = await entries.evaluate((all) => [...all]);
    return attribute(profile, mark, tasks);
  };
}

async function stopProfile(session: CDPSession): Promise<Profile> {
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  return Profile.parse(profile);
}

/** Finds the source of a place of the built window. */
function sourceFinder(): (frame: z.infer<typeof CallFrame>) => string {
  const folder = join(projectRoot, 'out', 'renderer', 'assets');
  const maps = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js.map'))
      .map((name) => [
        name.slice(0, -'.map'.length),
        new SourceMap(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      ]),
  );
  return ({ url, lineNumber, columnNumber }) => {
    const map = maps.get(url.slice(url.lastIndexOf('/') + 1));
    if (map === undefined) return url;
    const entry: { readonly originalSource?: string } = map.findEntry(lineNumber, columnNumber);
    return entry.originalSource ?? url;
  };
}

function ownerOf(source: string): Owner {
  if (source.includes('pdfjs-dist') || source.includes('/pdfjs/')) return 'pdf.js';
  if (source.includes('node_modules')) return 'libraries';
  return source === '' ? 'browser' : 'app';
}

/** Whoever called counts: work below pdf.js is pdf.js', else work below the app or React is theirs. */
function ownersOfNodes(profile: Profile): Map<number, { readonly owner: Owner; readonly where: string }> {
  const sourceOf = sourceFinder();
  const parents = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)),
  );
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const own = new Map(profile.nodes.map(({ id, callFrame }) => [id, ownerOf(sourceOf(callFrame))]));
  const found = new Map<number, { owner: Owner; where: string }>();
  for (const { id } of profile.nodes) {
    const chain: number[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) chain.push(at);
    const those = chain.map((at) => own.get(at) ?? 'browser');
    const owner = owners.find((one) => those.includes(one)) ?? 'browser';
    const near = chain.find((at) => own.get(at) === owner) ?? id;
    const frame = byId.get(near)?.callFrame;
    const source = frame === undefined ? '' : sourceOf(frame);
    const where =
      `${frame?.functionName ?? ''} ${source.slice(Math.max(0, source.indexOf('renderer/')))}`.trim();
    found.set(id, { owner, where });
  }
  return found;
}

function attribute(profile: Profile, mark: number, tasks: readonly Entry[]): readonly LongTask[] {
  const nodes = ownersOfNodes(profile);
  const marking = new Set(
    profile.nodes.filter(({ callFrame }) => callFrame.functionName === markName).map(({ id }) => id),
  );
  let at = profile.startTime;
  const samples = profile.samples.map((id, place) => {
    at += profile.timeDeltas[place] ?? 0;
    return { id, at: at / 1000 };
  });
  const first = samples.find(({ id }) => marking.has(id));
  if (first === undefined) throw new Error('The profile does not hold the mark that sets its clock.');
  const shift = mark - first.at;
  return tasks.map(({ start, ms }) => {
    const by: Record<Owner, number> = { 'pdf.js': 0, app: 0, libraries: 0, browser: 0 };
    const where = new Map<string, number>();
    const within = samples.filter((one) => one.at + shift >= start && one.at + shift < start + ms);
    const each = within.length === 0 ? 0 : ms / within.length;
    for (const { id } of within) {
      const node = nodes.get(id);
      const owner = node?.owner ?? 'browser';
      by[owner] += each;
      if (owner !== 'pdf.js' && node !== undefined)
        where.set(node.where, (where.get(node.where) ?? 0) + each);
    }
    const often = [...where].toSorted(([, a], [, b]) => b - a).slice(0, 4);
    const named = often.map(([name, time]) => `${name} (${Math.round(time)} ms)`);
    return { ms, own: ms - by['pdf.js'], by, where: named };
  });
}
