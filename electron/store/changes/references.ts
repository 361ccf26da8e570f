import type { Entity, FieldValue } from '#shared/changes/operations.ts';
import type { Reader } from '../database/connection.ts';
import { currentValue } from './apply.ts';

/** What stands in the way of taking something back. */
export type Obstacle = { readonly entity: string; readonly id: string; readonly why: string };

type Pointer = { readonly entity: string; readonly why: string; readonly sql: string };

/** For each entity that can go: what may point at it, as selects of live ids. */
const pointers: Readonly<Partial<Record<string, readonly Pointer[]>>> = {
  document: [
    {
      entity: 'claim',
      why: 'a claim rests on the paper',
      sql: 'SELECT id FROM claim WHERE document_id = ? AND deleted = 0',
    },
    {
      entity: 'annotation',
      why: 'a highlight stands in the paper',
      sql: 'SELECT id FROM annotation WHERE document_id = ? AND deleted = 0',
    },
    {
      entity: 'study',
      why: 'a study is reported in the paper',
      sql: `SELECT s.id FROM study s JOIN study_document l ON l.study_id = s.id
            WHERE l.document_id = ? AND s.deleted = 0`,
    },
  ],
  study: [
    {
      entity: 'claim',
      why: 'a claim is about the study',
      sql: 'SELECT id FROM claim WHERE study_id = ? AND deleted = 0',
    },
  ],
  claim: [
    {
      entity: 'result',
      why: 'numbers belong to the claim',
      sql: 'SELECT id FROM result WHERE claim_id = ? AND deleted = 0',
    },
  ],
  annotation: [
    {
      entity: 'claim',
      why: 'a claim rests on these words',
      sql: `SELECT c.id FROM claim c JOIN claim_annotation l ON l.claim_id = c.id
            WHERE l.annotation_id = ? AND c.deleted = 0`,
    },
    {
      entity: 'result',
      why: 'numbers were read from these words',
      sql: 'SELECT id FROM result WHERE annotation_id = ? AND deleted = 0',
    },
  ],
  concept: [
    {
      entity: 'claim',
      why: 'a claim uses the concept',
      sql: `SELECT c.id FROM claim c JOIN claim_concept l ON l.claim_id = c.id
            WHERE l.concept_id = ? AND c.deleted = 0`,
    },
    {
      entity: 'claim',
      why: 'a claim has it as its outcome',
      sql: 'SELECT id FROM claim WHERE outcome_id = ? AND deleted = 0',
    },
    {
      entity: 'study',
      why: 'a study has it as its population',
      sql: `SELECT s.id FROM study s JOIN study_concept l ON l.study_id = s.id
            WHERE l.concept_id = ? AND s.deleted = 0`,
    },
    {
      entity: 'concept',
      why: 'a concept lies below it',
      sql: 'SELECT id FROM concept WHERE parent_id = ? AND deleted = 0',
    },
  ],
};

/** For each entity that can come back or be edited: what it points at, as selects of deleted ids. */
const targets: Readonly<Partial<Record<string, readonly Pointer[]>>> = {
  claim: [
    {
      entity: 'concept',
      why: 'a concept that the claim uses was deleted since',
      sql: `SELECT k.id FROM claim_concept l JOIN concept k ON k.id = l.concept_id
            WHERE l.claim_id = ? AND k.deleted = 1`,
    },
    {
      entity: 'concept',
      why: 'the outcome of the claim was deleted since',
      sql: 'SELECT k.id FROM claim c JOIN concept k ON k.id = c.outcome_id WHERE c.id = ? AND k.deleted = 1',
    },
    {
      entity: 'annotation',
      why: 'the words that the claim rests on were deleted since',
      sql: `SELECT a.id FROM annotation a JOIN claim_annotation l ON l.annotation_id = a.id
            WHERE l.claim_id = ? AND a.deleted = 1`,
    },
    {
      entity: 'study',
      why: 'the study that the claim is about was deleted since',
      sql: 'SELECT s.id FROM claim c JOIN study s ON s.id = c.study_id WHERE c.id = ? AND s.deleted = 1',
    },
  ],
  study: [
    {
      entity: 'concept',
      why: 'a population of the study was deleted since',
      sql: `SELECT k.id FROM study_concept l JOIN concept k ON k.id = l.concept_id
            WHERE l.study_id = ? AND k.deleted = 1`,
    },
  ],
  result: [
    {
      entity: 'claim',
      why: 'the claim that the numbers belong to was deleted since',
      sql: 'SELECT c.id FROM result r JOIN claim c ON c.id = r.claim_id WHERE r.id = ? AND c.deleted = 1',
    },
    {
      entity: 'annotation',
      why: 'the words that the numbers were read from were deleted since',
      sql: `SELECT a.id FROM result r JOIN annotation a ON a.id = r.annotation_id
            WHERE r.id = ? AND a.deleted = 1`,
    },
  ],
  concept: [
    {
      entity: 'concept',
      why: 'the concept above it was deleted since',
      sql: `SELECT p.id FROM concept c JOIN concept p ON p.id = c.parent_id WHERE c.id = ? AND p.deleted = 1`,
    },
  ],
};

/**
 * What does not hold together at an entity: live things that point at it where it is deleted, and deleted things
 * that it points at where it is not. Papers in the bin keep their claims and highlights: only for those in
 * `unmade`, whose import is taken back, are these in the way.
 */
export function looseEnds(
  db: Reader,
  { entity, id }: { readonly entity: Entity; readonly id: string },
  unmade: ReadonlySet<string>,
): Obstacle[] {
  const gone = currentValue(db, entity, id, 'deleted') === true;
  if (gone && entity === 'document' && !unmade.has(id)) return [];
  return ((gone ? pointers : targets)[entity] ?? []).flatMap(({ entity: other, why, sql }) =>
    db.all<{ id: string }>(sql, id).map((found) => ({ entity: other, id: found.id, why })),
  );
}

/** Documents that hold the files which others would get back. */
export function filesTaken(
  db: Reader,
  drafts: readonly { readonly id: string; readonly set: Readonly<Record<string, FieldValue>> }[],
): Obstacle[] {
  return drafts.flatMap(({ id, set }) => {
    const { sha256 } = set;
    if (typeof sha256 !== 'string') return [];
    const holders = db.all<{ id: string }>(
      'SELECT id FROM document WHERE sha256 = ? AND id <> ?',
      sha256,
      id,
    );
    return holders.map((holder) => ({
      entity: 'document',
      id: holder.id,
      why: 'the file was imported as another paper since',
    }));
  });
}
