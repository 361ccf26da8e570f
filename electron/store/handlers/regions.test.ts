import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Anchor } from '#shared/contract/anchor.ts';
import { AnnotationId, ClaimId, type DocumentId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from '../testing.ts';

let review: TestReview;
let documentId: DocumentId;
let source: Pick<Anchor, 'sha256' | 'recipe'>;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importPaper(join(resourcesDir, 'samples', 'blinatumomab-trial.pdf'));
  const { recipe } = must(await review.client.text.pages({ documentId }));
  source = { sha256: must(await review.client.documents.get({ documentId })).sha256, recipe };
});
afterEach(() => review.close());

function regionAt(rect: Anchor['parts'][number]['rects'][number], exact = ''): Anchor {
  return {
    v: 1,
    ...source,
    parts: [{ page: 1, label: 'e101', rects: [rect], start: null, end: null }],
    quote: { exact, prefix: '', suffix: '' },
    sort: '00001|00000000|000092',
  };
}

const create = (anchor: Anchor) =>
  review.client.annotations.create({ annotationId: AnnotationId.parse(v7()), documentId, anchor });
const all = async () => must(await review.client.annotations.list({}));

async function claim(anchor: Anchor): Promise<ClaimId> {
  const claimId = ClaimId.parse(v7());
  const selections = [{ annotationId: AnnotationId.parse(v7()), anchor }];
  must(await review.client.claims.create({ claimId, documentId, selections }));
  return claimId;
}

test('a region is kept without words, undone and brought back', async () => {
  const made = must(await create(regionAt([100, 500, 300, 700])));
  expect([made.type, made.place.state]).toEqual(['region', 'exact']);
  must(await review.client.history.undo({}));
  expect(await all()).toEqual([]);
  must(await review.client.history.redo({}));
  expect((await all()).map(({ anchor }) => anchor.parts[0]?.rects)).toEqual([[[100, 500, 300, 700]]]);
});

test('the same region again is the same annotation; another one is another', async () => {
  must(await create(regionAt([100, 500, 300, 700])));
  await claim(regionAt([100, 500, 300, 700]));
  expect(await all()).toHaveLength(1);
  await claim(regionAt([100, 500, 310, 700]));
  expect(await all()).toHaveLength(2);
});

test('the evidence says where the region is', async () => {
  const claimIds = [await claim(regionAt([100, 500, 300, 700]))];
  const [row] = must(await review.client.evidence.rows({ claimIds }));
  expect(row?.quote).toEqual(['[region, page e101]']);
});

test('one that is too small, or that quotes words, is refused', async () => {
  const small = await create(regionAt([100, 500, 103, 700]));
  const quoting = await create(regionAt([100, 500, 300, 700], 'Remission'));
  expect([small.ok, quoting.ok]).toEqual([false, false]);
  if (!small.ok && !quoting.ok) {
    expect([small.error.code, quoting.error.code]).toEqual(['invalid-input', 'invalid-input']);
  }
  expect(await all()).toEqual([]);
});
