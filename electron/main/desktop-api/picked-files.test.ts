import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { externalAddress } from './external-address.ts';
import { pickFiles } from './picked-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-picked-'));
  for (const name of [
    'a10.pdf',
    'a2.pdf',
    '.hidden',
    'sub/deep/b.txt',
    'old.sheaf/review.db',
    '.git/config',
  ]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(folder, join(folder, 'sub', 'round'));
  symlinkSync(join(folder, 'a2.pdf'), join(folder, 'sub', 'link.pdf'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'sub', 'dangling.pdf'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('picked files', () => {
  test('of a folder are all those that a person sees in it, in the order of their names', async () => {
    const { shown } = await pickFiles([folder]);
    expect(shown.files.map(({ within, name }) => `${within}/${name}`)).toEqual([
      '/a2.pdf',
      '/a10.pdf',
      'sub/deep/b.txt',
      'sub/link.pdf',
    ]);
    expect(shown).toMatchObject({ leftOut: 0, unreadable: 0 });
  });

  test('carry no path to the window, and the same ids to the store', async () => {
    const { grants, shown } = await pickFiles([join(folder, 'a2.pdf'), folder]);
    expect(JSON.stringify(shown)).not.toContain(folder);
    expect(grants.map(({ id }) => id)).toEqual(shown.files.map(({ id }) => id));
    expect(grants[0]).toMatchObject({
      access: 'read',
      path: join(folder, 'a2.pdf'),
      name: 'a2.pdf',
      size: 6,
    });
    expect(new Set(grants.map(({ id }) => id)).size).toBe(5);
  });

  test('beyond the cap are counted, missing ones too', async () => {
    const { grants, shown } = await pickFiles([folder, join(folder, 'gone.pdf')], 3);
    expect([grants.length, shown.leftOut, shown.unreadable]).toEqual([3, 1, 1]);
  });
});

describe('an address that may leave the program', () => {
  test.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:a@example.org'])(
    '%s may',
    (address) => {
      expect(externalAddress(address)).toBe(address);
    },
  );
  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://sheaf/', 'smb://x/y', 'relative/a', ''])(
    '%s may not',
    (address) => {
      expect(externalAddress(address)).toBeNull();
    },
  );
});
