import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { openTestReview } from '#electron/store/testing.ts';
import type { Client } from '#shared/contract/client.ts';
import type { DocumentEdit } from '#shared/contract/documents.ts';
import { AnnotationId, ClaimId, ConceptId, ResultId, StudyId } from '#shared/contract/ids.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import type { StudyDesign } from '#shared/domain/values.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';

/** A paper of a review made for a test: its text or a file that is there, and what is known of it. */
export type SeedPaper = ({ readonly file: string; readonly text: string } | { readonly from: string }) & {
  readonly set: DocumentEdit;
};

/** A claim as it is put in: concepts by name, the words by quote. */
export interface SeedClaim {
  readonly paper: number;
  readonly quote: string;
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly outcome: string | null;
  readonly set: ClaimEdit;
  /** Its numbers. */
  readonly results?: readonly z.input<typeof ResultEdit>[];
}

/**
 * Makes a closed review at a path with papers and claims, through the store's own commands. Words quoted twice are
 * one annotation. Names that the shipped taxonomy lacks are added at the top of their facet.
 * @returns the ids of the claims, in order
 */
export async function reviewOfClaims(
  path: string,
  seed: {
    readonly title: string;
    readonly papers: readonly SeedPaper[];
    readonly claims: readonly SeedClaim[];
    /** Studies, each with the places of the papers that report it. */
    /** A trial that was randomised where nothing else is said. */
    readonly studies?: readonly {
      readonly label: string;
      readonly papers: readonly number[];
      readonly design?: StudyDesign;
    }[];
  },
): Promise<ClaimId[]> {
  const review = await openTestReview({ title: seed.title });
  const { client } = review;
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-seed-'));
  try {
    const files = seed.papers.map((paper) => {
      if ('from' in paper) return paper.from;
      writeFileSync(join(folder, paper.file), paper.text);
      return join(folder, paper.file);
    });
    const report = await review.importFiles(...files);
    const documents = report.files.map((file) => {
      if (file.outcome !== 'imported') throw new Error(`A paper was not imported: ${JSON.stringify(file)}`);
      return file.document;
    });
    for (const [place, { set }] of seed.papers.entries()) {
      const documentId = documents[place];
      if (documentId !== undefined) must(await client.documents.edit({ documentId, set }));
    }
    for (const { label, papers, design = 'randomised' } of seed.studies ?? []) {
      const reported = papers.flatMap((paper) => documents[paper] ?? []);
      must(
        await client.studies.create({
          studyId: StudyId.parse(v7()),
          set: { label, design },
          documents: reported,
        }),
      );
    }
    const known = new Map(must(await client.taxonomy.concepts({})).map(({ name, id }) => [name, id]));
    const facets = must(await client.taxonomy.facets({}));
    const conceptOf = async (name: string, role: 'therapy' | 'outcome'): Promise<ConceptId> => {
      const there = known.get(name);
      if (there !== undefined) return there;
      const facetId = facets.find((facet) => facet.role === role)?.id;
      if (facetId === undefined) throw new Error(`No facet of the role ${role}.`);
      const conceptId = ConceptId.parse(v7());
      must(await client.taxonomy.createConcept({ conceptId, facetId, name }));
      known.set(name, conceptId);
      return conceptId;
    };
    const annotations = new Map<string, AnnotationId>();
    const ids: ClaimId[] = [];
    for (const { paper, quote, outcome, results = [], ...claim } of seed.claims) {
      const documentId = documents[paper];
      if (documentId === undefined) throw new Error(`There is no paper ${paper}.`);
      const therapy = await Promise.all(claim.therapy.map((name) => conceptOf(name, 'therapy')));
      const comparator = await Promise.all(claim.comparator.map((name) => conceptOf(name, 'therapy')));
      const set = { ...claim.set, outcome: outcome === null ? null : await conceptOf(outcome, 'outcome') };
      const words = `${paper} ${quote}`;
      const there = annotations.get(words);
      const annotationId = there ?? AnnotationId.parse(v7());
      annotations.set(words, annotationId);
      const evidence =
        there === undefined
          ? { selections: [{ annotationId, anchor: await anchorOf(client, documentId, quote) }] }
          : { annotationIds: [there] };
      const claimId = ClaimId.parse(v7());
      must(await client.claims.create({ claimId, documentId, therapy, comparator, set, ...evidence }));
      await addResults(client, claimId, results);
      ids.push(claimId);
    }
    return ids;
  } finally {
    await review.store.close();
    cpSync(review.path, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
    rmSync(dirname(review.path), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addResults(
  client: Client,
  claimId: ClaimId,
  results: NonNullable<SeedClaim['results']>,
): Promise<void> {
  for (const set of results)
    must(await client.results.create({ resultId: ResultId.parse(v7()), claimId, set }));
}
