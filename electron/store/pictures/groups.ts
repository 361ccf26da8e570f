import type { EvidenceFilter, EvidenceGroup, EvidenceGrouping } from '#shared/contract/evidence.ts';
import { ConceptId } from '#shared/contract/ids.ts';
import { groupsOf } from '#shared/counting/groups.ts';
import type { Reader } from '../database/connection.ts';
import type { GroupedClaim } from '../repositories/evidence.ts';
import { papersAndStudies, placing } from './group-placing.ts';
import { lineFilter } from './line-filter.ts';

/**
 * The claims of a view under heads: by a facet these are the lines of the matrix, with the same claims in each.
 * @param found the claims of the view in its order
 */
export function viewGroups(
  db: Reader,
  found: readonly GroupedClaim[],
  asked: { readonly filter: EvidenceFilter; readonly group: EvidenceGrouping },
): { readonly groups: EvidenceGroup[]; readonly depth: number | null } {
  const standsBehind = papersAndStudies(db);
  const claims = found.map((claim) => {
    const { document, study } = standsBehind(claim);
    return { document, study, value: claim.value };
  });
  const { lines, keysOf, depth } = placing(db, claims, asked);
  const given = { concepts: asked.filter.therapy, scope: asked.filter.therapyScope };
  const placed = claims.map((claim) => ({
    document: claim.document,
    study: claim.study,
    keys: keysOf(claim),
  }));
  const groups = groupsOf(placed, lines).map(({ key, kind, name, path, all, places, ...line }) => {
    const narrowed =
      asked.group.by === 'therapy' ? lineFilter(db, { ...line, key, kind, name, path }, given) : null;
    return {
      ...{ key, kind, name, path: [...path], ...all, places: [...places] },
      about: narrowed && {
        therapy: narrowed.concepts.map((id) => ConceptId.parse(id)),
        therapyScope: narrowed.scope,
      },
    };
  });
  return { groups, depth };
}
