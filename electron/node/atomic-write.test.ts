import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { besidePath, writeAtomically } from './atomic-write.ts';
import { sha256, sha256OfFile, uuidOfHash } from './hash.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a file is written whole, its folder made where it is missing, and nothing is left beside it', () => {
  const path = join(folder, 'a', 'b', 'out.csv');
  writeAtomically(path, 'first');
  writeAtomically(path, new Uint8Array([0xef, 0xbb, 0xbf, 0x31]));
  expect([...readFileSync(path)]).toEqual([0xef, 0xbb, 0xbf, 0x31]);
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['out.csv']);
});

test('where it can not be written, what was there stays and nothing is left beside it', () => {
  const path = join(folder, 'out.csv');
  mkdirSync(path);
  writeFileSync(join(path, 'inside'), 'kept');
  expect(() => writeAtomically(path, 'words')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/u);
  expect(readdirSync(folder)).toEqual(['out.csv']);
  expect(readFileSync(join(path, 'inside'), 'utf8')).toBe('kept');
});

test('names beside a file lie in its folder, are hidden, and differ', () => {
  const names = Array.from({ length: 50 }, () => besidePath(join(folder, 'review.db')));
  expect(new Set(names).size).toBe(50);
  expect(names.every((name) => name.startsWith(join(folder, '.')) && name.endsWith('.sheaf-tmp'))).toBe(true);
});

test('a hash is that of the bytes, read at once or in pieces', async () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const path = join(folder, 'big');
  const bytes = Buffer.alloc(300_000, 'words ');
  writeFileSync(path, bytes);
  expect(await sha256OfFile(path)).toBe(sha256(bytes));
});

test('an id made of a hash is a UUID of version 8 that depends on nothing else', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(uuidOfHash(sha256(text))).toMatch(uuid);
      expect(uuidOfHash(sha256(text))).toBe(uuidOfHash(sha256(text)));
    }),
  );
  expect(uuidOfHash(sha256('a'))).not.toBe(uuidOfHash(sha256('b')));
});
