import writeXlsxFile from 'write-excel-file/node';
import { evidenceColumns, joinCell } from '#shared/domain/evidence-columns.ts';
import { citationStyleLabels } from '#shared/domain/citation-style.ts';
import { printable } from './printed-words.ts';
import type { EvidenceLine } from './evidence-line.ts';
import { type ExportFacts, leftOutWords } from './export-facts.ts';
import { regionSheet } from './region-sheet.ts';
import type { ExportedRegion } from './region-pictures.ts';

const widths: Readonly<Partial<Record<string, number>>> = {
  Citation: 40,
  Statement: 50,
  Quote: 60,
  Note: 30,
  'Document SHA-256': 20,
};

/** Characters that Excel takes in one cell. */
const cellLimit = 32_767;

const moments: readonly string[] = ['created', 'changed'];

function dataCell(key: string, value: string | number) {
  if (typeof value === 'number') return { value, type: Number };
  const moment = moments.includes(key) ? new Date(value) : null;
  // A date of Excel knows no zone: it shows the time in UTC, as the heading says in other formats.
  if (moment !== null && !Number.isNaN(moment.getTime())) {
    return { value: moment, type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  }
  // "0.03" is a number, "<0.001" and "ns" are words.
  if (key === 'p' && /^\d*\.?\d+$/u.test(value)) return { value: Number(value), type: Number };
  // A typed string cell is never run as a formula, so the text stays as it is.
  // A cell that holds nothing is no cell: most of 49 columns are empty in most rows.
  if (value === '') return null;
  return { value: fitting(printable(value)), type: String, wrap: false };
}

/** A text as it fits a cell; one that does not is cut between characters and ends in a mark that says so. */
function fitting(text: string): string {
  if (text.length <= cellLimit) return text;
  const mark = ` … [cut: ${text.length} characters in all; CSV and JSON hold them]`;
  return text.slice(0, cellLimit - mark.length).replace(/[\uD800-\uDBFF]$/u, '') + mark;
}

/** How many cells of the rows hold more than Excel takes, and are cut in its workbook. */
export function cutCells(rows: readonly EvidenceLine[]): number {
  const columns = evidenceColumns.map(([, key]) => key);
  let cut = 0;
  for (const row of rows) for (const key of columns) if (isLong(row[key])) cut += 1;
  return cut;
}

/** Whether a cell holds more than Excel takes; told without making its text, of which a large review has a million. */
function isLong(cell: Cell): boolean {
  if (typeof cell === 'string') return cell.length > cellLimit;
  if (cell === null || typeof cell !== 'object' || cell.length === 0) return false;
  return String(joinCell(cell)).length > cellLimit;
}

/**
 * The rows as an Excel workbook: typed cells under a frozen header, a sheet that says what they are and, where claims
 * rest on regions, one with their pictures.
 */
export function evidenceXlsx(
  rows: readonly EvidenceLine[],
  facts: ExportFacts,
  regions: readonly ExportedRegion[] = [],
): Promise<Uint8Array> {
  const sheet = { name: 'Evidence', columns: evidenceColumns, widths, rows };
  return workbookOf(
    sheet,
    aboutLines(facts, cutCells(rows)),
    regions.length === 0 ? [] : [regionSheet(regions)],
  );
}

type Cell = Parameters<typeof joinCell>[0];
/** What stands on the sheet that says what a workbook is. */
export type AboutLine = readonly [name: string, value: string | number | Date];

/** A table as a sheet of a workbook. */
type SheetTable<K extends string> = {
  readonly name: string;
  readonly columns: readonly (readonly [heading: string, key: K])[];
  /** In characters, by heading; 18 where none is given. */
  readonly widths: Readonly<Partial<Record<string, number>>>;
  readonly rows: readonly Readonly<Record<K, Cell>>[];
};

/** A workbook of one table: typed cells under a frozen header, a second sheet that says what it is, and others. */
export function workbookOf<K extends string>(
  table: SheetTable<K>,
  about: readonly AboutLine[],
  others: readonly ReturnType<typeof regionSheet>[] = [],
): Promise<Uint8Array> {
  return bookBytes([tableSheet(table), aboutSheet('About', about), ...others]);
}

type Sheet = ReturnType<typeof tableSheet> | ReturnType<typeof aboutSheet> | ReturnType<typeof regionSheet>;

/** The bytes of a workbook. */
export async function bookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return new Uint8Array(await writeXlsxFile([...sheets]).toBuffer());
}

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** Typed cells under a frozen header. */
export function tableSheet<K extends string>({ name, columns, widths, rows }: SheetTable<K>) {
  const header = columns.map(([heading]) => bold(printable(heading)));
  const data = rows.map((row) => columns.map(([, key]) => dataCell(key, joinCell(row[key]))));
  const sized = columns.map(([heading]) => ({ width: widths[heading] ?? 18 }));
  return { data: [header, ...data], sheet: name, columns: sized, stickyRowsCount: 1 };
}

/** Names and what they stand for, a line each. */
export function aboutSheet(name: string, lines: readonly AboutLine[]) {
  return {
    data: lines.map(([of, value]) => [bold(printable(of)), aboutCell(value)]),
    sheet: name,
    columns: [{ width: 38 }, { width: 80 }],
  };
}

function aboutLines(facts: ExportFacts, cut: number): AboutLine[] {
  const filter = Object.entries(facts.filter).map(([name, value]): [string, string] => [
    `Filter: ${name}`,
    typeof value === 'string' ? value : value.join('; '),
  ]);
  return [
    ['Review', facts.review],
    ['What it holds', facts.sentence],
    ...(filter.length > 0 ? filter : [['Filter', 'none: all claims'] satisfies [string, string]]),
    ['Lines (a claim and one of its results)', facts.lines],
    ['Claims', facts.claims],
    ['Documents', facts.documents],
    ['Studies', facts.studies],
    ['Left out', leftOutWords(facts)],
    ['Documents taken', 'included or not yet decided upon'],
    ...(cut === 0 ? [] : [['Cells cut to what Excel takes', cut] satisfies [string, number]]),
    ['References in', citationStyleLabels[facts.citationStyle]],
    ['Made (UTC)', new Date(facts.made)],
    ['Sheaf version', facts.appVersion],
  ];
}

function aboutCell(value: string | number | Date) {
  if (typeof value === 'number') return { value, type: Number, align: 'left' as const };
  if (typeof value === 'string') return { value: fitting(printable(value)), type: String };
  return { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss', align: 'left' as const };
}
