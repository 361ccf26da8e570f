import { type AppError, appError } from '#shared/contract/errors.ts';
import type { EvidenceExport } from '#shared/contract/evidence.ts';
import { evidenceCsv } from './csv.ts';
import { evidenceDocx } from './docx/evidence-docx.ts';
import { evidenceHtml } from './html/evidence-html.ts';
import { evidenceJson } from './json.ts';
import type { PrintedTable } from './printed-table.ts';
import { evidenceXlsx } from './xlsx.ts';

type Format = EvidenceExport['format'];

const encoders: Readonly<Record<Format, (table: PrintedTable) => Promise<Uint8Array> | Uint8Array>> = {
  docx: evidenceDocx,
  html: evidenceHtml,
  xlsx: ({ lines, facts, regions }) => evidenceXlsx(plain(lines), facts, regions),
  csv: ({ lines }) => evidenceCsv(plain(lines)),
  json: ({ lines, facts }) => evidenceJson(plain(lines), facts),
};

const plain = (lines: PrintedTable['lines']) => lines.map(({ line }) => line);

/** Whether files of a format hold the pictures of regions themselves; for the others they lie in a folder beside. */
export function holdsPictures(format: Format): boolean {
  return format === 'docx' || format === 'html';
}

/**
 * Rows that a Word document is made of at most: some 700 pages, which word processors still open, and the memory that
 * the making takes.
 */
const mostPaperRows = 5_000;

/** Why a view of this many rows can't be written in a format, or null. */
export function tooLong(format: Format, rows: number): AppError | null {
  if (format !== 'docx' || rows <= mostPaperRows) return null;
  const [most, there] = [mostPaperRows, rows].map((count) => count.toLocaleString('en'));
  const message = `A Word document takes ${most} rows, and the view has ${there}. No file was written. Filter the view, or export it as web page, Excel, CSV or JSON.`;
  return appError('too-large', message, { rows, most: mostPaperRows });
}

/** The bytes of an evidence table in a format. */
export async function encodeEvidence(format: Format, table: PrintedTable): Promise<Uint8Array> {
  return encoders[format](table);
}
