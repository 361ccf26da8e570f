import { plainText } from '#shared/citations/runs.ts';
import type { StudyRow } from '#shared/contract/studies.ts';
import { citationStyleLabels } from '#shared/domain/citation-style.ts';
import { joinCell } from '#shared/domain/evidence-columns.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import type { CellText } from '../docx/columns.ts';
import { isWide, paperDocument, roomOf } from '../docx/paper.ts';
import { type Column, paperTable, textCell, widthOf } from '../docx/table.ts';
import { counted, momentWords } from '../export-facts.ts';
import { printable } from '../printed-words.ts';
import {
  leftOutWords,
  type StudyTable,
  type TableColumn,
  type TableLine,
  tableLines,
} from './study-table.ts';

type PaperColumn = Column & { readonly key: TableColumn };

const paper: readonly PaperColumn[] = [
  { heading: 'Study', width: 30, key: 'study' },
  { heading: 'Population', width: 28, key: 'population' },
  { heading: 'Therapy', width: 30, key: 'therapy' },
  { heading: 'Comparator', width: 30, key: 'comparator' },
  { heading: 'Arms and sizes', width: 42, key: 'arms' },
  { heading: 'Outcomes', width: 38, key: 'outcomes' },
  { heading: 'Documents', width: 62, key: 'citations' },
  { heading: 'Claims', width: 14, key: 'claims' },
];

/** Of a free field, in mm; columns that want more than this together can't be read on a page. */
const fieldWidth = 26;
const mostWidth = 340;

/** The studies as a Word document: what the table is, and a row for each study; says which columns are not in it. */
export function studiesDocx(table: StudyTable): Promise<Uint8Array> {
  const lines = tableLines(table);
  const filled = paper.filter(({ key }) => lines.some((line) => says(line, key)));
  const { columns, without } = withFields(filled, table.fieldNames);
  const empty = paper.filter((column) => !filled.includes(column)).map(({ heading }) => heading);
  const wide = isWide(widthOf(columns));
  const rows = lines.map((line, at) =>
    columns.map(({ key }) =>
      textCell(key === 'citations' ? references(table.studies[at]) : cellTexts(line, key)),
    ),
  );
  const counts = `${counted(lines.length, 'study', 'studies')} in ${counted(table.documents, 'document', 'documents')} with ${counted(table.claims, 'claim', 'claims')}`;
  const columnWords = lines.length === 0 ? '' : columnsSaid(empty, without);
  return paperDocument({
    title: `Studies: ${printable(table.review)}`,
    appVersion: table.appVersion,
    facts: [
      [
        'Contents',
        `${counts}. Papers that are included or not yet decided upon. Arms and sizes as far as claims tell them.`,
      ],
      ['Left out', `${leftOutWords(table)}.`],
      ...(columnWords === '' ? [] : [['Columns', columnWords] as const]),
      [
        'Made',
        `${momentWords(table.made)}, with Sheaf ${table.appVersion}. References in ${citationStyleLabels[table.citationStyle]} style.`,
      ],
    ],
    wide,
    children: rows.length === 0 ? [] : [paperTable(columns, rows, roomOf(wide))],
  });
}

/** The columns with as many free fields as fit, before the documents; the names of those that do not. */
function withFields(
  columns: readonly PaperColumn[],
  names: readonly string[],
): { readonly columns: readonly PaperColumn[]; readonly without: readonly string[] } {
  const most = Math.max(0, Math.floor((mostWidth - widthOf(columns)) / fieldWidth));
  const fields = names
    .slice(0, most)
    .map((name): PaperColumn => ({ heading: printable(name), width: fieldWidth, key: `field:${name}` }));
  const found = columns.findIndex(({ key }) => key === 'citations');
  const at = found < 0 ? columns.length : found;
  return { columns: [...columns.slice(0, at), ...fields, ...columns.slice(at)], without: names.slice(most) };
}

function columnsSaid(empty: readonly string[], without: readonly string[]): string {
  return [
    empty.length === 0 ? '' : `Without a value in any row, and left out: ${empty.join(', ')}.`,
    without.length === 0
      ? ''
      : `Not in this document, for want of room: ${without.map(printable).join(', ')}; Excel and CSV have every column.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function references(study: StudyRow | undefined): CellText[] {
  return (study?.documents ?? []).map(({ reference }) => ({
    text: plainText(reference),
    look: 'plain',
    runs: reference,
  }));
}

function says(line: TableLine, key: TableColumn): boolean {
  return cellTexts(line, key).some(({ text }) => text !== '');
}

function cellTexts(line: TableLine, key: TableColumn): readonly CellText[] {
  const { design, registration, note } = line;
  const small = (text: unknown): CellText => ({ text: typeof text === 'string' ? text : '', look: 'small' });
  if (key === 'study') {
    const named = Object.entries(studyDesignLabels).find(([value]) => value === design)?.[1] ?? '';
    return [{ text: String(line.study), look: 'strong' }, small(named), small(registration), small(note)];
  }
  const cell = line[key] ?? null;
  const texts = Array.isArray(cell) ? cell.map(String) : [String(joinCell(cell))];
  return texts.map((text) => ({ text, look: 'plain' }));
}
