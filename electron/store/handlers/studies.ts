import type { StudyField } from '#shared/contract/studies.ts';
import { tidyFields, wrongFieldName } from '#shared/domain/study-fields.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { documentOfAnnotation } from '../repositories/annotations.ts';
import { roleOfConcept } from '../repositories/concepts.ts';
import { claimsFollowing, claimsSaidAbout, studyView, studyViews } from '../repositories/studies.ts';
import type { Handlers } from '../handler.ts';
import { documentAtHand } from './document-at-hand.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';
import { claimsBehind, studyLines } from '../exports/studies/study-lines.ts';
import { exportStudies } from './studies-export.ts';

/** Why these documents and populations can't be a study's, or null. */
function linkProblem(
  db: Reader,
  documents: readonly string[],
  population: readonly string[],
): AppError | null {
  for (const id of documents) {
    const document = documentAtHand(db, id);
    if (!document.ok) return document.error;
  }
  for (const id of population) {
    const role = roleOfConcept(db, id);
    if (role === null) return notFound('concept', id);
    if (role !== 'population')
      return appError('invalid-input', `A concept of the facet “${role}” is no population.`, { concept: id });
  }
  return null;
}

/** An edit with its free fields as they are kept. */
function withTidyFields<S extends { readonly fields?: StudyField[] | undefined }>(set: S): S {
  return set.fields === undefined ? set : { ...set, fields: tidyFields(set.fields) };
}

/**
 * Why these can't be the free fields of a study, or null.
 * @param before those that it has: words that were deleted since are no reason to refuse the others
 */
function fieldsProblem(
  db: Reader,
  fields: readonly StudyField[],
  before: readonly StudyField[],
): AppError | null {
  const name = wrongFieldName(fields);
  if (name !== null) {
    const message = `A study has one field of each name, and none that is called like a column of the table: “${name}” needs another name. Nothing was changed.`;
    return appError('invalid-input', message, { field: 'fields' });
  }
  const known = new Set<string | null>(before.map(({ annotationId }) => annotationId));
  for (const { annotationId } of fields) {
    if (annotationId === null || known.has(annotationId)) continue;
    if (documentOfAnnotation(db, annotationId) === null) return notFound('highlight', annotationId);
  }
  return null;
}

const taken = (links: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(links).flatMap(([id, present]) => (present ? [id] : []));

const elements = (set: string, links: Readonly<Record<string, boolean>>) =>
  Object.entries(links).map(([id, present]): [string, boolean] => [elementField(set, id), present]);

/**
 * What writes down the study of the claims that had it by their document: one more study of that document would take
 * it from them.
 * @param documents those that come to report one more study
 */
function followersKept(db: Reader, documents: readonly string[]): OperationDraft[] {
  return claimsFollowing(db, documents).map(({ claim, study }) => ({
    kind: 'claim.edited',
    id: claim,
    set: { study },
  }));
}

export const studies: Handlers<'studies'> = {
  list: (context) => ok(studyViews(context.session().reader)),
  characteristics: (context) => {
    const { studies: rows, fieldNames, ...counts } = studyLines(context.session().reader);
    return ok({ studies: [...rows], fieldNames: [...fieldNames], ...counts });
  },
  claimsBehind: (context, input) => ok([...claimsBehind(context.session().reader, input)]),
  create: {
    plan: (db, { studyId, set: given, documents, population }) => {
      const set = withTidyFields(given);
      const problem = linkProblem(db, documents, population) ?? fieldsProblem(db, set.fields ?? [], []);
      if (problem) return err(problem);
      const links = [
        ...documents.map((id) => [elementField('document', id), true]),
        ...population.map((id) => [elementField('population', id), true]),
      ];
      const fields = { ...fieldsOf(set), label: set.label.trim(), ...Object.fromEntries(links) };
      const created: OperationDraft = { kind: 'study.created', id: studyId, set: fields };
      return ok({ operations: [created, ...followersKept(db, documents)] });
    },
    reply: (db, { studyId }) => studyView(db, studyId),
  },
  edit: {
    plan: (db, { studyId, set: given, documents, population }) => {
      const study = studyView(db, studyId);
      if (study === null) return err(notFound('study', studyId));
      const set = withTidyFields(given);
      const problem =
        linkProblem(db, taken(documents), taken(population)) ??
        fieldsProblem(db, set.fields ?? [], study.fields);
      if (problem) return err(problem);
      const links = [...elements('document', documents), ...elements('population', population)];
      const plain = fieldsOf(set);
      const operations: OperationDraft[] = [
        ...(Object.keys(plain).length > 0 ? [plain] : []),
        ...links.map(([field, present]) => ({ [field]: present })),
      ].map((fields) => ({ kind: 'study.edited', id: studyId, set: fields }));
      const reported = new Set<string>(study.documents);
      const added = taken(documents).filter((id) => !reported.has(id));
      return ok({ operations: [...operations, ...followersKept(db, added)] });
    },
    reply: (db, { studyId }) => studyView(db, studyId),
  },
  delete: {
    plan: (db, { studyId }) => {
      const study = studyView(db, studyId);
      if (study === null) return err(notFound('study', studyId));
      const claims = claimsSaidAbout(db, studyId);
      if (claims.length > 0) {
        const message = `Claims were said to be about “${study.label}”. Give them another study first. Nothing was changed.`;
        return err(appError('conflict', message, { claims: claims.slice(0, 50) }));
      }
      return ok({ operations: [{ kind: 'study.deleted', id: studyId, set: { deleted: true } }] });
    },
    reply: () => ({ deleted: true }),
  },
  export: {
    kept: false,
    run: exportStudies,
  },
};
