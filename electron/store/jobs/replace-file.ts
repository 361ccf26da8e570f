import { v7 as uuidv7 } from 'uuid';
import type { DocumentView, EarlierFile, ReplaceReport } from '#shared/contract/documents.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { DocumentId, GrantId } from '#shared/contract/ids.ts';
import type { Reading } from '#shared/contract/reader.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import type { Context } from '../handler.ts';
import { anchorStates } from '../repositories/annotations.ts';
import { documentByEarlierHash, documentByHash, documentView } from '../repositories/documents.ts';
import { readFields } from './import-one.ts';
import { keepText, readDocument } from './read-document.ts';
import type { JobControl } from './runner.ts';
import { type TakenFile, takeIn } from './take-in.ts';

/**
 * Puts another file in the place of a document's: copies its bytes, reads its text, records the change, and finds
 * all annotations again. Until the one transaction nothing is changed but that bytes lie there that nobody names,
 * which the next opening removes.
 */
export async function replaceFile(
  context: Context,
  control: JobControl,
  order: { readonly documentId: DocumentId; readonly grant: GrantId },
): Promise<Result<ReplaceReport, AppError>> {
  const writer = context.session().writer();
  if (!writer.ok) return writer;
  const grant = context.grants.take(order.grant, 'read');
  if (!grant.ok) return grant;
  control.progress({ done: 0, total: null, doing: `Copying ${grant.value.name}` });
  const taken = await takeIn(context.session().folder, grant.value);
  if (!taken.ok) return taken;
  const refused = refusalFor(context.session().reader, order.documentId, taken.value);
  if (refused) return err(refused);
  control.progress({ done: 0, total: null, doing: `Reading ${taken.value.name}` });
  const read = await readDocument(context, { ...taken.value, password: null, signal: control.signal });
  if (control.signal.aborted) return err(appError('cancelled', 'The file was not replaced.'));
  if (!read.ok) return read;
  const unread = unreadRefusal(taken.value.name, read.value);
  if (unread) return err(unread);
  return record(context, control, { ...order, taken: taken.value, reading: read.value });
}

type Replacement = {
  readonly documentId: DocumentId;
  readonly taken: TakenFile;
  readonly reading: Reading;
};

function record(
  context: Context,
  control: JobControl,
  { documentId, taken, reading }: Replacement,
): Result<ReplaceReport, AppError> {
  const session = context.session();
  const writer = session.writer();
  if (!writer.ok) return writer;
  // The text is there before the change, so that the annotations are found again at once.
  keepText(session, taken.sha256, reading);
  const committed = writer.value.commit(
    { id: uuidv7(), group: control.group, label: 'document.fileReplaced' },
    (db) => {
      // Something else may have happened to the document while the file was read.
      const refused = refusalFor(db, documentId, taken);
      const document = documentView(db, documentId);
      if (refused || !document) return err(refused ?? gone(documentId));
      return ok({ operations: [operationFor(document, taken, reading)] });
    },
  );
  if (!committed.ok) return committed;
  session.refreshDerived();
  context.changed([...writer.value.takeStale(), 'text']);
  return ok({
    document: documentId,
    sha256: taken.sha256,
    fileName: taken.name,
    pages: reading.pages.length,
    anchors: anchorStates(session.reader, documentId),
    note: [reading.reason, reading.note].filter(Boolean).join(' ') || null,
  });
}

function operationFor(document: DocumentView, taken: TakenFile, reading: Reading): OperationDraft {
  const { sha256, fileName, size, format, pages } = document;
  const until = new Date().toISOString();
  const before: EarlierFile = { sha256, fileName, size, format, pages, until };
  // A file that was there before comes back: it is not an earlier one any more.
  const others = document.earlierFiles.filter((file) => file.sha256 !== taken.sha256);
  const set = {
    sha256: taken.sha256,
    fileName: taken.name,
    size: taken.size,
    ...readFields(reading),
    earlierFiles: [...others, before],
    // Whatever others left in the new file has not been asked about.
    fileNotes: null,
  };
  return { kind: 'document.fileReplaced', id: document.id, set };
}

function gone(id: string): AppError {
  return appError('not-found', 'This paper is not there any more. Nothing was changed.', { id });
}

function refusalFor(db: Reader, documentId: DocumentId, { name, sha256 }: TakenFile): AppError | null {
  const document = documentView(db, documentId);
  if (!document) return gone(documentId);
  const { title } = document;
  if (document.inBin)
    return appError('not-found', `“${title}” is in the bin. Nothing was changed. Take it out first.`);
  if (document.sha256 === sha256)
    return appError(
      'exists',
      `${name} holds the very bytes that “${title}” has already. Nothing was changed.`,
    );
  const holder = documentByHash(db, sha256);
  const other = holder === null ? null : documentView(db, holder.id);
  const earlier = documentByEarlierHash(db, sha256);
  if (other !== null) return taken(name, `is “${other.title}”${other.inBin ? ', in the bin' : ''}`);
  if (earlier !== null && earlier.id !== documentId)
    return taken(name, `is an earlier version of “${earlier.title}”`);
  return null;
}

function taken(name: string, what: string): AppError {
  const message = `${name} ${what}: one file is one paper. Nothing was changed.`;
  return appError('conflict', message);
}

function unreadRefusal(name: string, { state, reason }: Reading): AppError | null {
  if (state === 'password') {
    const message = `${name} is locked by a password, so the highlights could not be found in it. Nothing was changed. Save it without a password first.`;
    return appError('unreadable', message, { state });
  }
  if (state !== 'unreadable') return null;
  const why = reason ?? 'No reason is known.';
  return appError('unreadable', `${name} can’t be read: ${why} The paper keeps the file that it has.`, {
    state,
  });
}
