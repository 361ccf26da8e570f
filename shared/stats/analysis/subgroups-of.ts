import { chiSquareUpper } from '../distributions.ts';
import type { Estimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { levelsOf } from '../models/design.ts';
import type { ModelFit } from '../models/fit.ts';
import type { BetweenTest, SubgroupTau2 } from '../models/subgroups.ts';
import { at, sum } from '../numbers.ts';
import { columnOf } from './columns.ts';
import { type PooledEffect, pooledCounts } from './pooled-effect.ts';
import type { AnalysisRequest } from './request.ts';

/** What one subgroup gives, on the scale of analysis. */
export interface AnalysedSubgroup extends Estimate {
  readonly level: string;
  /** Its rows, counted from 1. */
  readonly usedRows: readonly number[];
  readonly k: number;
  readonly tau2: number;
  readonly i2: number | null;
  readonly qe: number;
  readonly qeDf: number;
  readonly qep: number;
}

export interface AnalysedSubgroups {
  /** The column. */
  readonly name: string;
  readonly tau2: SubgroupTau2;
  readonly groups: readonly AnalysedSubgroup[];
  readonly between: BetweenTest;
  /** The model with the factor, where τ² is common. */
  readonly model: ModelFit | null;
}

/** Subgroups of a method that pools counts: each pooled by itself, the test between them is Q of their estimates. */
export function countSubgroups(request: AnalysisRequest, name: string): AnalysedSubgroups {
  const { method, studies } = request;
  if (method !== 'MH' && method !== 'PETO' && method !== 'GLMM')
    throw new NotOffered(`${method} does not pool counts.`);
  const every = studies.map((_, place) => place + 1);
  const levels = columnOf(studies, name, every);
  const names = levelsOf(levels);
  if (names.length < 2)
    throw new NotOffered(
      'All studies are in one subgroup, so there is nothing to compare. Choose another column.',
    );
  const groups = names.map((level) => {
    // Rows of other subgroups are emptied, so that numbers of rows stay those of the table.
    const rows = studies.map((study, place) => (String(levels[place]) === level ? study : {}));
    return groupOf(
      level,
      naming(level, () => pooledCounts(method, request, rows)),
    );
  });
  return { name, tau2: 'separate', groups, between: between(groups), model: null };
}

/** What a subgroup gives; where it gives nothing, the reason names it. */
function naming<Value>(level: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotOffered) throw new NotOffered(`In the subgroup “${level}”: ${error.message}`);
    throw error;
  }
}

function groupOf(level: string, pooled: PooledEffect): AnalysedSubgroup {
  const { usedRows, k, tau2, i2, qe, qeDf, qep } = pooled;
  return {
    ...{ level, usedRows, k, tau2, i2, qe, qeDf, qep },
    estimate: at(pooled.b, 0),
    se: at(pooled.se, 0),
    stat: pooled.stat[0] ?? null,
    pval: pooled.pval[0] ?? null,
    ciLower: pooled.ciLower[0] ?? null,
    ciUpper: pooled.ciUpper[0] ?? null,
  };
}

function between(groups: readonly AnalysedSubgroup[]): BetweenTest {
  const weights = groups.map(({ se }) => 1 / se ** 2);
  const middle = sum(groups.map(({ estimate }, place) => estimate * at(weights, place))) / sum(weights);
  const q = sum(groups.map(({ estimate }, place) => at(weights, place) * (estimate - middle) ** 2));
  const df = groups.length - 1;
  return { q, df, df2: null, p: chiSquareUpper(q, df) };
}
