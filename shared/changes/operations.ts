/** What a change is about. */
export const entities = [
  'review',
  'reviewer',
  'facet',
  'concept',
  'document',
  'annotation',
  'study',
  'claim',
  'result',
  'savedView',
  'analysis',
  'analysisRow',
] as const;
export type Entity = (typeof entities)[number];

/** What an operation does to its one entity. */
export type Effect = 'create' | 'edit' | 'delete' | 'restore';

type KindSpec = { readonly entity: Entity; readonly effect: Effect; readonly version: number };

function kind(entity: Entity, effect: Effect): KindSpec {
  return { entity, effect, version: 1 };
}

/** Every kind of operation: a past fact. Kinds are never removed; an old version of one is upcast when read. */
export const operationKinds = {
  'review.created': kind('review', 'create'),
  'review.edited': kind('review', 'edit'),
  'review.restored': kind('review', 'edit'),
  'reviewer.added': kind('reviewer', 'create'),
  'reviewer.edited': kind('reviewer', 'edit'),
  'facet.created': kind('facet', 'create'),
  'concept.created': kind('concept', 'create'),
  'concept.edited': kind('concept', 'edit'),
  'concept.deleted': kind('concept', 'delete'),
  'concept.restored': kind('concept', 'restore'),
  'document.imported': kind('document', 'create'),
  'document.read': kind('document', 'edit'),
  'document.edited': kind('document', 'edit'),
  'document.fileReplaced': kind('document', 'edit'),
  'document.binned': kind('document', 'delete'),
  'document.restored': kind('document', 'restore'),
  'annotation.created': kind('annotation', 'create'),
  'annotation.edited': kind('annotation', 'edit'),
  'annotation.deleted': kind('annotation', 'delete'),
  'annotation.restored': kind('annotation', 'restore'),
  'annotation.repaired': kind('annotation', 'edit'),
  'study.created': kind('study', 'create'),
  'study.edited': kind('study', 'edit'),
  'study.deleted': kind('study', 'delete'),
  'study.restored': kind('study', 'restore'),
  'claim.created': kind('claim', 'create'),
  'claim.edited': kind('claim', 'edit'),
  'claim.conceptAdded': kind('claim', 'edit'),
  'claim.conceptRemoved': kind('claim', 'edit'),
  'claim.annotationLinked': kind('claim', 'edit'),
  'claim.annotationUnlinked': kind('claim', 'edit'),
  'claim.deleted': kind('claim', 'delete'),
  'claim.restored': kind('claim', 'restore'),
  'result.created': kind('result', 'create'),
  'result.edited': kind('result', 'edit'),
  'result.deleted': kind('result', 'delete'),
  'result.restored': kind('result', 'restore'),
  'savedView.created': kind('savedView', 'create'),
  'savedView.edited': kind('savedView', 'edit'),
  'savedView.deleted': kind('savedView', 'delete'),
  'savedView.restored': kind('savedView', 'restore'),
  'analysis.created': kind('analysis', 'create'),
  'analysis.edited': kind('analysis', 'edit'),
  'analysis.deleted': kind('analysis', 'delete'),
  'analysis.restored': kind('analysis', 'restore'),
  'analysisRow.created': kind('analysisRow', 'create'),
  'analysisRow.edited': kind('analysisRow', 'edit'),
  'analysisRow.deleted': kind('analysisRow', 'delete'),
  'analysisRow.restored': kind('analysisRow', 'restore'),
} as const satisfies Record<string, KindSpec>;

export type OperationKind = keyof typeof operationKinds;

/** A value that a field may hold in the log. */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | readonly unknown[]
  | { readonly [key: string]: unknown };

/**
 * An operation before it is recorded: what it sets. The writer finds what was there before. A field of a set is
 * named by its element ("therapy:<concept>") and is true or false: in the set or not.
 */
export type OperationDraft = {
  readonly kind: OperationKind;
  readonly id: string;
  readonly set: Readonly<Record<string, FieldValue>>;
  /** Undo only: the change whose value each field goes back to. */
  readonly origins?: Readonly<Record<string, string>>;
};

/** One field of a recorded operation. */
export type FieldChange = {
  readonly field: string;
  /** The change that had set the field before; null when it was not there. */
  readonly base: string | null;
  /** The change whose value it holds now, when that is not the recording change itself (undo and redo). */
  readonly origin: string | null;
  readonly before: FieldValue;
  readonly after: FieldValue;
};

/** A recorded operation. Never edited. */
export type Operation = {
  readonly changeId: string;
  readonly number: number;
  readonly kind: OperationKind;
  readonly entity: Entity;
  readonly id: string;
  readonly fields: readonly FieldChange[];
};

/** Whether a string names a kind of operation that this version knows. */
export function isOperationKind(text: string): text is OperationKind {
  return Object.hasOwn(operationKinds, text);
}

/** The set and the element that a field of a set names; null for a plain field. */
export function setElement(field: string): { readonly set: string; readonly element: string } | null {
  const colon = field.indexOf(':');
  return colon < 0 ? null : { set: field.slice(0, colon), element: field.slice(colon + 1) };
}

/** The field of a set element. */
export function elementField(set: string, element: string): string {
  return `${set}:${element}`;
}
