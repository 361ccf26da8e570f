import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { dependentColumn } from '../models/dependent-column.ts';
import { interceptName } from '../models/design.ts';
import { criticalValue, twoSidedP } from '../models/fit.ts';
import { regress, weightedSquares } from '../models/regression.ts';

export interface Coefficient {
  readonly estimate: number;
  readonly se: number;
  /** By t; null, as `pval`, where the points lie on the line. */
  readonly stat: number | null;
  readonly pval: number | null;
  readonly ciLower: number;
  readonly ciUpper: number;
}

/** A straight line through points. */
export interface Line {
  readonly df: number;
  readonly intercept: Coefficient;
  readonly slope: Coefficient;
}

/** Points with weights, what stands on the axis in words, and the level of the intervals. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weights: readonly number[];
  readonly xName: string;
  readonly level: number;
}

/**
 * Weighted linear regression with an intercept, its error estimated from the residuals (R's `lm`).
 *
 * @throws NotOffered below 3 points, or where x is the same for all
 */
export function weightedLine({ x, y, weights, xName, level }: Points): Line {
  const df = y.length - 2;
  if (df < 1)
    throw new NotOffered(
      `A test of asymmetry needs at least 3 studies that can be used; there are ${y.length}.`,
    );
  const columns = [y.map(() => 1), x];
  refuseWithoutSpread(columns, xName);
  const fit = regress(y, { names: [interceptName, xName], columns, intercept: true }, weights);
  const error = weightedSquares(fit) / df;
  const critical = criticalValue(level, df) ?? 0;
  const coefficient = (place: number): Coefficient => {
    const estimate = at(fit.b, place);
    const se = Math.sqrt(error * at(at(fit.inverse, place), place));
    const stat = se > 0 ? estimate / se : null;
    const half = critical * se;
    return {
      estimate,
      se,
      stat,
      pval: twoSidedP(stat, df),
      ciLower: estimate - half,
      ciUpper: estimate + half,
    };
  };
  return { df, intercept: coefficient(0), slope: coefficient(1) };
}

/** @throws NotOffered where the second column is the same for all studies */
export function refuseWithoutSpread(columns: readonly (readonly number[])[], xName: string): void {
  if (dependentColumn(columns) === null) return;
  throw new NotOffered(`The ${xName} is the same in all studies, so asymmetry cannot be told from it.`);
}
