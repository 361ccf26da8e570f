import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { v7 } from 'uuid';
import type { CellSource } from '#shared/contract/analyses.ts';
import type { Client } from '#shared/contract/client.ts';
import {
  AnalysisId,
  AnalysisRowId,
  ConceptId,
  ResultId,
  SavedViewId,
  StudyId,
} from '#shared/contract/ids.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { sha256 } from '#electron/node/hash.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import { domainTables } from '../changes/tables.ts';
import { openConnection } from '../database/connection.ts';
import { openTestReview, type TestReview } from '../testing.ts';

const sample = (name: string): string => resolve(import.meta.dirname, '../../../resources/samples', name);

/** A review in which something of every kind was done: papers of all formats, claims, numbers, undo, the bin. */
export async function everydayReview(files: readonly string[]): Promise<TestReview> {
  const review = await openTestReview({ title: 'Every kind of thing: “ß/æ”', taxonomy: 'none' });
  const { client } = review;
  const { files: imported } = await review.importFiles(...files.map(sample));
  const documents = imported.map((file) => {
    if (file.outcome !== 'imported') throw new Error(JSON.stringify(file));
    return file.document;
  });
  const facets = must(await client.taxonomy.facets({}));
  const concept = async (role: string, name: string): Promise<ConceptId> => {
    const conceptId = ConceptId.parse(v7());
    const facetId = facets.find((facet) => facet.role === role)?.id;
    if (!facetId) throw new Error(`There is no facet ${role}.`);
    must(await client.taxonomy.createConcept({ conceptId, facetId, parentId: null, name, synonyms: [] }));
    return conceptId;
  };
  const therapy = await concept('therapy', '=Immunotherapy; "IT"');
  const comparator = await concept('therapy', 'Chemotherapy');
  const outcome = await concept('outcome', 'Remission');
  const [press] = documents;
  if (!press) throw new Error('no paper');
  const claim = await makeClaim(client, press, 'Remission rates were notably higher', {
    therapy: [therapy],
    comparator: [comparator],
    set: { outcome, direction: 'favours-therapy', statement: '=SUM(A1)\nsecond line', assertion: 'finding' },
  });
  must(
    await client.taxonomy.editConcept({
      conceptId: therapy,
      set: { name: 'Immunotherapy', synonyms: ['IT'] },
    }),
  );
  const second = await makeClaim(client, press, 'notably higher');
  must(await client.claims.delete({ claimId: second.id }));
  must(await client.claims.edit({ claimId: claim.id, set: { note: 'A note' } }));
  must(await client.history.undo({}));
  must(
    await client.documents.edit({
      documentId: press,
      set: { year: 2024, kind: 'news', authors: ['Lindt A'] },
    }),
  );
  const studyId = StudyId.parse(v7());
  const fields = [{ name: 'Funding', text: '=none', annotationId: null }];
  must(await client.studies.create({ studyId, set: { label: 'Lindt 2024', fields }, documents: [press] }));
  const settings = { filter: { therapy: [therapy], study: [studyId] } };
  const savedViewId = SavedViewId.parse(v7());
  must(await client.savedViews.create({ savedViewId, name: 'Of Lindt', settings }));
  const annotationId = claim.quotes[0]?.annotationId ?? null;
  const set = { asReported: 'HR 0.5', measure: 'HR' as const, value: 0.5, level: 0.95, p: 0.03 };
  const resultId = ResultId.parse(v7());
  must(await client.results.create({ resultId, claimId: claim.id, annotationId, set }));
  await addAnalysis(client, studyId, { claimId: claim.id, resultId });
  await anchorOf(client, press, 'Remission rates');
  const last = documents.at(-1);
  if (last && last !== press) must(await client.documents.moveToBin({ documentIds: [last] }));
  return review;
}

/** An analysis with a row that comes from a result, left out, and one that was typed. */
async function addAnalysis(client: Client, studyId: StudyId, source: CellSource): Promise<void> {
  const analysisId = AnalysisId.parse(v7());
  const cells = { hr: 0.5, sei: 0.1 + 0.2, 'name of a column': '=A1' };
  const row = { study: 'Lindt 2024', studyId, cells, sources: { hr: source }, used: false, reason: 'Early' };
  const rows = [row, { study: 'Xu 2020', cells: { hr: 1 } }].map((set) => ({
    rowId: AnalysisRowId.parse(v7()),
    set,
  }));
  const chosen = { comparison: 'Immunotherapy', outcome: 'Remission', measure: 'HR' as const };
  must(await client.analyses.create({ analysisId, set: chosen, rows }));
  must(await client.analyses.edit({ analysisId, set: { settings: { level: 0.9 } } }));
}

const logTables = ['change', 'operation', 'operation_field'];

/** Every row of log and domain tables of a review, and every byte of its documents by its place. */
export function contentsOf(path: string): {
  tables: Record<string, unknown[]>;
  files: Record<string, string>;
} {
  const folder = reviewFolder(path);
  const db = openConnection(folder.review, { readonly: true, mustExist: true });
  try {
    const tables = [...domainTables, ...logTables].map((table): [string, unknown[]] => {
      const rows = db.all<object>(`SELECT * FROM ${table}`).map((row) => JSON.stringify(row));
      return [table, rows.toSorted()];
    });
    const files = [folder.documents, folder.batches].flatMap((place) =>
      readdirSync(place, { recursive: true, encoding: 'utf8' })
        .map((name) => join(place, name))
        .filter((file) => statSync(file).isFile())
        .map((file): [string, string] => [relative(path, file), sha256(readFileSync(file))]),
    );
    return { tables: Object.fromEntries(tables), files: Object.fromEntries(files) };
  } finally {
    db.close();
  }
}

/** The replicas of a review that is not open. */
export function replicasOf(path: string): string[] {
  const db = openConnection(reviewFolder(path).review, { readonly: true, mustExist: true });
  try {
    return db.all<{ id: string }>('SELECT id FROM replica ORDER BY id').map(({ id }) => id);
  } finally {
    db.close();
  }
}
