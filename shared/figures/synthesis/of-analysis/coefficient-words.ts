import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { columnOf } from '#shared/stats/analysis/columns.ts';
import { interceptName, levelsOf } from '#shared/stats/models/design.ts';

/** What a coefficient is of: a number, or the level of a factor against its first one. */
export type CoefficientOf = {
  readonly moderator: string;
  /** Null: the moderator is a number. */
  readonly against: { readonly level: string; readonly reference: string } | null;
};

/** What a coefficient of a regression is of, whose names R runs together; null for the intercept. */
export function coefficientOf({ request, rows }: Analysis, name: string): CoefficientOf | null {
  for (const moderator of request.moderators) {
    if (name === moderator.name) return { moderator: name, against: null };
    if (!name.startsWith(moderator.name)) continue;
    const level = name.slice(moderator.name.length);
    const levels = levelsOf(columnOf(request.studies, moderator.name, rows.usedRows));
    if (levels.includes(level))
      return { moderator: moderator.name, against: { level, reference: levels[0] ?? '' } };
  }
  return null;
}

/** “route: oral (against injected)” of the level of a factor. */
export function coefficientWords(analysis: Analysis, name: string): string {
  if (name === interceptName) return 'Intercept';
  const of = coefficientOf(analysis, name);
  if (of === null || of.against === null) return name;
  return `${of.moderator}: ${of.against.level} (against ${of.against.reference})`;
}
