import type { Estimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import { chiSquareUpper } from '../distributions.ts';
import { designFor, interceptOnly, levelsOf, meansOfLevels } from './design.ts';
import { fitModel, type ModelFit } from './fit.ts';
import type { FitSettings } from './settings.ts';

/** Whether subgroups have τ² of their own or share one. */
export type SubgroupTau2 = 'separate' | 'common';

export interface Subgroup extends Estimate {
  readonly level: string;
  /** Places (from 0) of its studies. */
  readonly rows: readonly number[];
  readonly k: number;
  readonly tau2: number;
  /** The group's own fit; with a common τ² at that τ². */
  readonly fit: ModelFit;
}

/**
 * The test that the subgroups' effects are the same; `df2` is null for χ², k − number of groups for F (Hartung-Knapp, common τ²).
 * Without Q and p where fewer than two groups have an estimate, or one has no standard error.
 */
export interface BetweenTest {
  readonly q: number | null;
  readonly df: number;
  readonly df2: number | null;
  readonly p: number | null;
}

export interface Subgroups {
  readonly tau2: SubgroupTau2;
  readonly groups: readonly Subgroup[];
  readonly between: BetweenTest;
  /** Common τ² only: the model with the factor, for its residual Q and R². */
  readonly model: ModelFit | null;
}

/**
 * One estimate for each level of a factor and the test between them. `separate`: each level is its own meta-analysis, the
 * test is Q of their estimates by inverse variance. `common`: one model with the factor, its QM the test. A single level is its
 * own meta-analysis either way, with no test.
 *
 * @param levels the level of each study; no empty ones
 * @throws NotOffered for a common τ² where each study is its own level
 */
export function fitSubgroups(
  yi: readonly number[],
  vi: readonly number[],
  levels: readonly (string | number)[],
  settings: FitSettings & { readonly subgroupTau2: SubgroupTau2 },
): Subgroups {
  const names = levelsOf(levels);
  const data = { yi, vi, levels, names };
  if (settings.subgroupTau2 === 'separate' || names.length < 2) return separate(data, settings);
  if (names.length === yi.length && settings.method !== 'FE')
    throw new NotOffered(
      'Each study is a subgroup of its own, so there is no common τ². Choose a τ² for each subgroup.',
    );
  return common(data, settings);
}

interface Grouped {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly levels: readonly (string | number)[];
  readonly names: readonly string[];
}

function separate(data: Grouped, settings: Parameters<typeof fitSubgroups>[3]): Subgroups {
  const groups = data.names.map((level) => {
    const rows = rowsOf(data, level);
    const fit = fitRows(data, rows, settings);
    return subgroup(level, rows, fit, 0);
  });
  return { tau2: settings.subgroupTau2, groups, between: betweenEstimates(groups), model: null };
}

function fitRows(data: Grouped, rows: readonly number[], settings: Parameters<typeof fitModel>[3]): ModelFit {
  const pick = (values: readonly number[]) => rows.map((row) => at(values, row));
  return fitModel(pick(data.yi), pick(data.vi), interceptOnly(rows.length), settings);
}

/** Q of the estimates of groups about their weighted mean. */
export function betweenEstimates(groups: readonly Pick<Estimate, 'estimate' | 'se'>[]): BetweenTest {
  const df = Math.max(0, groups.length - 1);
  if (df === 0 || groups.some((group) => group.se === 0)) return { q: null, df, df2: null, p: null };
  const weights = groups.map((group) => 1 / group.se ** 2);
  const origin = at(groups, 0).estimate;
  const offsets = groups.map((group) => group.estimate - origin);
  const middle = sum(offsets.map((offset, place) => offset * at(weights, place))) / sum(weights);
  const q = sum(offsets.map((offset, place) => at(weights, place) * (offset - middle) ** 2));
  return { q, df, df2: null, p: chiSquareUpper(q, df) };
}

function common(data: Grouped, settings: FitSettings): Subgroups {
  const { yi, vi, levels } = data;
  const model = fitModel(yi, vi, designFor([{ kind: 'factor', name: '', values: levels }]), settings);
  const estimated = { tau2: model.tau2, se: model.seTau2, robust: model.robust };
  const means = fitModel(yi, vi, meansOfLevels(levels), { ...settings, tau2: estimated });
  const groups = data.names.map((level, place) => {
    const rows = rowsOf(data, level);
    const fit = fitRows(data, rows, { ...settings, tau2: estimated });
    return { ...subgroup(level, rows, means, place), fit };
  });
  const between = { q: model.qm, df: groups.length - 1, df2: model.qmDf?.[1] ?? null, p: model.qmp };
  return { tau2: 'common', groups, between, model };
}

function rowsOf({ levels }: Grouped, level: string): number[] {
  return levels.flatMap((value, row) => (String(value) === level ? [row] : []));
}

function subgroup(level: string, rows: readonly number[], fit: ModelFit, place: number): Subgroup {
  return {
    level,
    rows,
    k: rows.length,
    estimate: at(fit.b, place),
    se: at(fit.se, place),
    stat: at(fit.stat, place),
    pval: at(fit.pval, place),
    ciLower: at(fit.ciLower, place),
    ciUpper: at(fit.ciUpper, place),
    tau2: fit.tau2,
    fit,
  };
}
