import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

const words = 'Remission rates were notably higher';
// Windows holds a folder with open files in its place.
const movable = process.platform !== 'win32';

describe.skipIf(!movable)(
  `a review whose folder goes while it is open${movable ? '' : ' (skipped: Windows)'}`,
  () => {
    let review: TestReview;
    let documentId: DocumentId;
    beforeEach(async () => {
      review = await openTestReview();
      documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
    });
    afterEach(async () => {
      await review.store.close();
      rmSync(dirname(review.path), { recursive: true, force: true });
    });

    const edit = () => review.client.documents.edit({ documentId: documentId, set: { notes: 'x' } });

    test('moved: nothing more is taken, nothing is made at the old place, and back again it goes on', async () => {
      await makeClaim(review.client, documentId, words);
      const elsewhere = join(dirname(review.path), 'elsewhere.sheaf');
      renameSync(review.path, elsewhere);
      expect(await edit()).toMatchObject({ ok: false, error: { code: 'review-moved' } });
      const job = await review.run((jobId) => review.client.backups.create({ jobId }));
      expect(job).toMatchObject({ state: 'failed', error: { code: 'review-moved' } });
      expect(existsSync(review.path)).toBe(false);
      // What is there can still be read.
      expect(must(await review.client.claims.list({}))).toHaveLength(1);
      renameSync(elsewhere, review.path);
      must(await edit());
      review = await review.reopen();
      expect(must(await review.client.documents.list({})).map(({ notes }) => notes)).toEqual(['x']);
      expect(must(await review.client.claims.list({}))).toHaveLength(1);
    });

    test('deleted: a change is refused instead of saved where nobody finds it', async () => {
      rmSync(review.path, { recursive: true });
      expect(await edit()).toMatchObject({
        ok: false,
        error: { code: 'review-moved', message: expect.stringContaining('moved, renamed or deleted') },
      });
      expect(existsSync(review.path)).toBe(false);
    });
  },
);
