import { isMirrored } from '#shared/domain/sides.ts';
import type { Direction, StudyDesign } from '#shared/domain/values.ts';
import { directionAt, type Placed } from './cell.ts';
import { type CountedClaim, countingGroup } from './counted-claim.ts';
import { type LevelConcept, type Line, type Lines, noneKey } from './levels.ts';
import { studyDirection } from './study-direction.ts';

/** A study as the plot names it. */
export type PlottedStudy = {
  readonly id: string;
  readonly label: string;
  readonly year: number | null;
  readonly design: StudyDesign | null;
};

/** How many people the therapy arm holds: the size of the sign. `unknown`: no claim says. */
export type SampleSize = 'large' | 'medium' | 'small' | 'unknown';

/** What a study says about an outcome. */
export type StudyEffect = {
  /** By the rule, of its comparative claims; null: it has none with a direction. */
  readonly direction: Direction | null;
  readonly comparative: number;
  /** Of its claims beside comparisons (single group, before and after …); null: it has none. */
  readonly beside: Direction | null;
  readonly besideClaims: number;
  /** People in the therapy arm, the most that a claim tells of; null: not told. */
  readonly people: number | null;
  readonly definitions: number;
};

/** A row of the plot: a study with one of the therapies that it tests. */
export type PlottedRow = PlottedStudy & {
  /** Null: its claims name no therapy. */
  readonly therapy: { readonly id: string; readonly name: string } | null;
  /** By outcome; null: no claim. */
  readonly effects: readonly (StudyEffect | null)[];
};

/** Studies, each with the therapies that it tests, by outcomes, with the direction of each. */
export type EffectDirections = {
  readonly studies: readonly PlottedRow[];
  readonly outcomes: readonly Line[];
  /** By outcome: how many rows have which direction, single groups and the like left out; a head-to-head claim once. */
  readonly totals: readonly Readonly<Partial<Record<Direction, number>>>[];
  /** Claims that are about no study, which the plot has no place for. */
  readonly withoutStudy: number;
  /** Studies here that test several therapies: each has a row for every one of them. */
  readonly severalTherapies: number;
  /** Claims that are in no sign: those that compare doses or name no other side, and those that are no findings. */
  readonly withoutSign: { readonly otherComparisons: number; readonly noFindings: number };
};

/** Sizes of the therapy arm as Boon and Thomson (2021) divide them: above 300, from 50 on, below. */
export function sampleSize(people: number | null): SampleSize {
  if (people === null) return 'unknown';
  if (people > 300) return 'large';
  return people >= 50 ? 'medium' : 'small';
}

/**
 * The effect directions of studies by outcome (Boon and Thomson 2021, Research Synthesis Methods 12: 29–33). The
 * direction is that of a study for a therapy and an outcome, so a study that tests several has a row for each; a
 * comparison of two of them stands in both, mirrored in one.
 * @param studies in the order in which they are shown; those without a claim here are left out
 * @param therapies in the order in which the rows of a study stand
 */
export function effectDirections(
  claims: readonly CountedClaim[],
  studies: readonly PlottedStudy[],
  {
    therapies,
    outcomes,
    fits = () => true,
  }: {
    readonly therapies: readonly LevelConcept[];
    readonly outcomes: Lines;
    /** Which claims count where they stand. */
    readonly fits?: (placed: Placed) => boolean;
  },
): EffectDirections {
  const columnOf = ({ claim }: Placed): string =>
    (claim.outcome === null ? null : outcomes.lineOf(claim.outcome)) ?? noneKey;
  const findings = claims.filter((claim) => countingGroup(claim) !== 'no-finding');
  const byStudy = Map.groupBy(findings, ({ study }) => study);
  const rows = studies
    .flatMap((study) => rowsOf(study, byStudy.get(study.id) ?? [], therapies))
    .map((row) => ({ ...row, placed: row.placed.filter(fits) }))
    .filter(({ placed }) => placed.length > 0);
  const held = new Set(rows.flatMap(({ placed }) => placed.map(columnOf)));
  const columns = outcomes.lines.filter(({ key }) => held.has(key));
  const cells = rows.map(({ placed }) => {
    const byColumn = Map.groupBy(placed, columnOf);
    return columns.map(({ key }) => byColumn.get(key) ?? null);
  });
  const rowsOfStudy = Map.groupBy(rows, ({ study }) => study.id);
  return {
    studies: rows.map(({ study, therapy }, at) => ({
      ...study,
      therapy,
      effects: (cells[at] ?? []).map((here) => (here === null ? null : effectOf(here))),
    })),
    outcomes: columns,
    totals: columns.map((_, at) => totalsOf(cells.map((row) => row[at] ?? []))),
    withoutStudy: (byStudy.get(null) ?? []).filter((claim) =>
      fits({ claim, mirrored: isMirrored(claim.stands, null) }),
    ).length,
    withoutSign: {
      otherComparisons: countOther(rows.flatMap(({ placed }) => placed)),
      noFindings: claims.filter(
        (claim) =>
          countingGroup(claim) === 'no-finding' && fits({ claim, mirrored: isMirrored(claim.stands, null) }),
      ).length,
    },
    severalTherapies: [...rowsOfStudy.values()].filter((those) => those.length > 1).length,
  };
}

type RowOfStudy = {
  readonly study: PlottedStudy;
  readonly therapy: PlottedRow['therapy'];
  readonly placed: readonly Placed[];
};

function rowsOf(
  study: PlottedStudy,
  claims: readonly CountedClaim[],
  therapies: readonly LevelConcept[],
): RowOfStudy[] {
  const stands = claims.map((claim) => ({
    claim,
    under: new Set([...claim.stands.asCoded, ...claim.stands.mirrored]),
  }));
  const named = therapies.flatMap(({ id, name }) => {
    const here = stands.filter(({ under }) => under.has(id));
    const placed = here.map(({ claim }) => ({
      claim,
      mirrored: isMirrored(claim.stands, (concept) => concept === id),
    }));
    return placed.length === 0 ? [] : [{ study, therapy: { id, name }, placed }];
  });
  const rest = stands
    .filter(({ under }) => under.size === 0)
    .map(({ claim }) => ({ claim, mirrored: isMirrored(claim.stands, null) }));
  return rest.length === 0 ? named : [...named, { study, therapy: null, placed: rest }];
}

/** Distinct claims: one of two therapies is placed in the rows of both. */
function countOther(placed: readonly Placed[]): number {
  const others = placed.filter(({ claim }) => countingGroup(claim) === 'other-comparison');
  return new Set(others.map(({ claim }) => claim.id)).size;
}

function effectOf(placed: readonly Placed[]): StudyEffect {
  const of = (group: string) => placed.filter(({ claim }) => countingGroup(claim) === group);
  const [comparative, beside] = [of('comparative'), of('beside')];
  const told = ({ claim }: Placed) => claim.people ?? [];
  const people = [...comparative, ...beside].flatMap(told);
  return {
    direction: decided(comparative),
    comparative: comparative.length,
    beside: beside.length === 0 ? null : (decided(beside) ?? 'not-comparative'),
    besideClaims: beside.length,
    people: people.length === 0 ? null : Math.max(...people),
    definitions: new Set(placed.flatMap(({ claim }) => claim.definitions)).size,
  };
}

function decided(placed: readonly Placed[]): Direction | null {
  return studyDirection(
    placed.map((one) => ({
      direction: directionAt(one),
      key: one.claim.key,
      narrower: one.claim.narrower,
    })),
  );
}

/**
 * A claim in several rows counts once: the way round that tables have it, or as it is shown where that row is not here
 * (the view is about the other therapy).
 */
function totalsOf(cells: readonly (readonly Placed[])[]): Partial<Record<Direction, number>> {
  const counted: Partial<Record<Direction, number>> = {};
  const asInTables = ({ claim, mirrored }: Placed) => mirrored === isMirrored(claim.stands, null);
  const shownSo = new Set(cells.flatMap((placed) => placed.filter(asInTables).map(({ claim }) => claim.id)));
  const seen = new Set<string>();
  for (const placed of cells) {
    const once = placed.filter((one) => {
      const here = asInTables(one) || (!shownSo.has(one.claim.id) && !seen.has(one.claim.id));
      if (here) seen.add(one.claim.id);
      return here;
    });
    const direction = decided(once.filter(({ claim }) => countingGroup(claim) === 'comparative'));
    if (direction !== null) counted[direction] = (counted[direction] ?? 0) + 1;
  }
  return counted;
}
