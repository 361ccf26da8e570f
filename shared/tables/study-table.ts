import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import type { Compound } from './scan-cell.ts';

/** How a cell was read; `bound` is “<0.001”. */
export type CellKind = 'number' | 'percent' | 'bound' | 'text' | 'empty';

/** A cell: the words as printed, and the number that they say. */
export interface TableCell {
  /** The whole printed cell, also where it was split into several columns. */
  readonly text: string;
  readonly kind: CellKind;
  /** As printed: 24 for “24 %”. Null unless the kind is `number`, `percent` or `bound`. */
  readonly number: number | null;
}

/** What a column can be. `none` counts people without the event; `ignored` is left alone. */
export const columnRoles = [
  ...['study', 'year', 'subgroup', 'moderator', 'ignored'],
  ...['events', 'none', 'total', 'percent', 'mean', 'sd', 'se', 'time'],
  ...['r', 'tp', 'fp', 'fn', 'tn', 'oe', 'v'],
  ...['estimate', 'lower', 'upper', 'p', 'level', 'yi', 'vi', 'sei'],
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** 1 is the group that is compared (experimental), 2 the one that it is compared with; null where there is one group. */
export type Group = 1 | 2 | null;

/** What a column holds. */
export interface Meaning {
  readonly role: ColumnRole;
  readonly group: Group;
  /** Of an estimate: what it is; null: not said. */
  readonly measure: Measure | null;
  /** Of an estimate and its limits: whether they are logarithms; null: not said. */
  readonly log: boolean | null;
  /** Of limits: the level of their interval. */
  readonly level: number | null;
}

export interface TableColumn {
  /** `c3`, or `c3.2` for the second number of its cells; counted from 1. */
  readonly id: string;
  readonly heading: string;
  /** The heading that spans several columns (“Experimental”); empty where there is none. */
  readonly above: string;
  /** How its cells were split, and which of their numbers this is, counted from 0; null: a whole cell. */
  readonly split: { readonly kind: Compound; readonly part: number } | null;
  /** What it is by the format of the file; null: to be recognised. */
  readonly known: Meaning | null;
}

export interface TableRow {
  /** Line of the table in what was pasted, counted from 1; of a file: place among the studies of its outcome. */
  readonly line: number;
  /** One for each column. */
  readonly cells: readonly TableCell[];
}

/** A line that is no study. */
export interface LeftOut {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a file says of the whole table; empty and null where it says nothing. */
export interface TableTitle {
  readonly comparison: string;
  readonly outcome: string;
  readonly measure: Measure | null;
  readonly group1: string;
  readonly group2: string;
}

export const noTitle: TableTitle = { comparison: '', outcome: '', measure: null, group1: '', group2: '' };

/** Studies as they were pasted or imported, before anything is made of them. */
export interface StudyTable {
  readonly title: TableTitle;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** What a column holds where nothing more is known than its role. */
export function meaning(role: ColumnRole, more: Partial<Meaning> = {}): Meaning {
  return { role, group: null, measure: null, log: null, level: null, ...more };
}

/** The cells of a column, from top to bottom. */
export function cellsOf(table: StudyTable, column: TableColumn): TableCell[] {
  const place = table.columns.indexOf(column);
  return table.rows.flatMap(({ cells }) => cells[place] ?? []);
}

/** The numbers of a column, without its empty cells. */
export function numbersOf(table: StudyTable, column: TableColumn): number[] {
  return cellsOf(table, column).flatMap(({ number }) => number ?? []);
}
