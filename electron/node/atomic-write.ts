import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A name beside `path` that no other writer uses. Files that end so are left-overs of a crash. */
export function besidePath(path: string): string {
  return join(dirname(path), `.${randomBytes(8).toString('hex')}.sheaf-tmp`);
}

/** Makes the bytes of a file last through a power cut. @throws what the file system throws */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes what was renamed into a folder last through a power cut; a system that can't is left as it is. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows has no folder handles; the rename itself is atomic there as well.
  }
}

/**
 * Writes a file whole or not at all: beside, then synced, then renamed. What was there stays when writing fails.
 * @throws what the file system throws (a full disk, a locked target); nothing is left beside then
 */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = besidePath(path);
  try {
    const handle = openSync(beside, 'wx');
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/**
 * The same for a file that is made piece by piece, however large it becomes.
 * @param signal gives up between two pieces; what was there stays then as well
 * @returns the bytes written; null when it was given up
 * @throws what the file system or the making of a piece throws
 */
export async function writePiecesAtomically(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<number | null> {
  const beside = besidePath(path);
  try {
    const written = await writePieces(beside, pieces, signal);
    if (written === null) rmSync(beside, { force: true });
    else renameSync(beside, path);
    syncFolder(dirname(path));
    return written;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

async function writePieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<number | null> {
  const handle = openSync(path, 'wx');
  let written = 0;
  try {
    for await (const piece of pieces) {
      if (signal.aborted) return null;
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      written += bytes.length;
    }
    if (signal.aborted) return null;
    fsyncSync(handle);
    return written;
  } finally {
    closeSync(handle);
  }
}
