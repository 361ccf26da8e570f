import type { AnalysisRowView, RowEdit } from '#shared/contract/analyses.ts';
import type { GridColumn } from './grid-columns.ts';

/** What a cell holds. */
type Value = AnalysisRowView['cells'][string];

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * What a text in a cell means: empty, a number, or the text itself. A decimal comma is taken where it can be nothing else
 * (“0,61”); “1,234” may be either, so it stays text and the cell says that it is no number.
 */
export function valueOf(text: string): Value {
  const tidy = text.trim();
  if (tidy === '') return null;
  const plain = tidy.replaceAll('−', '-').replaceAll(/(?<=\d)[ \u{A0}\u{202F}](?=\d{3})/gu, '');
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

/** The change that a text in a cell makes. */
export function editOf({ kind, key }: GridColumn, text: string): RowEdit {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (kind === 'study') return { study: line };
  if (kind === 'reason') return { reason: line === '' ? null : line };
  return { cells: { [key]: valueOf(line) } };
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
