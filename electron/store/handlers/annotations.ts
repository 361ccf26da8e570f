import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import {
  annotationsOfDocument,
  annotationView,
  annotationViews,
  claimsOnAnnotation,
  documentOfAnnotation,
  ownHighlightAt,
  studiesReadFrom,
} from '../repositories/annotations.ts';
import type { Handlers } from '../handler.ts';
import { annotationFiles } from './annotation-files.ts';
import { candidatesFor, needingALook, planRepair } from './anchor-repair.ts';
import { fileNotesView, planLeaving, planTaking } from './file-notes.ts';
import { newAnnotation } from './new-annotation.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';

export const annotations: Handlers<'annotations'> = {
  ...annotationFiles,
  forDocument: (context, { documentId }) => ok(annotationsOfDocument(context.session().reader, documentId)),
  list: (context, { limit, offset }) => ok(annotationViews(context.session().reader, limit, offset)),
  create: {
    // The same words marked again are the same highlight, unless something more is said of them.
    plan: (db, { documentId, ...given }, context) => {
      const made = newAnnotation(db, context.session(), { documentId, ...given });
      if (!made.ok) return made;
      const saysMore = given.note !== '' || given.colour !== null;
      const there = saysMore ? null : ownHighlightAt(db, documentId, given.anchor);
      return ok({ operations: there === null ? [made.value] : [] });
    },
    reply: (db, { annotationId, documentId, anchor }) =>
      annotationView(db, annotationId) ?? annotationView(db, ownHighlightAt(db, documentId, anchor) ?? ''),
  },
  needingALook: (context) => ok(needingALook(context.session().reader)),
  candidates: (context, { annotationId }) => candidatesFor(context.session().reader, annotationId),
  repair: {
    plan: (db, input, context) => planRepair(db, context.session(), input),
    reply: (db, { annotationId }) => annotationView(db, annotationId),
  },
  inFile: (context, { documentId }) => fileNotesView(context.session().reader, documentId),
  takeFromFile: {
    plan: (db, { documentId }, context) => planTaking(db, context.session(), documentId),
    reply: (db, { documentId }) => valueOrNull(fileNotesView(db, documentId)),
  },
  leaveInFile: {
    plan: (db, { documentId }) => planLeaving(db, documentId),
    reply: (db, { documentId }) => valueOrNull(fileNotesView(db, documentId)),
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
      const [study] = studiesReadFrom(db, annotationId);
      if (study !== undefined) {
        const message = `A field of the study “${study}” was read from these words, so the highlight stays. Take them off the field first. Nothing was changed.`;
        return err(appError('conflict', message));
      }
      return ok({ operations: [{ kind: 'annotation.deleted', id: annotationId, set: { deleted: true } }] });
    },
    reply: () => ({ deleted: true }),
  },
};

function valueOrNull<T>(result: Result<T, AppError>): T | null {
  return result.ok ? result.value : null;
}
