import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from './testing.ts';

let review: TestReview;
beforeAll(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  const documentId = await review.importPaper(join(resourcesDir, 'samples', 'press-item.txt'));
  const set = { title: 'A title', authors: ['Brown PA', 'Ji L'], year: 2021, journal: 'JAMA' };
  must(await review.client.documents.edit({ documentId, set }));
  await makeClaim(review.client, documentId, 'Not every voice was cheerful');
});
afterAll(() => review.close());

async function cited(): Promise<readonly [source: string, citation: string]> {
  const { claimIds } = must(await review.client.evidence.view({ filter: {} }));
  const [row] = must(await review.client.evidence.rows({ claimIds }));
  return [row?.source ?? '', row?.citation ?? ''];
}

test('references are in the style of the review, which is recorded and undone like any change', async () => {
  const { client } = review;
  const source = 'Brown and Ji 2021. A title. JAMA';
  expect(must(await client.reviews.get({})).citationStyle).toBe('vancouver');
  expect(await cited()).toEqual([source, 'Brown PA, Ji L. A title. JAMA. 2021.']);
  must(await client.reviews.edit({ set: { citationStyle: 'apa-7' } }));
  expect(await cited()).toEqual([source, 'Brown, P. A., & Ji, L. (2021). A title. JAMA.']);
  must(await client.history.undo({}));
  expect(await cited()).toEqual([source, 'Brown PA, Ji L. A title. JAMA. 2021.']);
  const check = await review.run((jobId) => client.reviews.check({ jobId }));
  expect(check.result).toMatchObject({ ok: true, log: 'equal' });
});
