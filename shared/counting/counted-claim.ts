import type { Standing } from '#shared/domain/sides.ts';
import type { Assertion, Contrast, Direction } from '#shared/domain/values.ts';

/** What counting needs to know of a claim. */
export type CountedClaim = {
  readonly id: string;
  readonly document: string;
  /** The study in force; null: none. */
  readonly study: string | null;
  /** The therapies under which it stands, by `standing`. */
  readonly stands: Standing;
  readonly outcome: string | null;
  /** As coded, not mirrored. */
  readonly direction: Direction | null;
  readonly contrast: Contrast;
  readonly assertion: Assertion | null;
  readonly key: boolean;
  /** It is about a subgroup, or about a narrower population than the study's. */
  readonly narrower: boolean;
  /** How its results define the endpoint; empty: not said. */
  readonly definitions: readonly string[];
  /** People in the arm of its therapy, the most that one of its results tells of; null: not told. */
  readonly people: number | null;
};

/** What a map needs to know of it besides. */
export type MappedClaim = CountedClaim & {
  /** Of the first paper of its study, else of its own; null: not known. */
  readonly year: number | null;
  /** The populations that it is about: its own, else those of its study. */
  readonly population: readonly string[];
};

/**
 * How a claim counts: `comparative` claims are between therapies and enter totals of directions; `other-comparison`
 * ones compare doses, or with a side that is not named; `beside` stand single groups, before and after, groups of
 * patients and tests; what is no finding has no direction that counts.
 */
export const countingGroups = ['comparative', 'other-comparison', 'beside', 'no-finding'] as const;
export type CountingGroup = (typeof countingGroups)[number];

/** The group that a claim counts in. A claim whose assertion nobody chose yet counts as a finding. */
export function countingGroup({ assertion, contrast }: CountedClaim): CountingGroup {
  if (assertion !== null && assertion !== 'finding') return 'no-finding';
  if (contrast === 'between-therapies') return 'comparative';
  return contrast === 'dose-or-schedule' || contrast === 'not-stated' ? 'other-comparison' : 'beside';
}
