import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AnnotationId,
  ChangeId,
  ClaimId,
  ConceptId,
  type DocumentId,
  GroupId,
} from '#shared/contract/ids.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, reopenTestReview, type TestReview } from '../testing.ts';

const words = 'Remission rates were notably higher';

let review: TestReview;
let documentId: DocumentId;

beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importText(`A paper. ${words} after the second course.`);
});
afterEach(async () => {
  await review.close();
});

const undo = () => review.client.history.undo({});
const redo = () => review.client.history.redo({});
const state = async () => must(await review.client.history.state({}));
const claims = async () => must(await review.client.claims.list({}));
const highlights = async () => must(await review.client.annotations.list({}));
const note = async (claimId: ClaimId) => must(await review.client.claims.get({ claimId })).note;
const setNote = (claimId: ClaimId, text: string, group?: GroupId) =>
  review.client.claims.edit({ claimId, set: { note: text } }, group ? { group } : {});
const newGroup = (): GroupId => GroupId.parse(v7());

async function highlight(): Promise<AnnotationId> {
  const annotationId = AnnotationId.parse(v7());
  const anchor = await anchorOf(review.client, documentId, words);
  must(await review.client.annotations.create({ annotationId, documentId, anchor }));
  return annotationId;
}
async function concept(name: string, group = newGroup()): Promise<ConceptId> {
  const facets = must(await review.client.taxonomy.facets({}));
  const facetId = facets.find(({ role }) => role === 'therapy')?.id;
  if (!facetId) throw new Error('no facet');
  const conceptId = ConceptId.parse(v7());
  must(await review.client.taxonomy.createConcept({ conceptId, facetId, name }, { group }));
  return conceptId;
}

describe('one action', () => {
  test('is all changes of its group, placed where its last one is', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const typing = newGroup();
    for (const text of ['a', 'ab', 'abc']) must(await setNote(claim.id, text, typing));
    expect((await state()).undo).toEqual({ group: typing, label: 'Claim edited' });
    must(await undo());
    expect(await note(claim.id)).toBe('');
    must(await redo());
    expect(await note(claim.id)).toBe('abc');
    const groups = must(await review.client.history.groups({}));
    expect(groups.find(({ group }) => group === typing)).toMatchObject({ changes: 3, undone: false });
  });

  test('that adds and takes away the same concept leaves it as it was before', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const conceptId = await concept('A');
    const group = newGroup();
    const element = { claimId: claim.id, role: 'therapy' as const, conceptId };
    must(await review.client.claims.addConcept(element, { group }));
    must(await review.client.claims.removeConcept(element, { group }));
    must(await undo());
    expect(must(await review.client.claims.get({ claimId: claim.id })).therapy).toEqual([]);
    expect((await state()).redo?.group).toBeDefined();
  });

  test('that came to nothing is taken back once and is not in the way of the one before it', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await setNote(claim.id, 'kept'));
    const group = newGroup();
    must(await setNote(claim.id, 'else', group));
    must(await setNote(claim.id, 'kept', group));
    must(await undo());
    must(await undo());
    expect(await note(claim.id)).toBe('');
  });

  test('that makes a concept and gives it to a claim goes as a whole', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const group = newGroup();
    const conceptId = await concept('Made on the fly', group);
    must(await review.client.claims.addConcept({ claimId: claim.id, role: 'therapy', conceptId }, { group }));
    must(await undo());
    expect(must(await review.client.taxonomy.concepts({}))).toEqual([]);
    expect(must(await review.client.claims.get({ claimId: claim.id })).therapy).toEqual([]);
    must(await redo());
    expect(must(await review.client.claims.get({ claimId: claim.id })).therapy).toEqual([conceptId]);
  });

  test('goes on under its own name after it was taken back: what follows is another action', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const group = newGroup();
    must(await setNote(claim.id, 'first', group));
    must(await undo());
    must(await setNote(claim.id, 'second', group));
    must(await undo());
    expect(await note(claim.id)).toBe('');
    must(await redo());
    expect(await note(claim.id)).toBe('second');
  });

  test('a new one empties redo', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await setNote(claim.id, 'first'));
    must(await undo());
    must(await setNote(claim.id, 'second'));
    expect((await state()).redo).toBeNull();
    expect(await redo()).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('undo is refused, says why and changes nothing', () => {
  test('an import whose papers have claims: the bin is offered, and takes them', async () => {
    const imported = await review.importText(`Another paper. ${words}.`, 'second.txt');
    review.store.setReviewer('Ben Okafor');
    const claim = await makeClaim(review.client, imported, words);
    review.store.setReviewer('Ada Lindt');
    const refused = await undo();
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'stale-undo',
        message: expect.stringMatching(
          /a claim rests on the paper.*Nothing was changed.*bin together with their claims/u,
        ),
        details: {
          documents: [imported],
          inTheWay: expect.arrayContaining([expect.objectContaining({ id: claim.id })]),
        },
      },
    });
    expect(await claims()).toHaveLength(1);
    must(await review.client.documents.moveToBin({ documentIds: [imported] }));
    expect(await claims()).toEqual([]);
    must(await undo());
    expect(await claims()).toHaveLength(1);
    expect(await undo()).toMatchObject({ ok: false, error: { code: 'stale-undo' } });
  });

  test('also when the import was taken back and brought again before the claim', async () => {
    must(await undo());
    expect(must(await review.client.documents.list({}))).toEqual([]);
    must(await redo());
    review.store.setReviewer('Ben Okafor');
    await makeClaim(review.client, documentId, words);
    review.store.setReviewer('Ada Lindt');
    expect(await undo()).toMatchObject({ ok: false, error: { code: 'stale-undo' } });
  });

  test('a field that another set since', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await setNote(claim.id, 'mine'));
    review.store.setReviewer('Ben Okafor');
    must(await setNote(claim.id, 'theirs'));
    review.store.setReviewer('Ada Lindt');
    expect(await undo()).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', message: expect.stringContaining('“note” was changed since') },
    });
    expect(await note(claim.id)).toBe('theirs');
    // Once the other takes it back, nothing is in the way any more.
    review.store.setReviewer('Ben Okafor');
    must(await undo());
    review.store.setReviewer('Ada Lindt');
    must(await undo());
    expect(await note(claim.id)).toBe('');
  });

  test('a claim that another edited since is not taken away', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    review.store.setReviewer('Ben Okafor');
    must(await setNote(claim.id, 'theirs'));
    review.store.setReviewer('Ada Lindt');
    expect(await undo()).toMatchObject({ ok: false, error: { code: 'stale-undo' } });
    expect(await claims()).toHaveLength(1);
  });

  test('a highlight on which a claim was made since', async () => {
    const annotationId = await highlight();
    review.store.setReviewer('Ben Okafor');
    must(
      await review.client.claims.create({
        claimId: ClaimId.parse(v7()),
        documentId,
        annotationIds: [annotationId],
      }),
    );
    review.store.setReviewer('Ada Lindt');
    expect(await undo()).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', message: expect.stringContaining('a claim rests on these words') },
    });
  });

  test('a concept that a claim uses since, and one that has another below it', async () => {
    const conceptId = await concept('Parent');
    review.store.setReviewer('Ben Okafor');
    const claim = await makeClaim(review.client, documentId, words, { therapy: [conceptId] });
    review.store.setReviewer('Ada Lindt');
    const refused = await undo();
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'stale-undo', details: { inTheWay: [{ entity: 'claim', id: claim.id }] } },
    });
    expect(must(await review.client.taxonomy.concepts({}))).toHaveLength(1);
  });

  test('a redo whose concept is gone since: no claim comes back with a concept that is not there', async () => {
    review.store.setReviewer('Ben Okafor');
    const conceptId = await concept('Short-lived');
    review.store.setReviewer('Ada Lindt');
    const claim = await makeClaim(review.client, documentId, words, { therapy: [conceptId] });
    must(await undo());
    review.store.setReviewer('Ben Okafor');
    must(await undo());
    review.store.setReviewer('Ada Lindt');
    expect(await redo()).toMatchObject({
      ok: false,
      error: {
        code: 'stale-undo',
        message: expect.stringContaining('a concept that the claim uses was deleted'),
      },
    });
    review.store.setReviewer('Ben Okafor');
    must(await redo());
    review.store.setReviewer('Ada Lindt');
    must(await redo());
    expect(must(await review.client.claims.get({ claimId: claim.id })).therapy).toEqual([conceptId]);
  });

  test('a deleted claim whose highlight is gone since does not come back without words', async () => {
    const annotationId = await highlight();
    const claimId = ClaimId.parse(v7());
    must(await review.client.claims.create({ claimId, documentId, annotationIds: [annotationId] }));
    must(await review.client.claims.delete({ claimId }));
    review.store.setReviewer('Ben Okafor');
    must(await review.client.annotations.delete({ annotationId }));
    review.store.setReviewer('Ada Lindt');
    expect(await undo()).toMatchObject({ ok: false, error: { code: 'stale-undo' } });
    expect(await claims()).toEqual([]);
  });
});

describe('deleting a claim', () => {
  test('takes the highlight that was made with it, and undo brings both', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await review.client.claims.delete({ claimId: claim.id }));
    expect(await highlights()).toEqual([]);
    must(await undo());
    expect((await highlights())[0]?.claims).toEqual([claim.id]);
  });

  test('leaves a highlight that another claim rests on; the last one takes it, for no person made it for itself', async () => {
    const first = await makeClaim(review.client, documentId, words);
    const [{ annotationId } = { annotationId: undefined }] = first.quotes;
    if (!annotationId) throw new Error('no words');
    const second = ClaimId.parse(v7());
    must(await review.client.claims.create({ claimId: second, documentId, annotationIds: [annotationId] }));
    must(await review.client.claims.delete({ claimId: first.id }));
    expect(await highlights()).toMatchObject([{ id: annotationId, claims: [second] }]);
    expect(must(await review.client.claims.get({ claimId: second })).quotes[0]?.text).toBe(words);
    must(await review.client.claims.delete({ claimId: second }));
    expect(await highlights()).toEqual([]);
    must(await undo());
    expect(await highlights()).toMatchObject([{ id: annotationId, claims: [second] }]);
  });

  test('leaves a highlight that was there before it', async () => {
    const annotationId = await highlight();
    const claimId = ClaimId.parse(v7());
    must(await review.client.claims.create({ claimId, documentId, annotationIds: [annotationId] }));
    expect(await review.client.annotations.delete({ annotationId })).toMatchObject({
      ok: false,
      error: { code: 'conflict', details: { claims: [claimId] } },
    });
    must(await review.client.claims.delete({ claimId }));
    expect(await highlights()).toMatchObject([{ id: annotationId, claims: [] }]);
  });
});

describe('the bin', () => {
  test('takes a paper with its claims and highlights out of every list, and gives them back', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await review.client.documents.moveToBin({ documentIds: [documentId] }));
    const seen = async () => [
      must(await review.client.documents.list({})).length,
      (await claims()).length,
      (await highlights()).length,
      must(await review.client.evidence.view({ filter: {} })).claims,
      must(await review.client.search.query({ words: 'remission' })).length,
    ];
    expect(await seen()).toEqual([0, 0, 0, 0, 0]);
    expect(must(await review.client.documents.list({ inBin: true }))).toMatchObject([
      { id: documentId, inBin: true },
    ]);
    must(await review.client.documents.restoreFromBin({ documentIds: [documentId] }));
    expect(await seen()).toEqual([1, 1, 1, 1, 2]);
    expect((await claims())[0]).toMatchObject({ id: claim.id });
  });

  test('undo and redo of binning and of restoring work although the paper has claims', async () => {
    await makeClaim(review.client, documentId, words);
    const inBin = async () => must(await review.client.documents.get({ documentId })).inBin;
    must(await review.client.documents.moveToBin({ documentIds: [documentId] }));
    must(await review.client.documents.restoreFromBin({ documentIds: [documentId] }));
    const seen: boolean[] = [];
    for (const step of [undo, undo, redo, redo, undo]) {
      must(await step());
      seen.push(await inBin());
    }
    expect(seen).toEqual([true, false, true, false, true]);
  });
});

describe('the same command again', () => {
  test('is done once, over a restart too, and answers as it is now', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const id = ChangeId.parse(v7());
    const edit = () => review.client.claims.edit({ claimId: claim.id, set: { note: 'once' } }, { id });
    must(await edit());
    review = await review.reopen();
    must(await setNote(claim.id, 'later'));
    expect(must(await edit()).note).toBe('later');
    must(await review.client.claims.delete({ claimId: claim.id }));
    expect(await edit()).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('an undo that is sent twice takes one action back', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    must(await setNote(claim.id, 'first'));
    must(await setNote(claim.id, 'second'));
    const id = ChangeId.parse(v7());
    must(await review.client.history.undo({}, { id }));
    must(await review.client.history.undo({}, { id }));
    expect(await note(claim.id)).toBe('first');
  });

  test('the same id with another input, or of another command, is a conflict', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const id = ChangeId.parse(v7());
    must(await review.client.claims.edit({ claimId: claim.id, set: { note: 'a' } }, { id }));
    const conflict = { ok: false, error: { code: 'conflict' } };
    expect(await review.client.claims.edit({ claimId: claim.id, set: { note: 'b' } }, { id })).toMatchObject(
      conflict,
    );
    expect(await review.client.claims.delete({ claimId: claim.id }, { id })).toMatchObject(conflict);
    expect(await note(claim.id)).toBe('a');
  });

  test('an id of a thing that is there already, or was, is a conflict and nothing is made', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    const [{ annotationId } = { annotationId: undefined }] = claim.quotes;
    if (!annotationId) throw new Error('no words');
    const twin = () =>
      review.client.claims.create({ claimId: claim.id, documentId, annotationIds: [annotationId] });
    expect(await twin()).toMatchObject({ ok: false, error: { code: 'conflict' } });
    must(await review.client.claims.delete({ claimId: claim.id }));
    const again = await makeClaim(review.client, documentId, words);
    const [quote] = again.quotes;
    if (!quote) throw new Error('no words');
    expect(
      await review.client.claims.create({
        claimId: claim.id,
        documentId,
        annotationIds: [quote.annotationId],
      }),
    ).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});

describe('whose stack', () => {
  test('each reviewer has an own one, and it is there after a restart', async () => {
    const claim = await makeClaim(review.client, documentId, words);
    review.store.setReviewer('Ben Okafor');
    expect(await state()).toEqual({ undo: null, redo: null });
    must(await review.client.documents.edit({ documentId, set: { notes: 'Ben was here' } }));
    review.store.setReviewer('Ada Lindt');
    expect((await state()).undo?.label).toBe('Claim added');
    must(await undo());
    expect(await claims()).toEqual([]);
    review = await review.reopen();
    expect((await state()).redo?.label).toBe('Claim added');
    must(await redo());
    expect((await claims())[0]?.id).toBe(claim.id);
    expect(must(await review.client.documents.get({ documentId })).notes).toBe('Ben was here');
  });

  test('another install and a copied review begin with an empty one, in a replica of their own', async () => {
    const replicas = (of: TestReview) =>
      of.store.session().reader.all('SELECT id, install_id AS install FROM replica ORDER BY created');
    await makeClaim(review.client, documentId, words);
    const before = replicas(review);
    review = await review.reopen();
    expect(replicas(review)).toEqual(before);
    await review.store.close();
    const copy = join(dirname(review.path), 'copy.sheaf');
    cpSync(review.path, copy, { recursive: true });
    const elsewhere = join(dirname(review.path), 'other-profile');
    for (const [path, profile] of [
      [copy, review.profileDir],
      [review.path, elsewhere],
    ] as const) {
      const other = await reopenTestReview(path, profile);
      expect(must(await other.client.history.state({}))).toEqual({ undo: null, redo: null });
      expect(replicas(other)).toHaveLength(before.length + 1);
      must(await other.client.documents.edit({ documentId, set: { notes: 'own' } }));
      must(await other.client.history.undo({}));
      await other.store.close();
    }
    rmSync(copy, { recursive: true });
    review = await reopenTestReview(review.path, review.profileDir);
    expect((await state()).undo?.label).toBe('Claim added');
  });

  test('a database that was put back from elsewhere begins a replica, so that no number is used twice', async () => {
    await review.store.close();
    const old = join(dirname(review.path), 'old.db');
    cpSync(join(review.path, 'review.db'), old);
    review = await reopenTestReview(review.path, review.profileDir);
    await makeClaim(review.client, documentId, words);
    await review.store.close();
    cpSync(old, join(review.path, 'review.db'));
    review = await reopenTestReview(review.path, review.profileDir);
    await makeClaim(review.client, documentId, words);
    const rows = review.store
      .session()
      .reader.all<{ replicas: number }>('SELECT count(DISTINCT replica_id) AS replicas FROM change');
    expect(rows).toEqual([{ replicas: 3 }]);
  });
});
