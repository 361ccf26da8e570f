import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimView } from '#shared/contract/claims.ts';
import { ChangeId, ClaimId, type DocumentId, GroupId, ResultId, StudyId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

const first = 'Remission rates were notably higher';
const second = 'Quality of life may improve';

let review: TestReview;
let paper: DocumentId;
beforeEach(async () => {
  review = await openTestReview();
  paper = await review.importPaper(resolve('resources/samples/press-item.txt'));
});
afterEach(async () => {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  expect(CheckReport.parse(job.result)).toMatchObject({ ok: true, log: 'equal' });
  await review.close();
});

const get = async ({ id }: { id: ClaimId }): Promise<ClaimView> =>
  must(await review.client.claims.get({ claimId: id }));
const undo = async () => must(await review.client.history.undo({}));

async function makeStudy(label: string, documents: DocumentId[] = [paper]): Promise<StudyId> {
  const studyId = StudyId.parse(v7());
  must(await review.client.studies.create({ studyId, set: { label, design: 'randomised' }, documents }));
  return studyId;
}

async function comparison(quote: string): Promise<ClaimView> {
  return makeClaim(review.client, paper, quote, {
    therapy: [await conceptNamed(review.client, 'Blinatumomab')],
    comparator: [await conceptNamed(review.client, 'Chemotherapy')],
    set: { outcome: await conceptNamed(review.client, 'Overall survival'), direction: 'favours-therapy' },
  });
}

async function addNumbers(claim: ClaimView): Promise<ResultId> {
  const resultId = ResultId.parse(v7());
  const annotationId = claim.quotes[0]?.annotationId ?? null;
  const set = {
    asReported: 'HR 0.5 (95% CI 0.4–0.625)',
    measure: 'HR' as const,
    value: 0.5,
    interval: { lower: 0.4, upper: 0.625 },
    arms: [{ label: 'blinatumomab', side: 'therapy' as const, percent: 97 }],
  };
  must(await review.client.results.create({ resultId, claimId: claim.id, annotationId, set }));
  return resultId;
}

describe('studies', () => {
  test('a claim is about the only study of its paper, until a person says otherwise', async () => {
    const claim = await comparison(first);
    expect(claim).toMatchObject({ study: null, studyChosen: false });
    const brown = await makeStudy('Brown 2021');
    expect(await get(claim)).toMatchObject({ study: brown, studyChosen: false });
    const gupta = await makeStudy('Gupta 2025');
    expect(await get(claim)).toMatchObject({ study: brown, studyChosen: true });
    must(await review.client.claims.edit({ claimId: claim.id, set: { study: gupta } }));
    expect(await get(claim)).toMatchObject({ study: gupta, studyChosen: true });
    const counts = must(await review.client.studies.list({})).map(({ label, claims }) => [label, claims]);
    expect(counts).toEqual([
      ['Brown 2021', 0],
      ['Gupta 2025', 1],
    ]);
    must(await review.client.claims.edit({ claimId: claim.id, set: { study: 'none' } }));
    expect(await get(claim)).toMatchObject({ study: null, studyChosen: true });
    await undo();
    expect((await get(claim)).study).toBe(gupta);
  });

  test('a second study of the paper takes none from its claims; undo takes back what was written down', async () => {
    const [follower, chosen] = [await comparison(first), await comparison(second)];
    const alpha = await makeStudy('Alpha 2020');
    const beta = StudyId.parse(v7());
    const group = GroupId.parse(v7());
    const create = { studyId: beta, set: { label: 'Beta 2021' }, documents: [paper] };
    must(await review.client.studies.create(create, { group }));
    must(
      await review.client.claims.edit(
        { claimId: chosen.id, set: { study: beta } },
        { id: ChangeId.parse(v7()), group },
      ),
    );
    const both = async () =>
      [await get(follower), await get(chosen)].map(({ study, studyChosen }) => [study, studyChosen]);
    const after = [
      [alpha, true],
      [beta, true],
    ];
    expect(await both()).toEqual(after);
    await undo();
    expect(await both()).toEqual([
      [alpha, false],
      [alpha, false],
    ]);
    must(await review.client.history.redo({}));
    expect(await both()).toEqual(after);
    // A claim that comes later has to be told.
    expect((await comparison('Fewer children')).study).toBeNull();
  });

  test('a study that comes to be reported by a paper with another one takes none from its claims either', async () => {
    const claim = await comparison(first);
    const [alpha, beta] = [await makeStudy('Alpha 2020'), await makeStudy('Beta 2021', [])];
    must(await review.client.studies.edit({ studyId: beta, documents: { [paper]: true } }));
    expect(await get(claim)).toMatchObject({ study: alpha, studyChosen: true });
    await undo();
    expect(await get(claim)).toMatchObject({ study: alpha, studyChosen: false });
  });

  test('a news item tells of the studies of others', async () => {
    const claim = await comparison(first);
    await makeStudy('Brown 2021');
    must(await review.client.documents.edit({ documentId: paper, set: { kind: 'news' } }));
    expect((await get(claim)).study).toBeNull();
  });

  test('a study that claims were said to be about stays; its documents and populations can change', async () => {
    const claim = await comparison(first);
    const study = await makeStudy('Brown 2021');
    must(await review.client.claims.edit({ claimId: claim.id, set: { study } }));
    const refused = await review.client.studies.delete({ studyId: study });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    const edited = must(
      await review.client.studies.edit({
        studyId: study,
        set: { label: 'Brown 2022' },
        documents: { [paper]: false },
      }),
    );
    expect(edited).toMatchObject({ label: 'Brown 2022', documents: [], claims: 1 });
    await undo();
    expect(must(await review.client.studies.list({}))).toMatchObject([
      { label: 'Brown 2021', documents: [paper] },
    ]);
    must(await review.client.claims.edit({ claimId: claim.id, set: { study: null } }));
    must(await review.client.studies.delete({ studyId: study }));
    expect(must(await review.client.studies.list({}))).toEqual([]);
    await undo();
    expect((await get(claim)).study).toBe(study);
  });

  test('one that is not there can not be chosen', async () => {
    const claim = await comparison(first);
    const study = StudyId.parse(v7());
    expect(await review.client.claims.edit({ claimId: claim.id, set: { study } })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('key claims', () => {
  test('there is one for a study, tested therapy and outcome: a second takes the mark in the same step', async () => {
    const [one, two] = [await comparison(first), await comparison(second)];
    await makeStudy('Brown 2021');
    const mark = async (claim: ClaimView) =>
      must(await review.client.claims.edit({ claimId: claim.id, set: { key: true } }));
    await mark(one);
    await mark(two);
    expect([(await get(one)).key, (await get(two)).key]).toEqual([false, true]);
    await undo();
    expect([(await get(one)).key, (await get(two)).key]).toEqual([true, false]);
  });

  test('another outcome, or another tested therapy, has its own', async () => {
    const [one, two, three] = [
      await comparison(first),
      await comparison(second),
      await comparison('Fewer children'),
    ];
    const { client } = review;
    await makeStudy('Brown 2021');
    const outcome = await conceptNamed(client, 'Complete remission');
    const role = 'therapy' as const;
    must(await client.claims.edit({ claimId: two.id, set: { outcome } }));
    must(
      await client.claims.removeConcept({
        claimId: three.id,
        role,
        conceptId: await conceptNamed(client, 'Blinatumomab'),
      }),
    );
    must(
      await client.claims.addConcept({
        claimId: three.id,
        role,
        conceptId: await conceptNamed(client, 'Tisagenlecleucel'),
      }),
    );
    for (const { id } of [one, two, three])
      must(await client.claims.edit({ claimId: id, set: { key: true } }));
    expect([(await get(one)).key, (await get(two)).key, (await get(three)).key]).toEqual([true, true, true]);
  });
});

describe('numbers', () => {
  test('belong to a claim and to the words they were read from, and go and come with it', async () => {
    const claim = await comparison(first);
    const resultId = await addNumbers(claim);
    expect((await get(claim)).results).toMatchObject([
      {
        id: resultId,
        annotationId: claim.quotes[0]?.annotationId,
        measure: 'HR',
        value: 0.5,
        p: null,
        adjusted: null,
      },
    ]);
    must(await review.client.results.edit({ resultId, set: { value: 'not-reached', adjusted: true } }));
    expect((await get(claim)).results).toMatchObject([
      { value: 'not-reached', adjusted: true, measure: 'HR' },
    ]);
    must(await review.client.claims.delete({ claimId: claim.id }));
    await undo();
    expect((await get(claim)).results).toHaveLength(1);
    must(await review.client.results.delete({ resultId }));
    expect((await get(claim)).results).toEqual([]);
  });

  test('an export has a line for each, and says claims and lines apart', async () => {
    const claim = await comparison(first);
    await comparison(second);
    await addNumbers(claim);
    await addNumbers(claim);
    const path = join(dirname(review.path), 'out.json');
    const job = await review.run((jobId) =>
      review.client.evidence.export({ jobId, grantId: review.writeGrant(path), format: 'json', filter: {} }),
    );
    expect(job.result).toMatchObject({ rows: 3, claims: 2 });
    const { rows }: { rows: Record<string, unknown>[] } = JSON.parse(readFileSync(path, 'utf8'));
    expect(
      rows.map(({ claimId, resultNumber, ciLow }) => [claimId === claim.id, resultNumber, ciLow]),
    ).toEqual([
      [true, 1, 0.4],
      [true, 2, 0.4],
      [false, null, null],
    ]);
  });
});

describe('pairs of claims', () => {
  test('swapped sides mirror direction and numbers; swapped again all is as it was', async () => {
    const claim = await comparison(first);
    await addNumbers(claim);
    const before = await get(claim);
    const swapped = must(await review.client.claims.swapSides({ claimId: claim.id }));
    expect(swapped).toMatchObject({
      therapy: before.comparator,
      comparator: before.therapy,
      direction: 'favours-comparator',
      results: [
        { value: 2, interval: { lower: 1.6, upper: 2.5 }, arms: [{ side: 'comparator', percent: 97 }] },
      ],
    });
    await undo();
    expect(await get(claim)).toMatchObject({ ...before, changed: expect.any(String) });
    must(await review.client.claims.swapSides({ claimId: claim.id }));
    const again = must(await review.client.claims.swapSides({ claimId: claim.id }));
    expect({ ...again, changed: '' }).toEqual({ ...before, changed: '' });
  });

  test('a split claim shares its words and sides', async () => {
    const claim = await comparison(first);
    const newClaimId = ClaimId.parse(v7());
    const made = must(await review.client.claims.split({ claimId: claim.id, newClaimId }));
    expect(made).toMatchObject({
      id: newClaimId,
      quotes: claim.quotes,
      therapy: claim.therapy,
      comparator: claim.comparator,
      outcome: null,
      direction: null,
    });
    await undo();
    expect(must(await review.client.claims.list({})).map(({ id }) => id)).toEqual([claim.id]);
  });

  test('the same result said again becomes more words of one claim', async () => {
    const one = await comparison(first);
    const two = await makeClaim(review.client, paper, second, {
      set: { conclusion: 'difference', note: 'in the abstract', direction: 'same' },
    });
    await addNumbers(two);
    const merged = must(await review.client.claims.merge({ claimId: one.id, otherId: two.id }));
    expect(merged.quotes.map(({ text }) => text)).toEqual([first, second]);
    expect(merged).toMatchObject({
      direction: 'favours-therapy',
      conclusion: 'difference',
      note: 'in the abstract',
      results: [{ measure: 'HR', claimId: one.id }],
    });
    expect(must(await review.client.claims.list({}))).toHaveLength(1);
    await undo();
    expect((await get(two)).results).toHaveLength(1);
    expect((await get(one)).quotes).toHaveLength(1);
  });

  test('words that go leave the numbers read from them with the claim', async () => {
    const one = await comparison(first);
    const two = await comparison(second);
    await addNumbers(two);
    const merged = must(await review.client.claims.merge({ claimId: one.id, otherId: two.id }));
    const annotationId = merged.quotes[1]?.annotationId;
    if (annotationId === undefined) throw new Error('no words');
    const fewer = must(await review.client.claims.removeWords({ claimId: one.id, annotationId }));
    expect(fewer.results).toMatchObject([{ annotationId: null, measure: 'HR' }]);
  });
});

describe('merged concepts', () => {
  test('claims, studies and what lies below follow; the old name leads to the new concept; undo brings all back', async () => {
    const { client } = review;
    const claim = await comparison(first);
    const from = await conceptNamed(client, 'Blinatumomab');
    const into = await conceptNamed(client, 'Inotuzumab ozogamicin');
    must(await client.taxonomy.mergeConcept({ conceptId: from, intoId: into }));
    expect((await get(claim)).therapy).toEqual([into]);
    const concepts = must(await client.taxonomy.concepts({}));
    expect(concepts.find(({ id }) => id === from)).toMatchObject({
      mergedInto: into,
      retired: true,
      uses: 0,
    });
    expect(concepts.find(({ id }) => id === into)?.synonyms).toContain('Blinatumomab');
    await undo();
    expect((await get(claim)).therapy).toEqual([from]);
  });

  test('a circle, another facet and a concept itself are refused', async () => {
    const { client } = review;
    const [above, below, outcome] = [
      await conceptNamed(client, 'Immunotherapy'),
      await conceptNamed(client, 'Blinatumomab'),
      await conceptNamed(client, 'Overall survival'),
    ];
    for (const intoId of [below, outcome, above])
      expect(await client.taxonomy.mergeConcept({ conceptId: above, intoId })).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
  });
});
