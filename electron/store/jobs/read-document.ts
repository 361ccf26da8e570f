import type { AppError } from '#shared/contract/errors.ts';
import { appError } from '#shared/contract/errors.ts';
import type { Reading } from '#shared/contract/reader.ts';
import { noMetadata } from '#shared/formats/metadata.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { documentPath } from '#electron/node/review-folder.ts';
import { storeText } from '../derived/texts.ts';
import type { Context } from '../handler.ts';
import type { Session } from '../session.ts';

export type ReadOrder = {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly password: string | null;
  readonly signal: AbortSignal;
};

/**
 * Has a stored file read by the reader process. A PDF or HTML file that ended the reader, or took too much, is kept
 * as unreadable with the reason; what is no document at all is refused.
 */
export async function readDocument(context: Context, order: ReadOrder): Promise<Result<Reading, AppError>> {
  const { name, sha256, size, password, signal } = order;
  const path = documentPath(context.session().folder, sha256);
  const answer = await context.readers.read(
    { path, fileName: name, format: null, password, size },
    { signal },
  );
  if (answer.ok) return ok(answer.value);
  const { code, message, cause } = answer.error;
  if (code === 'unreadable' && cause !== null) return ok(unreadableReading(name, message));
  return err(appError(code, message, cause === null ? {} : { cause }));
}

function unreadableReading(name: string, reason: string): Reading {
  const format = /\.html?$/iu.test(name) ? 'html' : 'pdf';
  return {
    format,
    state: 'unreadable',
    reason,
    recipe: '',
    pages: [],
    tree: null,
    metadata: { ...noMetadata, authors: [] },
    fileNotes: [],
    wordlessDrawings: 0,
    encoding: null,
    note: null,
  };
}

/** Puts what was read into derived.db, unless nothing was. */
export function keepText(session: Session, sha256: string, reading: Reading): void {
  if (session.derived && reading.recipe !== '') storeText(session.derived, sha256, reading);
}
