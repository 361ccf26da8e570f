import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nobody, noOtherUser, openShell, type Shell } from './testing/sheaf.ts';

const Reply = z.looseObject({
  files: z.array(
    z.looseObject({
      path: z.string(),
      outcome: z.string(),
      error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
});

let shell: Shell;
beforeAll(() => {
  shell = openShell();
  chmodSync(shell.folder, 0o777);
});
afterAll(() => {
  shell.remove();
});

const otherUser = noOtherUser === null ? '' : ` (${noOtherUser})`;

test.skipIf(noOtherUser !== null)(
  `what is closed to the person is refused by name, the rest comes in${otherUser}`,
  async () => {
    const as = { uid: nobody };
    expect((await shell.sheafWith(as, 'new', 'closed.sheaf', '--taxonomy', 'none')).code).toBe(0);
    mkdirSync(shell.path('src', 'closed'), { recursive: true });
    writeFileSync(shell.path('src', 'good.txt'), 'Open to all.');
    writeFileSync(shell.path('src', 'shut.txt'), 'Closed to others.', { mode: 0o600 });
    writeFileSync(shell.path('src', 'closed', 'x.txt'), 'In a closed folder.');
    chmodSync(shell.path('src', 'closed'), 0o700);
    const named = ['src/closed/x.txt', 'src/shut.txt', 'src/closed', 'src/none.txt', 'src/good.txt'];
    const run = await shell.sheafWith(as, 'import', 'closed.sheaf', ...named);
    expect(run.code).toBe(0);
    const { files } = Reply.parse(run.json);
    expect(files.map(({ path, outcome, error }) => [path, outcome, error?.code])).toEqual([
      ['src/closed/x.txt', 'refused', 'unreadable'],
      ['src/shut.txt', 'refused', 'unreadable'],
      ['src/closed', 'refused', 'unreadable'],
      ['src/none.txt', 'refused', 'not-found'],
      ['src/good.txt', 'imported', undefined],
    ]);
    const name = (path: string): string => path.replace(/^.*\//u, '');
    for (const { error, path } of files) if (error) expect(error.message).toContain(name(path));
    for (const { error, path } of files.slice(0, 3))
      expect(error?.message).toMatch(
        new RegExp(`^${name(path)} can't be read: permission denied\\..* try again\\.$`, 'u'),
      );
    const strict = await shell.sheafWith(as, 'import', 'closed.sheaf', '--strict', ...named);
    expect(strict.code).toBe(1);
  },
  60_000,
);

const smallDisk = ((): string | null => {
  if (process.platform !== 'linux') return null;
  const place = mkdtempSync(join(tmpdir(), 'sheaf-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', place]).status === 0) return place;
  rmSync(place, { recursive: true });
  return null;
})();

describe.skipIf(smallDisk === null)(
  `a disk that fills up${smallDisk === null ? ' (skipped: no small disk can be mounted here)' : ''}`,
  () => {
    const disk = smallDisk ?? '';
    afterAll(() => {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    });

    test('what fits is in, each other file is refused by name; with room they come in', async () => {
      await shell.done(z.unknown(), 'new', join(disk, 'full.sheaf'), '--taxonomy', 'none');
      mkdirSync(shell.path('many'));
      const { bavail, bsize } = statfsSync(disk);
      const room = bavail * bsize;
      for (let n = 0; n < 4; n += 1) {
        const words = n === 0 ? 1 : Math.ceil(room / 40);
        writeFileSync(shell.path('many', `${n}.txt`), `Remission ${n}. `.repeat(words));
      }
      const run = await shell.sheaf('import', join(disk, 'full.sheaf'), 'many');
      const { files } = Reply.parse(run.json);
      expect(files.map(({ path }) => path)).toEqual([0, 1, 2, 3].map((n) => `many/${n}.txt`));
      const left = files.filter(({ outcome }) => outcome === 'refused');
      expect(left.length).toBeGreaterThan(0);
      expect(files[0]?.outcome).toBe('imported');
      for (const { path, error } of left) {
        expect(error?.code).toBe('disk-full');
        expect(error?.message).toContain(path.slice('many/'.length));
      }
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      const again = await shell.done(Reply, 'import', join(disk, 'full.sheaf'), 'many');
      for (const { outcome } of again.files) expect(['already-here', 'imported']).toContain(outcome);
      const documents = await shell.done(z.array(z.unknown()), 'list', join(disk, 'full.sheaf'), 'documents');
      expect(documents).toHaveLength(4);
      const checked = await shell.done(z.looseObject({ ok: z.boolean() }), 'check', join(disk, 'full.sheaf'));
      expect(checked.ok).toBe(true);
    }, 120_000);
  },
);
