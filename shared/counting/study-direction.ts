import type { Direction } from '#shared/domain/values.ts';

/** A claim of one study about one therapy and one outcome, its direction the way round it stands there. */
export type StudyClaim = {
  readonly direction: Direction | null;
  readonly key: boolean;
  readonly narrower: boolean;
};

/** The share of claims that must agree for a study to say one thing. */
export const agreeingShare = 0.7;

/** How the direction of a study is decided, in words for whoever looks at a picture. */
export const studyDirectionRule =
  'A study’s direction is that of its key claim; without one, claims on the whole population go before subgroups, and one direction is taken where at least 70 % of those with a direction agree, else mixed.';

/**
 * The direction of a study for a therapy and an outcome: its key claims decide, else its claims on the whole
 * population, else the others; within these the direction that at least 70 % of those with one agree on, else `mixed`.
 * A claim that does not state its direction has none; when no claim has one, the study's is `not-stated`, and null
 * while nobody has coded any.
 */
export function studyDirection(claims: readonly StudyClaim[]): Direction | null {
  const tiers = [
    claims.filter(({ key }) => key),
    claims.filter(({ narrower }) => !narrower),
    claims.filter(({ narrower }) => narrower),
  ];
  for (const tier of tiers) {
    const told = tier.flatMap(({ direction }) =>
      direction === null || direction === 'not-stated' ? [] : [direction],
    );
    if (told.length > 0) return agreed(told);
  }
  return claims.some(({ direction }) => direction === 'not-stated') ? 'not-stated' : null;
}

function agreed(directions: readonly Direction[]): Direction {
  for (const [direction, those] of Map.groupBy(directions, (one) => one))
    if (those.length >= agreeingShare * directions.length) return direction;
  return 'mixed';
}
