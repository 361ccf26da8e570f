import type {
  EvidenceFilter,
  EvidenceGroup,
  EvidenceGrouping,
  EvidenceSort,
} from '#shared/contract/evidence.ts';
import { ConceptId } from '#shared/contract/ids.ts';
import { mirrorDirection } from '#shared/domain/mirror.ts';
import { groupsOf } from '#shared/counting/groups.ts';
import type { Standing } from '#shared/domain/sides.ts';
import type { Reader } from '../database/connection.ts';
import { countedClaims } from '../repositories/counted-claims.ts';
import type { GroupedClaim } from '../repositories/evidence.ts';
import { inOrder, minds, otherWay } from '../repositories/evidence-order.ts';
import { studyRule } from '../repositories/studies.ts';
import { placing } from './group-placing.ts';
import { lineFilter } from './line-filter.ts';

/**
 * The claims of a view under heads: by a facet these are the lines of the matrix, with the same claims in each.
 * @param found the claims of the view in its order
 */
export function viewGroups(
  db: Reader,
  found: readonly GroupedClaim[],
  asked: {
    readonly filter: EvidenceFilter;
    readonly group: EvidenceGrouping;
    readonly sort: readonly EvidenceSort[];
  },
): { readonly groups: EvidenceGroup[]; readonly depth: number | null } {
  const studyOf = studyRule(db);
  const stands = standsOf(db, asked.group.by === 'therapy' ? found : []);
  const claims = found.map(({ id, document, chosenStudy, value, shown }) => ({
    ...{ document, value, shown },
    study: studyOf(chosenStudy, document),
    stands: stands.get(id) ?? nowhere,
  }));
  const { lines, keysOf, turnedIn, depth } = placing(db, claims, asked);
  const given = { concepts: asked.filter.therapy, scope: asked.filter.therapyScope };
  const { direction } = asked.filter;
  /** A claim stands where its direction is asked for the way round that it has there. */
  const fits = (claim: (typeof claims)[number], key: string): boolean => {
    if (asked.group.by !== 'therapy' || direction.length === 0) return true;
    const there = turnedIn?.(claim).includes(key) === true ? mirrorDirection(claim.shown) : claim.shown;
    return direction.some((one) => one === there);
  };
  const placed = claims.map((claim) => ({
    document: claim.document,
    study: claim.study,
    keys: keysOf(claim).filter((key) => fits(claim, key)),
  }));
  const isTurned = (place: number, key: string): boolean => {
    const claim = claims[place];
    return claim !== undefined && turnedIn?.(claim).includes(key) === true;
  };
  const { sort } = asked;
  const groups = groupsOf(placed, lines).map(({ key, kind, name, path, all, places, ...line }) => {
    const narrowed =
      asked.group.by === 'therapy' ? lineFilter(db, { ...line, key, kind, name, path }, given) : null;
    return {
      ...{
        key,
        kind,
        name,
        path: [...path],
        ...all,
        places: turnedOrder(db, { found, places, sort, isTurned: (place) => isTurned(place, key) }),
      },
      about: narrowed && {
        therapy: narrowed.concepts.map((id) => ConceptId.parse(id)),
        therapyScope: narrowed.scope,
      },
    };
  });
  return { groups, depth };
}

const nowhere: Standing = { asCoded: [], mirrored: [], turned: false };

/** Where claims stand, by claim. */
function standsOf(db: Reader, found: readonly GroupedClaim[]): ReadonlyMap<string, Standing> {
  const counted = countedClaims(
    db,
    found.map(({ id }) => id),
  );
  return new Map(counted.map(({ id, stands }) => [id, stands]));
}

/**
 * The places of a group's claims in order. Where it depends on which way round a claim stands, and one stands in the
 * group otherwise than in the view, that one is ordered by what its row shows there.
 */
function turnedOrder(
  db: Reader,
  group: {
    readonly found: readonly GroupedClaim[];
    readonly places: readonly number[];
    readonly sort: readonly EvidenceSort[];
    readonly isTurned: (place: number) => boolean;
  },
): number[] {
  const { found, places, sort, isTurned } = group;
  if (!minds(sort) || !places.some(isTurned)) return [...places];
  const held = places.flatMap((place) => {
    const claim = found[place];
    return claim === undefined ? [] : [{ ...(isTurned(place) ? otherWay(claim, sort) : claim), place }];
  });
  const asMade = held.toSorted((a, b) => (`${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1));
  return inOrder(db, asMade, sort).map(({ place }) => place);
}
