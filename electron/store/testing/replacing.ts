import { basename } from 'node:path';
import { v7 } from 'uuid';
import { ReplaceReport } from '#shared/contract/documents.ts';
import { type DocumentId, GrantId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { TestReview } from '../testing.ts';

/** Has a document's file replaced by another, and waits for the end of the job. */
export function replaceFile(review: TestReview, documentId: DocumentId, path: string): Promise<JobView> {
  const grant = GrantId.parse(v7());
  review.store.grant([{ id: grant, access: 'read', path, name: basename(path) }]);
  return review.run((jobId) => review.client.documents.replaceFile({ jobId, documentId, grant }));
}

/** What a replacement that went well reports. @throws Error when it was refused */
export async function replaced(review: TestReview, documentId: DocumentId, path: string) {
  const job = await replaceFile(review, documentId, path);
  if (job.error) throw new Error(`${job.error.code}: ${job.error.message}`);
  return ReplaceReport.parse(job.result);
}
