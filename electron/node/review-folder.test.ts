import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { documentPath, isTooDeep, reviewFolder } from './review-folder.ts';

const root = resolve('/home/ada/leukaemia.sheaf');

test('every part of a review lies within its folder', () => {
  for (const path of Object.values(reviewFolder(root))) expect(path.startsWith(root)).toBe(true);
});

test('a document lies under the first two digits of its hash, and nothing but a hash makes a path', () => {
  const folder = reviewFolder(root);
  const hash = 'ab'.repeat(32);
  expect(documentPath(folder, hash)).toBe(join(root, 'documents', 'ab', hash));
  for (const name of ['', '../review.db', hash.toUpperCase(), `${hash}a`, hash.slice(1), `${hash}\n`])
    expect(() => documentPath(folder, name)).toThrow(RangeError);
});

test('a path is measured in bytes, and only where SQLite has a limit of its own', () => {
  expect(isTooDeep('/'.padEnd(460, 'a'), 'linux')).toBe(false);
  expect(isTooDeep('/'.padEnd(461, 'a'), 'linux')).toBe(true);
  expect(isTooDeep('/'.padEnd(200, '白'), 'darwin')).toBe(true);
  expect(isTooDeep('C:\\'.padEnd(1_000, 'a'), 'win32')).toBe(false);
});
