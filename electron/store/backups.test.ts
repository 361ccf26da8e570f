import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeId, type DocumentId } from '#shared/contract/ids.ts';
import { BackupView, CheckReport, backups } from '#shared/contract/reviews.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import { openTestReview, type TestReview } from './testing.ts';

const words = 'Remission rates were notably higher';

const Restored = backups.restore.output;

let review: TestReview;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
});
afterEach(async () => {
  await review.close();
});

const names = async (): Promise<string[]> =>
  must(await review.client.backups.list({})).map(({ name }) => name);
const setTitle = (title: string) => review.client.reviews.edit({ set: { title } });
const titleNow = async (): Promise<string> => must(await review.client.reviews.get({})).title;

async function importPress(): Promise<DocumentId> {
  return review.importPaper(resolve('resources/samples/press-item.txt'));
}
async function check(): Promise<CheckReport> {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  return CheckReport.parse(job.result);
}
const restore = (name: string) => review.run((jobId) => review.client.backups.restore({ jobId, name }));

async function onlyBackup(): Promise<string> {
  const [name, ...others] = await names();
  if (name === undefined || others.length > 0) throw new Error(`${others.length} other backups`);
  return name;
}

describe('backups on opening', () => {
  test('are made when something changed since the last one, and only then', async () => {
    const first = await names();
    expect(first).toHaveLength(1);
    review = await review.reopen();
    expect(await names()).toEqual(first);
    must(await setTitle('Changed'));
    review = await review.reopen();
    const second = await names();
    expect(second.slice(1)).toEqual(first);
    review = await review.reopen();
    expect(await names()).toEqual(second);
  });

  test('one that is damaged does not count as made', async () => {
    const before = await onlyBackup();
    writeFileSync(join(reviewFolder(review.path).backups, before), 'noise');
    review = await review.reopen();
    expect(await names()).toHaveLength(2);
  });
});

test('a backup made by hand, and the state before a restore, outlast any number of openings', async () => {
  const made = await review.run((jobId) => review.client.backups.create({ jobId }));
  expect(made.result).toMatchObject({ reason: 'kept' });
  must(await setTitle('Later'));
  const restored = await restore(BackupView.parse(made.result).name);
  const { kept } = Restored.parse(restored.result);
  for (let opening = 0; opening < 8; opening += 1) {
    must(await setTitle(`Opening ${opening}`));
    review = await review.reopen();
  }
  const all = must(await review.client.backups.list({}));
  expect(all.filter(({ reason }) => reason === 'usual').length).toBeGreaterThanOrEqual(5);
  expect(all.filter(({ reason }) => reason !== 'usual')).toMatchObject([
    { name: kept, reason: 'kept' },
    { name: BackupView.parse(made.result).name, reason: 'kept' },
  ]);
});

describe('restoring', () => {
  test('keeps the present state, says which backup and what was in it, and can be gone back from', async () => {
    const before = await onlyBackup();
    must(await setTitle('Later'));
    const job = await restore(before);
    expect(job).toMatchObject({ state: 'done', result: { restored: before } });
    expect(await titleNow()).toBe('Test review');
    const [group] = must(await review.client.history.groups({}));
    const [change] = must(await review.client.history.changes({ group: group?.group ?? null }));
    expect(change?.label).toBe('Review restored from a backup');
    expect(change?.operations).toMatchObject([
      { kind: 'review.restored', fields: { restoredFrom: { after: expect.stringContaining(before) } } },
    ]);
    const recorded = review.store
      .session()
      .reader.get<{ arguments: string }>('SELECT arguments FROM change ORDER BY position DESC LIMIT 1');
    const { backup, sequences } = JSON.parse(recorded?.arguments ?? '{}');
    expect(backup).toBe(before);
    expect(Object.values(sequences)).toEqual([2]);
    expect(await check()).toMatchObject({ ok: true });

    const kept = (await names()).find((name) => name !== before);
    expect(await restore(kept ?? '')).toMatchObject({ state: 'done' });
    expect(await titleNow()).toBe('Later');
  });

  test('begins another replica and another undo stack: no two histories share a number', async () => {
    const before = await onlyBackup();
    must(await setTitle('Later'));
    await restore(before);
    expect(must(await review.client.history.state({}))).toEqual({ undo: null, redo: null });
    const replicas = review.store
      .session()
      .reader.all<{ replica: string; first: number }>(
        'SELECT replica_id AS replica, min(sequence) AS first FROM change GROUP BY replica_id',
      );
    expect(replicas.map(({ first }) => first)).toEqual([1, 1]);
    must(await setTitle('After'));
    must(await review.client.history.undo({}));
    expect(await titleNow()).toBe('Test review');
  });

  test('a damaged backup is refused and nothing happens', async () => {
    const before = await onlyBackup();
    const path = join(reviewFolder(review.path).backups, before);
    const bytes = readFileSync(path);
    bytes.fill(0xa7, 8_192, 40_960);
    writeFileSync(path, bytes);
    must(await setTitle('Later'));
    expect(await restore(before)).toMatchObject({ state: 'failed', error: { code: 'review-damaged' } });
    expect(await titleNow()).toBe('Later');
    expect(await names()).toEqual([before]);
    must(await setTitle('Still at work'));
  });

  test('a name that is no backup is not found', async () => {
    for (const name of ['../review.db', '2020-01-01T00-00-00Z.db'])
      expect(await restore(name)).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
  });

  test('calls that come in the middle wait and are answered from the restored state', async () => {
    const before = await onlyBackup();
    must(await setTitle('Later'));
    let over = false;
    const job = restore(before).finally(() => {
      over = true;
    });
    const titles = new Set<string>();
    while (!over) {
      titles.add(await titleNow());
      await new Promise((next) => {
        setImmediate(next);
      });
    }
    expect(await job).toMatchObject({ state: 'done' });
    expect([...titles].every((title) => ['Later', 'Test review'].includes(title))).toBe(true);
    expect(await titleNow()).toBe('Test review');
  });

  test('not while an import runs, whose papers would come into another history', async () => {
    const before = await onlyBackup();
    const importing = importPress();
    expect(await restore(before)).toMatchObject({ state: 'failed', error: { code: 'conflict' } });
    const documentId = await importing;
    expect(must(await review.client.documents.get({ documentId })).inBin).toBe(false);
  });

  test('bytes of papers that only the other state has stay until no backup names them', async () => {
    const before = await onlyBackup();
    const documentId = await importPress();
    const claim = await makeClaim(review.client, documentId, words);
    const { sha256 } = must(await review.client.documents.get({ documentId }));
    await restore(before);
    const kept = (await names()).find((name) => name !== before) ?? '';
    review = await review.reopen();
    expect(existsSync(join(review.path, 'documents', sha256.slice(0, 2), sha256))).toBe(true);
    await restore(kept);
    expect(must(await review.client.claims.get({ claimId: claim.id })).quotes[0]?.text).toBe(words);
    expect(await check()).toMatchObject({ ok: true, documents: { missing: [] } });
  });

  test('a command of before the restore, sent again, is not taken for done', async () => {
    const before = await onlyBackup();
    const id = ChangeId.parse(v7());
    must(await review.client.reviews.edit({ set: { title: 'Later' } }, { id }));
    await restore(before);
    must(await review.client.reviews.edit({ set: { title: 'Later' } }, { id }));
    expect(await titleNow()).toBe('Later');
  });
});
