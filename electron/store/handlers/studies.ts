import { StudyRow } from '#shared/contract/studies.ts';
import { z } from 'zod';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { roleOfConcept } from '../repositories/concepts.ts';
import { claimsFollowing, claimsSaidAbout, studyView, studyViews } from '../repositories/studies.ts';
import type { Handlers } from '../handler.ts';
import { documentAtHand } from './document-at-hand.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';
import { studyLines } from '../exports/studies/study-lines.ts';
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
    const { lines, ...counts } = studyLines(context.session().reader);
    return ok({ studies: z.array(StudyRow).parse(lines), ...counts });
  },
  create: {
    plan: (db, { studyId, set, documents, population }) => {
      const problem = linkProblem(db, documents, population);
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
    plan: (db, { studyId, set, documents, population }) => {
      const study = studyView(db, studyId);
      if (study === null) return err(notFound('study', studyId));
      const problem = linkProblem(db, taken(documents), taken(population));
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
