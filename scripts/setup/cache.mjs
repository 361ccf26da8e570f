import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const STALE_MS = 24 * 60 * 60 * 1000;

/**
 * Gives the folder `name` of the cache, making it when it is not there. It is made beside and renamed,
 * so a folder under its own name is always whole, and of two runs at once the first to finish wins.
 * @param {string} cache
 * @param {string} name holds every version that decides the contents
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 * @returns {Promise<{ folder: string, made: boolean }>}
 */
export async function cachedFolder(cache, name, make) {
  const folder = join(cache, name);
  if (existsSync(folder)) return { folder, made: false };
  await mkdir(cache, { recursive: true });
  await removeStale(cache);
  const beside = join(cache, `.making-${name}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(beside);
    await make(beside);
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (existsSync(folder)) return { folder, made: false };
    throw error;
  }
  return { folder, made: true };
}

/** Left behind by runs that were killed. */
async function removeStale(cache) {
  for (const entry of await readdir(cache)) {
    if (!entry.startsWith('.making-')) continue;
    const { mtimeMs } = await stat(join(cache, entry)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(join(cache, entry), { recursive: true, force: true });
  }
}
