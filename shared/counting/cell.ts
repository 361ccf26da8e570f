import { mirrorDirection } from '#shared/domain/mirror.ts';
import type { Direction } from '#shared/domain/values.ts';
import { type CountedClaim, type CountingGroup, countingGroup } from './counted-claim.ts';
import { studyDirection } from './study-direction.ts';

/** What is counted: claims, documents that hold them, or studies that they are about. */
export const countedUnits = ['claims', 'documents', 'studies'] as const;
export type CountedUnit = (typeof countedUnits)[number];

/** A claim where it stands: with its direction the way round it has there. */
export type Placed = { readonly claim: CountedClaim; readonly mirrored: boolean };

/** Distinct counts of the same claims. */
export type Tally = Readonly<Record<CountedUnit, number>>;

/** How often each direction occurs; `uncoded`: nobody has chosen one yet. */
export type Directions = Readonly<Partial<Record<Direction | 'uncoded', number>>>;

/** What a cell, a total of a row or column, or the whole holds. */
export type Cell = {
  readonly all: Tally;
  readonly groups: Readonly<Record<CountingGroup, Tally>>;
  /** Of the comparative ones, in the unit that was asked for. Documents with several directions count under each. */
  readonly directions: Directions;
  /** Of those beside the comparative ones, in the same unit. */
  readonly beside: Directions;
  /** Different definitions of the endpoint among them. More than one: what is counted together was not measured alike. */
  readonly definitions: number;
};

/** Counts claims that stand at one place. Each claim is given once. */
export function summarise(placed: readonly Placed[], unit: CountedUnit): Cell {
  const groups: Record<CountingGroup, Placed[]> = {
    comparative: [],
    'other-comparison': [],
    beside: [],
    'no-finding': [],
  };
  const definitions = new Set<string>();
  for (const one of placed) {
    groups[countingGroup(one.claim)].push(one);
    for (const definition of one.claim.definitions) definitions.add(comparedAs(definition));
  }
  const { comparative, beside } = groups;
  const held = {
    comparative: holdersOf(comparative),
    'other-comparison': holdersOf(groups['other-comparison']),
    beside: holdersOf(beside),
    'no-finding': holdersOf(groups['no-finding']),
  };
  return {
    all: tally(together(Object.values(held))),
    groups: {
      comparative: tally(held.comparative),
      'other-comparison': tally(held['other-comparison']),
      beside: tally(held.beside),
      'no-finding': tally(held['no-finding']),
    },
    directions: directionsOf(comparative, unit),
    beside: directionsOf(beside, unit),
    definitions: definitions.size,
  };
}

function comparedAs(definition: string): string {
  return definition.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');
}

const nothing: Tally = { claims: 0, documents: 0, studies: 0 };

/** Claims with the documents that hold them and the studies that they are about. */
type Holders = {
  readonly claims: number;
  readonly documents: ReadonlySet<string>;
  readonly studies: ReadonlySet<string>;
};

const noHolders: Holders = { claims: 0, documents: new Set(), studies: new Set() };

function holdersOf(placed: readonly Placed[]): Holders {
  if (placed.length === 0) return noHolders;
  const documents = new Set<string>();
  const studies = new Set<string>();
  for (const { claim } of placed) {
    documents.add(claim.document);
    if (claim.study !== null) studies.add(claim.study);
  }
  return { claims: placed.length, documents, studies };
}

/** What several groups hold together: far fewer documents and studies are gone through than claims. */
function together(groups: readonly Holders[]): Holders {
  const filled = groups.filter(({ claims }) => claims > 0);
  const [only = noHolders] = filled;
  if (filled.length < 2) return only;
  const documents = new Set<string>();
  const studies = new Set<string>();
  let claims = 0;
  for (const group of filled) {
    claims += group.claims;
    for (const document of group.documents) documents.add(document);
    for (const study of group.studies) studies.add(study);
  }
  return { claims, documents, studies };
}

function tally({ claims, documents, studies }: Holders): Tally {
  return claims === 0 ? nothing : { claims, documents: documents.size, studies: studies.size };
}

/** The direction of a claim the way round it stands. */
export function directionAt({ claim, mirrored }: Placed): Direction | null {
  return mirrored ? mirrorDirection(claim.direction) : claim.direction;
}

/** Whether a claim has one of some directions the way round it stands; with none given every claim has. */
export function hasDirection(directions: readonly Direction[]): (placed: Placed) => boolean {
  if (directions.length === 0) return () => true;
  return (placed) => directions.some((direction) => direction === directionAt(placed));
}

function directionsOf(placed: readonly Placed[], unit: CountedUnit): Directions {
  const counted: Partial<Record<Direction | 'uncoded', number>> = {};
  const count = (direction: Direction | null): void => {
    counted[direction ?? 'uncoded'] = (counted[direction ?? 'uncoded'] ?? 0) + 1;
  };
  if (unit === 'claims') for (const one of placed) count(directionAt(one));
  if (unit === 'documents')
    for (const those of Map.groupBy(placed, ({ claim }) => claim.document).values())
      for (const direction of new Set(those.map(directionAt))) count(direction);
  if (unit === 'studies')
    for (const [study, those] of Map.groupBy(placed, ({ claim }) => claim.study))
      if (study !== null) count(studyDirection(those.map(toStudyClaim)));
  return counted;
}

function toStudyClaim(placed: Placed) {
  const { key, narrower } = placed.claim;
  return { direction: directionAt(placed), key, narrower };
}
