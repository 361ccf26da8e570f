import { effectSizes, type EffectSizes } from '../effect-sizes/effect-sizes.ts';
import { NotOffered } from '../impossible-data.ts';
import { designFor, interceptOnly } from '../models/design.ts';
import { fitModel } from '../models/fit.ts';
import { at } from '../numbers.ts';
import type { AnalysedRows } from './analysed-rows.ts';
import { asymmetry, type Asymmetry } from './asymmetry.ts';
import { moderatorOf } from './columns.ts';
import { type PooledEffect, pooledCounts, pooledModel } from './pooled-effect.ts';
import { type AnalysisRequest, poolsEffects } from './request.ts';
import { sensitivity, type Sensitivity } from './sensitivity-of.ts';
import { type AnalysedSubgroups, subgroupNotes, subgroupsOf } from './subgroups-of.ts';

/** One analysis and everything that was asked for: tables, figures and sentences read it, and nothing else. */
export interface Analysis {
  readonly request: AnalysisRequest;
  readonly effects: EffectSizes;
  /** Those with a value of every moderator. */
  readonly rows: AnalysedRows;
  readonly pooled: PooledEffect;
  readonly subgroups: AnalysedSubgroups | null;
  readonly sensitivity: Sensitivity;
  readonly asymmetry: Asymmetry | null;
  readonly notes: readonly string[];
}

/**
 * Computes an analysis.
 *
 * @throws ImpossibleData for numbers that cannot be, with study, row and column
 * @throws NotOffered for choices that have no answer, in words
 * @throws NotConverged where an estimate is found by no way
 */
export function analyse(request: AnalysisRequest): Analysis {
  const { level } = request.settings;
  if (!(level > 0 && level < 1)) throw new NotOffered(`There is no interval at a level of ${level}.`);
  const effects = effectSizes(request.measure, request.studies, request.settings);
  // Counts can be pooled where no study has an effect of its own, as when nothing is added to its zero cell.
  if (effects.yi.length === 0 && poolsEffects(request.method))
    throw new NotOffered('No study has an effect that can be estimated, so there is nothing to pool.');
  const rows = rowsOf(request, effects);
  const pooled = pool(request, rows);
  const asked = new Set(request.also);
  const { subgroup } = request;
  const subgroups = subgroup === null ? null : subgroupsOf(request, effects, { name: subgroup, pooled });
  return {
    request,
    effects,
    rows,
    pooled,
    subgroups,
    sensitivity: sensitivity(request, rows, pooled),
    asymmetry: asked.has('bias') || asked.has('trimfill') ? asymmetry(request, effects) : null,
    notes: [
      ...notesOf(effects, pooled),
      ...pooled.notes,
      ...(subgroups === null ? [] : subgroupNotes(subgroups)),
    ],
  };
}

/** What is said of effect sizes; where counts are pooled, that is of the studies alone. */
function notesOf({ notes }: EffectSizes, { model }: PooledEffect): string[] {
  return model === null
    ? notes.map((note) => `Of the studies’ own effects, not of the pooled one: ${note}`)
    : [...notes];
}

function rowsOf({ moderators, studies }: AnalysisRequest, effects: EffectSizes): AnalysedRows {
  const { yi, vi, usedRows } = effects;
  if (moderators.length === 0) return { usedRows, yi, vi, design: interceptOnly(yi.length) };
  const design = designFor(moderators.map((choice) => moderatorOf(studies, choice, usedRows)));
  const pick = <Value>(values: readonly Value[]): Value[] => design.rows.map((place) => at(values, place));
  return { usedRows: pick(usedRows), yi: pick(yi), vi: pick(vi), design };
}

function pool(request: AnalysisRequest, rows: AnalysedRows): PooledEffect {
  const { method, test, settings } = request;
  if (!poolsEffects(method)) return pooledCounts(method, request);
  const fit = fitModel(rows.yi, rows.vi, rows.design, { method, test, level: settings.level });
  return pooledModel(fit, rows, { request, method, usedRows: rows.usedRows });
}
