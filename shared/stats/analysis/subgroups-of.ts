import type { EffectSizes } from '../effect-sizes/effect-sizes.ts';
import { NotOffered } from '../impossible-data.ts';
import { levelsOf } from '../models/design.ts';
import { at } from '../numbers.ts';
import { columnOf } from './columns.ts';
import type { PooledEffect } from './pooled-effect.ts';
import { type AnalysisRequest, poolsEffects } from './request.ts';
import {
  countAnswers,
  effectAnswers,
  type SubgroupAnswer,
  type SubgroupAnswers,
  type SubgroupLevel,
} from './subgroup-answers.ts';

/** One level of the column, with what it gives or why it gives nothing. */
export type AnalysedSubgroup = SubgroupLevel & SubgroupAnswer & { readonly k: number };

export interface AnalysedSubgroups extends Omit<SubgroupAnswers, 'answers'> {
  /** The column. */
  readonly name: string;
  /** Every level of the column, those without an estimate too. */
  readonly groups: readonly AnalysedSubgroup[];
}

/**
 * The subgroups of an analysis by a column. A subgroup without an estimate stands with the reason, and takes nothing away.
 *
 * @param pooled the fit of all studies, which says which rows the method takes
 * @throws NotOffered where the column parts nothing
 */
export function subgroupsOf(
  request: AnalysisRequest,
  effects: EffectSizes,
  { name, pooled }: { readonly name: string; readonly pooled: PooledEffect },
): AnalysedSubgroups {
  const { method, studies } = request;
  const every = studies.map((_, place) => place + 1);
  const cells = columnOf(studies, name, every);
  const names = levelsOf(cells);
  if (names.length < 2) throw nothingToCompare(names, name);
  const used = poolsEffects(method) ? effects.usedRows : pooled.usedRows;
  const levels = names.map((level) => ({
    level,
    usedRows: used.filter((row) => String(cells[row - 1] ?? '') === level),
  }));
  const { answers, ...others } = poolsEffects(method)
    ? effectAnswers({ ...request, method }, effects, levels)
    : countAnswers({ ...request, method }, levels);
  const groups = levels.map((level, place): AnalysedSubgroup => {
    return { ...level, k: level.usedRows.length, ...at(answers, place) };
  });
  return { name, groups, ...others };
}

function nothingToCompare(levels: readonly string[], name: string): NotOffered {
  const why = levels.length === 0 ? `No study has a value of ${name}` : 'All studies are in one subgroup';
  return new NotOffered(`${why}, so there is nothing to compare. Choose another column.`);
}

/** What is to be known of subgroups without an estimate, as sentences. */
export function subgroupNotes({ name, groups }: AnalysedSubgroups): string[] {
  const without = groups.flatMap(({ level, notEstimable }) =>
    notEstimable === null ? [] : [`The subgroup “${level}” (${name}) is not estimable: ${notEstimable}`],
  );
  const [only, another] = groups.filter(({ notEstimable }) => notEstimable === null);
  if (another !== undefined) return without;
  const which =
    only === undefined ? 'No subgroup has an estimate' : `Only the subgroup “${only.level}” has an estimate`;
  return [...without, `${which}, so there is no test for subgroup differences.`];
}
