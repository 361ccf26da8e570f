import Papa from 'papaparse';
import { guardCell } from '#shared/formats/guard-cell.ts';
import type { Reader } from '../database/connection.ts';
import { cellWords } from '../exports/cell-words.ts';
import { breathe } from '../jobs/breathe.ts';
import { entityNames, idsIn } from '../repositories/actions.ts';
import type { ReadableTable } from './readable-tables.ts';

/** A table as a JSON array, a row a line. */
export async function* tableJson(db: Reader, table: ReadableTable): AsyncGenerator<string, void, undefined> {
  yield '[';
  let first = true;
  for (const rows of table.pages(db)) {
    for (const row of rows) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(row)}`;
      first = false;
    }
    await breathe();
  }
  yield '\n]\n';
}

/** A table as CSV, with a byte-order mark; formulas are guarded, names stand before ids. A table without rows has no columns. */
export async function* tableCsv(
  db: Reader,
  { pages, flat = () => (row) => row }: ReadableTable,
): AsyncGenerator<string, void, undefined> {
  const flatten = flat(db);
  let columns: string[] | null = null;
  yield '\uFEFF';
  for (const page of pages(db)) {
    const rows = page.map(flatten);
    if (columns === null && rows[0]) {
      columns = Object.keys(rows[0]);
      yield `${Papa.unparse([columns])}\r\n`;
    }
    if (columns === null || rows.length === 0) continue;
    yield `${Papa.unparse(cellsOf(db, rows, columns), { newline: '\r\n' })}\r\n`;
    await breathe();
  }
}

type Row = Readonly<Record<string, unknown>>;

function cellsOf(db: Reader, rows: readonly Row[], columns: readonly string[]): string[][] {
  const pointed = rows.flatMap(({ id: _own, ...row }) => Object.values(row).flatMap(idsOf));
  const names = entityNames(db, pointed);
  return rows.map((row) =>
    columns.map((column) => guardCell(cellWords(row[column], column === 'id' ? {} : names))),
  );
}

function idsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((item: unknown) => idsIn({ field: '', before: item, after: null }));
}
