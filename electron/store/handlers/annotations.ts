import { appError } from '#shared/contract/errors.ts';
import { err, ok } from '#shared/kit/result.ts';
import {
  annotationsOfDocument,
  annotationView,
  annotationViews,
  claimsOnAnnotation,
  documentOfAnnotation,
} from '../repositories/annotations.ts';
import type { Handlers } from '../handler.ts';
import { newAnnotation } from './new-annotation.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';

export const annotations: Handlers<'annotations'> = {
  forDocument: (context, { documentId }) => ok(annotationsOfDocument(context.session().reader, documentId)),
  list: (context, { limit, offset }) => ok(annotationViews(context.session().reader, limit, offset)),
  create: {
    plan: (db, { documentId, ...given }, context) => {
      const made = newAnnotation(db, context.session(), { documentId, ...given });
      return made.ok ? ok({ operations: [made.value] }) : made;
    },
    reply: (db, { annotationId }) => annotationView(db, annotationId),
  },
  edit: {
    plan: (db, { annotationId, set }) => {
      if (documentOfAnnotation(db, annotationId) === null) return err(notFound('highlight', annotationId));
      return ok({ operations: [{ kind: 'annotation.edited', id: annotationId, set: fieldsOf(set) }] });
    },
    reply: (db, { annotationId }) => annotationView(db, annotationId),
  },
  delete: {
    plan: (db, { annotationId }) => {
      if (documentOfAnnotation(db, annotationId) === null) return err(notFound('highlight', annotationId));
      const claims = claimsOnAnnotation(db, annotationId);
      if (claims.length > 0) {
        const message =
          'A claim rests on these words, so the highlight stays. Delete the claim first. Nothing was changed.';
        return err(appError('conflict', message, { claims }));
      }
      return ok({ operations: [{ kind: 'annotation.deleted', id: annotationId, set: { deleted: true } }] });
    },
    reply: () => ({ deleted: true }),
  },
};
