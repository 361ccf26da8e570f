import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { columnOf } from '#shared/stats/analysis/columns.ts';
import { interceptName, levelsOf } from '#shared/stats/models/design.ts';

/** What a coefficient of a regression is of: “route: oral (against injected)” of the level of a factor, whose name R runs together. */
export function coefficientWords({ request, rows }: Analysis, name: string): string {
  if (name === interceptName) return 'Intercept';
  for (const moderator of request.moderators) {
    if (name === moderator.name) return name;
    if (!name.startsWith(moderator.name)) continue;
    const level = name.slice(moderator.name.length);
    const levels = levelsOf(columnOf(request.studies, moderator.name, rows.usedRows));
    if (levels.includes(level)) return `${moderator.name}: ${level} (against ${levels[0] ?? ''})`;
  }
  return name;
}
