import type { Reader } from '../database/connection.ts';

/** One place where a concept is used: a claim or study, and the role it has there. */
export type ConceptUse = {
  readonly entity: 'claim' | 'study';
  readonly id: string;
  readonly role: string;
};

/** Every use of a concept by claims and studies that are not deleted, those of papers in the bin included. */
export function conceptUses(db: Reader, conceptId: string): ConceptUse[] {
  return db.all<ConceptUse>(
    `SELECT 'claim' AS entity, c.id, l.role FROM claim_concept l JOIN claim c ON c.id = l.claim_id
       WHERE l.concept_id = ? AND c.deleted = 0
     UNION ALL SELECT 'claim', id, 'outcome' FROM claim WHERE outcome_id = ? AND deleted = 0
     UNION ALL SELECT 'study', s.id, 'population' FROM study_concept l JOIN study s ON s.id = l.study_id
       WHERE l.concept_id = ? AND s.deleted = 0`,
    conceptId,
    conceptId,
    conceptId,
  );
}

/** The concepts right below one. */
export function conceptsBelow(db: Reader, id: string): { readonly id: string; readonly name: string }[] {
  return db.all('SELECT id, name FROM concept WHERE parent_id = ? AND deleted = 0 ORDER BY place, id', id);
}
