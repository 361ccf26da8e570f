import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { GrantedFile, GrantedFiles } from '#shared/contract/desktop.ts';
import type { FileGrant } from '#shared/contract/host.ts';
import { GrantId } from '#shared/contract/ids.ts';
import { chunk } from '#shared/kit/chunk.ts';

/** Files beyond this many in one pick are counted and left out. */
export const filesCap = 10_000;

/** Counting stops here too: somebody who dropped a whole disk is not kept waiting for its exact number. */
const countCap = 200_000;

/** Picked files twice: as the store may use them and as the window may see them, with equal ids. */
export interface Picked {
  readonly grants: FileGrant[];
  readonly shown: GrantedFiles;
}

interface Found {
  readonly path: string;
  /** The folder that was picked, or the one that the picked file lies in. */
  readonly base: string;
}

/**
 * Goes through picked files and folders, in the order of their names. Links to folders, hidden entries and
 * folders of reviews are passed over; links to files are followed.
 */
export async function pickFiles(paths: readonly string[], cap = filesCap): Promise<Picked> {
  const found: Found[] = [];
  const tally = { unreadable: 0 };
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory()) await walk(path, path, found, tally);
    else if (info?.isFile()) found.push({ path, base: dirname(path) });
    else tally.unreadable += 1;
  }
  const grants: FileGrant[] = [];
  const files: GrantedFile[] = [];
  for (const some of chunk(found.slice(0, cap), 64)) {
    for (const one of await Promise.all(some.map(describe))) {
      if (one === null) tally.unreadable += 1;
      else {
        grants.push(one.grant);
        files.push(one.file);
      }
    }
  }
  const leftOut = Math.max(0, found.length - cap);
  return { grants, shown: { files, leftOut, unreadable: tally.unreadable } };
}

async function walk(
  folder: string,
  base: string,
  found: Found[],
  tally: { unreadable: number },
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    tally.unreadable += 1;
    return;
  }
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
    if (found.length >= countCap) return;
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) found.push({ path, base });
    else if (entry.isDirectory() && !entry.name.endsWith('.sheaf')) await walk(path, base, found, tally);
    else if (entry.isSymbolicLink() && (await isFile(path))) found.push({ path, base });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}

async function describe({ path, base }: Found): Promise<{ grant: FileGrant; file: GrantedFile } | null> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return null;
  const id = GrantId.parse(randomUUID());
  const name = basename(path);
  const within = relative(base, dirname(path)).split(sep).join('/');
  const { size } = info;
  return { grant: { id, access: 'read', path, name, size }, file: { id, name, within, size } };
}
