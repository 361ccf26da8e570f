import type { AnalysisRowView, RowEdit } from '#shared/contract/analyses.ts';
import { normalQuantile } from '#shared/stats/distributions.ts';
import { resultInCell } from '#shared/tables/result-in-cell.ts';
import type { GridColumn } from './grid-columns.ts';

/** What a cell holds. */
type Value = AnalysisRowView['cells'][string];

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * What a text in a cell means: empty, a number, or the text itself. A decimal comma is taken where it can be nothing else
 * (“0,61”), and the raised point of print (“0·61”); “1,234” may be either, so it stays text and the cell says that it is no number.
 */
export function valueOf(text: string): Value {
  const tidy = text.trim();
  if (tidy === '') return null;
  const plain = tidy
    .replaceAll('−', '-')
    .replace(/[·∙⋅•](?=\d)/u, '.')
    .replaceAll(/(?<=\d)[ \u{A0}\u{202F}](?=\d{3})/gu, '');
  const decimal = /^[+-]?\d*,\d+$/u.test(plain) && !/^[+-]?[1-9]\d{0,2},\d{3}$/u.test(plain);
  const written = decimal ? plain.replace(',', '.') : plain;
  return number.test(written) && Number.isFinite(Number(written)) ? Number(written) : tidy;
}

/** A value as it is typed and pasted: nothing is rounded. */
export function textOf(row: AnalysisRowView, { kind, key }: GridColumn): string {
  if (kind === 'study') return row.study;
  if (kind === 'reason') return row.reason ?? '';
  const value = Object.hasOwn(row.cells, key) ? (row.cells[key] ?? null) : null;
  return value === null ? '' : String(value);
}

/**
 * The change that a text in a cell makes. An estimate that stands with its limits or its p value is taken apart into the cells
 * of its row.
 */
export function editOf(column: GridColumn, text: string): RowEdit {
  const { kind, key } = column;
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (kind === 'study') return { study: line };
  if (kind === 'reason') return { reason: line === '' ? null : line };
  if (kind === 'number') {
    if (key === 'p')
      return { cells: { p: valueOf(line.replace(/^p(?:[- ]?value)?\s*[=:]?\s*(?=[\d.,])/iu, '')) } };
    const parts = partsOf(column, line);
    if (parts !== null) return { cells: parts };
  }
  return { cells: { [key]: valueOf(line) } };
}

/** The cells of a result that is written into its first cell; null: it is none, or the cell takes none. */
function partsOf(column: GridColumn, text: string): Record<string, Value> | null {
  return ofTotal(column, text) ?? estimateParts(column, text);
}

/** Events and people of a group: “12/50”, “12 / 50 (24%)”. */
function ofTotal({ key }: GridColumn, text: string): Record<string, Value> | null {
  const [, group] = /^e([12])$/u.exec(key) ?? [];
  const [, events, total] = /^(\d+) ?\/ ?(\d+)(?: ?\([\d.,]+ ?%\))?$/u.exec(text) ?? [];
  if (group === undefined || events === undefined || total === undefined) return null;
  return { [key]: Number(events), [`n${group}`]: Number(total) };
}

function estimateParts({ key, logarithm }: GridColumn, text: string): Record<string, Value> | null {
  const effect = key === 'yi' && logarithm !== true;
  if (!effect && key !== 'hr' && key !== 'ratio') return null;
  const result = resultInCell(text);
  if (result === null) return null;
  const { estimate, limits, p, level } = result;
  if (effect) return limits === null ? null : effectParts(estimate, limits, level ?? 0.95);
  if (limits === null) return { [key]: estimate, p };
  const [lo, hi] = limits;
  return { [key]: estimate, lo, hi, ...(level === null ? {} : { level: level === 0.95 ? null : level }) };
}

/** A difference with the standard error of its interval, which takes the place of a variance; null: limits are out of order. */
function effectParts(
  yi: number,
  [lower, upper]: readonly [number, number],
  level: number,
): Record<string, Value> | null {
  if (!(lower < upper && lower <= yi && yi <= upper)) return null;
  return { yi, sei: (upper - lower) / (2 * normalQuantile((1 + level) / 2)), vi: null };
}

/** Several changes of one row as one. */
export function joined(edits: readonly RowEdit[]): RowEdit {
  return edits.reduce<RowEdit>(
    (all, edit) =>
      edit.cells === undefined ? { ...all, ...edit } : { ...all, cells: { ...all.cells, ...edit.cells } },
    {},
  );
}

/** A copied block as rows of texts: tabs between cells, a line for each row; the line break at its end is none of its own. */
export function blockOf(text: string): string[][] {
  const lines = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  return lines.map((line) => line.split('\t'));
}
