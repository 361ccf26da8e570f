import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everydayReview } from '../testing/archived-review.ts';
import type { TestReview } from '../testing.ts';
import { importArchive } from './import-archive.ts';

/** Why no small disk can be made on this machine; null when it can. */
const why = ((): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can make a small disk';
  const place = mkdtempSync(join(tmpdir(), 'sheaf-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) execFileSync('umount', [place]);
  rmSync(place, { recursive: true });
  return mounted ? null : 'a small disk can not be mounted here';
})();

describe.skipIf(why !== null)(`a disk without room${why === null ? '' : ` (skipped: ${why})`}`, () => {
  let review: TestReview;
  let disk = '';
  beforeAll(async () => {
    review = await everydayReview(['press-item.txt', 'blinatumomab-trial.pdf']);
    disk = mkdtempSync(join(tmpdir(), 'sheaf-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  });
  afterAll(async () => {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
    await review.close();
  });

  test('an archive and a readable copy are refused, and an old file stays', async () => {
    const { client } = review;
    const old = join(disk, 'old');
    writeFileSync(old, 'old');
    const written = [
      await review.run((jobId) => client.archives.write({ jobId, grantId: review.writeGrant(old) })),
      await review.run((jobId) =>
        client.archives.readable({ jobId, grantId: review.writeGrant(join(disk, 'copy')) }),
      ),
    ];
    for (const { error } of written)
      expect(error).toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining('No file was written'),
      });
    expect(readdirSync(disk)).toEqual(['old']);
    expect(readFileSync(old, 'utf8')).toBe('old');
  });

  test('a review is not made from an archive, and nothing is left', async () => {
    const archive = join(dirname(review.path), 'all.zip');
    const grantId = review.writeGrant(archive);
    await review.run((jobId) => review.client.archives.write({ jobId, grantId }));
    const control = { signal: new AbortController().signal, progress: () => undefined };
    const made = await importArchive(archive, join(disk, 'new.sheaf'), control);
    expect(made).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(existsSync(join(disk, 'new.sheaf'))).toBe(false);
    expect(readdirSync(disk)).toEqual(['old']);
  });

  test('a small disk that can only be read is told as that, not as full', async () => {
    const archive = join(dirname(review.path), 'all.zip');
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    try {
      const control = { signal: new AbortController().signal, progress: () => undefined };
      const made = await importArchive(archive, join(disk, 'new.sheaf'), control);
      expect(made).toMatchObject({ ok: false, error: { code: 'read-only' } });
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk]);
    }
  });
});
