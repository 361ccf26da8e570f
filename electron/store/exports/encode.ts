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

/** The bytes of an evidence table in a format. */
export async function encodeEvidence(format: Format, table: PrintedTable): Promise<Uint8Array> {
  return encoders[format](table);
}
