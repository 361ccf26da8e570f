import type { Reader } from '../database/connection.ts';

/*
 * Pictures count the same claims again at each depth, unit and filter. What a claim is does not change between two
 * changes of the review, so it is read once, and again only after the next change.
 */

type Kept<Fact> = { readonly position: number; readonly facts: Map<string, Fact> };

/**
 * Wraps the reading of facts about claims so that each is read once between two changes of the review.
 * @param read answers the facts of claims by id, all from tables that only recorded changes write; what is not there
 *   has none
 * @returns the facts of claims in the order given. Only for the read-only connection: another one sees changes that may
 *   be rolled back.
 */
export function keptFacts<Fact>(
  read: (db: Reader, claimIds: readonly string[]) => ReadonlyMap<string, Fact>,
): (db: Reader, claimIds: readonly string[]) => Fact[] {
  const kept = new WeakMap<Reader, Kept<Fact>>();
  return (db, claimIds) => {
    const position = lastChange(db);
    const before = kept.get(db);
    const facts = before?.position === position ? before.facts : new Map<string, Fact>();
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

function lastChange(db: Reader): number {
  return db.get<{ last: number | null }>('SELECT max(position) AS last FROM change')?.last ?? 0;
}
