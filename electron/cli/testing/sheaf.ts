import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const program = join(import.meta.dirname, '..', 'main.ts');

/** What `npm run sheaf` starts: set-up first, then the command. */
export const fromClone = join(import.meta.dirname, '..', '..', '..', 'scripts', 'sheaf.mjs');

/** What a run of the command line gave. */
export type Run = {
  readonly code: number | null;
  /** The one JSON value on stdout; undefined when stdout holds none. */
  readonly json: unknown;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = {
  readonly stdin?: string | Uint8Array;
  readonly entry?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The system's user that it runs as; only root may choose another. */
  readonly uid?: number;
  /** Stop reading its answer after the first piece. */
  readonly readNoFurther?: boolean;
  /** Press Ctrl+C, for it and all its processes, as soon as it says this. */
  readonly interruptAt?: string;
};

/** Compiled code is kept between the many runs; what is tested is the same. */
const compiled = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'sheaf-cli-tests');

/** A user that owns nothing, and why tests that need one are skipped; null where they can run. */
export const nobody = 65_534;
export const noOtherUser: string | null =
  process.getuid?.() === 0 ? null : 'skipped: only root can run as another user';

/** A folder for reviews and a profile of its own, with the command line run from it as a process. */
export type Shell = {
  readonly folder: string;
  path(...parts: readonly string[]): string;
  sheaf(...words: readonly string[]): Promise<Run>;
  sheafWith(options: RunOptions, ...words: readonly string[]): Promise<Run>;
  /** Runs and reads the reply by its schema; throws when the exit code is not 0. */
  done<T>(schema: z.ZodType<T>, ...words: readonly string[]): Promise<T>;
  /** Runs and reads the error; throws unless the exit code is 1. */
  refused(...words: readonly string[]): Promise<Refusal>;
  remove(): void;
};

const Refused = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    details: z.record(z.string(), z.unknown()),
    traceId: z.string().min(1),
  }),
});
export type Refusal = z.infer<typeof Refused>['error'];

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function start(folder: string, words: readonly string[], options: RunOptions): Promise<Run> {
  const env = {
    ...process.env,
    SHEAF_PROFILE: join(folder, 'profile'),
    INIT_CWD: folder,
    NODE_COMPILE_CACHE: compiled,
    ...options.env,
  };
  const user = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.entry ?? program, ...words], {
      cwd: tmpdir(),
      env,
      ...user,
      // A group of its own, as a terminal gives it.
      detached: options.interruptAt !== undefined,
    });
    const out: Buffer[] = [];
    const told: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => {
      out.push(piece);
      if (options.readNoFurther) child.stdout.destroy();
    });
    let interrupted = false;
    child.stderr.on('data', (piece: Buffer) => {
      told.push(piece);
      const { interruptAt } = options;
      if (interrupted || interruptAt === undefined || child.pid === undefined) return;
      if (!Buffer.concat(told).toString('utf8').includes(interruptAt)) return;
      interrupted = true;
      process.kill(-child.pid, 'SIGINT');
    });
    child.on('error', reject);
    // A command that does not read its input may end before all of it was written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
    child.on('close', (code) => {
      const stdout = Buffer.concat(out).toString('utf8');
      resolve({ code, stdout, stderr: Buffer.concat(told).toString('utf8'), json: json(stdout) });
    });
  });
}

/** A new shell in a temporary folder; `remove` it at the end. */
export function openShell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-cli-'));
  const sheafWith = (options: RunOptions, ...words: readonly string[]) => start(folder, words, options);
  const sheaf = (...words: readonly string[]) => start(folder, words, {});
  const failed = (words: readonly string[], run: Run): Error =>
    new Error(`sheaf ${words.join(' ')} ended with ${run.code}\n${run.stdout}\n${run.stderr}`);
  return {
    folder,
    path: (...parts) => join(folder, ...parts),
    sheaf,
    sheafWith,
    done: async (schema, ...words) => {
      const run = await sheaf(...words);
      if (run.code !== 0) throw failed(words, run);
      return schema.parse(run.json);
    },
    refused: async (...words) => {
      const run = await sheaf(...words);
      if (run.code !== 1) throw failed(words, run);
      return Refused.parse(run.json).error;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
