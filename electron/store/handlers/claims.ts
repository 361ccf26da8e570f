import { type AppError, appError } from '#shared/contract/errors.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { documentOfAnnotation } from '../repositories/annotations.ts';
import {
  claimIds,
  claimIdsOfDocument,
  claimRoles,
  claimView,
  claimViews,
  wordsOfClaim,
} from '../repositories/claims.ts';
import { resultsOf } from '../repositories/results.ts';
import type { Handlers } from '../handler.ts';
import type { Session } from '../session.ts';
import { planMerge, planSplit, planSwap } from './claim-pairs.ts';
import { deletionsLeftBy, planFewerWords, planMoreWords, wordsSelected } from './claim-words.ts';
import { documentAtHand } from './document-at-hand.ts';
import { conceptProblem, facetFor, fieldProblem, planEdit, planElement, type Role } from './claim-edits.ts';
import { planMany } from './claims-many.ts';
import { fieldsOf } from './fields.ts';
import { keysCleared } from './key-claim.ts';
import { notFound } from './refusals.ts';

type Sides = Readonly<Record<Role, readonly string[]>>;

type Creation = Parameters<Handlers<'claims'>['create']['plan']>[1];

function planCreation(
  db: Reader,
  session: Session,
  input: Creation,
): Result<{ operations: OperationDraft[] }, AppError> {
  const sides: Sides = { therapy: input.therapy, comparator: input.comparator, population: input.population };
  const problem = creationProblem(db, input, sides);
  if (problem) return err(problem);
  const words = wordsSelected(db, session, input.documentId, input.selections);
  if (!words.ok) return words;
  const annotations = [...words.value.ids, ...input.annotationIds];
  const elements = [
    ...Object.entries(sides).flatMap(([role, ids]) => ids.map((id) => elementField(role, id))),
    ...annotations.map((id) => elementField('annotation', id)),
  ];
  const reviewerId = session.author().reviewerId;
  const set = {
    documentId: input.documentId,
    ...fieldsOf(input.set),
    reviewerId,
    created: new Date().toISOString(),
    ...Object.fromEntries(elements.map((field) => [field, true])),
  };
  const place = { id: input.claimId, documentId: input.documentId, reviewerId, outcome: null };
  const cleared = keysCleared(db, { ...place, chosenStudy: null, ...sides }, input.set);
  const created: OperationDraft = { kind: 'claim.created', id: input.claimId, set };
  return ok({ operations: [...words.value.operations, created, ...cleared] });
}

function creationProblem(db: Reader, input: Creation, sides: Sides): AppError | null {
  const document = documentAtHand(db, input.documentId);
  if (!document.ok) return document.error;
  if (input.selections.length + input.annotationIds.length === 0) {
    return appError('invalid-input', 'A claim needs words: select them in the document first.', {
      field: 'selections',
    });
  }
  const strange = input.annotationIds.find((id) => documentOfAnnotation(db, id) !== input.documentId);
  if (strange !== undefined) return notFound('highlight of this document', strange);
  for (const role of ['therapy', 'comparator', 'population'] as const) {
    for (const id of sides[role]) {
      const problem = conceptProblem(db, facetFor[role], id);
      if (problem) return problem;
    }
  }
  const contrast = input.set.contrast ?? deriveContrast(sides.therapy, sides.comparator);
  return fieldProblem(db, input.set, contrast, input.set.direction);
}

export const claims: Handlers<'claims'> = {
  forDocument: (context, { documentId }) => {
    const { reader } = context.session();
    return ok(claimViews(reader, claimIdsOfDocument(reader, documentId)));
  },
  get: (context, { claimId }) => {
    const view = claimView(context.session().reader, claimId);
    return view ? ok(view) : err(notFound('claim', claimId));
  },
  list: (context, { limit, offset }) => {
    const { reader } = context.session();
    return ok(claimViews(reader, claimIds(reader, limit, offset)));
  },
  create: {
    plan: (db, input, context) => planCreation(db, context.session(), input),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  edit: {
    plan: (db, { claimId, set }) => planEdit(db, claimId, set),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  editMany: {
    plan: (db, input) => planMany(db, input),
    reply: (_db, { claimIds: many }) => ({ claims: many.length }),
  },
  addConcept: {
    plan: (db, input) => planElement(db, input, true),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  removeConcept: {
    plan: (db, input) => planElement(db, input, false),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  addWords: {
    plan: (db, input, context) => planMoreWords(db, context.session(), input),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  removeWords: {
    plan: (db, input) => planFewerWords(db, input),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  swapSides: {
    plan: (db, input) => planSwap(db, input),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  split: {
    plan: (db, input, context) => planSplit(db, context.session(), input),
    reply: (db, { newClaimId }) => claimView(db, newClaimId),
  },
  merge: {
    plan: (db, input) => planMerge(db, input),
    reply: (db, { claimId }) => claimView(db, claimId),
  },
  delete: {
    plan: (db, { claimId }) => {
      if (claimRoles(db, claimId) === null) return err(notFound('claim', claimId));
      const gone: OperationDraft = { kind: 'claim.deleted', id: claimId, set: { deleted: true } };
      const numbers = resultsOf(db, JSON.stringify([claimId])).map(
        ({ id }): OperationDraft => ({ kind: 'result.deleted', id, set: { deleted: true } }),
      );
      const left = deletionsLeftBy(db, claimId, wordsOfClaim(db, claimId));
      return ok({ operations: [gone, ...numbers, ...left] });
    },
    reply: () => ({ deleted: true }),
  },
};
