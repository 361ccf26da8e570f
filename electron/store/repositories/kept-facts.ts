import type { Reader } from '../database/connection.ts';
import { type Bearing, touchedSince } from './touched-claims.ts';

/*
 * Pictures count the same claims again at each depth, unit and filter. What a claim is does not change between two
 * changes of the review, so it is read once; after a change what the change bears upon is read again.
 */

type Kept<Fact> = { readonly position: number; readonly facts: Map<string, Fact> };

/**
 * Wraps the reading of facts about claims so that each is read once, and again after a change that bears upon it.
 * @param read answers the facts of claims by id, all from tables that only recorded changes write; what is not there
 *   has none. Facts of other claims may be among them.
 * @param bearing what a change of each entity bears upon
 * @returns the facts of claims in the order given. Only for the read-only connection: another one sees changes that may
 *   be rolled back.
 */
export function keptFacts<Fact>(
  read: (db: Reader, claimIds: readonly string[]) => ReadonlyMap<string, Fact>,
  bearing: Bearing,
): (db: Reader, claimIds: readonly string[]) => Fact[] {
  const kept = new WeakMap<Reader, Kept<Fact>>();
  return (db, claimIds) => {
    const position = lastChange(db);
    const facts = stillTrue(db, kept.get(db), { position, bearing });
    kept.set(db, { position, facts });
    const unknown = claimIds.filter((id) => !facts.has(id));
    if (unknown.length > 0) for (const [id, fact] of read(db, unknown)) facts.set(id, fact);
    const found: Fact[] = [];
    for (const id of claimIds) {
      const fact = facts.get(id);
      if (fact !== undefined) found.push(fact);
    }
    return found;
  };
}

/** The facts that no change since has borne upon. */
function stillTrue<Fact>(
  db: Reader,
  kept: Kept<Fact> | undefined,
  { position, bearing }: { readonly position: number; readonly bearing: Bearing },
): Map<string, Fact> {
  // The log only grows; where it is shorter, the review was put back to an earlier state.
  if (kept === undefined || kept.position > position) return new Map();
  if (kept.position === position) return kept.facts;
  const touched = touchedSince(db, kept.position, bearing);
  if (touched === 'all') return new Map();
  for (const id of touched) kept.facts.delete(id);
  return kept.facts;
}

/**
 * Wraps a question about the whole review so that it is answered once between two changes.
 * @param read answers it from tables that only recorded changes write
 * @returns the answer. Only for the read-only connection, as with facts about claims.
 */
export function keptBetweenChanges<T>(read: (db: Reader) => T): (db: Reader) => T {
  const kept = new WeakMap<Reader, { readonly position: number; readonly answer: T }>();
  return (db) => {
    const position = lastChange(db);
    const before = kept.get(db);
    if (before?.position === position) return before.answer;
    const answer = read(db);
    kept.set(db, { position, answer });
    return answer;
  };
}

function lastChange(db: Reader): number {
  return db.get<{ last: number | null }>('SELECT max(position) AS last FROM change')?.last ?? 0;
}
