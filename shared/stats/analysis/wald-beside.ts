import { normalTwoSided } from '../distributions.ts';
import type { CertainEstimate } from '../estimate.ts';
import { criticalValue, type ModelFit } from '../models/fit.ts';

/** Below so many studies an interval of Hartung and Knapp can be absurdly wide or narrow. */
const fewStudies = 5;

/** Wald's test and interval of a model without moderators that was tested otherwise; null where that is the test anyway. */
export function waldBeside({ test, scale, b, se, level, factor }: ModelFit): CertainEstimate | null {
  const [estimate] = b;
  const [tested] = se;
  if (test === 'z' || b.length !== 1 || estimate === undefined || tested === undefined) return null;
  // Where studies agree exactly the scale is 0, and nothing can be taken back from the standard error.
  const error = scale > 0 ? tested / Math.sqrt(scale) : 1 / Math.abs(factor[0]?.[0] ?? 0);
  if (!Number.isFinite(error)) return null;
  const half = (criticalValue(level, null) ?? 0) * error;
  const stat = estimate / error;
  return {
    ...{ estimate, se: error, stat, pval: normalTwoSided(stat) },
    ...{ ciLower: estimate - half, ciUpper: estimate + half },
  };
}

/** Whether studies agree so exactly that the interval of Hartung and Knapp has no width, which says nothing of how sure it is. */
export function isCollapsed({ k, b, ddf, ciLower, ciUpper }: Collapsing): boolean {
  const [lower, upper] = [ciLower[0] ?? null, ciUpper[0] ?? null];
  return ddf !== null && k > 1 && b.length === 1 && lower !== null && lower === upper;
}

type Collapsing = Pick<ModelFit, 'k' | 'b' | 'ddf' | 'ciLower' | 'ciUpper'>;

/** What is to be known of Hartung and Knapp’s interval: where it is narrower than Wald’s, and where studies are few. */
export function hartungKnappNotes(fit: ModelFit): string[] {
  const wald = waldBeside(fit);
  const [lower, upper] = [fit.ciLower[0] ?? null, fit.ciUpper[0] ?? null];
  const narrower =
    wald !== null && lower !== null && upper !== null && upper - lower < wald.ciUpper - wald.ciLower;
  if (isCollapsed(fit))
    return [
      'The studies agree exactly, so the Hartung-Knapp interval has no width: that is no certainty. Choose Wald’s test, or the one that is never narrower.',
    ];
  return [
    ...(narrower
      ? [
          'The Hartung-Knapp interval is narrower than Wald’s here, as studies agree more than chance allows. “Hartung-Knapp, never narrower than Wald” is the choice where that must not be.',
        ]
      : []),
    ...(fit.test !== 'z' && fit.k < fewStudies
      ? [`With ${fit.k} studies the Hartung-Knapp interval hangs on very few numbers: read it beside Wald’s.`]
      : []),
  ];
}
