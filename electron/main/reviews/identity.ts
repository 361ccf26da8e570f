import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The folder that a person means: the one given, or the one that holds the `review.db` given.
 * @returns an absolute path
 */
export function reviewFolderOf(path: string): string {
  const absolute = resolve(path);
  return basename(absolute) === 'review.db' ? dirname(absolute) : absolute;
}

/**
 * What tells one review's folder from another, however it was reached (links, letter case, mounts): device
 * and inode. A folder that is not there yet is known by where it will be.
 */
export async function reviewIdentity(folder: string): Promise<string> {
  try {
    const { dev, ino } = await stat(await realpath(folder), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    const parent = await realpath(dirname(folder)).catch(() => dirname(folder));
    return join(parent, basename(folder));
  }
}
