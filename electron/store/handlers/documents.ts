import { type AppError, appError } from '#shared/contract/errors.ts';
import type { OperationKind } from '#shared/changes/operations.ts';
import { tidyDoi } from '#shared/domain/doi.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { documentView, documentViews } from '../repositories/documents.ts';
import { replaceFile } from '../jobs/replace-file.ts';
import type { Handlers } from '../handler.ts';
import { fieldsOf } from './fields.ts';
import { found, notFound } from './refusals.ts';

function planEach(
  db: Reader,
  ids: readonly string[],
  kind: OperationKind,
  deleted: boolean,
): Result<Plan, AppError> {
  const missing = ids.find((id) => documentView(db, id) === null);
  if (missing !== undefined) return err(notFound('document', missing));
  return ok({ operations: [...new Set(ids)].map((id) => ({ kind, id, set: { deleted } })) });
}

function noDoi(value: string | undefined): AppError {
  const message = `“${value ?? ''}” is not a DOI, such as 10.1056/NEJMoa1914609. Nothing was changed.`;
  return appError('invalid-input', message, { field: 'doi', value });
}

function viewsOf(db: Reader, ids: readonly string[]) {
  return ids.flatMap((id) => documentView(db, id) ?? []);
}

export const documents: Handlers<'documents'> = {
  list: (context, { inBin }) => ok(documentViews(context.session().reader, inBin)),
  get: (context, { documentId }) =>
    found(documentView(context.session().reader, documentId), 'document', documentId),
  edit: {
    plan: (db, { documentId, set }) => {
      const document = documentView(db, documentId);
      if (!document) return err(notFound('document', documentId));
      const use = set.use ?? document.use;
      if (use === 'excluded' && !(set.useReason ?? document.useReason)) {
        return err(
          appError('invalid-input', 'A paper is excluded with a reason. Nothing was changed.', {
            field: 'useReason',
          }),
        );
      }
      const doi = typeof set.doi === 'string' ? tidyDoi(set.doi) : set.doi;
      if (doi === null && set.doi !== null) return err(noDoi(set.doi));
      const edited = fieldsOf(doi === undefined ? set : { ...set, doi });
      return ok({ operations: [{ kind: 'document.edited', id: documentId, set: edited }] });
    },
    reply: (db, { documentId }) => documentView(db, documentId),
  },
  replaceFile: {
    kept: false,
    run: (context, { documentId, grant }, control) => replaceFile(context, control, { documentId, grant }),
  },
  moveToBin: {
    plan: (db, { documentIds }) => planEach(db, documentIds, 'document.binned', true),
    reply: (db, { documentIds }) => viewsOf(db, documentIds),
  },
  restoreFromBin: {
    plan: (db, { documentIds }) => planEach(db, documentIds, 'document.restored', false),
    reply: (db, { documentIds }) => viewsOf(db, documentIds),
  },
};
