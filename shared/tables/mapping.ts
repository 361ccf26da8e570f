import type { Measure } from '#shared/stats/effect-sizes/measures.ts';

/** How a cell of a row is made of the columns of the table. */
export type Recipe =
  /** As printed. */
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'constant'; readonly value: number }
  /** The total of those with and without the event. */
  | { readonly kind: 'sum'; readonly columns: readonly [string, string] }
  /** Events of a percentage of a total, rounded to a whole number. */
  | { readonly kind: 'share'; readonly percent: string; readonly total: string }
  /** SD = SE · √n. */
  | { readonly kind: 'sd-of-se'; readonly se: string; readonly total: string }
  /** The natural logarithm. */
  | { readonly kind: 'log'; readonly column: string }
  /**
   * The standard error of an interval: its width, of logarithms where `log`, by twice the quantile of its level. None where the
   * limits do not stand in order around their estimate.
   */
  | {
      readonly kind: 'se-of-interval';
      readonly estimate: string;
      readonly lower: string;
      readonly upper: string;
      readonly log: boolean;
      readonly level: number;
    };

/** A column that effects may depend on. */
export interface MappedModerator {
  readonly name: string;
  readonly column: string;
  readonly factor: boolean;
}

/** What a table is to become: ids of its columns by what they are for. */
export interface Mapping {
  readonly measure: Measure;
  /** What ratios are that are entered as printed (`GENR`), and effects that are entered as such (`GEN`). Null: as `measure` says. */
  readonly effect: Measure | null;
  readonly study: string | null;
  /** By the columns of the measure’s family (`familyColumns`), and `level`. */
  readonly cells: Readonly<Record<string, Recipe>>;
  readonly moderators: readonly MappedModerator[];
  /** The name of the moderator that makes subgroups. */
  readonly subgroup: string | null;
  readonly group1: string;
  readonly group2: string;
  readonly unit: string | null;
  readonly better: 'higher' | 'lower' | null;
}

/** The ids of the columns that a recipe reads. */
export function columnsOf(recipe: Recipe): readonly string[] {
  switch (recipe.kind) {
    case 'constant':
      return [];
    case 'sum':
      return recipe.columns;
    case 'share':
      return [recipe.percent, recipe.total];
    case 'sd-of-se':
      return [recipe.se, recipe.total];
    case 'se-of-interval':
      return [recipe.estimate, recipe.lower, recipe.upper];
    default:
      return [recipe.column];
  }
}
