import { isMirrored, standing, type Standing } from '#shared/domain/sides.ts';
import { contrasts } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';

/*
 * Which way round a claim is shown where claims stand side by side. Of two therapies that are compared, the one that
 * the review asks about is the therapy, on whichever side it was coded; a view about one therapy has it on that side.
 */

/** Ids of the claims that stand under one of the therapies or what lies below it, as `standing` rules. */
export function claimsUnder(db: Reader, therapy: readonly string[]): string[] {
  const { isAsked, isWanted, wanted } = concepts(db, therapy);
  return namingOnEitherSide(db, wanted).flatMap((claim) => {
    const { asCoded, mirrored } = standing(claim, isAsked);
    return asCoded.some(isWanted) || mirrored.some(isWanted) ? [claim.id] : [];
  });
}

/**
 * Ids of the claims that are shown with their sides changed round.
 * @param therapy the therapies that the view is about; empty: about all
 */
export function mirroredClaims(db: Reader, therapy: readonly string[]): ReadonlySet<string> {
  const { isAsked, isWanted, asked, wanted } = concepts(db, therapy);
  const about = therapy.length === 0 ? null : isWanted;
  const comparators = new Set([...asked, ...wanted]);
  const turned = (stands: Standing): boolean => isMirrored(stands, about);
  const claims = naming(db, ['comparator'], comparators).filter((claim) => turned(standing(claim, isAsked)));
  return new Set(claims.map(({ id }) => id));
}

/** An expression on a claim `c` that gives `mirrored` where the claim is shown with its sides changed round. */
export function shownSql(
  asCoded: string,
  mirrored: string,
  claims: ReadonlySet<string>,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  if (claims.size === 0) return { sql: asCoded, values: [] };
  return {
    sql: `CASE WHEN c.id IN (SELECT value FROM json_each(?)) THEN ${mirrored} ELSE ${asCoded} END`,
    values: [JSON.stringify([...claims])],
  };
}

/** The direction of a claim `c` once its sides have changed places, as `mirrorDirection` has it. */
export const MIRRORED_DIRECTION = `CASE c.direction WHEN 'favours-therapy' THEN 'favours-comparator'
  WHEN 'favours-comparator' THEN 'favours-therapy' ELSE c.direction END`;

function concepts(db: Reader, therapy: readonly string[]) {
  const marked = db.all<{ id: string }>('SELECT id FROM concept WHERE asked = 1 AND deleted = 0');
  const asked = withDescendants(
    db,
    marked.map(({ id }) => id),
  );
  const wanted = withDescendants(db, therapy);
  return {
    asked,
    wanted,
    isAsked: (concept: string): boolean => asked.has(concept),
    isWanted: (concept: string): boolean => wanted.has(concept),
  };
}

type ClaimSides = Parameters<typeof standing>[0] & { readonly id: string };

const namingOnEitherSide = (db: Reader, concept: ReadonlySet<string>): ClaimSides[] =>
  naming(db, ['therapy', 'comparator'], concept);

/** The sides of every claim that names one of these concepts on one of these sides. */
function naming(
  db: Reader,
  sides: readonly ('therapy' | 'comparator')[],
  concept: ReadonlySet<string>,
): ClaimSides[] {
  const rows = db.all<{ id: string; contrast: string | null; therapy: string; comparator: string }>(
    `SELECT c.id, c.contrast,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'therapy') AS therapy,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'comparator') AS comparator
     FROM claim c JOIN claim_concept l ON l.claim_id = c.id AND l.role IN ('therapy', 'comparator')
     WHERE c.id IN (SELECT claim_id FROM claim_concept
       WHERE role IN (SELECT value FROM json_each(?)) AND concept_id IN (SELECT value FROM json_each(?)))
     GROUP BY c.id`,
    JSON.stringify(sides),
    JSON.stringify([...concept]),
  );
  return rows.map(({ id, contrast, therapy, comparator }) => ({
    id,
    contrast: contrasts.find((known) => known === contrast) ?? null,
    therapy: JSON.parse(therapy),
    comparator: JSON.parse(comparator),
  }));
}
