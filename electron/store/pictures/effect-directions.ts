import type { EffectsAsked, PictureView } from '#shared/contract/pictures.ts';
import { type EffectDirections, effectDirections } from '#shared/counting/effect-directions.ts';
import { depthOf, linesAt } from '#shared/counting/levels.ts';
import type { Reader } from '../database/connection.ts';
import { conceptsOfRole, countedClaims, plottedStudies } from '../repositories/counted-claims.ts';
import { wantedTherapies } from '../repositories/orientation.ts';
import { type Filtered, inView, lineFilter } from './line-filter.ts';
import { pictureView } from './picture-view.ts';

/** The effect-direction plot of a view, how deep its outcomes go, and what it leaves out. */
export function effectsView(
  db: Reader,
  { filter, outcomeDepth }: EffectsAsked,
): {
  readonly plot: Omit<EffectDirections, 'outcomes'> & {
    readonly outcomes: readonly Filtered<EffectDirections['outcomes'][number]>[];
  };
  readonly depth: number;
  readonly view: PictureView;
} {
  const { ids, fits, view } = pictureView(db, filter);
  const outcomes = conceptsOfRole(db, 'outcome');
  const claims = inView(countedClaims(db, ids), wantedTherapies(db, filter));
  const plot = effectDirections(claims, plottedStudies(db), {
    therapies: conceptsOfRole(db, 'therapy'),
    fits,
    outcomes: linesAt(outcomes, outcomeDepth, 'No outcome'),
  });
  const about = { concepts: filter.outcome, scope: filter.outcomeScope };
  return {
    plot: {
      ...plot,
      outcomes: plot.outcomes.map((line) => ({ ...line, filter: lineFilter(db, line, about) })),
    },
    depth: depthOf(outcomes),
    view,
  };
}
