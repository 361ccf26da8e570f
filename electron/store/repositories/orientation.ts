import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import { isMirrored, standing, type Standing } from '#shared/domain/sides.ts';
import { contrasts } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';

/*
 * Which way round a claim is shown where claims stand side by side. Of two therapies that are compared, the one that
 * the review asks about is the therapy, on whichever side it was coded; a view about one therapy has it on that side.
 */

/** Where claims stand in a view, and which way round. */
type Orientation = {
  /** Ids of the claims that stand under the therapies of the view; null: all do. */
  readonly under: readonly string[] | null;
  /** Ids of those that are shown with their sides changed round. */
  readonly mirrored: ReadonlySet<string>;
};

/** The therapies that a view is about, as the contract has them. */
export type AboutTherapies = { readonly therapy: readonly string[]; readonly therapyScope: ConceptScope };

/** A view that is about no therapy more than another. */
export const allTherapies: AboutTherapies = { therapy: [], therapyScope: 'below' };

/** The concepts that a view is about; null: about all of them. None at all for what names no therapy. */
export function wantedTherapies(
  db: Reader,
  { therapy, therapyScope }: AboutTherapies,
): ReadonlySet<string> | null {
  if (therapyScope === 'none') return new Set();
  if (therapy.length === 0) return null;
  return therapyScope === 'itself' ? new Set(therapy) : withDescendants(db, therapy);
}

/**
 * Looks only at claims that can be changed round or left out: those that name what the view is about, else those
 * whose comparator the review asks about.
 * @param among ids of the claims that are of interest; null: all
 */
export function orientation(db: Reader, about: AboutTherapies, among: readonly string[] | null): Orientation {
  const asked = askedConcepts(db);
  const stands = (claim: ClaimSides): Standing => standing(claim, (concept) => asked.has(concept));
  if (about.therapyScope === 'none') {
    const placeless = sidesOf(db, { among }).filter((claim) => {
      const { asCoded, mirrored } = stands(claim);
      return asCoded.length === 0 && mirrored.length === 0;
    });
    return { under: placeless.map(({ id }) => id), mirrored: new Set() };
  }
  const wanted = wantedTherapies(db, about);
  if (wanted === null) {
    const turned = naming(db, ['comparator'], asked, among).filter((claim) =>
      isMirrored(stands(claim), null),
    );
    return { under: null, mirrored: new Set(turned.map(({ id }) => id)) };
  }
  const isWanted = (concept: string): boolean => wanted.has(concept);
  const under = naming(db, ['therapy', 'comparator'], wanted, among).filter((claim) => {
    const { asCoded, mirrored } = stands(claim);
    return asCoded.some(isWanted) || mirrored.some(isWanted);
  });
  const turned = under.filter((claim) => isMirrored(stands(claim), isWanted));
  return { under: under.map(({ id }) => id), mirrored: new Set(turned.map(({ id }) => id)) };
}

/**
 * Whether claims that are read already are shown with their sides changed round in a view.
 * @param about the therapies that the view is about
 */
export function turning(
  db: Reader,
  about: AboutTherapies,
): (claim: Parameters<typeof standing>[0]) => boolean {
  if (about.therapyScope === 'none') return () => false;
  const asked = askedConcepts(db);
  const wanted = wantedTherapies(db, about);
  const isWanted = wanted === null ? null : (concept: string): boolean => wanted.has(concept);
  return (claim) =>
    isMirrored(
      standing(claim, (concept) => asked.has(concept)),
      isWanted,
    );
}

/** The concepts that the review asks about, by themselves or through one above them. */
export function askedConcepts(db: Reader): ReadonlySet<string> {
  const marked = db.all<{ id: string }>('SELECT id FROM concept WHERE asked = 1 AND deleted = 0');
  return withDescendants(
    db,
    marked.map(({ id }) => id),
  );
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

type ClaimSides = Parameters<typeof standing>[0] & { readonly id: string };

/** The sides of every claim that names one of these concepts on one of these sides. */
function naming(
  db: Reader,
  sides: readonly ('therapy' | 'comparator')[],
  concept: ReadonlySet<string>,
  among: readonly string[] | null,
): ClaimSides[] {
  const condition = `c.id IN (SELECT claim_id FROM claim_concept
    WHERE role IN (SELECT value FROM json_each(?)) AND concept_id IN (SELECT value FROM json_each(?)))`;
  return sidesOf(db, { among, condition, values: [JSON.stringify(sides), JSON.stringify([...concept])] });
}

/** The sides of claims `c` that meet a condition. */
function sidesOf(
  db: Reader,
  asked: {
    readonly among: readonly string[] | null;
    readonly condition?: string;
    readonly values?: readonly SqlValue[];
  },
): ClaimSides[] {
  const { among, condition = 'true', values = [] } = asked;
  const rows = db.all<{ id: string; contrast: string | null; therapy: string; comparator: string }>(
    `SELECT c.id, c.contrast,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'therapy') AS therapy,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'comparator') AS comparator
     FROM claim c LEFT JOIN claim_concept l ON l.claim_id = c.id AND l.role IN ('therapy', 'comparator')
     WHERE ${condition}
       ${among === null ? '' : 'AND c.id IN (SELECT value FROM json_each(?))'}
     GROUP BY c.id`,
    ...values,
    ...(among === null ? [] : [JSON.stringify(among)]),
  );
  return rows.map(({ id, contrast, therapy, comparator }) => ({
    id,
    contrast: contrasts.find((known) => known === contrast) ?? null,
    therapy: JSON.parse(therapy),
    comparator: JSON.parse(comparator),
  }));
}
