import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { Reading } from '#shared/contract/reader.ts';
import { ok } from '#shared/kit/result.ts';
import { recipeOfToday } from '#shared/text/recipe.ts';
import { documentPath, type ReviewFolder } from '#electron/node/review-folder.ts';
import { storedFiles } from '../check-review.ts';
import { listBackups } from '../database/backups.ts';
import { openConnection } from '../database/connection.ts';
import { documentViews, knownHashes } from '../repositories/documents.ts';
import { interruptedJobs } from '../repositories/jobs.ts';
import { recipeOf } from '../derived/texts.ts';
import type { Context } from '../handler.ts';
import type { Session } from '../session.ts';
import { keepText, readDocument } from './read-document.ts';

const HALF_WRITTEN = /\.sheaf-tmp(?:-journal|-wal|-shm)?$/u;

/** After opening: removes files that nothing names any more, and makes text again that derived.db lacks. */
export function tidyOnOpen(context: Context): void {
  removeOrphans(context.session());
  removeHalfWritten(context.session().folder);
  const missing = withoutTextOfToday(context.session());
  if (missing.length === 0) return;
  context.jobs.start({
    id: randomUUID(),
    kind: 'text.makeAgain',
    input: {},
    group: randomUUID(),
    reviewer: '',
    kept: false,
    run: async (control) => {
      for (const [done, document] of missing.entries()) {
        const { fileName, sha256, size } = document;
        if (control.signal.aborted) break;
        control.progress({ done, total: missing.length, doing: `Reading ${fileName} again` });
        const order = { name: fileName, sha256, size, password: null, signal: control.signal };
        const read = await readDocument(context, order);
        if (read.ok) keepNewText(context.session(), document, read.value);
        context.changed(['text']);
      }
      return ok({ documents: missing.length });
    },
  });
}

/**
 * Text that was made in another way than today's serves until its document's turn. A paper that was unlocked gives no
 * words without its password: what is kept of it stays.
 */
function keepNewText(session: Session, document: DocumentView, reading: Reading): void {
  const keptBefore = recipeOf(session.reader, document.sha256) !== null;
  if (keptBefore && reading.pages.length === 0) return;
  keepText(session, document.sha256, reading);
  session.refreshPlaces(document.id);
}

function withoutTextOfToday(session: Session) {
  const documents = [...documentViews(session.reader, false), ...documentViews(session.reader, true)];
  return documents.filter(
    ({ state, sha256, format }) =>
      (state === 'ready' || state === 'scanned') &&
      recipeOf(session.reader, sha256) !== recipeOfToday(format),
  );
}

/** A file that the review, one of its backups or a waiting job names stays; a left-over of a crash goes. */
function removeOrphans(session: Session): void {
  const known = new Set(knownHashes(session.reader));
  const strange = storedFiles(session.folder).filter((name) => !known.has(name));
  if (strange.length === 0) return;
  const needed = new Set([...namedByJobs(session), ...namedByBackups(session)]);
  for (const name of strange) {
    if (needed.has(name)) continue;
    const path = /^[0-9a-f]{64}$/u.test(name)
      ? documentPath(session.folder, name)
      : join(session.folder.documents, name);
    if (name.endsWith('.sheaf-tmp') || statSync(path, { throwIfNoEntry: false })?.isFile())
      rmSync(path, { force: true });
  }
}

/** What a crash left of a backup or a restore that was being written. */
function removeHalfWritten({ root, backups }: ReviewFolder): void {
  for (const place of [root, backups]) {
    const left = existsSync(place) ? readdirSync(place).filter((name) => HALF_WRITTEN.test(name)) : [];
    for (const name of left) rmSync(join(place, name), { force: true });
  }
}

function namedByJobs(session: Session): string[] {
  return interruptedJobs(session.reader).flatMap((row) => row.resume.match(/[0-9a-f]{64}/gu) ?? []);
}

function namedByBackups(session: Session): string[] {
  return listBackups(session.folder).flatMap(({ name }) => {
    const backup = openConnection(join(session.folder.backups, name), { readonly: true, mustExist: true });
    try {
      return knownHashes(backup);
    } catch {
      return [];
    } finally {
      backup.close();
    }
  });
}
