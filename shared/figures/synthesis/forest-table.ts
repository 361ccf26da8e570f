import type { EffectRange, EffectScale, Interval } from './effect-axis.ts';

/*
 * A forest plot as a table: what stands in each row, ready to print, and where its effect lies. Effects of ratios
 * are their natural logarithms; all others are on the scale that is printed.
 */

/** A judgement of bias, as the light that stands for it. */
export type BiasLight = 'low' | 'some' | 'high' | 'none';

export type ForestStudy = {
  readonly kind: 'study';
  /** Says which study it is, for those who act on it. */
  readonly key: string;
  readonly name: string;
  /** One text a column. */
  readonly cells: readonly string[];
  /** Null: not estimable. */
  readonly effect: Interval | null;
  /** Such as “0.41 [0.13, 1.26]”, or “Not estimable”. */
  readonly effectText: string;
  /** In percent; null where it has none. */
  readonly weight: number | null;
  readonly lights?: readonly BiasLight[];
  /** Drawn, but left out of what is pooled. */
  readonly leftOut?: boolean;
};

export type ForestTotal = {
  readonly kind: 'total';
  readonly name: string;
  readonly cells: readonly string[];
  readonly effect: Interval | null;
  readonly effectText: string;
  readonly weight: number | null;
  /** Where the effect of a new study may lie; null where none is given. */
  readonly prediction: { readonly lower: number; readonly upper: number; readonly text: string } | null;
  readonly overall: boolean;
};

export type ForestRow =
  | ForestStudy
  | ForestTotal
  | { readonly kind: 'heading'; readonly text: string }
  /** Heterogeneity, the test of the effect, the test for subgroup differences. */
  | { readonly kind: 'words'; readonly text: string };

export type ForestTable = {
  readonly title: string;
  /** What the picture shows, in a sentence or two. */
  readonly description: string;
  /** Above the names: “Study”, or “Study or subgroup”. */
  readonly studyHead: string;
  /** Columns below the name of a group (“CAR-T”: Events, Total); a group without a name stands alone. */
  readonly groups: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** No column of weights where there is no pooled effect. */
  readonly weightHead: string | null;
  /** Lines above the effects: “Risk ratio”, “REML, random, 95 % CI”. */
  readonly effectHead: readonly string[];
  readonly rows: readonly ForestRow[];
  readonly axis: {
    readonly scale: EffectScale;
    /** No effect, on the analysis scale; null where there is no such value (a proportion). */
    readonly nullValue: number | null;
    /** What effects can be at all; null or none: anything. */
    readonly within?: EffectRange | null;
    /** What a value left and right of no effect favours; null where it is not known which is better. */
    readonly favours: { readonly left: string; readonly right: string } | null;
  };
  /** Names of the domains of bias; none: no lights. */
  readonly biasDomains: readonly string[];
  readonly footnotes: readonly string[];
};

/**
 * The same with its sums alone, where it has more than `most` studies: a window takes seconds to draw so many, and nobody could
 * read them.
 */
export function withoutMany(table: ForestTable, most: number): ForestTable {
  const studies = table.rows.filter(({ kind }) => kind === 'study').length;
  if (studies <= most) return table;
  const note = `The ${studies} studies are too many to be drawn one by one here; exported files have all of them.`;
  return {
    ...table,
    rows: table.rows.filter(({ kind }) => kind !== 'study'),
    footnotes: [note, ...table.footnotes],
  };
}

/** The same without the numbers of the groups, for where there is no room for them: study, weight, effect and plot stay. */
export function withoutNumbers(table: ForestTable): ForestTable {
  return {
    ...table,
    groups: [],
    rows: table.rows.map((row) =>
      row.kind === 'study' || row.kind === 'total' ? { ...row, cells: [] } : row,
    ),
  };
}
