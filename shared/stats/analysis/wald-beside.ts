import { normalTwoSided } from '../distributions.ts';
import type { CertainEstimate } from '../estimate.ts';
import { criticalValue, type ModelFit } from '../models/fit.ts';

/** Below so many studies an interval of Hartung and Knapp can be absurdly wide or narrow. */
const fewStudies = 5;

/** Wald's test and interval of a model without moderators that was tested otherwise; null where that is the test anyway. */
export function waldBeside({ test, scale, b, se, level }: ModelFit): CertainEstimate | null {
  const [estimate] = b;
  const [tested] = se;
  if (test === 'z' || b.length !== 1 || estimate === undefined || tested === undefined || !(scale > 0))
    return null;
  const error = tested / Math.sqrt(scale);
  const half = (criticalValue(level, null) ?? 0) * error;
  const stat = estimate / error;
  return {
    ...{ estimate, se: error, stat, pval: normalTwoSided(stat) },
    ...{ ciLower: estimate - half, ciUpper: estimate + half },
  };
}

/** What is to be known of Hartung and Knapp’s interval: where it is narrower than Wald’s, and where studies are few. */
export function hartungKnappNotes(fit: ModelFit): string[] {
  const wald = waldBeside(fit);
  const [lower, upper] = [fit.ciLower[0] ?? null, fit.ciUpper[0] ?? null];
  const narrower =
    wald !== null && lower !== null && upper !== null && upper - lower < wald.ciUpper - wald.ciLower;
  return [
    ...(narrower
      ? [
          'The Hartung-Knapp interval is narrower than Wald’s here, as studies agree more than chance allows. The test “adhoc” is never narrower in its standard error.',
        ]
      : []),
    ...(fit.test !== 'z' && fit.k < fewStudies
      ? [`With ${fit.k} studies the Hartung-Knapp interval hangs on very few numbers: read it beside Wald’s.`]
      : []),
  ];
}
