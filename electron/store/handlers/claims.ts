import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { directionConflict } from '#shared/domain/direction.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import type { Contrast } from '#shared/domain/values.ts';
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
import { roleOfConcept } from '../repositories/concepts.ts';
import { resultsOf } from '../repositories/results.ts';
import { studyView } from '../repositories/studies.ts';
import type { Handlers } from '../handler.ts';
import type { Session } from '../session.ts';
import { planMerge, planSplit, planSwap } from './claim-pairs.ts';
import { deletionsLeftBy, planFewerWords, planMoreWords, wordsSelected } from './claim-words.ts';
import { documentAtHand } from './document-at-hand.ts';
import { fieldsOf } from './fields.ts';
import { keysCleared } from './key-claim.ts';
import { notFound } from './refusals.ts';

/** The facet role that a concept needs for each role in a claim. */
const facetFor = { therapy: 'therapy', comparator: 'therapy', population: 'population' } as const;

type Role = keyof typeof facetFor;
type Sides = Readonly<Record<Role, readonly string[]>>;

function conceptProblem(db: Reader, wanted: string, id: string): AppError | null {
  const role = roleOfConcept(db, id);
  if (role === null) return notFound('concept', id);
  if (role === wanted) return null;
  return appError(
    'invalid-input',
    `A concept of the facet “${role}” can't stand where a ${wanted} is meant.`,
    { concept: id },
  );
}

function fieldProblem(
  db: Reader,
  set: ClaimEdit,
  contrast: Contrast,
  direction: ClaimEdit['direction'],
): AppError | null {
  if (set.outcome) {
    const problem = conceptProblem(db, 'outcome', set.outcome);
    if (problem) return problem;
  }
  if (set.study && set.study !== 'none' && studyView(db, set.study) === null)
    return notFound('study', set.study);
  if (!direction || (set.direction === undefined && set.contrast === undefined)) return null;
  const conflict = directionConflict(contrast, direction);
  return conflict === null
    ? null
    : appError('invalid-input', `${conflict} Nothing was changed.`, { field: 'direction' });
}

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

function planElement(
  db: Reader,
  input: { claimId: string; role: Role; conceptId: string },
  present: boolean,
) {
  if (claimRoles(db, input.claimId) === null) return err(notFound('claim', input.claimId));
  const problem = conceptProblem(db, facetFor[input.role], input.conceptId);
  if (problem && present) return err(problem);
  const kind = present ? ('claim.conceptAdded' as const) : ('claim.conceptRemoved' as const);
  const set = { [elementField(input.role, input.conceptId)]: present };
  return ok({ operations: [{ kind, id: input.claimId, set }] });
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
    plan: (db, { claimId, set }) => {
      const roles = claimRoles(db, claimId);
      if (roles === null) return err(notFound('claim', claimId));
      const chosen = set.contrast === undefined ? roles.contrast : set.contrast;
      const contrast = chosen ?? deriveContrast(roles.therapy, roles.comparator);
      const direction = set.direction === undefined ? roles.direction : set.direction;
      const problem = fieldProblem(db, set, contrast, direction);
      if (problem) return err(problem);
      const edit: OperationDraft = { kind: 'claim.edited', id: claimId, set: fieldsOf(set) };
      return ok({ operations: [edit, ...keysCleared(db, roles, set)] });
    },
    reply: (db, { claimId }) => claimView(db, claimId),
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
