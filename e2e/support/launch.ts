import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, errors } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { answered, isLostAnswer } from './answered.ts';
import { takeDialogs } from './dialogs.ts';
import type { Dialogs } from './dialogs.ts';
import { Problems } from './problems.ts';
import { electronPath, projectRoot, sandboxArguments } from './runtime.ts';
import { frameOf } from './frame-of.ts';

/** How to launch; everything has a usual value. */
export interface LaunchOptions {
  /** A folder of the test's own; by default a new one, removed at the end. Give it again to start again. */
  readonly folder?: string;
  /** More arguments, such as the path of a review to open. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The reviewer's name of a profile that has been used before; null is a first run. */
  readonly reviewer?: string | null;
  /** Another way to start Electron, such as a script that changes the user first; Chromium's sandbox is on then. */
  readonly executablePath?: string;
  /** The built app's root. */
  readonly app?: string;
}

/** The app in a test: a fresh profile, real windows, answered dialogs. */
export interface Sheaf {
  readonly app: ElectronApplication;
  readonly dialogs: Dialogs;
  readonly problems: Problems;
  /** The test's own folder: the profile is `profile` in it, the rest is the test's. */
  readonly folder: string;
  readonly profile: string;
  /** Waits for Home. */
  home(): Promise<Page>;
  /** Waits for the window of a review, by its title (of any review when none is given). */
  review(title?: string): Promise<Page>;
  /** Kills the main process without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Quits the app and throws when a window had problems that the test did not allow. */
  close(): Promise<void>;
}

/** Starts the built app. `close` it in any case: in a `finally`, or an `afterEach`. */
export async function launch(options: LaunchOptions = {}): Promise<Sheaf> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'sheaf-e2e-'));
  const profile = join(folder, 'profile');
  prepareProfile(profile, options.reviewer === undefined ? 'Ada Tester' : options.reviewer);
  const { app, dialogs } = await answeringApp({
    executablePath: options.executablePath ?? electronPath(),
    // Playwright leaves the sandbox out by itself unless told.
    chromiumSandbox: options.executablePath !== undefined,
    args: [
      ...(options.executablePath === undefined ? sandboxArguments() : []),
      options.app ?? projectRoot,
      ...(options.args ?? []),
    ],
    // Playwright would hold every page to the light scheme; the app's own theme is what is tested.
    colorScheme: null,
    env: { ...definedEnvironment(), ...options.env, SHEAF_PROFILE: profile },
  });
  const problems = new Problems(app);
  const tidy = (): void => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    app,
    dialogs,
    problems,
    folder,
    profile,
    home: () => windowTitled(app, (title) => title === 'Sheaf'),
    review: (title) => windowTitled(app, (own) => isReviewTitle(own, title)),
    kill: async () => {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
    close: async () => {
      await app.close();
      tidy();
      if (problems.found.length > 0) throw new Error(`Problems in windows:\n${problems.found.join('\n')}`);
    },
  };
}

type Start = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** How long a start may take until the driver has a line to the app, and until it answers; a second on a quiet machine. */
const startPatience = 40_000;

/**
 * Starts the app. Now and then (some one start in a hundred on a busy machine) the driver finds no line to the main process, or
 * the line stays silent from the beginning while the app itself runs: that start is ended, said, and made once more.
 */
async function answeringApp(start: Start): Promise<{ app: ElectronApplication; dialogs: Dialogs }> {
  for (let attempt = 1; ; attempt += 1) {
    // The driver ends the process of a start that it gives up.
    const app = await _electron.launch({ ...start, timeout: startPatience }).catch(noStart);
    const dialogs = app === null ? null : await dialogsOf(app);
    if (app !== null && dialogs !== null) return { app, dialogs };
    app?.process().kill('SIGKILL');
    if (attempt === 2) throw new Error('The main process did not answer the driver, twice.');
    console.warn(
      `The main process did not answer the driver within ${startPatience / 1_000} s; started again.`,
    );
  }
}

/** The answers to dialogs; null: the app stays silent. */
async function dialogsOf(app: ElectronApplication): Promise<Dialogs | null> {
  const patience = new Promise<null>((answer) => setTimeout(() => answer(null), startPatience));
  return Promise.race([takeDialogs(app).catch(noLine), patience]);
}

function noStart(error: unknown): null {
  if (error instanceof errors.TimeoutError) return null;
  throw error;
}

/** The line may also break while the first answer is on its way, which the driver tells in these words. */
function noLine(error: unknown): null {
  if (isLostAnswer(error)) return null;
  throw error;
}

function isReviewTitle(own: string, wanted: string | undefined): boolean {
  return wanted === undefined ? own.endsWith(' – Sheaf') : own === `${wanted} – Sheaf`;
}

function prepareProfile(profile: string, reviewer: string | null): void {
  if (reviewer === null) return;
  mkdirSync(profile, { recursive: true });
  const settings = { version: 1, installId: crypto.randomUUID(), reviewerName: reviewer };
  try {
    writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings), { flag: 'wx' });
  } catch {
    // A second start in the same folder goes on with the profile of the first.
  }
}

/** The environment without what would change the app under test: another Node mode, another profile. */
function definedEnvironment(): Record<string, string> {
  const dropped = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'SHEAF_PROFILE']);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || dropped.has(name) ? [] : [[name, value]],
    ),
  );
}

/** Waits up to 20 s for a window whose frame has such a title, with its page loaded; it gets the keyboard. */
async function windowTitled(app: ElectronApplication, wanted: (title: string) => boolean): Promise<Page> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    for (const page of app.windows()) {
      if (!wanted(await frameTitle(app, page))) continue;
      await page.waitForLoadState('load');
      await takeKeyboard(app, page);
      return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const titles = await Promise.all(app.windows().map((page) => frameTitle(app, page)));
  throw new Error(`No such window within 20 s. Open: ${titles.join(', ') || 'none'}`);
}

/** Turns to the window, as a person does before typing: without a window manager the last one shown has the keys. */
async function takeKeyboard(app: ElectronApplication, page: Page): Promise<void> {
  if (app.windows().length < 2) return;
  const frame = await frameOf(app, page);
  await answered(() => frame.evaluate((window) => window.focus()));
}

/** The title in the window's frame; empty while the window comes or goes: one that goes while asked never answers. */
async function frameTitle(app: ElectronApplication, page: Page): Promise<string> {
  const asked = async (): Promise<string> => {
    const frame = await frameOf(app, page);
    return answered(() => frame.evaluate((window) => (window.isVisible() ? window.getTitle() : '')));
  };
  const patience = new Promise<string>((answer) => setTimeout(() => answer(''), 1_000));
  return Promise.race([asked().catch(() => ''), patience]);
}
