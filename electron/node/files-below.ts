import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that was named or found. */
export interface FoundFile {
  readonly path: string;
  /** The folder that was named, or the one that the named file lies in. */
  readonly base: string;
}

/** What lies at some paths. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly UnreadableEntry[];
}

/** What was named and is not there, or what can't be looked into or is neither a file nor a folder. */
export interface UnreadableEntry {
  readonly path: string;
  readonly missing: boolean;
}

/** Counting stops here: somebody who named a whole disk is not kept waiting for its exact number. */
const countCap = 200_000;

/**
 * Goes through files and folders, in the order of their names. Links to folders, hidden entries and folders of
 * reviews are passed over; links to files are followed.
 */
export async function filesBelow(paths: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unreadable: UnreadableEntry[] = [];
  for (const path of paths) {
    const info = await lookAt(path);
    if (info === 'missing' || info === 'closed') unreadable.push({ path, missing: info === 'missing' });
    else if (info.isDirectory()) await walk(path, path, { files, unreadable });
    else if (info.isFile()) files.push({ path, base: dirname(path) });
    else unreadable.push({ path, missing: false });
  }
  return { files, unreadable };
}

/** What lies at a path: a link that points nowhere is there, and can't be read. */
async function lookAt(path: string): Promise<Stats | 'missing' | 'closed'> {
  try {
    return await stat(path);
  } catch {
    return lstat(path).then(
      () => 'closed',
      (error: NodeJS.ErrnoException) => (/^(ENOENT|ENOTDIR)$/u.test(error.code ?? '') ? 'missing' : 'closed'),
    );
  }
}

interface Found {
  readonly files: FoundFile[];
  readonly unreadable: UnreadableEntry[];
}

async function walk(folder: string, base: string, found: Found): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    found.unreadable.push({ path: folder, missing: false });
    return;
  }
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (found.files.length >= countCap) return;
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) found.files.push({ path, base });
    else if (entry.isDirectory() && !entry.name.endsWith('.sheaf')) await walk(path, base, found);
    else if (entry.isSymbolicLink() && (await isFile(path))) found.files.push({ path, base });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
