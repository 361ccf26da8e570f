import type { StudyFormat } from '#shared/contract/studies.ts';
import { citationStyleLabels } from '#shared/domain/citation-style.ts';
import { csvOf } from '../csv.ts';
import { workbookOf } from '../xlsx.ts';
import { studiesDocx } from './studies-docx.ts';
import { leftOutWords, type StudyTable, tableColumns, tableLines } from './study-table.ts';

const encoders: Readonly<Record<StudyFormat, (table: StudyTable) => Promise<Uint8Array> | Uint8Array>> = {
  docx: studiesDocx,
  xlsx: studiesXlsx,
  csv: (table) => csvOf(tableColumns(table), tableLines(table)),
};

/** The bytes of a table of studies in a format. */
export async function encodeStudies(format: StudyFormat, table: StudyTable): Promise<Uint8Array> {
  return encoders[format](table);
}

const widths = { Therapy: 30, Comparator: 30, 'Arms and sizes': 44, Outcomes: 36, Citations: 70, Note: 30 };

function studiesXlsx(table: StudyTable): Promise<Uint8Array> {
  const fields = Object.fromEntries(table.fieldNames.map((name) => [name, 26]));
  const sheet = { name: 'Studies', columns: tableColumns(table), rows: tableLines(table) };
  return workbookOf({ ...sheet, widths: { ...fields, ...widths } }, [
    ['Review', table.review],
    ['Studies', table.studies.length],
    ['Documents', table.documents],
    ['Claims', table.claims],
    ['Left out', leftOutWords(table)],
    ['Documents taken', 'included or not yet decided upon'],
    ['References in', citationStyleLabels[table.citationStyle]],
    ['Made (UTC)', new Date(table.made)],
    ['Sheaf version', table.appVersion],
  ]);
}
