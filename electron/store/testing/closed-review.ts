import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import type { Result } from '#shared/kit/result.ts';
import { sha256 } from '#electron/node/hash.ts';
import { type ReviewFolder, reviewFolder } from '#electron/node/review-folder.ts';
import { createReview } from '../create-review.ts';
import { type Connection, openConnection } from '../database/connection.ts';
import { openReview } from '../open-review.ts';
import type { Session } from '../session.ts';
import { resourcesDir, testOpener } from '../testing.ts';

/** A review that is not open, in a temporary folder of its own, for tests that do things to its files. */
export type ClosedReview = {
  /** The temporary folder around it. */
  readonly around: string;
  readonly path: string;
  readonly profileDir: string;
  readonly folder: ReviewFolder;
  /** Opens it as a program does. */
  open(): Promise<Result<Session, AppError>>;
  /** Opens it and closes it again. @returns `opened`, `read-only`, or the code of the refusal */
  tryOpen(): Promise<string>;
  /** Changes the database behind the program's back. */
  tamper(work: (db: Connection) => void): void;
  remove(): void;
};

/** Makes a small review without concepts. */
export function closedReview(name = 'review.sheaf'): ClosedReview {
  const around = mkdtempSync(join(tmpdir(), 'sheaf-closed-'));
  const path = join(around, name);
  const profileDir = join(around, 'profile');
  const made = createReview(
    path,
    { title: 'A review', taxonomy: 'none' },
    testOpener(profileDir),
    resourcesDir,
  );
  if (!made.ok) throw new Error(`${made.error.code}: ${made.error.message}`);
  return {
    around,
    ...reviewAt(path, profileDir),
    remove: () => rmSync(around, { recursive: true, force: true }),
  };
}

/** What tests do with a review at any place. */
export function reviewAt(path: string, profileDir: string): Omit<ClosedReview, 'around' | 'remove'> {
  const folder = reviewFolder(path);
  const open = (): Promise<Result<Session, AppError>> => openReview(path, testOpener(profileDir));
  return {
    path,
    profileDir,
    folder,
    open,
    tryOpen: async () => {
      const opened = await open();
      if (!opened.ok) return opened.error.code;
      const { readOnly } = opened.value;
      opened.value.close();
      return readOnly === null ? 'opened' : 'read-only';
    },
    tamper: (work) => {
      const db = openConnection(folder.review);
      try {
        work(db);
      } finally {
        db.close();
      }
    },
  };
}

/** Every file below a folder with the hash of its bytes, folders as such. */
export function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return Object.fromEntries(
    entries
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), entry.isFile() ? sha256(readFileSync(path)) : 'folder'];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
