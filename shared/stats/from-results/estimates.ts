import type { ResultMeasure } from '#shared/domain/reported-result.ts';
import { WrongInput } from '../conversions/given.ts';
import { convert } from '../conversions/registry.ts';
import { inSentence, isMeasure, measureInfo } from '../effect-sizes/measures.ts';
import { ImpossibleData } from '../impossible-data.ts';
import { onlyArm } from './arms.ts';
import type { Cells, Numbers } from './cells.ts';
import { reported } from './hints.ts';

/*
 * Rows of what is reported as an estimate: its value with an interval or a p value.
 */

const ratios: readonly (ResultMeasure | null)[] = ['RR', 'OR', 'PETO', 'HR', 'IRR', 'ROM', 'DOR'];
const differences: readonly (ResultMeasure | null)[] = ['RD', 'AS', 'MD', 'SMD', 'SMDH', 'IRD', 'IRSD'];

function noRow(result: Numbers, problem: string, cells: Cells['cells'] = {}): Cells {
  return { cells, problem: [problem, ...reported(result)].join(' ') };
}

/** Both ends of the interval; null where one is missing or was not reached. */
function ends({ interval }: Numbers): readonly [number, number] | null {
  const [lower, upper] = [interval?.lower, interval?.upper];
  return typeof lower === 'number' && typeof upper === 'number' ? [lower, upper] : null;
}

/** A hazard ratio with its interval and the level that is printed, else with its exact p value. */
export function hazardRatio(result: Numbers): Cells {
  if (result.measure !== 'HR') return noRow(result, 'It is no hazard ratio.');
  return asPrinted(result, 'hr', 'the hazard ratio');
}

/** Another ratio of two groups, in the same way. What it is says `reportedRatio`. */
export function otherRatio(result: Numbers): Cells {
  if (result.measure === 'HR') return noRow(result, 'It is a hazard ratio, which is pooled as such.');
  if (!ratios.includes(result.measure)) return noRow(result, 'It is no ratio of two groups.');
  return asPrinted(result, 'ratio', 'the ratio');
}

/** What the ratio of a result is: “Odds ratio”, “Adjusted hazard ratio”; null: it is none that is entered as printed. */
export function reportedRatio({ measure, adjusted }: Pick<Numbers, 'measure' | 'adjusted'>): string | null {
  if (measure === null || !ratios.includes(measure) || !isMeasure(measure)) return null;
  const { name } = measureInfo(measure);
  return adjusted === true ? `Adjusted ${inSentence(name)}` : name;
}

function asPrinted(result: Numbers, column: 'hr' | 'ratio', name: string): Cells {
  const { value, level, p, pOperator } = result;
  if (typeof value !== 'number') return noRow(result, `Not given: ${name}.`);
  const interval = ends(result);
  if (interval !== null) {
    const [lo, hi] = interval;
    return { cells: { [column]: value, lo, hi, ...(level === null ? {} : { level }) }, problem: null };
  }
  if (p !== null && pOperator === '=') return { cells: { [column]: value, p }, problem: null };
  return noRow(result, 'Not given: an interval with both ends, or an exact p value.', { [column]: value });
}

/**
 * An effect as entered: of a ratio its logarithm, of a difference itself, with the standard error that the interval
 * amounts to (Cochrane Handbook 6.3.1 and 6.3.2); of 95 % where no level is printed.
 */
export function generic(result: Numbers): Cells {
  const { measure, value } = result;
  const isRatio = ratios.includes(measure);
  if (!isRatio && !differences.includes(measure))
    return noRow(result, 'It is neither a ratio nor a difference of two groups.');
  if (typeof value !== 'number') return noRow(result, 'Not given: the effect.');
  const interval = ends(result);
  if (interval === null) return noRow(result, 'Not given: an interval with both ends.');
  try {
    return { cells: asEntered(isRatio, value, { interval, level: result.level ?? 0.95 }), problem: null };
  } catch (error) {
    if (error instanceof ImpossibleData || error instanceof WrongInput)
      return { cells: {}, problem: error.message };
    throw error;
  }
}

function asEntered(
  isRatio: boolean,
  value: number,
  {
    interval: [lower, upper],
    level,
  }: { readonly interval: readonly [number, number]; readonly level: number },
): Cells['cells'] {
  const entered = { ci_lb: lower, ci_ub: upper, level };
  const { values } = isRatio
    ? convert({ kind: 'ratio_ci_to_log_se' }, { ratio: value, ...entered })
    : convert({ kind: 'difference_ci_to_se' }, { diff: value, ...entered });
  return { yi: values['yi'] ?? value, sei: values['se'] ?? 0 };
}

/** A correlation with the people of its group. */
export function correlation(result: Numbers): Cells {
  const { measure, value } = result;
  if (measure !== 'COR') return noRow(result, 'It is no correlation.');
  if (typeof value !== 'number') return noRow(result, 'Not given: the correlation.');
  const found = onlyArm(result.arms);
  const n = 'arm' in found ? (found.arm.nAnalysed ?? found.arm.nRandomised) : null;
  if (n === null) return noRow(result, 'Not given: how many people.', { r: value });
  return { cells: { r: value, n }, problem: null };
}
