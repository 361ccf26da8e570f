import Papa from 'papaparse';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { guardCell } from '#shared/formats/guard-cell.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** The rows as CSV: UTF-8 with a byte-order mark, so that Excel reads it right; CRLF lines; formulas guarded. */
export function evidenceCsv(rows: readonly EvidenceLine[]): Uint8Array {
  return csvOf(evidenceColumns, rows);
}

/** Rows by column as CSV, under the headings of the columns. */
export function csvOf<K extends string>(
  columns: readonly (readonly [heading: string, key: K])[],
  rows: readonly Readonly<Record<K, Parameters<typeof joinCell>[0]>>[],
): Uint8Array {
  const cells = rows.map((row) =>
    columns.map(([, key]) => {
      const cell = joinCell(row[key]);
      return typeof cell === 'number' ? cell : guardCell(cell);
    }),
  );
  const text = Papa.unparse([columns.map(([heading]) => guardCell(heading)), ...cells], { newline: '\r\n' });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
