import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnnotationImport } from '#shared/contract/annotation-files.ts';
import { AnnotationId, ConceptId, type DocumentId, GrantId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { anchorOf, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from './testing.ts';

const words = 'Chemotherapy in several phases cures most children with standard-risk B-cell ALL.';
const other = 'It was first of use in relapsed or refractory disease';
const third = 'Quality of life and late effects are not reported here.';
const paper = join(resourcesDir, 'samples', 'blinatumomab-trial.pdf');

let review: TestReview;
let documentId: DocumentId;
const at = (name: string): string => join(dirname(review.path), name);

/** A concept of the review that no taxonomy ships. */
async function ownConcept(of: TestReview, role: string, name: string, synonyms: string[] = []) {
  const facet = must(await of.client.taxonomy.facets({})).find((one) => one.role === role);
  if (facet === undefined) throw new Error(`There is no facet ${role}.`);
  const conceptId = ConceptId.parse(v7());
  must(await of.client.taxonomy.createConcept({ conceptId, facetId: facet.id, name, synonyms }));
  return conceptId;
}

beforeAll(async () => {
  review = await openTestReview();
  const { client } = review;
  documentId = await review.importPaper(paper);
  const [blinatumomab, chemotherapy, survival] = await Promise.all(
    ['Blinatumomab', 'Chemotherapy', 'Overall survival'].map((name) => conceptNamed(client, name)),
  );
  if (!blinatumomab || !chemotherapy || !survival) throw new Error('no concepts');
  const adults = await ownConcept(review, 'population', 'Young: adults');
  const full = await makeClaim(client, documentId, words, {
    set: {
      ...{
        statement: 'Most are cured: 90 %.',
        direction: 'mixed',
        conclusion: 'hedged',
        support: 'own-data',
      },
      ...{ assertion: 'finding', subgroup: 'under 10', timePoint: '5 years / 60 %', key: true },
      ...{ note: 'Read the appendix.\nTwice.', outcome: survival, contrast: 'dose-or-schedule' },
    },
    therapy: [blinatumomab, chemotherapy],
    comparator: [chemotherapy],
    population: [adults],
  });
  // It rests on two places, and a second claim on one of them.
  const again = { annotationId: AnnotationId.parse(v7()), anchor: await anchorOf(client, documentId, other) };
  must(await client.claims.addWords({ claimId: full.id, selections: [again] }));
  await makeClaim(client, documentId, other, { therapy: [chemotherapy] });
  const noted = { annotationId: AnnotationId.parse(v7()), anchor: await anchorOf(client, documentId, third) };
  must(await client.annotations.create({ ...noted, documentId, note: 'Why?' }));
  const grantId = review.writeGrant(at('ours.jsonld'));
  await review.run((jobId) => client.annotations.export({ jobId, grantId, format: 'jsonld' }));
}, 60_000);
afterAll(() => review.close());

async function imported(into: TestReview, name: string): Promise<AnnotationImport> {
  const id = GrantId.parse(v7());
  into.store.grant([{ id, access: 'read', path: at(name), name }]);
  const job = await into.run((jobId) => into.client.annotations.importFile({ jobId, grantId: id }));
  return AnnotationImport.parse(job.result);
}

/** What claims say, with concepts by name. */
async function told(of: TestReview) {
  const concepts = must(await of.client.taxonomy.concepts({}));
  const names = (ids: readonly string[]) =>
    ids.map((id) => concepts.find((one) => one.id === id)?.name ?? 'no concept').toSorted();
  return must(await of.client.claims.list({})).map(
    ({
      changed: _changed,
      created: _created,
      reviewer: _reviewer,
      results: _results,
      study: _study,
      ...claim
    }) => ({
      ...claim,
      therapy: names(claim.therapy),
      comparator: names(claim.comparator),
      population: names(claim.population),
      outcome: claim.outcome === null ? null : names([claim.outcome]),
      ...{ tested: names(claim.tested), control: names(claim.control), background: names(claim.background) },
    }),
  );
}
const byId = <C extends { readonly id: string }>(claims: readonly C[]) =>
  claims.toSorted((a, b) => a.id.localeCompare(b.id));

/** Another review with the same paper. */
async function inAnother(
  taxonomy: 'none' | undefined,
  work: (second: TestReview) => Promise<void>,
): Promise<void> {
  const second = await openTestReview(taxonomy === undefined ? {} : { taxonomy });
  try {
    await second.importFiles(paper);
    await work(second);
    const check = await second.run((jobId) => second.client.reviews.check({ jobId }));
    expect(CheckReport.parse(check.result)).toMatchObject({ ok: true, log: 'equal' });
  } finally {
    await second.close();
  }
}

describe('claims of our own files', () => {
  test(
    'come back with their words, statement, concepts, values and note',
    () =>
      inAnother(undefined, async (second) => {
        const report = await imported(second, 'ours.jsonld');
        expect(report).toMatchObject({
          added: 3,
          claims: 2,
          concepts: ['Young: adults'],
          left: 0,
          reasons: [],
        });
        const claims = await told(second);
        expect(byId(claims)).toEqual(byId(await told(review)));
        expect(claims.map(({ statement }) => statement).toSorted()).toEqual(['', 'Most are cured: 90 %.']);
        expect(claims.map(({ quotes }) => quotes.length).toSorted((a, b) => a - b)).toEqual([1, 2]);
        // What claims say is not said again by their highlights.
        const notes = must(await second.client.annotations.list({})).map(({ note }) => note);
        expect(notes.toSorted()).toEqual(['', '', 'Why?']);
        // Once, whatever is imported again; into the review that they are of, nothing comes.
        expect(await imported(second, 'ours.jsonld')).toMatchObject({
          added: 0,
          claims: 0,
          concepts: [],
          known: 3,
        });
        expect(await imported(review, 'ours.jsonld')).toMatchObject({ added: 0, claims: 0, known: 3 });
      }),
    60_000,
  );

  test(
    'make the concepts that a review has not, and go with them by one undo; imported again they are back',
    () =>
      inAnother('none', async (second) => {
        const synonym = await ownConcept(second, 'therapy', 'Cytostatics', ['chemotherapy']);
        const report = await imported(second, 'ours.jsonld');
        const made = ['Blinatumomab', 'Overall survival', 'Young: adults'];
        expect(report).toMatchObject({ claims: 2, reasons: [] });
        expect(report.concepts.toSorted()).toEqual(made);
        const claims = byId(await told(second));
        expect(claims).toEqual(
          byId(await told(review)).map((claim) =>
            JSON.parse(JSON.stringify(claim).replaceAll('"Chemotherapy"', '"Cytostatics"')),
          ),
        );
        must(await second.client.history.undo({}));
        expect(await told(second)).toEqual([]);
        expect(must(await second.client.annotations.list({}))).toEqual([]);
        const left = must(await second.client.taxonomy.concepts({}));
        expect(left.map(({ id }) => id)).toEqual([synonym]);
        // One of the same name has come since: it is taken.
        await ownConcept(second, 'outcome', 'Overall survival');
        expect(await imported(second, 'ours.jsonld')).toMatchObject({ added: 3, claims: 2 });
        expect(byId(await told(second))).toEqual(claims);
        const survivals = must(await second.client.taxonomy.concepts({})).filter(({ name }) =>
          /survival/u.test(name),
        );
        expect(survivals).toHaveLength(1);
      }),
    60_000,
  );

  test(
    'leave the mark of the key claim to the one that has it here',
    () =>
      inAnother(undefined, async (second) => {
        const [document] = must(await second.client.documents.list({}));
        if (document === undefined) throw new Error('There is no paper.');
        const [therapy, outcome] = await Promise.all(
          ['Blinatumomab', 'Overall survival'].map((name) => conceptNamed(second.client, name)),
        );
        if (!therapy || !outcome) throw new Error('no concepts');
        const here = await makeClaim(second.client, document.id, third, {
          ...{ therapy: [therapy], set: { key: true, outcome } },
        });
        await imported(second, 'ours.jsonld');
        const keys = must(await second.client.claims.list({})).filter(({ key }) => key);
        expect(keys.map(({ id }) => id)).toEqual([here.id]);
      }),
    60_000,
  );

  test(
    'that another program has written alike, or of a newer version, lose only what is not understood',
    () =>
      inAnother(undefined, async (second) => {
        const text = readFileSync(at('ours.jsonld'), 'utf8');
        writeFileSync(
          at('newer.jsonld'),
          text.replaceAll('urn:sheaf:direction:mixed', 'urn:sheaf:direction:sideways'),
        );
        const report = await imported(second, 'newer.jsonld');
        expect(report).toMatchObject({ claims: 2, left: 0 });
        expect(report.reasons.map(({ reason }) => reason)).toEqual([
          'Imported without its direction “sideways”, which this version does not know.',
        ]);
        must(await second.client.history.undo({}));
        writeFileSync(at('theirs.jsonld'), text.replaceAll('urn:sheaf:program', 'https://example.org/other'));
      }),
    60_000,
  );

  test(
    'another program’s are highlights with notes',
    () =>
      inAnother(undefined, async (second) => {
        expect(await imported(second, 'theirs.jsonld')).toMatchObject({ added: 3, claims: 0 });
        const notes = must(await second.client.annotations.list({})).map(({ note }) => note);
        expect(notes).toContainEqual(expect.stringContaining('Most are cured: 90 %.'));
        expect(await told(second)).toEqual([]);
      }),
    60_000,
  );
});
