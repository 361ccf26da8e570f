import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Influence } from '#shared/stats/sensitivity/influence.ts';

/** A number that says how much a study decides. */
export interface InfluenceColumn {
  readonly head: string;
  /** In percent. */
  readonly percent?: true;
  readonly of: (influence: Influence) => number | null;
}

/** The measures of influence in the order in which they are told. */
export const influenceColumns: readonly InfluenceColumn[] = [
  { head: 'Studentised residual', of: ({ rstudent }) => rstudent },
  { head: 'DFFITS', of: ({ dffits }) => dffits },
  { head: 'Cook’s distance', of: ({ cookD }) => cookD },
  { head: 'Covariance ratio', of: ({ covR }) => covR },
  { head: 'Tau² without', of: ({ tau2Del }) => tau2Del },
  { head: 'Q without', of: ({ qeDel }) => qeDel },
  { head: 'Hat', of: ({ hat }) => hat },
  { head: 'Weight', percent: true, of: ({ weight }) => weight },
];

/** What stands above the studies that decide much of the result. */
export const standsOut = 'Stands out';

/** Where the measures come from, and how they are read. */
export const influenceCaption =
  'Viechtbauer and Cheung 2010. A study that stands out in one of them decides much of the result.';

/** How much each study decides, in the order of the analysed rows; null where it was not asked for. */
export function influenceOf({ sensitivity, rows, effects }: Analysis):
  | readonly {
      /** Of the table that was analysed, from 1. */
      readonly row: number;
      readonly study: string;
      readonly influence: Influence;
    }[]
  | null {
  if (sensitivity.influence === null) return null;
  return sensitivity.influence.map((influence, at) => {
    const row = rows.usedRows[at] ?? at + 1;
    return { row, study: effects.studies[effects.usedRows.indexOf(row)] ?? '', influence };
  });
}
