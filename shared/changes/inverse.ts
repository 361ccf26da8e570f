import {
  type Entity,
  type FieldValue,
  type Operation,
  type OperationKind,
  operationKinds,
  setElement,
} from './operations.ts';

const deleted: Partial<Record<Entity, OperationKind>> = {
  concept: 'concept.deleted',
  document: 'document.binned',
  annotation: 'annotation.deleted',
  study: 'study.deleted',
  claim: 'claim.deleted',
  result: 'result.deleted',
  savedView: 'savedView.deleted',
  analysis: 'analysis.deleted',
  analysisRow: 'analysisRow.deleted',
};
const restored: Partial<Record<Entity, OperationKind>> = {
  concept: 'concept.restored',
  document: 'document.restored',
  annotation: 'annotation.restored',
  study: 'study.restored',
  claim: 'claim.restored',
  result: 'result.restored',
  savedView: 'savedView.restored',
  analysis: 'analysis.restored',
  analysisRow: 'analysisRow.restored',
};
const edited: Partial<Record<Entity, OperationKind>> = {
  review: 'review.edited',
  reviewer: 'reviewer.edited',
  concept: 'concept.edited',
  document: 'document.edited',
  annotation: 'annotation.edited',
  study: 'study.edited',
  claim: 'claim.edited',
  result: 'result.edited',
  savedView: 'savedView.edited',
  analysis: 'analysis.edited',
  analysisRow: 'analysisRow.edited',
};

/** What taking back an operation sets, and which change's value each field then holds. */
export type Inverse = {
  readonly kind: OperationKind;
  readonly id: string;
  readonly fields: readonly InverseField[];
};
export type InverseField = {
  readonly field: string;
  readonly after: FieldValue;
  /** The change whose value comes back; null where the inverse sets a value of its own (deleting what was created). */
  readonly base: string | null;
};

/**
 * The operation that takes this one back. What was created is deleted (as a tombstone, so that redo brings the very
 * same thing back), what was deleted is restored, every other field gets the value it had before.
 * @throws Error for an entity that can't be taken back (facets, reviews): such changes are not undoable
 */
export function inverseOf(operation: Operation): Inverse {
  const effect = operationKinds[operation.kind].effect;
  if (effect === 'create') {
    const fields = [{ field: 'deleted', after: true, base: null }];
    return { kind: required(deleted, operation), id: operation.id, fields };
  }
  const fields = operation.fields.map(({ field, before, base }) => ({ field, after: before, base }));
  return { kind: inverseKind(operation), id: operation.id, fields };
}

function inverseKind(operation: Operation): OperationKind {
  const effect = operationKinds[operation.kind].effect;
  if (effect === 'delete') return required(restored, operation);
  if (effect === 'restore') return required(deleted, operation);
  const set = operation.fields[0] ? setElement(operation.fields[0].field) : null;
  if (operation.entity === 'claim' && set) return elementKind(set.set, operation.fields[0]?.before === true);
  return required(edited, operation);
}

function elementKind(set: string, back: boolean): OperationKind {
  if (set === 'annotation') return back ? 'claim.annotationLinked' : 'claim.annotationUnlinked';
  return back ? 'claim.conceptAdded' : 'claim.conceptRemoved';
}

function required(kinds: Partial<Record<Entity, OperationKind>>, operation: Operation): OperationKind {
  const kind = kinds[operation.entity];
  if (!kind) throw new Error(`${operation.kind} can't be taken back.`);
  return kind;
}
