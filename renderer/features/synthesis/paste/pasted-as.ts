import { htmlLines } from '#shared/tables/html-lines.ts';
import { type ReadTable, readTable } from '#shared/tables/read-table.ts';
import type { StudyTable, TableCell, TableColumn } from '#shared/tables/study-table.ts';
import { blockOf, valueOf } from '../grid/cell-values.ts';
import type { GridColumn } from '../grid/grid-columns.ts';

/** What a text is when it is pasted at a cell: texts for the cells from there on, or a table of its own. */
export type Pasted =
  | {
      readonly kind: 'cells';
      readonly block: Block;
      /** What was done to the text, in a sentence; null: nothing. */
      readonly note: string | null;
    }
  | { readonly kind: 'table' };

const table: Pasted = { kind: 'table' };

/**
 * Tells a block of values from a table. A table has headings, or names with numbers where studies stand, or cells of several
 * numbers that do not fit the columns from the focus on.
 * @param into the columns from the cell with the focus on, that can be written in
 */
export function pastedAs(text: string, into: readonly GridColumn[]): Pasted {
  const block = blockOf(text);
  const cells: Pasted = { kind: 'cells', block, note: null };
  const filled = block.flat().filter((cell) => cell.trim() !== '');
  if (filled.every((cell) => typeof valueOf(cell) === 'number')) return cells;
  const read = readTable(text);
  if (read.source !== 'pasted' || isPage(text, read)) return table;
  const [first] = read.tables;
  if (first === undefined || !holdsNumbers(first)) return cells;
  // Where it is not sure what stands before the decimals, no number is made of a cell.
  const parts = read.questions.length > 0 ? null : split(first, into);
  return (isSingle(block, first) ? single(first, { block, into, parts }) : wide(first, into, parts)) ?? cells;
}

/** The source of a page holds a table, in whatever lines it stands. */
function isPage(text: string, { tables }: ReadTable): boolean {
  return htmlLines(text) !== null && tables.length > 0;
}

/** One cell, or one column. */
function isSingle(block: Block, { columns }: StudyTable): boolean {
  return columns.length === 1 || (block.length === 1 && block[0]?.length === 1);
}

/** @param so.parts its cells of several numbers as the cells that these are; null: they are not */
function single(
  read: StudyTable,
  so: { readonly block: Block; readonly into: readonly GridColumn[]; readonly parts: Pasted | null },
): Pasted | null {
  return so.parts ?? (isHeaded(read) ? withoutHeading(so.block, so.into) : null);
}

function wide(read: StudyTable, into: readonly GridColumn[], parts: Pasted | null): Pasted | null {
  const named = namesStudies(read) && into[0]?.kind !== 'extra';
  if (isHeaded(read) || named) return table;
  return parts ?? (hasSplit(read) ? table : null);
}

type Block = readonly (readonly string[])[];

function isHeaded({ columns }: StudyTable): boolean {
  return columns.some(({ heading }) => heading !== '');
}

function holdsNumbers({ rows }: StudyTable): boolean {
  return rows.some(({ cells }) => cells.some(({ number }) => number !== null));
}

function hasSplit({ columns }: StudyTable): boolean {
  return columns.some((column) => column.split !== null);
}

/** Whether the first column is words and others are numbers. */
function namesStudies({ rows, columns }: StudyTable): boolean {
  if (columns.length < 2) return false;
  const names = rows.filter(({ cells: [first] }) => first?.kind === 'text');
  return names.length * 2 > rows.length;
}

/** A single column of numbers below a heading, which is no number and is left out. */
function withoutHeading(block: readonly (readonly string[])[], into: readonly GridColumn[]): Pasted | null {
  const lines = block.filter(([cell = '']) => cell.trim() !== '');
  const [head, ...below] = lines;
  if (into[0]?.kind !== 'number' || head === undefined || below.length === 0) return null;
  if (!below.every(([cell = '']) => typeof valueOf(cell) === 'number')) return null;
  return { kind: 'cells', block: below, note: `“${head[0]?.trim() ?? ''}” above the numbers was left out.` };
}

/** What the columns have to be that the numbers of a cell fall into. */
const parts: Readonly<Record<string, readonly RegExp[]>> = {
  'of-total': [/^[ex][12]?$/u, /^n[12]?$/u],
  'plus-minus': [/^m[12]?$/u, /^sd[12]?$/u],
  'in-brackets': [/^m[12]?$/u, /^sd[12]?$/u],
  estimate: [/^(?:hr|ratio)$/u, /^lo$/u, /^hi$/u],
  'with-p': [/^(?:hr|ratio)$/u, /^p$/u],
  interval: [/^lo$/u, /^hi$/u],
};

/** Cells such as “12/50” as the cells that they are, where these are those from the focus on; null: they are not. */
function split(read: StudyTable, into: readonly GridColumn[]): Pasted | null {
  const { columns, rows } = read;
  if (!hasSplit(read) || !columns.every((column, at) => fits(column, into[at]))) return null;
  const example = rows[0]?.cells[columns.findIndex((column) => column.split !== null)]?.text ?? '';
  return {
    kind: 'cells',
    block: rows.map(({ cells }) => cells.map(textOf)),
    note: `Cells such as “${example.trim()}” were split into their numbers.`,
  };
}

function fits({ split: of }: TableColumn, column: GridColumn | undefined): boolean {
  if (column === undefined) return false;
  return of === null || parts[of.kind]?.[of.part]?.test(column.key) === true;
}

function textOf({ kind, number, text }: TableCell): string {
  return kind === 'number' && number !== null ? String(number) : text;
}
