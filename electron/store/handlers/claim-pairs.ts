import { type AppError, appError } from '#shared/contract/errors.ts';
import type { claims } from '#shared/contract/claims.ts';
import { elementField, type FieldValue, type OperationDraft } from '#shared/changes/operations.ts';
import { mirrorDirection, mirrorNumbers } from '#shared/domain/mirror.ts';
import { isDirection } from '#shared/domain/direction.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { type ClaimParts, claimParts, wordsOfClaim } from '../repositories/claims.ts';
import { resultsOf } from '../repositories/results.ts';
import type { Session } from '../session.ts';
import { notFound } from './refusals.ts';

type Planned = Result<Plan, AppError>;
type Input<M extends 'swapSides' | 'split' | 'merge'> = z.output<(typeof claims)[M]['input']>;

const resultsOfOne = (db: Reader, claimId: string) => resultsOf(db, JSON.stringify([claimId]));

/** Mirrors a claim: each side's concepts go to the other, the direction and the numbers with them. */
export function planSwap(db: Reader, { claimId }: Input<'swapSides'>): Planned {
  const parts = claimParts(db, claimId);
  if (parts === null) return err(notFound('claim', claimId));
  const inRole = (role: string): string[] =>
    parts.concepts.filter((link) => link.role === role).map((link) => link.concept);
  const moved = [
    ...moves(inRole('therapy'), inRole('comparator'), 'therapy', 'comparator'),
    ...moves(inRole('comparator'), inRole('therapy'), 'comparator', 'therapy'),
  ];
  const direction = String(parts.fields['direction']);
  const mirrored = isDirection(direction) ? mirrorDirection(direction) : null;
  const numbers = resultsOfOne(db, claimId).map((result): OperationDraft => {
    const { value, interval, arms } = mirrorNumbers(result);
    return { kind: 'result.edited', id: result.id, set: { value, interval, arms } };
  });
  const edit: OperationDraft = { kind: 'claim.edited', id: claimId, set: { direction: mirrored } };
  const sides = moved.map(
    ({ field, present }): OperationDraft => ({
      kind: present ? 'claim.conceptAdded' : 'claim.conceptRemoved',
      id: claimId,
      set: { [field]: present },
    }),
  );
  return ok({ operations: [...sides, edit, ...numbers] });
}

function moves(mine: readonly string[], theirs: readonly string[], from: string, to: string) {
  return mine
    .filter((concept) => !theirs.includes(concept))
    .flatMap((concept) => [
      { field: elementField(from, concept), present: false },
      { field: elementField(to, concept), present: true },
    ]);
}

/** What a second claim of one sentence most often shares with the first. */
const shared = ['assertion', 'study', 'citedSource', 'support', 'subgroup'] as const;

/** A second claim on the same words: same sides, population and study; what it says is for the person to say. */
export function planSplit(db: Reader, session: Session, input: Input<'split'>): Planned {
  const parts = claimParts(db, input.claimId);
  if (parts === null) return err(notFound('claim', input.claimId));
  const fields = Object.fromEntries(shared.map((field) => [field, parts.fields[field] ?? null]));
  const elements = [
    ...parts.concepts.map(({ role, concept }) => elementField(role, concept)),
    ...wordsOfClaim(db, input.claimId).map((id) => elementField('annotation', id)),
  ];
  const set: Record<string, FieldValue> = {
    documentId: parts.documentId,
    ...fields,
    reviewerId: session.author().reviewerId,
    created: new Date().toISOString(),
    ...Object.fromEntries(elements.map((field) => [field, true])),
  };
  return ok({ operations: [{ kind: 'claim.created', id: input.newClaimId, set }] });
}

/** Takes another claim of the same document into this one. */
export function planMerge(db: Reader, { claimId, otherId }: Input<'merge'>): Planned {
  const kept = claimParts(db, claimId);
  if (kept === null) return err(notFound('claim', claimId));
  const other = claimParts(db, otherId);
  if (other === null) return err(notFound('claim', otherId));
  if (claimId === otherId || kept.documentId !== other.documentId) {
    const message = 'Only two claims of the same paper can say the same result again. Nothing was changed.';
    return err(appError('conflict', message, { claims: [claimId, otherId] }));
  }
  const words = wordsOfClaim(db, otherId).map((id) => [elementField('annotation', id), true]);
  const links: OperationDraft[] = [
    { kind: 'claim.annotationLinked', id: claimId, set: Object.fromEntries(words) },
    ...missing(kept, other).map(
      (field): OperationDraft => ({ kind: 'claim.conceptAdded', id: claimId, set: { [field]: true } }),
    ),
  ];
  const numbers = resultsOfOne(db, otherId).map(
    ({ id }): OperationDraft => ({ kind: 'result.edited', id, set: { claimId } }),
  );
  const filled = filling(kept, other);
  const edit: OperationDraft[] =
    Object.keys(filled).length === 0 ? [] : [{ kind: 'claim.edited', id: claimId, set: filled }];
  const gone: OperationDraft = { kind: 'claim.deleted', id: otherId, set: { deleted: true } };
  return ok({ operations: [...links, ...edit, ...numbers, gone] });
}

/** The other's sides and population where this claim has none at all: half a side would change what is tested. */
function missing(kept: ClaimParts, other: ClaimParts): string[] {
  const roles = new Set(kept.concepts.map(({ role }) => role));
  return other.concepts
    .filter(({ role }) => !roles.has(role))
    .map(({ role, concept }) => elementField(role, concept));
}

/** The other's entries for fields that are empty here; its note is put below. */
function filling(kept: ClaimParts, other: ClaimParts): Record<string, FieldValue> {
  const entries = Object.entries(other.fields).flatMap(([field, theirs]): [string, FieldValue][] => {
    const mine = kept.fields[field] ?? null;
    if (field === 'key') return theirs === 1 && mine !== 1 ? [[field, true]] : [];
    if (field === 'note') return theirs ? [[field, [mine, theirs].filter(Boolean).join('\n')]] : [];
    const empty = mine === null || mine === '';
    return empty && theirs !== null && theirs !== '' ? [[field, theirs]] : [];
  });
  return Object.fromEntries(entries);
}
