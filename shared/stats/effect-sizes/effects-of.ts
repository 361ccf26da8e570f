import type { NumberedRow } from './cells.ts';
import type { Computed } from './compute.ts';
import { correlationEffects } from './correlations.ts';
import { genericEffects, hazardRatioEffects, logRankEffects, ratioEffects } from './generic.ts';
import { meanEffects, meansEffects } from './means.ts';
import type { Measure } from './measures.ts';
import { proportionEffects } from './proportions.ts';
import { rateEffects, twoRatesEffects } from './rates.ts';
import type { EffectSizeSettings } from './settings.ts';
import { twoByTwoEffects } from './two-by-two.ts';

/** Effects of all rows by a measure. */
type Effects = (rows: readonly NumberedRow[], settings: EffectSizeSettings) => readonly Computed[];

/** The effects of a family by one of its measures. */
function by<One>(
  family: (measure: One, rows: readonly NumberedRow[], settings: EffectSizeSettings) => readonly Computed[],
  measure: One,
): Effects {
  return (rows, settings) => family(measure, rows, settings);
}

/** How each measure is computed. */
export const effectsOf: Readonly<Record<Measure, Effects>> = {
  RR: by(twoByTwoEffects, 'RR'),
  OR: by(twoByTwoEffects, 'OR'),
  RD: by(twoByTwoEffects, 'RD'),
  AS: by(twoByTwoEffects, 'AS'),
  PETO: by(twoByTwoEffects, 'PETO'),
  DOR: by(twoByTwoEffects, 'DOR'),
  MD: by(meansEffects, 'MD'),
  SMD: by(meansEffects, 'SMD'),
  SMDH: by(meansEffects, 'SMDH'),
  ROM: by(meansEffects, 'ROM'),
  IRR: by(twoRatesEffects, 'IRR'),
  IRD: by(twoRatesEffects, 'IRD'),
  IRSD: by(twoRatesEffects, 'IRSD'),
  PR: by(proportionEffects, 'PR'),
  PLN: by(proportionEffects, 'PLN'),
  PLO: by(proportionEffects, 'PLO'),
  PAS: by(proportionEffects, 'PAS'),
  PFT: by(proportionEffects, 'PFT'),
  IR: by(rateEffects, 'IR'),
  IRLN: by(rateEffects, 'IRLN'),
  COR: by(correlationEffects, 'COR'),
  UCOR: by(correlationEffects, 'UCOR'),
  ZCOR: by(correlationEffects, 'ZCOR'),
  MN: meanEffects,
  HR: hazardRatioEffects,
  GENR: ratioEffects,
  OE_V: logRankEffects,
  GEN: genericEffects,
};
