import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All files below a folder or file.
 * @param {string} root
 * @param {string} name relative to root; one that is not there gives none
 * @returns {string[]} relative to root, with `/`, in a fixed order
 */
export function filesBelow(root, name) {
  let entries;
  try {
    entries = readdirSync(join(root, name), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [name];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(root, `${name}/${entry.name}`) : [`${name}/${entry.name}`],
    );
}

/**
 * A hash over names and contents.
 * @param {string} root
 * @param {string[]} files relative to root
 */
export function contentHash(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const data = readFileSync(join(root, file));
    hash.update(`${file}\n${data.length}\n`).update(data);
  }
  return hash.digest('hex');
}
