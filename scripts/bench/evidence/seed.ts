import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { TestReview } from '#electron/store/testing.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import { AnnotationId, ClaimId, type DocumentId, StudyId } from '#shared/contract/ids.ts';
import { supports } from '#shared/domain/values.ts';
import { anchorOf, must } from '#shared/testing/seed-claims.ts';

/** How many claims the review has. */
export const claimsWanted = Number(process.env['SHEAF_BENCH_CLAIMS'] ?? 20_000);
const quote = 'Remission was seen more often';

/** Directions that every comparison takes. */
const told = ['favours-therapy', 'favours-comparator', 'same', 'mixed'] as const;

/** The same numbers in every run (a linear congruential generator: Numerical Recipes, 7.1). */
let state = 7;
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

type Paper = { readonly documentId: DocumentId; readonly anchor: Anchor };

/** Forty papers with the same words, each of a study and a year. */
async function makePapers(review: TestReview, folder: string): Promise<Paper[]> {
  const { client } = review;
  const files = Array.from({ length: 40 }, (_, at) => join(folder, `paper-${at}.txt`));
  for (const [at, file] of files.entries()) writeFileSync(file, `${quote}. Paper ${at}.\n`);
  await review.importFiles(...files);
  const papers: Paper[] = [];
  for (const [at, { id: documentId }] of must(await client.documents.list({})).entries()) {
    must(await client.documents.edit({ documentId, set: { year: 2000 + (at % 25), kind: 'primary-study' } }));
    const set = { label: `Study ${at}`, design: 'randomised' as const };
    must(await client.studies.create({ studyId: StudyId.parse(v7()), set, documents: [documentId] }));
    papers.push({ documentId, anchor: await anchorOf(client, documentId, quote) });
  }
  return papers;
}

/** Fills a review with claims of forty papers, the same in every run. @param folder where the papers are written first */
export async function seedEvidence(review: TestReview, folder: string): Promise<void> {
  const { client } = review;
  const papers = await makePapers(review, folder);
  const concepts = must(await client.taxonomy.concepts({}));
  const of = (role: string) => concepts.filter((concept) => concept.role === role).map(({ id }) => id);
  const [therapies, outcomes] = [of('therapy'), of('outcome')];
  for (let number = 0; number < claimsWanted; number += 1) {
    const paper = papers[below(papers.length)];
    const [therapy, comparator] = [therapies[below(therapies.length)], therapies[below(therapies.length)]];
    if (!paper || !therapy || !comparator) continue;
    const { documentId, anchor } = paper;
    const hasSides = below(3) > 0;
    must(
      await client.claims.create({
        claimId: ClaimId.parse(v7()),
        documentId,
        selections: [{ annotationId: AnnotationId.parse(v7()), anchor }],
        therapy: [therapy],
        comparator: hasSides && comparator !== therapy ? [comparator] : [],
        set: {
          statement: `claim ${number}`,
          outcome: outcomes[below(outcomes.length)] ?? null,
          direction: below(3) === 0 ? null : (told[below(told.length)] ?? null),
          support: supports[below(supports.length)] ?? null,
        },
      }),
    );
  }
}
