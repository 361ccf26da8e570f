import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { StudyRow } from '#shared/stats/effect-sizes/cells.ts';
import { effectSizes, type EffectSizes } from '#shared/stats/effect-sizes/effect-sizes.ts';
import { studyName } from '#shared/stats/analysis/table-analysis.ts';
import { ImpossibleData, NotOffered } from '#shared/stats/impossible-data.ts';
import type { ForestRow, ForestStudy } from '../forest-table.ts';
import { placed, type ShownEffects, studyInterval } from './effects-of.ts';

/** A study of the table that a person has left out of what is pooled. */
export interface LeftOutStudy {
  readonly study: StudyRow;
  /** As it was given; null: none. */
  readonly reason: string | null;
}

/** Those of the rows of a table that a person has left out. */
export function leftOutOf(
  rows: readonly {
    readonly study: string;
    readonly cells: StudyRow;
    readonly used: boolean;
    readonly reason: string | null;
  }[],
): LeftOutStudy[] {
  return rows.flatMap(({ study, cells, used, reason }, at) =>
    used ? [] : [{ study: { ...cells, study: studyName(study, at) }, reason }],
  );
}

/** Rows of a forest plot for studies that were left out: they are shown with their effects, and have no weight. */
export function leftOutRows(
  { request }: Analysis,
  leftOut: readonly LeftOutStudy[],
  { shown, cells }: { readonly shown: ShownEffects; readonly cells: (study: StudyRow) => string[] },
): ForestRow[] {
  if (leftOut.length === 0) return [];
  const rows = leftOut.map(({ study }, at): ForestStudy => {
    const common = {
      kind: 'study',
      ...{ key: `out ${at + 1}`, name: nameOf(study, at), cells: cells(study), weight: null, leftOut: true },
    } as const;
    const effects = effectAlone(request, study);
    const [yi, vi] = [effects?.yi[0], effects?.vi[0]];
    if (yi === undefined || vi === undefined) return { ...common, effect: null, effectText: 'Not estimable' };
    const [interval, size] = [studyInterval(yi, vi, request.settings.level), effects?.ni[0] ?? null];
    return { ...common, effect: placed(interval, shown, size), effectText: shown.words(interval, size) };
  });
  return [{ kind: 'heading', text: 'Left out' }, ...rows];
}

/** Why each was left out, for the foot of the figure. */
export function leftOutNotes(leftOut: readonly LeftOutStudy[]): string[] {
  return leftOut.flatMap(({ study, reason }, at) =>
    reason === null ? [] : [`Left out: ${nameOf(study, at)} (${reason}).`],
  );
}

function nameOf({ study }: StudyRow, at: number): string {
  return study === undefined || study === null || study === '' ? `Study ${at + 1}` : String(study);
}

/** The effect of one study by itself; null where its numbers give none. */
export function effectAlone({ measure, settings }: Analysis['request'], study: StudyRow): EffectSizes | null {
  try {
    return effectSizes(measure, [study], settings);
  } catch (error) {
    if (error instanceof ImpossibleData || error instanceof NotOffered) return null;
    throw error;
  }
}
