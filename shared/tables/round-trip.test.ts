import { expect, test } from 'vitest';
import { dataSets, rowsOf as studiesOf } from '../testing/meta-data.ts';
import { noSheafData, sheafData } from '../testing/sheaf-data.ts';
import type { StudyRow } from '../stats/effect-sizes/cells.ts';
import { readTable } from './read-table.ts';
import { recogniseShape } from './recognise-shape.ts';
import { rowsOf, type StudyRowOut } from './rows-of.ts';
import { write, type Writing, writings } from './testing/written.ts';

/** The columns of a data set in a good order: study, numbers, what is beside them. */
function columnsOf(rows: readonly StudyRow[]): string[] {
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return ['study', ...all.filter((name) => name !== 'study')];
}

/** What differs between studies and what is read from their table; none: nothing. */
function differences(rows: readonly StudyRow[], writing: Writing): string[] {
  const columns = columnsOf(rows);
  const text = write(rows, columns, writing);
  const [table] = readTable(text).tables;
  const mapping = table && recogniseShape(table).mapping;
  if (!table || !mapping) return [`not recognised: ${text.slice(0, 300)}`];
  const made = rowsOf(table, mapping).rows;
  const lines = made.length === rows.length ? [] : [`${made.length} rows for ${rows.length}`];
  return [...lines, ...rows.flatMap((row, place) => cellsThatDiffer(row, made[place], columns))];
}

function cellsThatDiffer(row: StudyRow, made: StudyRowOut | undefined, columns: readonly string[]): string[] {
  const ours: StudyRow = { ...made?.cells, study: made?.study };
  return columns.flatMap((name) => {
    const [is, was] = [String(ours[name] ?? null), String(row[name] ?? null)];
    return is === was.trim().replaceAll(/\s+/gu, ' ') ? [] : [`${row['study']}, ${name}: ${is} for ${was}`];
  });
}

test.skipIf(sheafData === null).each(writings)(
  `every data set written as $name is read back equal (${noSheafData})`,
  (writing) => {
    const sets = dataSets('.data.json');
    const wrong = sets.flatMap((id) =>
      differences(studiesOf(id), writing)
        .slice(0, 3)
        .map((one) => `${id}: ${one}`),
    );
    expect(wrong).toEqual([]);
    expect(sets.length).toBeGreaterThan(50);
  },
);
