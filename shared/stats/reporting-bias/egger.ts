import { at } from '../numbers.ts';
import { interceptName } from '../models/design.ts';
import { fitModel } from '../models/fit.ts';
import type { FitSettings } from '../models/settings.ts';
import { type Line, refuseWithoutSpread, weightedLine } from './linear-model.ts';

/** A test by regression: the slope is the test, the intercept the effect of a study without sampling error. */
export interface RegressionTest {
  readonly stat: number | null;
  /** Null for the normal distribution. */
  readonly df: number | null;
  readonly pval: number | null;
  readonly limitEstimate: number;
  readonly limitLower: number | null;
  readonly limitUpper: number | null;
}

/** The classic tests: a weighted line through effects against standard error (Egger 1997) or variance (PEESE, Stanley 2014). */
export interface LineTest extends RegressionTest {
  readonly line: Line;
}

/**
 * Egger's test: effects on their standard errors, weights 1/v.
 *
 * @throws NotOffered below 3 studies, or where all standard errors are the same
 */
export function eggerLine(yi: readonly number[], vi: readonly number[], level: number): LineTest {
  return lineTest(yi, vi, { x: vi.map(Math.sqrt), xName: 'standard error', level });
}

/** PEESE: effects on their variances, weights 1/v. @throws NotOffered as `eggerLine` */
export function peese(yi: readonly number[], vi: readonly number[], level: number): LineTest {
  return lineTest(yi, vi, { x: vi, xName: 'variance', level });
}

function lineTest(
  yi: readonly number[],
  vi: readonly number[],
  by: { readonly x: readonly number[]; readonly xName: string; readonly level: number },
): LineTest {
  const weights = vi.map((variance) => 1 / variance);
  const line = weightedLine({ ...by, y: yi, weights });
  return {
    stat: line.slope.stat,
    df: line.df,
    pval: line.slope.pval,
    limitEstimate: line.intercept.estimate,
    limitLower: line.intercept.ciLower,
    limitUpper: line.intercept.ciUpper,
    line,
  };
}

/**
 * Egger's test as a moderator of the analysis' own model (common effect or random effects): metafor's `regtest`.
 *
 * @throws NotOffered with too few studies, or where all standard errors are the same
 */
export function eggerModel(
  yi: readonly number[],
  vi: readonly number[],
  settings: FitSettings,
): RegressionTest {
  const columns = [yi.map(() => 1), vi.map(Math.sqrt)];
  refuseWithoutSpread(columns, 'standard error');
  const design = { names: [interceptName, 'sei'], columns, intercept: true };
  const fit = fitModel(yi, vi, design, { ...settings, withoutR2: true });
  return {
    stat: at(fit.stat, 1),
    df: fit.ddf,
    pval: at(fit.pval, 1),
    limitEstimate: at(fit.b, 0),
    limitLower: at(fit.ciLower, 0),
    limitUpper: at(fit.ciUpper, 0),
  };
}
