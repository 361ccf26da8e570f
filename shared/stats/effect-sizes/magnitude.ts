import type { Outcome } from './compute.ts';
import { type Measure, measureInfo } from './measures.ts';

/** Effects and variances beyond 10^±50 are slips of units or keys; products of their squares would leave the numbers that there are. */
const greatest = 1e50;
/** e^±500 can still be written as a number, and so can what is some standard errors beyond. */
const greatestLogarithm = 500;

/** An outcome with which can be calculated and drawn; one that is too far off becomes a reason. */
export function withinReach(measure: Measure, outcome: Outcome): Outcome {
  if ('reason' in outcome) return outcome;
  const { yi, vi } = outcome;
  const { scale } = measureInfo(measure);
  const logarithm = scale === 'log' || scale === 'logit';
  if (Math.abs(yi) > (logarithm ? greatestLogarithm : greatest)) {
    const of = logarithm ? ' on the scale of logarithms' : '';
    return { reason: `Its effect is ${yi}${of}, too far off to calculate with: check the units.` };
  }
  if (vi > greatest || vi < 1 / greatest)
    return { reason: `Its variance is ${vi}, too far off to calculate with: check the units.` };
  return outcome;
}
