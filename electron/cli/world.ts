import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { Client } from '#shared/contract/client.ts';
import { type JobId, JobId as JobIdSchema } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { profileFolder } from '#electron/node/profile/folder.ts';
import { readSettings } from '#electron/node/profile/settings-file.ts';
import {
  inProcessClient,
  type Opener,
  openStore,
  refusalOf,
  startChildReader,
  type Store,
} from '#electron/store/index.ts';
import { z } from 'zod';

/** What a command works with. */
export type World = {
  readonly opener: Opener;
  readonly resourcesDir: string;
  /** A path as the person wrote it, from where they stand. */
  path(text: string): string;
  /** What comes in on standard input, piece by piece. */
  stdin(): AsyncIterable<Uint8Array>;
  stdout(bytes: Uint8Array): void;
  /** Progress and messages. */
  say(line: string): void;
  /**
   * Opens a review, hands its client to `work`, and closes it whatever happens.
   * `read` is content to read beside a window that has it open.
   */
  withReview<T>(
    path: string,
    mode: 'read' | 'write',
    work: (review: OpenReview) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>>;
};

export type OpenReview = {
  readonly client: Client;
  readonly store: Store;
  /** Starts a job, says its progress on stderr, and answers its result when it is done. */
  finish(start: (jobId: JobId) => Promise<Result<JobView, AppError>>): Promise<Result<unknown, AppError>>;
};

/** Where the program's own files lie: the folder that holds `resources/`, found from this file upwards. */
function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'resources', 'taxonomies'))) return folder;
    if (folder === dirname(folder)) throw new Error('The resources folder is not there.');
  }
}

function appVersion(folder: string): string {
  const parsed: { version?: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return parsed.version ?? '0.0.0';
}

/** The install's id from the profile; made and kept when the profile has none yet. */
function installId(profileDir: string): Result<string, AppError> {
  const known = readSettings(profileDir)?.installId;
  if (known) return ok(known);
  const place = join(profileDir, 'install-id');
  try {
    if (existsSync(place)) return ok(readFileSync(place, 'utf8').trim());
    const made = randomUUID();
    mkdirSync(profileDir, { recursive: true });
    writeAtomically(place, made);
    return ok(made);
  } catch (error) {
    const refusal = refusalOf(error, 'The profile folder');
    if (!refusal) throw error;
    const message = `${refusal.message} It is ${profileDir}; SHEAF_PROFILE names another one. Nothing was changed.`;
    return err({ ...refusal, message });
  }
}

/** The name that the system knows the person by; a user without an entry in the system's list goes by number. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] || process.env['LOGNAME'] || `user ${process.getuid?.() ?? ''}`.trim();
  }
}

/** As in the window: a name is one line of words. */
const ReviewerName = z.string().trim().min(1).max(200);

/**
 * The world of one run of the command line. Refused when the reviewer's name is none (`invalid-input`), or when the
 * profile folder can't be written.
 * @param reviewer the name given with `--reviewer`, if any
 */
export function makeWorld(reviewer: string | undefined): Result<World, AppError> {
  const named = ReviewerName.optional().safeParse(reviewer);
  if (!named.success) {
    const message = '--reviewer is a name of up to 200 characters.';
    return err(appError('invalid-input', message, { field: 'reviewer', value: reviewer }));
  }
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const { argv, env, platform } = process;
  const profileDir = profileFolder({ argv, env, platform, home: homedir(), cwd });
  const program = programFolder();
  const install = installId(profileDir);
  if (!install.ok) return install;
  const opener = {
    reviewerName: named.data ?? readSettings(profileDir)?.reviewerName ?? loginName(),
    installId: install.value,
    profileDir,
    appVersion: appVersion(program),
  };
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  const entry = ['electron/reader/process.ts', 'out/main/reader.js']
    .map((part) => join(program, part))
    .find(existsSync);
  return ok({
    opener,
    resourcesDir: join(program, 'resources'),
    path: (text) => resolve(cwd, text),
    stdin: () => process.stdin,
    stdout: (bytes) => {
      process.stdout.write(bytes);
    },
    say,
    withReview: async (path, mode, work) => {
      const startReader = () => startChildReader({ entry: entry ?? '' });
      const opened = await openStore(path, { opener, mode, startReader, pdfAssets: pdfAssetsFolder() });
      if (!opened.ok) return opened;
      const store = opened.value;
      try {
        return await work({
          store,
          client: inProcessClient(store),
          finish: (start) => finishJob(store, inProcessClient(store), say, start),
        });
      } finally {
        await store.close();
      }
    },
  });
}

async function finishJob(
  store: Store,
  client: Client,
  say: (line: string) => void,
  start: (jobId: JobId) => Promise<Result<JobView, AppError>>,
): Promise<Result<unknown, AppError>> {
  const jobId = JobIdSchema.parse(randomUUID());
  let last = '';
  const quiet = store.onEvent((event) => {
    if (event.event !== 'job' || event.job.id !== jobId || event.job.doing === '' || event.job.doing === last)
      return;
    last = event.job.doing;
    say(
      `${last}${event.job.total === null ? '' : ` (${Math.min(event.job.done + 1, event.job.total)} of ${event.job.total})`}`,
    );
  });
  const started = await start(jobId);
  if (!started.ok) return started;
  // Left to itself the process would end here and the job go on at the next opening: not what Ctrl+C asks for.
  const stop = (): void => {
    say(
      'Stopping. What is done stays. Ctrl+C again ends at once; the rest is then done at the next opening.',
    );
    void client.jobs.cancel({ jobId });
  };
  process.once('SIGINT', stop);
  const job = await store.settled(jobId);
  process.off('SIGINT', stop);
  quiet();
  if (job.error) return err(job.error);
  if (job.state === 'cancelled' && job.result === null)
    return err(appError('cancelled', 'Stopped before it was done.'));
  return ok(job.result);
}
