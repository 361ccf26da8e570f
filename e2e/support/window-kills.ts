import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { z } from 'zod';
import { chance, type Chance } from '#shared/testing/chance.ts';
import { makeReview, openRecent } from '../pages/home-page.ts';
import { chooseConcept, documentOf, goTo, importFiles, openPaper } from '../pages/read-page.ts';
import { launch, type Sheaf } from './launch.ts';
import { type AppProcess, killNow, outlived, type ProcessKind, processesOf } from './processes.ts';
import { projectRoot } from './runtime.ts';
import { askStore, type Call, listenOnWire, sendAgain } from './store-wire.ts';
import { answered } from './answered.ts';

/*
 * Ends any process of the app at a random moment of an import and of claims that are made through the window, and
 * looks the review through each time: it opens, its check finds nothing, everything acknowledged is there.
 */

/** Of twenty kills, how often each process is the one. */
const deck: readonly ProcessKind[] = [
  ...Array<ProcessKind>(5).fill('main'),
  ...Array<ProcessKind>(5).fill('store'),
  ...Array<ProcessKind>(4).fill('window'),
  ...Array<ProcessKind>(3).fill('reader'),
  'gpu',
  'network',
  'zygote',
];
/** A review is left for a fresh one after so many kills, so that its list of papers stays short. */
const killsPerReview = 10;
const samples = join(projectRoot, 'resources', 'samples');
const title = 'Killed';

/** What the store has acknowledged to a window: changes and documents, each change with the command that asked for it. */
type Acknowledged = Map<string, Call | null>;

/** One review under fire. */
interface Run {
  readonly random: Chance;
  readonly folder: string;
  readonly acknowledged: Acknowledged;
  readonly wrong: string[];
  sheaf: Sheaf;
  page: Page;
  /** Of this start of the app: the store is started again three times a minute, the GPU process twice. */
  killed: ProcessKind[];
}

async function start(folder: string, acknowledged: Acknowledged): Promise<Sheaf> {
  const sheaf = await launch({ folder });
  // What a kill makes Chromium and the window say on the console is no finding; what the review holds is.
  sheaf.problems.allow(/./u);
  await listenOnWire(sheaf.app, (heard) => {
    if (heard.what === 'import-ended') return;
    acknowledged.set(`${heard.what} ${heard.id}`, heard.what === 'change' ? heard.call : null);
  });
  return sheaf;
}

async function begin(random: Chance, wrong: string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-kills-'));
  const acknowledged: Acknowledged = new Map();
  const sheaf = await start(folder, acknowledged);
  const { page } = await makeReview(sheaf, title);
  await importFiles(sheaf, page, [join(samples, 'press-item.txt')]);
  await openPaper(page, 'press-item');
  return { random, folder, acknowledged, wrong, sheaf, page, killed: [] };
}

/** The app is gone: it is started again, and the review opened from Home. */
async function startAgain(run: Run): Promise<void> {
  run.sheaf = await start(run.folder, run.acknowledged);
  run.killed = [];
  run.page = await openRecent(run.sheaf, title);
  await openPaper(run.page, 'press-item');
}

/** Three short texts and a PDF that no review has seen. */
function papers(run: Run, round: number): string[] {
  const texts = ['a', 'b', 'c'].map((name) => {
    const path = join(run.folder, `zz ${round}${name}.txt`);
    writeFileSync(path, `Paper ${round}${name}. Survival was similar in both groups.`);
    return path;
  });
  const pdf = join(run.folder, `zz ${round}.pdf`);
  writeFileSync(
    pdf,
    Buffer.concat([readFileSync(join(samples, 'blinatumomab-trial.pdf')), Buffer.from(`\n% ${round}\n`)]),
  );
  return [...texts.slice(0, 2), pdf, ...texts.slice(2)];
}

/** What a person does while the import runs: words selected by keys, claimed, tagged, put in own words. */
async function claim(page: Page, at: number): Promise<void> {
  await documentOf(page).focus();
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < at; word += 1) await page.keyboard.press('Control+ArrowRight');
  for (let word = 0; word < 4; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('c');
  await chooseConcept(page, 'Therapy', 'Immunotherapy');
  await page.getByRole('textbox', { name: 'Statement' }).fill(`Survival, ${at}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function work(run: Run, round: number): Promise<void> {
  const { sheaf, page, random } = run;
  const report = page.getByRole('button', { name: 'Close the import report' });
  if (await report.isVisible()) await report.click();
  await sheaf.dialogs.open(...papers(run, round));
  await page.getByRole('button', { name: 'Import papers…' }).first().click();
  await claim(page, random.below(12));
  await claim(page, random.below(12));
  await quiet(page);
}

/** Nothing runs and nothing is unsaved. */
async function quiet(page: Page): Promise<void> {
  // One that was interrupted may go on beside the next.
  const running = page.getByRole('button', { name: 'Cancel Import' });
  const deadline = Date.now() + 60_000;
  while ((await running.count()) > 0) {
    if (Date.now() > deadline) throw new Error('An import does not come to its end.');
    await pause(100);
  }
  await page.getByRole('contentinfo', { name: 'Status' }).getByText('Saved').waitFor({ timeout: 60_000 });
}

/** Waits for the moment of the kill and picks the process; a reader lives only while papers are read. */
async function victim(run: Run, kind: ProcessKind): Promise<AppProcess | null> {
  const { random, acknowledged, sheaf } = run;
  const enough = kind === 'reader' ? 0 : acknowledged.size + random.below(7);
  const deadline = Date.now() + 15_000;
  while (acknowledged.size < enough && Date.now() < deadline) await pause(5);
  const readers = await wait(
    () => processesOf(sheaf.app),
    (all) => all.some((one) => one.kind === kind),
    10_000,
  );
  await pause(random.below(250));
  return readers.find((one) => one.kind === kind) ?? null;
}

async function killDuringWork(run: Run, kind: ProcessKind, round: number): Promise<void> {
  const working = work(run, round);
  const outcome = working.then(
    () => null,
    (error: unknown) => String(error),
  );
  const found = await victim(run, kind);
  const target = found ?? (await processesOf(run.sheaf.app)).find((one) => one.kind === 'main');
  if (target === undefined) throw new Error('The app has no main process.');
  const all = await processesOf(run.sheaf.app);
  killNow(target.pid);
  run.killed.push(target.kind);
  console.info(`kill ${round}: ${target.kind}`);
  if (target.kind === 'main') return afterMain(run, all);
  if (target.kind === 'zygote') return afterZygote(run, all);
  if (target.kind === 'window') return afterWindow(run);
  const failure = await Promise.race([outcome, pause(90_000).then(() => 'it hung')]);
  if (failure !== null) run.wrong.push(`kill ${round} (${kind}): the window did not go on: ${failure}`);
  if (target.kind === 'reader') await retryOnce(run, round);
}

async function afterMain(run: Run, all: readonly AppProcess[]): Promise<void> {
  for (const { kind, pid } of await outlived(all)) {
    run.wrong.push(`${kind} outlived main`);
    killNow(pid);
  }
  await startAgain(run);
}

/** Without it no process can be started: whatever happens then, the review must not suffer from it. */
async function afterZygote(run: Run, all: readonly AppProcess[]): Promise<void> {
  await pause(run.random.below(800));
  killNow(all.find(({ kind }) => kind === 'main')?.pid ?? 0);
  await afterMain(run, all);
}

/** The window comes back at its place with its paper closed. Then it is opened anew, for Playwright can't follow. */
async function afterWindow(run: Run): Promise<void> {
  const { sheaf } = run;
  const inWindow = (script: string): Promise<unknown> =>
    answered(() =>
      sheaf.app.evaluate(
        async ({ BrowserWindow }, { own, code }): Promise<unknown> => {
          const window = BrowserWindow.getAllWindows().find((one) => one.getTitle() === own);
          if (!window || window.webContents.isCrashed() || window.webContents.isLoading()) return null;
          // A page that goes while it is asked never answers.
          const patience = new Promise((answer) => setTimeout(() => answer(null), 1_000));
          const asked: Promise<unknown> = window.webContents.executeJavaScript(code).catch(() => null);
          const value: unknown = await Promise.race([asked, patience]);
          return value;
        },
        { own: `${title} – Sheaf`, code: script },
      ),
    );
  const text = await wait(
    async () =>
      z
        .string()
        .catch('')
        .parse(await inWindow('document.body.innerText')),
    (words) => words.includes('This window stopped and was loaded again'),
    30_000,
  );
  for (const words of ['Nothing that was saved is lost', 'The paper it showed was closed', 'Papers'])
    if (!text.includes(words)) run.wrong.push(`The window that came back does not say “${words}”: ${text}`);
  await inWindow('void window.desktop.showHome()');
  await sheaf.home();
  await inWindow('void window.desktop.closeWindow()');
  await wait(
    () => answered(() => sheaf.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)),
    (windows) => windows === 1,
    20_000,
  );
  run.page = await openRecent(sheaf, title);
  await openPaper(run.page, 'press-item');
}

/** A reader that was killed costs its file; "Retry" brings that in. */
async function retryOnce(run: Run, round: number): Promise<void> {
  const { page } = run;
  const retry = page.getByRole('button', { name: /^Retry \d/u });
  if (!(await retry.isVisible())) return;
  await retry.click();
  await retry.waitFor({ state: 'detached' });
  await quiet(page);
  if (await retry.isVisible()) run.wrong.push(`kill ${round}: the retry did not bring the paper in`);
}

/** What the review holds now of that which can be acknowledged, by the same names. */
async function held(page: Page): Promise<ReadonlySet<string>> {
  const Ids = z.array(z.object({ id: z.string() }));
  const ids = async (method: string, input: unknown): Promise<string[]> =>
    (await askStore(page, { method, input, output: Ids })).map(({ id }) => id);
  return new Set([
    ...(await ids('history.changes', { limit: 100_000, offset: 0, group: null })).map((id) => `change ${id}`),
    ...(await ids('documents.list', {})).map((id) => `document ${id}`),
  ]);
}

/**
 * Whether something acknowledged that the review does not hold was lost. A command that found everything as it asks
 * for is acknowledged too, and leaves nothing in the log: sent once more, it leaves nothing again.
 */
async function isLost(page: Page, name: string, call: Call | null): Promise<boolean> {
  if (call === null) return true;
  await sendAgain(page, call);
  return (await held(page)).has(name);
}

async function lookThrough(run: Run, name: string): Promise<void> {
  const { page, acknowledged, wrong } = run;
  const there = await held(page);
  for (const [line, call] of acknowledged) {
    if (there.has(line)) continue;
    if (await isLost(page, line, call)) wrong.push(`${name}: ${line} was gone: ${JSON.stringify(call)}`);
    else console.info(`without any effect: ${JSON.stringify(call)}`);
    acknowledged.delete(line);
  }
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Check integrity' }).click();
  const answer = page.getByText(/^[✓!] (Everything|Something) is/u);
  const words = (await answer.textContent({ timeout: 60_000 })) ?? '';
  if (!words.startsWith('✓')) wrong.push(`${name}: ${await page.getByRole('main').innerText()}`);
  await goTo(page, 'Read');
}

/** The kinds in an order that chance chose, without more kills of one start than the app promises to survive. */
function shuffled(random: Chance, times: number): ProcessKind[] {
  const kinds: ProcessKind[] = [];
  while (kinds.length < times) {
    const left = [...deck];
    while (left.length > 0) kinds.push(...left.splice(random.below(left.length), 1));
  }
  return kinds.slice(0, times);
}

const most: Readonly<Partial<Record<ProcessKind, number>>> = { store: 3, gpu: 2, network: 2 };

/**
 * Kills processes of the app so many times, of every kind.
 * @returns what was wrong; empty when nothing acknowledged was lost and the app recovered each time
 */
export async function killWindows(times: number): Promise<string[]> {
  const random = chance(`${times} kills of windows`);
  const wrong: string[] = [];
  const kinds = shuffled(random, times);
  for (let done = 0; done < times; done += killsPerReview) {
    const run = await begin(random, wrong);
    for (const [at, kind] of kinds.slice(done, done + killsPerReview).entries()) {
      const round = done + at;
      const spent = run.killed.filter((one) => one === kind).length >= (most[kind] ?? Infinity);
      await killDuringWork(run, spent ? 'main' : kind, round);
      await lookThrough(run, `kill ${round} (${kind})`);
    }
    await run.sheaf.close();
    console.info(`${run.acknowledged.size} acknowledgements`);
    if (run.acknowledged.size < killsPerReview) wrong.push('Hardly anything was acknowledged.');
    rmSync(run.folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return wrong;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Looks again and again until it is as wanted, or the time is up. @returns the last look */
async function wait<T>(look: () => Promise<T>, wanted: (seen: T) => boolean, limit: number): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const seen = await look();
    if (wanted(seen) || Date.now() > deadline) return seen;
    await pause(20);
  }
}
