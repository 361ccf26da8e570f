import { expect, test } from 'vitest';
import { entries, dataSets, metaFile, part, rowsOf as studiesOf } from '../testing/meta-data.ts';
import { noSheafData, sheafData } from '../testing/sheaf-data.ts';
import type { StudyRow } from '../stats/effect-sizes/cells.ts';
import { familyColumns, isMeasure, measureInfo } from '../stats/effect-sizes/measures.ts';
import { readTable } from './read-table.ts';
import { recogniseShape } from './recognise-shape.ts';
import { rowsOf } from './rows-of.ts';
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
  const read = readTable(text);
  const [table] = read.tables;
  const mapping = table && recogniseShape(table).mapping;
  if (!table || !mapping) return [`not recognised: ${text.slice(0, 300)}`];
  const made = rowsOf(table, mapping);
  const found: string[] = [];
  if (made.rows.length !== rows.length) found.push(`${made.rows.length} rows for ${rows.length}`);
  for (const [place, row] of rows.entries()) {
    const ours = made.rows[place];
    if (ours?.study !== String(row['study']).trim().replaceAll(/\s+/gu, ' '))
      found.push(`${place}: ${ours?.study} for ${row['study']}`);
    for (const name of columns.slice(1)) {
      const [is, was] = [ours?.cells[name] ?? null, row[name] ?? null];
      if (is !== was && String(is) !== String(was)) found.push(`${place} ${name}: ${is} for ${was}`);
    }
  }
  return found;
}

test.skipIf(sheafData === null).each(writings)(
  `every data set written as $name is read back equal (${noSheafData})`,
  (writing) => {
    const wrong: string[] = [];
    let sets = 0;
    for (const id of dataSets('.data.json')) {
      const [first = ''] = entries(metaFile(`${id}.data.json`), 'measures').map(([, name]) => String(name));
      const family = isMeasure(first) ? measureInfo(first).family : 'accuracy';
      expect(familyColumns[family].length, id).toBeGreaterThan(0);
      sets += 1;
      wrong.push(
        ...differences(studiesOf(id), writing)
          .slice(0, 3)
          .map((one) => `${id} ${part(metaFile(`${id}.data.json`), 'type')}: ${one}`),
      );
    }
    expect(wrong).toEqual([]);
    expect(sets).toBeGreaterThan(50);
  },
);
