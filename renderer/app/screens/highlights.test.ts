import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestReview, type TestReview } from '#electron/store/testing.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { toHighlights } from './highlights.ts';

let review: TestReview;
beforeEach(async () => {
  review = await openTestReview();
});
afterEach(() => review.close());

test('highlights over each other are named by their words, those of claims by what they claim', async () => {
  const text = 'Survival was longer with blinatumomab than with chemotherapy.';
  const documentId = await review.importText(text);
  for (const words of ['Survival was longer', 'longer with blinatumomab']) {
    const anchor = await anchorOf(review.client, documentId, words);
    must(await review.client.annotations.create({ annotationId: newId.annotation(), documentId, anchor }));
  }
  await makeClaim(review.client, documentId, 'blinatumomab than');
  const annotations = must(await review.client.annotations.forDocument({ documentId }));
  const claims = must(await review.client.claims.forDocument({ documentId }));
  const palette = { by: 'therapy', concepts: [], reviewers: new Map() } as const;
  const { highlights } = toHighlights(annotations, claims, palette);
  expect(highlights.map(({ label }) => label).toSorted()).toEqual([
    'Claim: blinatumomab than',
    'Highlight: “Survival was longer”',
    'Highlight: “longer with blinatumomab”',
  ]);
});
