import type { RawFamily } from '#shared/stats/effect-sizes/measures.ts';
import type { Recipe } from './mapping.ts';
import type { ColumnRole, Group } from './study-table.ts';

/** A way to read a table. */
export interface Offer {
  readonly family: RawFamily;
  readonly words: string;
  readonly cells: Readonly<Record<string, Recipe>>;
  /** What is said about numbers that are computed. */
  readonly notes: readonly string[];
}

/** Finds the column of a role in a group; null where there is none. */
export type Find = (role: ColumnRole, group: Group) => string | null;
