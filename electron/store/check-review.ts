import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import type { CheckReport } from '#shared/contract/reviews.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { sha256OfFile } from '#electron/node/hash.ts';
import { documentPath, type ReviewFolder } from '#electron/node/review-folder.ts';
import { compareWithLog } from './changes/replay.ts';
import type { Reader } from './database/connection.ts';
import type { JobControl } from './jobs/runner.ts';
import { knownHashes } from './repositories/documents.ts';
import type { Session } from './session.ts';

/** Looks the whole review through. It fails on damage, on a log that differs from the tables, on bytes missing or altered. */
export async function checkReview(
  session: Session,
  control: JobControl,
): Promise<Result<CheckReport, AppError>> {
  control.progress({ done: 0, total: null, doing: 'Checking the database' });
  const integrity = String(session.review.pragma('integrity_check(1)'));
  const broken = session.review.all('PRAGMA foreign_key_check');
  const differing = integrity === 'ok' ? compareWithLog(session.review) : [];
  const documents = await checkDocuments(session, control);
  if (documents === null) return err(appError('cancelled', 'The check was cancelled.'));
  const whole = integrity === 'ok' && broken.length === 0 && differing.length === 0;
  return ok({
    ok: whole && documents.missing.length === 0 && documents.altered.length === 0,
    integrity:
      integrity === 'ok' && broken.length > 0 ? `${broken.length} rows without their parent` : integrity,
    log: differing.length === 0 ? 'equal' : `differs in ${differing.join(', ')}`,
    documents,
    anchors: anchorCounts(session.reader),
  });
}

async function checkDocuments(
  session: Session,
  control: JobControl,
): Promise<CheckReport['documents'] | null> {
  const hashes = knownHashes(session.reader);
  const missing: string[] = [];
  const altered: string[] = [];
  for (const [index, sha256] of hashes.entries()) {
    if (control.signal.aborted) return null;
    control.progress({ done: index, total: hashes.length, doing: 'Checking the documents' });
    const path = documentPath(session.folder, sha256);
    if (!existsSync(path)) missing.push(sha256);
    else if ((await sha256OfFile(path)) !== sha256) altered.push(sha256);
  }
  const known = new Set(hashes);
  const orphans = storedFiles(session.folder).filter((name) => !known.has(name));
  return { count: hashes.length, missing, altered, orphans };
}

/** Names of the files that lie in documents/, left-over temporary files included. */
export function storedFiles(folder: ReviewFolder): string[] {
  if (!existsSync(folder.documents)) return [];
  return readdirSync(folder.documents, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? readdirSync(join(folder.documents, entry.name)) : [entry.name],
  );
}

function anchorCounts(db: Reader): CheckReport['anchors'] {
  const rows = db.all<{ state: string; count: number }>(
    `SELECT coalesce(p.state, 'exact') AS state, count(*) AS count FROM annotation a
     LEFT JOIN derived.place p ON p.annotation_id = a.id WHERE a.deleted = 0 GROUP BY 1`,
  );
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { exact: of('exact'), moved: of('moved'), 'needs-check': of('needs-check'), lost: of('lost') };
}
