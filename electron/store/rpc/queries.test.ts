import { resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { AnalysisId, GrantId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../testing.ts';

let review: TestReview;
let inputs: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  const jobs: string[] = [];
  review.onEvent((event) => {
    if (event.event === 'job') jobs.push(event.job.id);
  });
  const documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
  const analysisId = AnalysisId.parse(v7());
  must(await client.analyses.create({ analysisId, set: {} }));
  const claim = await makeClaim(client, documentId, 'Remission rates were notably higher');
  const tableId = v7();
  const path = resolve('resources/samples/press-item.txt');
  review.store.grant([{ id: GrantId.parse(tableId), access: 'read', path, name: 'press-item.txt' }]);
  const [group] = must(await client.history.groups({}));
  inputs = {
    'analyses.one': { analysisId },
    'analyses.sources': { analysisId },
    'analyses.readTable': { grantId: tableId },
    'analyses.fromClaims': { measure: 'OR', claimIds: [claim.id] },
    'claims.forDocument': { documentId },
    'claims.get': { claimId: claim.id },
    'annotations.forDocument': { documentId },
    'annotations.candidates': { annotationId: claim.quotes[0]?.annotationId },
    'annotations.inFile': { documentId },
    'proposals.forClaim': { claimId: claim.id },
    'documents.get': { documentId },
    'evidence.rows': { claimIds: [claim.id] },
    'evidence.view': { filter: {} },
    'evidence.years': {},
    'evidence.regions': { filter: {} },
    'evidence.source': { claimId: claim.id },
    'pictures.matrix': { filter: {} },
    'pictures.map': { filter: {} },
    'pictures.effectDirections': { filter: {} },
    'history.changes': { group: group?.group },
    'history.names': { group: group?.group },
    'jobs.get': { jobId: jobs[0] },
    'jobs.cancel': { jobId: jobs[0] },
    'search.query': { words: 'remission' },
    'studies.claimsBehind': { studyId: v7(), column: 'outcomes', text: 'Overall survival' },
    'text.pages': { documentId },
    'text.page': { documentId, page: 1 },
    'text.tree': { documentId },
    'text.find': { documentId, words: 'higher' },
    'text.locateQuote': { documentId, quote: 'notably higher' },
  };
});
afterAll(async () => {
  await review.close();
});

const methods = Object.entries(contract).flatMap(([namespace, members]) =>
  Object.entries(members).map(([verb, method]) => ({ name: `${namespace}.${verb}`, kind: method.kind })),
);
const call = (method: string, input: unknown) => review.store.call({ id: 1, method, input });

describe('every query of the contract', () => {
  test.each(methods.filter(({ kind }) => kind === 'query'))('$name answers', async ({ name }) => {
    const reply = await call(name, inputs[name] ?? {});
    expect(reply).toMatchObject({ id: 1, ok: true });
  });

  test('the log is read as a whole, and of one action', async () => {
    const all = must(await review.client.history.changes({}));
    expect(all.map(({ label }) => label)).toEqual(expect.arrayContaining(['Review created', 'Claim added']));
    const [first] = must(await review.client.history.changes({ limit: 1, offset: 1 }));
    expect(first).toEqual(all[1]);
    const one = must(await review.client.history.changes({ group: all.at(-1)?.group ?? null }));
    expect(one.map(({ label }) => label)).toEqual(['Claim added']);
  });
});

describe('what is no call of the contract', () => {
  test.each([
    'claims',
    'claims.nothing',
    'claims.toString',
    '__proto__.x',
    'constructor.name',
    'claims.get.x',
    '',
  ])('“%s” is refused', async (method) => {
    expect(await call(method, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test.each(methods)('$name refuses input that is none, and changes nothing', async ({ name }) => {
    const count = () => review.store.session().reader.get('SELECT count(*) AS n FROM change');
    const before = count();
    for (const input of [null, 'words', 7, [], { surprise: v7() }])
      expect(await call(name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(count()).toEqual(before);
  });

  test.each([null, 7, {}, { id: 'x', method: 'reviews.get', input: {} }])(
    '%j is refused',
    async (message) => {
      expect(await review.store.call(message)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    },
  );
});
