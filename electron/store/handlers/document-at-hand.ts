import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { documentView } from '../repositories/documents.ts';
import { notFound } from './refusals.ts';

/** The hash of a document that can be worked on: one in the bin would take in what nobody sees. */
export function documentAtHand(db: Reader, id: string): Result<string, AppError> {
  const document = documentView(db, id);
  if (!document) return err(notFound('document', id));
  if (!document.inBin) return ok(document.sha256);
  const message = `“${document.title}” is in the bin. Nothing was changed. Take it out of the bin to work on it.`;
  return err(appError('not-found', message, { id }));
}
