import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConceptId, type DocumentId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openConnection } from '../database/connection.ts';
import { openTestReview, type TestReview } from '../testing.ts';

let review: TestReview;
let documentId: DocumentId;
beforeAll(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
});
afterAll(async () => {
  await review.close();
});

const found = async (words: string): Promise<string[]> =>
  must(await review.client.search.query({ words }))
    .filter(({ type }) => type === 'claim')
    .map(({ id }) => id);

test('a claim is found by its statement, note, words and concepts, as they are now', async () => {
  const { client } = review;
  const facetId = must(await client.taxonomy.facets({})).find(({ role }) => role === 'therapy')?.id;
  if (!facetId) throw new Error('no facet');
  const conceptId = ConceptId.parse(v7());
  must(await client.taxonomy.createConcept({ conceptId, facetId, name: 'Zebratinib' }));
  const { id } = await makeClaim(client, documentId, 'Remission rates were notably higher', {
    therapy: [conceptId],
    set: { statement: 'quixotic', note: 'jubilant' },
  });
  for (const words of ['quixotic', 'jubilant', 'zebratinib', 'notably higher'])
    expect(await found(words)).toEqual([id]);
  expect(await found('zebratinib jubilant')).toEqual([id]);
  expect(await found('zebratinib otherwise')).toEqual([]);

  must(await client.taxonomy.editConcept({ conceptId, set: { note: 'said otherwise' } }));
  expect(await found('zebratinib')).toEqual([id]);
  must(await client.taxonomy.editConcept({ conceptId, set: { name: 'Okapinib' } }));
  expect([await found('zebratinib'), await found('okapinib')]).toEqual([[], [id]]);
  must(await client.history.undo({}));
  expect([await found('zebratinib'), await found('okapinib')]).toEqual([[id], []]);
  must(await client.claims.edit({ claimId: id, set: { statement: '' } }));
  expect(await found('quixotic')).toEqual([]);
  must(await client.claims.delete({ claimId: id }));
  expect(await found('jubilant')).toEqual([]);
});

test('a renamed concept is indexed once; the claims that use it are left as they are', async () => {
  const { client } = review;
  const facetId = must(await client.taxonomy.facets({})).find(({ role }) => role === 'therapy')?.id;
  if (!facetId) throw new Error('no facet');
  const conceptId = ConceptId.parse(v7());
  must(await client.taxonomy.createConcept({ conceptId, facetId, name: 'Ibexinib' }));
  const words = ['Remission rates were notably higher', 'Quality of life may improve', 'Fewer children saw'];
  for (const quote of words) await makeClaim(client, documentId, quote, { therapy: [conceptId] });
  const derived = openConnection(join(review.path, 'derived.db'), { readonly: true });
  try {
    const places = () => derived.all('SELECT id, claim_id FROM claim_words ORDER BY id');
    const before = places();
    must(await client.taxonomy.editConcept({ conceptId, set: { name: 'Lynxinib' } }));
    expect(places()).toEqual(before);
    expect(await found('lynxinib')).toHaveLength(words.length);
    // What is indexed anew gets another place, so that the comparison above can fail.
    const [first] = must(await client.claims.list({}));
    if (!first) throw new Error('no claim');
    must(await client.claims.edit({ claimId: first.id, set: { statement: 'other' } }));
    expect(places()).not.toEqual(before);
  } finally {
    derived.close();
  }
});
