import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DocumentKind } from '#shared/contract/values.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { refusalOf } from '../database/refusals.ts';

const ImportNote = z.strictObject({
  settings: z.strictObject({ kind: DocumentKind.nullable(), source: z.string().nullable() }),
  files: z.array(z.strictObject({ name: z.string(), path: z.string() })),
});

/** What one import brings in: the files in their order, and what it says of all their documents. */
export type ImportNote = z.infer<typeof ImportNote>;
export type ImportSource = ImportNote['files'][number];
export type ImportSettings = ImportNote['settings'];

/**
 * Where the files of imports lie. The profile holds the paths, never the review, which is copied and handed on: so
 * an import goes on after a crash, and is tried again after the review was closed.
 */
export type ImportSources = {
  keep(jobId: string, note: ImportNote): void;
  /** Null when nothing is known of that import: it was made by another profile, or nothing of it was left to do. */
  of(jobId: string): ImportNote | null;
  /** Forgets an import that has nothing left to be tried again. */
  drop(jobId: string): void;
};

/** Nobody tries an import again after so long, ms. */
const tooOld = 30 * 86_400_000;

/** The notes of a profile; one that can't be written is held for as long as this process lives. */
export function importSources(profileDir: string): ImportSources {
  const folder = join(profileDir, 'imports');
  const pathOf = (jobId: string): string => join(folder, `${jobId}.json`);
  const held = new Map<string, ImportNote>();
  return {
    keep: (jobId, note) => {
      held.set(jobId, note);
      unlessRefused(() => {
        mkdirSync(folder, { recursive: true });
        dropOld(folder, Date.now() - tooOld);
        writeAtomically(pathOf(jobId), JSON.stringify(note));
      });
    },
    of: (jobId) => held.get(jobId) ?? readNote(pathOf(jobId)),
    drop: (jobId) => {
      held.delete(jobId);
      unlessRefused(() => rmSync(pathOf(jobId), { force: true }));
    },
  };
}

function readNote(path: string): ImportNote | null {
  try {
    return ImportNote.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function dropOld(folder: string, before: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? before;
    if (written < before) rmSync(path, { force: true });
  }
}

function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (refusalOf(error, 'The profile folder') === null) throw error;
  }
}
