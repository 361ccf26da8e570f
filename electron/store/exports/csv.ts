import Papa from 'papaparse';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { guardCell } from '#shared/formats/guard-cell.ts';
import type { EvidenceLine } from './evidence-line.ts';

/** The rows as CSV: UTF-8 with a byte-order mark, so that Excel reads it right; CRLF lines; formulas guarded. */
export function evidenceCsv(rows: readonly EvidenceLine[]): Uint8Array {
  const cells = rows.map((row) =>
    evidenceColumns.map(([, key]) => {
      const cell = joinCell(row[key]);
      return typeof cell === 'number' ? cell : guardCell(cell);
    }),
  );
  const text = Papa.unparse([evidenceColumns.map(([heading]) => heading), ...cells], { newline: '\r\n' });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
