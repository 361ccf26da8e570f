import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, type WorkBook } from '@e965/xlsx';
import { v7 } from 'uuid';
import type { EvidenceFile } from '#shared/contract/evidence-file.ts';
import { EvidenceExport } from '#shared/contract/evidence.ts';
import { ConceptId, type DocumentId, ResultId, StudyId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from '../../testing.ts';

/** A title and words as a hostile page would have them. */
export const hostile = `</title><script>document.title='run'</script><img src=x onerror=alert(1)> & "q" 'a' \u0001\u202E`;

async function concept(review: TestReview, role: string, name: string): Promise<ConceptId> {
  const facet = must(await review.client.taxonomy.facets({})).find((one) => one.role === role);
  if (facet === undefined) throw new Error(`There is no facet ${role}.`);
  const conceptId = ConceptId.parse(v7());
  const made = { conceptId, facetId: facet.id, parentId: null, name, synonyms: [] };
  must(await review.client.taxonomy.createConcept(made));
  return conceptId;
}

/** A study that a paper reports. */
async function study(review: TestReview, documentId: DocumentId): Promise<void> {
  const set = { label: 'AALL1331', design: 'randomised', registration: 'NCT02101853' } as const;
  must(await review.client.studies.create({ studyId: StudyId.parse(v7()), set, documents: [documentId] }));
}

/** A review with claims of a trial and of a press item whose title is hostile; one paper is excluded. */
export async function openEvidence(): Promise<TestReview> {
  const review = await openTestReview({ title: `Evidence of ${hostile}`, taxonomy: 'none' });
  const { client } = review;
  const sample = (name: string): string => join(resourcesDir, 'samples', name);
  const trial = await review.importPaper(sample('blinatumomab-trial.pdf'));
  const press = await review.importPaper(sample('press-item.txt'));
  const put = await review.importPaper(sample('questions-for-parents.html'));
  const authors = ['Brown PA', 'Ji L', 'Xu X'];
  const record = { title: 'A trial', authors, year: 2021, journal: 'JAMA', kind: 'primary-study' } as const;
  must(await client.documents.edit({ documentId: trial, set: record }));
  must(
    await client.documents.edit({ documentId: press, set: { title: hostile, authors: [], kind: 'news' } }),
  );
  await study(review, trial);
  const [blina, chemo, survival] = [
    await concept(review, 'therapy', 'Blinatumomab <b>'),
    await concept(review, 'therapy', 'Chemotherapy'),
    await concept(review, 'outcome', 'Survival & more'),
  ];
  const claim = await makeClaim(client, trial, 'It was first of use in relapsed or refractory disease', {
    ...{ therapy: [blina, chemo], comparator: [chemo] },
    set: {
      statement: 'Zebra',
      outcome: survival,
      direction: 'favours-therapy',
      support: 'own-data',
      key: true,
    },
  });
  const numbers = [
    {
      asReported: 'HR 0.70; p=0.03',
      measure: 'HR',
      value: 0.7,
      interval: { lower: 0.5, upper: 0.98 },
      p: 0.03,
    },
    { asReported: 'median not reached', measure: 'median', value: 'not-reached', p: 0.001, pOperator: '<' },
  ] as const;
  for (const set of numbers) {
    must(await client.results.create({ resultId: ResultId.parse(v7()), claimId: claim.id, set }));
  }
  await makeClaim(client, press, 'Quality of life may improve as well', {
    set: { statement: `=1+1 ${hostile}`, direction: 'mixed', support: 'opinion', note: 'apple\u0007 </td>' },
  });
  await makeClaim(client, press, 'Not every voice was cheerful', { set: { statement: 'apple' } });
  await makeClaim(client, put, 'leukaemia', { set: { statement: 'put aside' } }).catch(() => null);
  must(await client.documents.edit({ documentId: put, set: { use: 'excluded', useReason: 'no data' } }));
  return review;
}

type Asked = Partial<Parameters<TestReview['client']['evidence']['export']>[0]>;

/** Writes a view and answers what the store says of it, with the bytes of the file. */
export async function written(
  review: TestReview,
  path: string,
  asked: Asked & Pick<EvidenceExport, 'format'>,
) {
  const grantId = review.writeGrant(path);
  const job = await review.run((jobId) =>
    review.client.evidence.export({ jobId, grantId, filter: {}, ...asked }),
  );
  return { reply: EvidenceExport.parse(job.result), bytes: new Uint8Array(readFileSync(path)) };
}

export type Row = EvidenceFile['rows'][number];

/** A workbook, with dates as dates. */
export function workbook(bytes: Uint8Array): WorkBook {
  return read(bytes, { cellDates: true, UTC: true });
}
