import { type Entity, isOperationKind, operationKinds } from '#shared/changes/operations.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { refreshClaimWords } from './claim-words.ts';
import { refreshPlaces, refreshPlacesOfDocuments } from './places.ts';

/** The entities that changes were about. */
type Touched = ReadonlyMap<string, Entity>;

/**
 * The entities that the changes after a position in the log were about. Of a concept only its name is derived from.
 */
function touchedSince(review: Reader, position: number): Touched {
  const rows = review.all<{ id: string; kind: string }>(
    // CROSS JOIN: the few new changes first. Left to itself, SQLite walks the operations of the whole log.
    `SELECT DISTINCT o.entity_id AS id, o.kind FROM change c CROSS JOIN operation o ON o.change_id = c.id
     WHERE c.position > ? AND (o.entity <> 'concept' OR EXISTS (SELECT 1 FROM operation_field f
       WHERE f.change_id = o.change_id AND f.number = o.number AND f.field IN ('name', 'deleted')))`,
    position,
  );
  return new Map(
    rows.flatMap(({ id, kind }) => (isOperationKind(kind) ? [[id, operationKinds[kind].entity]] : [])),
  );
}

/** The documents whose file was replaced, or put back, after a position in the log. */
function otherFilesSince(review: Reader, position: number): string[] {
  const rows = review.all<{ id: string }>(
    `SELECT DISTINCT o.entity_id AS id FROM change c CROSS JOIN operation o ON o.change_id = c.id
     CROSS JOIN operation_field f ON f.change_id = o.change_id AND f.number = o.number
     WHERE c.position > ? AND o.entity = 'document' AND o.kind <> 'document.imported' AND f.field = 'sha256'`,
    position,
  );
  return rows.map(({ id }) => id);
}

/** Brings derived.db up to the last change of the log, and notes how far it has seen. */
export function catchUp(review: Reader, derived: Writer): void {
  const last = review.get<{ position: number | null; id: string | null }>(
    'SELECT max(position) AS position, id FROM change',
  );
  const seen = info(derived, 'position');
  const known = seen !== null && seenIsOurs(review, Number(seen), info(derived, 'change'));
  const from = known ? Number(seen) : 0;
  if (known && from === (last?.position ?? 0)) return;
  derived.transaction(() => {
    if (!known) {
      derived.run('DELETE FROM place');
      derived.run('DELETE FROM claim_search');
      derived.run('DELETE FROM claim_words');
      derived.run('DELETE FROM concept_search');
      derived.run('DELETE FROM concept_words');
    }
    refresh(review, derived, touchedSince(review, from));
    refreshPlacesOfDocuments(review, derived, otherFilesSince(review, from));
    setInfo(derived, 'position', String(last?.position ?? 0));
    setInfo(derived, 'change', last?.id ?? '');
  });
}

/** A restored review has another history: what derived.db saw is then worth nothing. */
function seenIsOurs(review: Reader, position: number, change: string | null): boolean {
  if (position === 0) return true;
  return (
    review.get('SELECT 1 AS here FROM change WHERE position = ? AND id = ?', position, change) !== undefined
  );
}

function refresh(review: Reader, derived: Writer, touched: Touched): void {
  const ids = (entity: Entity): string[] => [...touched].filter(([, of]) => of === entity).map(([id]) => id);
  const annotations = ids('annotation');
  refreshPlaces(review, derived, annotations);
  refreshClaimWords(review, derived, { claims: ids('claim'), annotations, concepts: ids('concept') });
}

function info(db: Reader, key: string): string | null {
  return db.get<{ value: string }>('SELECT value FROM info WHERE key = ?', key)?.value ?? null;
}

function setInfo(db: Writer, key: string, value: string): void {
  db.run(
    'INSERT INTO info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}
