import type { NotImported } from '#shared/contract/annotation-files.ts';
import { ClaimEdit } from '#shared/contract/claims.ts';
import { DocumentId } from '#shared/contract/ids.ts';
import type { FoundClaim } from '#shared/contract/reader-annotations.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { studyInForce } from '#shared/domain/claim-study.ts';
import { directionConflict } from '#shared/domain/direction.ts';
import { deriveContrast, deriveSides, testTheSame } from '#shared/domain/sides.ts';
import { readable } from '#shared/text/readable.ts';
import type { Reader } from '../../database/connection.ts';
import { claimOnce, claimRoles, keyClaims } from '../../repositories/claims.ts';
import { kindOfDocument } from '../../repositories/documents.ts';
import { studiesOfDocument } from '../../repositories/studies.ts';
import { type ConceptsOfFile, conceptsOfFile } from './concepts-of-file.ts';

/** A claim of a file, with the annotations here that it rests on. */
export type WantedClaim = {
  readonly claim: FoundClaim;
  readonly documentId: string;
  readonly annotationIds: readonly string[];
};

export type PlannedClaims = {
  /** What makes the concepts: before everything that is coded with them. */
  readonly concepts: readonly OperationDraft[];
  readonly claims: readonly OperationDraft[];
  /** The documents of the claims that are made, one for each. */
  readonly documents: readonly string[];
  /** The names of the concepts that are made. */
  readonly conceptNames: readonly string[];
  /** What of them could not be taken over, and why. */
  readonly left: readonly NotImported[];
};

/**
 * What makes the claims of a file that this program wrote: each once under its own id, with its statement, concepts,
 * values and note; one that is there stays as it is, one that was deleted is back. Numbers and the study are not in such
 * a file. The reviewer is the one who imports. A key claim takes the mark off none that is here: it comes without.
 */
export function planClaims(
  db: Reader,
  wanted: readonly WantedClaim[],
  by: { readonly reviewerId: string; readonly created: string },
): PlannedClaims {
  const concepts = conceptsOfFile(db);
  const claims: OperationDraft[] = [];
  const documents: string[] = [];
  const left: NotImported[] = [];
  const keys = keyPlaces(db, by.reviewerId);
  for (const one of wanted) {
    const once = claimOnce(db, one.claim.id);
    if (once?.deleted === false || one.annotationIds.length === 0) continue;
    if (once !== null) claims.push(...broughtBack(one, once.concepts, concepts));
    else {
      const coded = codedAs(one.claim, concepts);
      left.push(...coded.lost.map((reason) => told(one, reason)));
      claims.push(created(one, coded, { ...by, keys }));
    }
    documents.push(one.documentId);
  }
  return { concepts: concepts.operations, claims, documents, conceptNames: concepts.made, left };
}

const WORDS_TOLD = 200;

function told({ claim, documentId }: WantedClaim, reason: string): NotImported {
  const words = readable(claim.statement).slice(0, WORDS_TOLD);
  return { words, document: DocumentId.parse(documentId), reason };
}

/** One that was deleted, or whose import was undone; its concepts that went with that import are back too. */
function broughtBack(
  { claim: { id }, annotationIds }: WantedClaim,
  linked: readonly { readonly role: string; readonly concept: string }[],
  concepts: ConceptsOfFile,
): OperationDraft[] {
  const moved = linked.flatMap(({ role, concept }): OperationDraft[] => {
    const now = concepts.revive(concept);
    if (now === null || now === concept) return [];
    if (role === 'outcome') return [{ kind: 'claim.edited', id, set: { outcome: now } }];
    return [
      { kind: 'claim.conceptRemoved', id, set: { [elementField(role, concept)]: false } },
      { kind: 'claim.conceptAdded', id, set: { [elementField(role, now)]: true } },
    ];
  });
  const words = annotationIds.map(
    (annotation): OperationDraft => ({
      kind: 'claim.annotationLinked',
      id,
      set: { [elementField('annotation', annotation)]: true },
    }),
  );
  return [{ kind: 'claim.restored', id, set: { deleted: false } }, ...moved, ...words];
}

type Coded = {
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly population: readonly string[];
  readonly outcome: string | null;
  readonly set: ClaimEdit;
  /** What the review can't take over, in words. */
  readonly lost: readonly string[];
};

function codedAs(claim: FoundClaim, concepts: ConceptsOfFile): Coded {
  const lost: string[] = [];
  const inRole = (role: FoundClaim['concepts'][number]['role']): string[] => {
    const found = claim.concepts
      .filter((one) => one.role === role)
      .flatMap((one) => {
        const id = concepts.find(one);
        if (id === null)
          lost.push(`Imported without its ${role} “${one.name}”: the review has no place for it.`);
        return id ?? [];
      });
    return [...new Set(found)];
  };
  const [therapy, comparator, population] = [inRole('therapy'), inRole('comparator'), inRole('population')];
  const [outcome = null] = inRole('outcome');
  const set = valuesOf(claim, lost);
  const contrast = set.contrast ?? deriveContrast(therapy, comparator);
  const conflict = set.direction ? directionConflict(contrast, set.direction) : null;
  if (conflict !== null) lost.push(`Imported without its direction. ${conflict}`);
  const plain = { ...set, direction: conflict === null ? (set.direction ?? null) : null };
  const derived = set.contrast === deriveContrast(therapy, comparator);
  return {
    therapy,
    comparator,
    population,
    outcome,
    set: derived ? { ...plain, contrast: null } : plain,
    lost,
  };
}

const fields: Readonly<Record<string, keyof ClaimEdit>> = {
  contrast: 'contrast',
  direction: 'direction',
  conclusion: 'conclusion',
  support: 'support',
  assertion: 'assertion',
  subgroup: 'subgroup',
  'time-point': 'timePoint',
};

/** The values of a claim that this version knows. */
function valuesOf({ values, statement, note }: FoundClaim, lost: string[]): ClaimEdit {
  let set: ClaimEdit = { statement, note, key: values.some(({ field }) => field === 'key-claim') };
  for (const { field, value } of values) {
    const key = fields[field];
    if (key === undefined) continue;
    const read = ClaimEdit.safeParse({ [key]: value });
    if (read.success) set = { ...set, ...read.data };
    else lost.push(`Imported without its ${field} “${value}”, which this version does not know.`);
  }
  return set;
}

type Making = { readonly reviewerId: string; readonly created: string; readonly keys: KeyPlaces };

function created(
  { claim, documentId, annotationIds }: WantedClaim,
  coded: Coded,
  making: Making,
): OperationDraft {
  const { therapy, comparator, population, outcome, set } = coded;
  const elements = [
    ...Object.entries({ therapy, comparator, population }).flatMap(([role, ids]) =>
      ids.map((id) => elementField(role, id)),
    ),
    ...annotationIds.map((id) => elementField('annotation', id)),
  ];
  const key =
    set.key === true && making.keys.take({ id: claim.id, documentId, outcome, therapy, comparator });
  const { reviewerId, created: moment } = making;
  return {
    kind: 'claim.created',
    id: claim.id,
    set: {
      ...{ documentId, statement: '', note: '', ...definite(set), outcome, key, reviewerId, created: moment },
      ...Object.fromEntries(elements.map((field) => [field, true])),
    },
  };
}

/** Fields without those that nothing is said of. */
function definite(set: ClaimEdit): OperationDraft['set'] {
  return Object.fromEntries(
    Object.entries(set).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
}

type KeyPlaces = {
  /** Takes the place of a key claim; false where another has it. */
  take(
    claim: Pick<Coded, 'outcome' | 'therapy' | 'comparator'> & {
      readonly id: string;
      readonly documentId: string;
    },
  ): boolean;
};

/** There is one key claim for study (document, where it is about none), tested therapy, outcome and reviewer. */
function keyPlaces(db: Reader, reviewerId: string): KeyPlaces {
  const taken = new Map<string, (readonly string[])[]>();
  return {
    take: ({ id, documentId, outcome, therapy, comparator }) => {
      const study = studyInForce(null, kindOfDocument(db, documentId), studiesOfDocument(db, documentId));
      const { tested } = deriveSides(therapy, comparator);
      const rivals = keyClaims(db, { id, reviewerId, documentId, outcome, study }).map((rival) => {
        const roles = claimRoles(db, rival);
        return roles === null ? [] : deriveSides(roles.therapy, roles.comparator).tested;
      });
      const place = JSON.stringify([study ?? documentId, outcome]);
      const all = [...rivals, ...(taken.get(place) ?? [])];
      if (all.some((other) => testTheSame(tested, other))) return false;
      taken.set(place, [...(taken.get(place) ?? []), tested]);
      return true;
    },
  };
}
