import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import type { CountedClaim } from '#shared/counting/counted-claim.ts';
import type { Line } from '#shared/counting/levels.ts';
import { isMirrored } from '#shared/domain/sides.ts';
import type { Reader } from '../database/connection.ts';
import { withDescendants } from '../repositories/concepts.ts';

/** The condition on concepts that holds just what stands in a line of a picture. */
export type LineFilter = { readonly concepts: readonly string[]; readonly scope: ConceptScope };
/** A line of a picture with its condition. */
export type Filtered<L> = L & { readonly filter: LineFilter };

/** A line narrows the condition of the view; one that the condition lies within has the condition itself. */
export function lineFilter(db: Reader, { concept, kind }: Line, given: LineFilter): LineFilter {
  if (concept === null) return { concepts: [], scope: 'none' };
  const own: LineFilter = { concepts: [concept], scope: kind === 'unspecified' ? 'itself' : 'below' };
  if (given.concepts.length === 0 || given.scope === 'none') return own;
  const wanted = given.scope === 'itself' ? new Set(given.concepts) : withDescendants(db, given.concepts);
  if (wanted.has(concept) && (given.scope === 'below' || kind === 'unspecified')) return own;
  const below = withDescendants(db, [concept]);
  return { concepts: given.concepts.filter((one) => below.has(one)), scope: given.scope };
}

/** Claims as they stand in a view about some therapies: under these alone, and the way round that it shows them. */
export function inView<C extends CountedClaim>(
  claims: readonly C[],
  wanted: ReadonlySet<string> | null,
): readonly C[] {
  if (wanted === null) return claims;
  const isWanted = (concept: string): boolean => wanted.has(concept);
  return claims.map((claim) => {
    const { asCoded, mirrored } = claim.stands;
    const turned = isMirrored(claim.stands, isWanted);
    return {
      ...claim,
      stands: { asCoded: asCoded.filter(isWanted), mirrored: mirrored.filter(isWanted), turned },
    };
  });
}
