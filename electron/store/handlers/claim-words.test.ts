import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AnnotationId, ClaimId, type DocumentId, Sha256 } from '#shared/contract/ids.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const words = 'Remission rates were notably higher';
const again = 'the rate of remission rose';

let review: TestReview;
let documentId: DocumentId;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importText(`A paper. ${words} after the second course.\n\nIn short, ${again}.`);
});
afterEach(() => review.close());

const highlights = async () =>
  must(await review.client.annotations.list({})).map(({ anchor }) => anchor.quote.exact);
const quotesOf = async (claimId: ClaimId) =>
  must(await review.client.claims.get({ claimId })).quotes.map(({ text }) => text);
async function selection(quote: string) {
  return {
    annotationId: AnnotationId.parse(v7()),
    anchor: await anchorOf(review.client, documentId, quote),
  };
}

test('a second passage is one step, which undo takes back with its highlight, and redo brings again', async () => {
  const { id: claimId } = await makeClaim(review.client, documentId, words);
  must(await review.client.claims.addWords({ claimId, selections: [await selection(again)] }));
  expect(await quotesOf(claimId)).toEqual([words, again]);
  must(await review.client.history.undo({}));
  expect([await quotesOf(claimId), await highlights()]).toEqual([[words], [words]]);
  must(await review.client.history.redo({}));
  expect([await quotesOf(claimId), await highlights()]).toEqual([
    [words, again],
    [words, again],
  ]);
});

test('deleting the claim takes the highlights of both passages', async () => {
  const { id: claimId } = await makeClaim(review.client, documentId, words);
  must(await review.client.claims.addWords({ claimId, selections: [await selection(again)] }));
  must(await review.client.claims.delete({ claimId }));
  expect(await highlights()).toEqual([]);
});

test('a passage is taken off with its highlight, and brought back; the last one stays', async () => {
  const { id: claimId } = await makeClaim(review.client, documentId, words);
  const added = must(await review.client.claims.addWords({ claimId, selections: [await selection(again)] }));
  const [first, second] = added.quotes;
  if (!first || !second) throw new Error('There are not two passages.');
  must(await review.client.claims.removeWords({ claimId, annotationId: first.annotationId }));
  expect([await quotesOf(claimId), await highlights()]).toEqual([[again], [again]]);
  expect(
    await review.client.claims.removeWords({ claimId, annotationId: second.annotationId }),
  ).toMatchObject({ ok: false, error: { code: 'conflict' } });
  must(await review.client.history.undo({}));
  expect(await quotesOf(claimId)).toEqual([words, again]);
});

test('the same words selected again are the same highlight: of a person’s own it stays when its claims go', async () => {
  must(await review.client.annotations.create({ ...(await selection(words)), documentId }));
  const one = await makeClaim(review.client, documentId, words);
  const two = await makeClaim(review.client, documentId, words);
  expect(two.quotes).toEqual(one.quotes);
  must(await review.client.claims.delete({ claimId: one.id }));
  must(await review.client.claims.delete({ claimId: two.id }));
  expect(await highlights()).toEqual([words]);
});

test('words marked twice are one highlight, beside the one that came with a claim', async () => {
  await makeClaim(review.client, documentId, words);
  const made = must(await review.client.annotations.create({ ...(await selection(words)), documentId }));
  const twice = must(await review.client.annotations.create({ ...(await selection(words)), documentId }));
  expect(twice.id).toBe(made.id);
  expect(await highlights()).toEqual([words, words]);
  const noted = { ...(await selection(words)), documentId, note: 'Look at table 2.' };
  expect(must(await review.client.annotations.create(noted)).id).not.toBe(made.id);
  must(await review.client.history.undo({}));
  must(await review.client.history.undo({}));
  expect(await highlights()).toEqual([words]);
});

test('words of another paper, and of a claim that is not there, are refused', async () => {
  const { id: claimId } = await makeClaim(review.client, documentId, words);
  const made = await selection(again);
  const strange = { ...made, anchor: { ...made.anchor, sha256: Sha256.parse('a'.repeat(64)) } };
  expect(await review.client.claims.addWords({ claimId, selections: [strange] })).toMatchObject({
    ok: false,
  });
  const gone = ClaimId.parse(v7());
  expect(await review.client.claims.addWords({ claimId: gone, selections: [made] })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(await highlights()).toEqual([words]);
});
