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

/** What was named and is not there (`missing`), is `closed` to the person, or is `other`: no file and no folder. */
export interface UnreadableEntry {
  readonly path: string;
  readonly why: 'missing' | 'closed' | 'other';
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
    if (typeof info === 'string') unreadable.push({ path, why: info });
    else if (info.isDirectory()) await walk(path, path, { files, unreadable });
    else if (info.isFile()) files.push({ path, base: dirname(path) });
    else unreadable.push({ path, why: 'other' });
  }
  return { files, unreadable };
}

/** What lies at a path: a link that points nowhere is there, and can't be read. */
async function lookAt(path: string): Promise<Stats | UnreadableEntry['why']> {
  try {
    return await stat(path);
  } catch (error) {
    const why = whyNot(error);
    if (why !== 'missing') return why;
    return lstat(path).then(() => 'other', whyNot);
  }
}

function whyNot(error: unknown): UnreadableEntry['why'] {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'closed' : 'other';
}

interface Found {
  readonly files: FoundFile[];
  readonly unreadable: UnreadableEntry[];
}

async function walk(folder: string, base: string, found: Found): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(whyNot);
  if (typeof entries === 'string') {
    found.unreadable.push({ path: folder, why: entries });
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
