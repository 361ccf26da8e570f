import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { v7 } from 'uuid';
import {
  AnalysisId,
  AnalysisRowId,
  AnnotationId,
  ConceptId,
  ResultId,
  SavedViewId,
  StudyId,
} from '#shared/contract/ids.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { SCHEMA_VERSION } from '../database/migrate.ts';
import { openTestReview } from '../testing.ts';

/*
 * Stores a small review of today's schema, made of our own samples, so that every later version is tested to open
 * it: `node electron/store/testing/write-stored-review.ts`. Run once for each schema, before its release.
 */

const target = resolve(import.meta.dirname, `../../../e2e/fixtures/reviews/schema-${SCHEMA_VERSION}.sheaf`);
if (existsSync(target)) throw new Error(`${target} is there already.`);

const review = await openTestReview({ title: 'Immunotherapy in the press', taxonomy: 'none' });
const { client } = review;
const report = await review.importFiles(
  resolve('resources/samples/press-item.txt'),
  resolve('resources/samples/questions-for-parents.html'),
);
const [press, questions] = report.files;
if (press?.outcome !== 'imported' || questions?.outcome !== 'imported')
  throw new Error(JSON.stringify(report));

const facets = must(await client.taxonomy.facets({}));
async function concept(role: string, name: string, parentId: ConceptId | null = null): Promise<ConceptId> {
  const facetId = facets.find((facet) => facet.role === role)?.id;
  if (!facetId) throw new Error(`There is no facet ${role}.`);
  const conceptId = ConceptId.parse(v7());
  must(await client.taxonomy.createConcept({ conceptId, facetId, parentId, name, synonyms: [] }));
  return conceptId;
}
const immunotherapy = await concept('therapy', 'Immunotherapy');
const blinatumomab = await concept('therapy', 'Blinatumomab', immunotherapy);
const chemotherapy = await concept('therapy', 'Chemotherapy');
const outcome = await concept('outcome', 'Remission');

const claim = await makeClaim(client, press.document, 'Remission rates were notably higher', {
  therapy: [blinatumomab, chemotherapy],
  comparator: [chemotherapy],
  set: { outcome, direction: 'favours-therapy', statement: 'More remissions', assertion: 'finding' },
});
must(await client.claims.edit({ claimId: claim.id, set: { note: 'A note' } }));
must(await client.claims.removeConcept({ claimId: claim.id, role: 'therapy', conceptId: chemotherapy }));
must(await client.history.undo({}));
const anchor = await anchorOf(client, press.document, 'Remission rates');
must(
  await client.annotations.create({
    annotationId: AnnotationId.parse(v7()),
    documentId: press.document,
    anchor,
  }),
);
const second = await makeClaim(client, press.document, 'notably higher');
must(await client.claims.delete({ claimId: second.id }));
must(
  await client.documents.edit({
    documentId: press.document,
    set: { year: 2024, kind: 'news', authors: ['Lindt A'], volume: '12', issue: '3', pageRange: '41-9' },
  }),
);
const studyId = StudyId.parse(v7());
must(
  await client.studies.create({
    studyId,
    set: {
      label: 'Lindt 2024',
      design: 'randomised',
      fields: [{ name: 'Funding', text: 'Public', annotationId: claim.quotes[0]?.annotationId ?? null }],
    },
    documents: [press.document],
  }),
);
must(await client.claims.edit({ claimId: claim.id, set: { study: studyId, key: true } }));
const resultId = ResultId.parse(v7());
must(
  await client.results.create({
    resultId,
    claimId: claim.id,
    annotationId: claim.quotes[0]?.annotationId ?? null,
    set: {
      asReported: 'HR 0.5 (0.4 to 0.6)',
      measure: 'HR',
      value: 0.5,
      interval: { lower: 0.4, upper: 0.6 },
    },
  }),
);
must(await client.documents.moveToBin({ documentIds: [questions.document] }));
must(
  await client.reviews.edit({
    set: { question: 'What is said of immunotherapy?', citationStyle: 'apa-7' },
  }),
);
must(
  await client.savedViews.create({
    savedViewId: SavedViewId.parse(v7()),
    name: 'Of Lindt',
    settings: { filter: { therapy: [immunotherapy], study: [studyId] } },
  }),
);
const analysisId = AnalysisId.parse(v7());
const source = { claimId: claim.id, resultId };
const rows = [
  {
    study: 'Lindt 2024',
    studyId,
    cells: { hr: 0.5, lo: 0.4, hi: 0.6, year: 2024, risk: 'high' },
    sources: { hr: source, lo: source, hi: source },
  },
  { study: 'Xu 2020', cells: { hr: 0.7, lo: 0.5, hi: 1, year: 2020 }, used: false, reason: 'Adults' },
].map((set) => ({ rowId: AnalysisRowId.parse(v7()), set }));
must(
  await client.analyses.create({
    analysisId,
    set: {
      comparison: 'Immunotherapy against chemotherapy',
      outcome: 'Remission',
      name: 'Main',
      measure: 'HR',
      settings: { level: 0.9 },
      moderators: [{ name: 'year', factor: false }],
      group1: 'Immunotherapy',
      group2: 'Chemotherapy',
      better: 'lower',
    },
    rows,
  }),
);
must(await client.analyses.edit({ analysisId, set: { method: 'DL' } }));
must(await client.analyses.duplicate({ analysisId, copyId: AnalysisId.parse(v7()), name: 'Copy' }));
must(await client.analyses.delete({ analysisId }));
must(await client.history.undo({}));
await review.store.close();

mkdirSync(target, { recursive: true });
cpSync(join(review.path, 'review.db'), join(target, 'review.db'));
cpSync(join(review.path, 'documents'), join(target, 'documents'), { recursive: true });
process.stdout.write(`${target}\n`);
rmSync(dirname(review.path), { recursive: true });
