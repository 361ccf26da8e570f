import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import type { GrantedFile, GrantedFiles } from '#shared/contract/desktop.ts';
import type { FileGrant } from '#shared/contract/host.ts';
import { GrantId } from '#shared/contract/ids.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { filesBelow, type FoundFile } from '#electron/node/files-below.ts';

/** Files beyond this many in one pick are counted and left out. */
export const filesCap = 10_000;

/** Picked files twice: as the store may use them and as the window may see them, with equal ids. */
export interface Picked {
  readonly grants: FileGrant[];
  readonly shown: GrantedFiles;
}

/** Goes through picked files and folders as `filesBelow` does. */
export async function pickFiles(paths: readonly string[], cap = filesCap): Promise<Picked> {
  const found = await filesBelow(paths);
  let unreadable = found.unreadable.length;
  const grants: FileGrant[] = [];
  const files: GrantedFile[] = [];
  for (const some of chunk(found.files.slice(0, cap), 64)) {
    for (const one of await Promise.all(some.map(describe))) {
      if (one === null) unreadable += 1;
      else {
        grants.push(one.grant);
        files.push(one.file);
      }
    }
  }
  const leftOut = Math.max(0, found.files.length - cap);
  return { grants, shown: { files, leftOut, unreadable } };
}

async function describe({ path, base }: FoundFile): Promise<{ grant: FileGrant; file: GrantedFile } | null> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) return null;
  const id = GrantId.parse(randomUUID());
  const name = basename(path);
  const within = relative(base, dirname(path)).split(sep).join('/');
  const { size } = info;
  return { grant: { id, access: 'read', path, name, size }, file: { id, name, within, size } };
}
