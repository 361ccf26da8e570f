import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { filterConditions } from '#shared/domain/filter-sentence.ts';
import { contrasts } from '#shared/domain/values.ts';
import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { type ConceptId, type DocumentId, StudyId } from '#shared/contract/ids.ts';
import { conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { filterWords } from './exports/filter-words.ts';
import { openTestReview, type TestReview } from './testing.ts';

/* Conditions of a view that look at more than one column of a claim. */

let review: TestReview;
let study: StudyId;
let trial: DocumentId;
let press: DocumentId;
beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  trial = await review.importText('Survival was longer. Remission was as frequent.', 'trial.txt');
  press = await review.importText('More remissions are seen. Doctors hope so.', 'press.txt');
  study = StudyId.parse(v7());
  const set = { label: 'Brown 2021', design: 'randomised' as const };
  must(await client.studies.create({ studyId: study, set, documents: [trial] }));
  const named = async (...names: string[]): Promise<ConceptId[]> =>
    Promise.all(names.map((name) => conceptNamed(client, name)));
  const [blina, chemo] = [await named('Blinatumomab'), await named('Chemotherapy')];
  await makeClaim(client, trial, 'Survival was longer', {
    ...{ therapy: blina, comparator: chemo },
    set: { statement: 'compared', conclusion: 'difference', key: true },
  });
  await makeClaim(client, trial, 'Remission was as frequent', {
    ...{ therapy: [...blina, ...chemo], comparator: [...chemo, ...blina] },
    set: { statement: 'same sides', conclusion: 'hedged' },
  });
  await makeClaim(client, press, 'More remissions are seen', { therapy: blina, set: { statement: 'alone' } });
  review.store.setReviewer('Grace');
  await makeClaim(client, press, 'Doctors hope so', {
    therapy: blina,
    set: { statement: 'chosen', contrast: 'single-group' },
  });
});
afterAll(async () => {
  await review.close();
});

async function shown(filter: z.input<typeof EvidenceFilter>) {
  const { claimIds } = must(await review.client.evidence.view({ filter }));
  return must(await review.client.evidence.rows({ claimIds }));
}
const statements = async (filter: z.input<typeof EvidenceFilter>): Promise<string[]> =>
  (await shown(filter)).map(({ statement }) => statement);

describe('a view holds', () => {
  test('claims of a contrast that was chosen, or that their sides amount to', async () => {
    expect(await statements({ contrast: ['between-therapies'] })).toEqual(['compared']);
    expect(await statements({ contrast: ['dose-or-schedule'] })).toEqual(['same sides']);
    expect(await statements({ contrast: ['not-stated'] })).toEqual(['alone']);
    expect(await statements({ contrast: ['not-stated', 'single-group'] })).toEqual(['alone', 'chosen']);
    const all = await shown({});
    for (const contrast of contrasts) {
      const rows = all.filter((row) => row.contrast === contrast);
      expect(await statements({ contrast: [contrast] })).toEqual(rows.map(({ statement }) => statement));
    }
  });

  test('claims of the study’s design, of a conclusion, of a reviewer, and key claims', async () => {
    expect(await statements({ design: ['randomised', 'cohort'] })).toEqual(['compared', 'same sides']);
    expect(await statements({ design: ['cohort'] })).toEqual([]);
    expect(await statements({ study: [study], conclusion: ['hedged'] })).toEqual(['same sides']);
    expect(await statements({ keyOnly: true })).toEqual(['compared']);
    const [, chosen] = await shown({});
    expect(await statements({ claim: chosen ? [chosen.claimId] : [] })).toEqual(['same sides']);
    const reviewers = must(await review.client.reviewers.list({}));
    const grace = reviewers.find(({ name }) => name === 'Grace');
    expect(await statements({ reviewer: grace ? [grace.id] : [] })).toEqual(['chosen']);
  });

  test('claims by the year of the first document of their study, and such years are offered', async () => {
    const { client } = review;
    const early = await review.importText('First words.', 'early.txt');
    must(await client.documents.edit({ documentId: early, set: { year: 2019 } }));
    must(await client.documents.edit({ documentId: trial, set: { year: 2021 } }));
    expect(must(await client.evidence.years({}))).toEqual([null, 2021]);
    must(await client.studies.edit({ studyId: study, documents: { [early]: true } }));
    expect(must(await client.evidence.years({}))).toEqual([null, 2019]);
    expect(await statements({ year: [2019] })).toEqual(['compared', 'same sides']);
    expect(await statements({ year: [2021] })).toEqual([]);
    for (let deeds = 0; deeds < 3; deeds += 1) must(await client.history.undo({}));
  });

  test('words of the authors and of the label of the study in force too; signs alone hold nothing', async () => {
    const { client } = review;
    must(await client.documents.edit({ documentId: press, set: { authors: ['Núñez, Alba'] } }));
    expect(await statements({ text: 'alba nunez' })).toEqual(['alone', 'chosen']);
    expect(await statements({ text: 'brown compared' })).toEqual(['compared']);
    expect(await statements({ text: 'brown 2021' })).toEqual(['compared', 'same sides']);
    expect(await statements({ text: 'family' })).toEqual([]);
    for (const text of ['%', '*', '_ "']) expect(await statements({ text })).toEqual([]);
    expect(await statements({ text: '  ' })).toHaveLength(4);
    must(await client.history.undo({}));
  });

  test('studies only: pooled findings that fit all else are counted beside', async () => {
    const set = { statement: 'of all trials', support: 'pooled' as const };
    await makeClaim(review.client, press, 'More remissions are seen', { set });
    const beside = async (filter: z.input<typeof EvidenceFilter>) =>
      must(await review.client.evidence.view({ filter })).pooledBeside;
    expect(await beside({})).toBeNull();
    expect(await beside({ studiesOnly: true })).toBe(1);
    expect(await beside({ studiesOnly: true, support: ['own-data'] })).toBe(0);
    expect(await beside({ studiesOnly: true, study: [study] })).toBe(0);
    expect(must(await review.client.evidence.view({ filter: {} }))).toMatchObject({ claims: 5, studies: 1 });
    must(await review.client.history.undo({}));
  });

  test('what its sentence can say: no condition is left out of it', () => {
    const conditions = Object.keys(EvidenceFilter.shape).filter((name) => !name.endsWith('Scope'));
    expect([...filterConditions].toSorted()).toEqual(conditions.toSorted());
  });

  test('what an export says of it in words', async () => {
    const [ada] = must(await review.client.reviewers.list({})).filter(({ name }) => name !== 'Grace');
    const filter = {
      ...{ therapy: [], therapyScope: 'none', outcome: [], outcomeScope: 'below', population: [] },
      ...{ populationScope: 'below', year: [null], direction: [], conclusion: ['hedged'], support: [] },
      ...{ assertion: [], contrast: ['single-group'], kind: [], design: ['cohort'], document: [] },
      ...{
        study: [study],
        claim: [],
        reviewer: ada ? [ada.id] : [],
        text: '',
        studiesOnly: false,
        keyOnly: true,
      },
    } satisfies EvidenceFilter;
    expect(filterWords(review.store.session().reader, filter)).toEqual({
      ...{ therapy: ['none named'], conclusion: ['hedged'], contrast: ['single-group'], design: ['cohort'] },
      ...{ year: ['not known'], study: ['Brown 2021'], reviewer: ['Ada Lindt'], keyOnly: 'yes' },
    });
  });
});
