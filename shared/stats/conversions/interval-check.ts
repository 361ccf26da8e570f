import { ImpossibleData } from '../impossible-data.ts';
import { canBeSymmetric, ownDecimals, type Rounded } from '../printed-intervals.ts';
import { type Flag, flag } from './conversion.ts';
import type { Given } from './given.ts';
import { shown } from './words.ts';

/**
 * How far each number may lie from what it was rounded from: half a unit of its last printed digit. Plain numbers
 * have lost their last zeros, so those of one interval are taken to be printed alike, with the most digits among them.
 */
function halfUnits(given: Given, names: readonly string[]): (name: string) => number {
  const most = Math.max(...names.map((name) => given.decimals(name) ?? ownDecimals(given.number(name))));
  return (name) => 0.5 * 10 ** -(given.decimals(name) ?? most);
}

/** The two ends of an interval. Refuses ends in the wrong order, without width, or at 0 and below for a ratio. */
export function endsOf(given: Given, isRatio: boolean): readonly [lower: number, upper: number] {
  const lower = given.number('ci_lb');
  const upper = given.number('ci_ub');
  if (lower > upper)
    refuse(`The lower end ${shown(lower)} lies above the upper end ${shown(upper)}.`, 'ci_lb');
  if (lower === upper) refuse(`Both ends of the interval are ${shown(lower)}: it has no width.`, 'ci_lb');
  if (isRatio && lower <= 0) refuse(`A ratio has no interval that begins at ${shown(lower)}.`, 'ci_lb');
  return [lower, upper];
}

function refuse(message: string, column: string): never {
  throw new ImpossibleData(message, { column });
}

/**
 * Whether an interval can be symmetric about its estimate, on the log scale for a ratio, before its numbers were
 * rounded for print. An estimate outside its interval, beyond rounding, is refused.
 * @param name the input that holds the estimate
 */
export function symmetry(given: Given, name: string, isRatio: boolean): readonly Flag[] {
  const [lower, upper] = endsOf(given, isRatio);
  const value = given.number(name);
  const half = halfUnits(given, [name, 'ci_lb', 'ci_ub']);
  const printed = `${shown(lower)} to ${shown(upper)}`;
  if (value + half(name) < lower - half('ci_lb') || value - half(name) > upper + half('ci_ub'))
    refuse(`The interval ${printed} does not hold its estimate ${shown(value)}.`, name);
  const rounded = (of: string, number: number): Rounded => [number, half(of)];
  const interval = {
    lower: rounded('ci_lb', lower),
    value: rounded(name, value),
    upper: rounded('ci_ub', upper),
  };
  if (canBeSymmetric(interval, isRatio)) return [];
  const on = isRatio ? ' on the log scale' : '';
  const words = `The interval ${printed} is not symmetric about ${shown(value)}${on}, beyond what rounding explains.`;
  return [flag('interval-asymmetric', words)];
}
