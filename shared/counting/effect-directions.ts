import { isMirrored } from '#shared/domain/sides.ts';
import type { Direction, StudyDesign } from '#shared/domain/values.ts';
import { directionAt, type Placed } from './cell.ts';
import { type CountedClaim, countingGroup } from './counted-claim.ts';
import { type Line, type Lines, noneKey } from './levels.ts';
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

/** Studies by outcomes, with the direction of each. */
export type EffectDirections = {
  readonly studies: readonly (PlottedStudy & { readonly effects: readonly (StudyEffect | null)[] })[];
  readonly outcomes: readonly Line[];
  /** By outcome: how many studies have which direction, single groups and the like left out. */
  readonly totals: readonly Readonly<Partial<Record<Direction, number>>>[];
  /** Claims that are about no study, which the plot has no place for. */
  readonly withoutStudy: number;
  /** Studies here whose claims test several therapies: each of their signs is of all of these together. */
  readonly severalTherapies: number;
};

/** Sizes of the therapy arm as Boon and Thomson (2021) divide them: above 300, from 50 on, below. */
export function sampleSize(people: number | null): SampleSize {
  if (people === null) return 'unknown';
  if (people > 300) return 'large';
  return people >= 50 ? 'medium' : 'small';
}

/**
 * The effect directions of studies by outcome (Boon and Thomson 2021, Research Synthesis Methods 12: 29–33).
 * @param studies in the order in which they are shown; those without a claim here are left out
 */
export function effectDirections(
  claims: readonly CountedClaim[],
  studies: readonly PlottedStudy[],
  outcomes: Lines,
): EffectDirections {
  const columnOf = ({ outcome }: CountedClaim): string =>
    (outcome === null ? null : outcomes.lineOf(outcome)) ?? noneKey;
  const findings = claims.filter((claim) => countingGroup(claim) !== 'no-finding');
  const held = new Set(findings.filter(({ study }) => study !== null).map(columnOf));
  const columns = outcomes.lines.filter(({ key }) => held.has(key));
  const byStudy = Map.groupBy(findings, ({ study }) => study);
  const shown = studies.flatMap((study) => {
    const own = byStudy.get(study.id);
    if (own === undefined) return [];
    const byColumn = Map.groupBy(own, columnOf);
    const effects = columns.map(({ key }) => {
      const here = byColumn.get(key);
      return here === undefined ? null : effectOf(here);
    });
    return [{ ...study, effects }];
  });
  return {
    studies: shown,
    outcomes: columns,
    totals: columns.map((_, at) => totalsOf(shown.flatMap(({ effects }) => effects[at] ?? []))),
    withoutStudy: byStudy.get(null)?.length ?? 0,
    severalTherapies: shown.filter(({ id }) => testedIn(byStudy.get(id) ?? []) > 1).length,
  };
}

/** How many therapies claims test, the way round that the view has them. */
function testedIn(claims: readonly CountedClaim[]): number {
  const tested = claims.flatMap(({ stands }) =>
    isMirrored(stands, null) ? stands.mirrored : stands.asCoded,
  );
  return new Set(tested).size;
}

function effectOf(claims: readonly CountedClaim[]): StudyEffect {
  const placed = claims.map((claim): Placed => ({ claim, mirrored: isMirrored(claim.stands, null) }));
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
    definitions: new Set(claims.flatMap(({ definitions }) => definitions)).size,
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

function totalsOf(effects: readonly StudyEffect[]): Partial<Record<Direction, number>> {
  const counted: Partial<Record<Direction, number>> = {};
  for (const { direction } of effects)
    if (direction !== null) counted[direction] = (counted[direction] ?? 0) + 1;
  return counted;
}
