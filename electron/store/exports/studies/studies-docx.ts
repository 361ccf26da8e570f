import { HeadingLevel, Paragraph, type Table, TextRun } from 'docx';
import { plainText } from '#shared/citations/runs.ts';
import type { StudyRow } from '#shared/contract/studies.ts';
import { citationStyleLabels } from '#shared/domain/citation-style.ts';
import { joinCell } from '#shared/domain/evidence-columns.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { chunk } from '#shared/kit/chunk.ts';
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

/** `name`: the study's label alone. */
type PaperColumn = Column & { readonly key: TableColumn | 'name' };

const paper: readonly PaperColumn[] = [
  { heading: 'Study', width: 30, key: 'study' },
  { heading: 'Population', width: 28, key: 'population' },
  { heading: 'Therapy', width: 30, key: 'therapy' },
  { heading: 'Comparator', width: 30, key: 'comparator' },
  { heading: 'Arms and sizes', width: 42, key: 'arms' },
  { heading: 'Outcomes', width: 38, key: 'outcomes' },
  { heading: 'Documents', width: 62, key: 'citations' },
  { heading: 'Claims', width: 18, key: 'claims' },
];

/** Of a free field, in mm; columns that want more than this together can't be read on a page and go on in a table below. */
const fieldWidth = 26;
const mostWidth = 340;

/**
 * The studies as a Word document: what the table is, and a row for each study. Free fields that have no room beside the
 * other columns stand in tables below it, in which the studies are named again: none is left out.
 */
export function studiesDocx(table: StudyTable): Promise<Uint8Array> {
  const lines = tableLines(table);
  const filled = paper.filter(({ key }) => lines.some((line) => says(line, key)));
  const { columns, further } = withFields(filled, table.fieldNames);
  const empty = paper.filter((column) => !filled.includes(column)).map(({ heading }) => heading);
  const wide = isWide(widthOf(columns));
  const tableOf = (of: readonly PaperColumn[]): Table => {
    const rows = lines.map((line, at) =>
      of.map(({ key }) =>
        textCell(key === 'citations' ? references(table.studies[at]) : cellTexts(line, key)),
      ),
    );
    return paperTable(of, rows, roomOf(wide));
  };
  const counts = `${counted(lines.length, 'study', 'studies')} in ${counted(table.documents, 'document', 'documents')} with ${counted(table.claims, 'claim', 'claims')}`;
  const columnWords = lines.length === 0 ? '' : columnsSaid(empty, further);
  return paperDocument({
    title: `Studies: ${printable(table.review)}`,
    appVersion: table.appVersion,
    facts: [
      [
        'Contents',
        `${counts}. Documents that are included or not yet decided upon. Arms and sizes as far as claims tell them.`,
      ],
      ['Left out', `${leftOutWords(table)}.`],
      ...(columnWords === '' ? [] : [['Columns', columnWords] as const]),
      [
        'Made',
        `${momentWords(table.made)}, with Sheaf ${table.appVersion}. References in ${citationStyleLabels[table.citationStyle]} style.`,
      ],
    ],
    wide,
    children:
      lines.length === 0
        ? []
        : [
            tableOf(columns),
            ...further.flatMap((part, at) => [continued(at + 2, further.length + 1), tableOf(part)]),
          ],
  });
}

/** The heading above a table that goes on with the columns of the one before. */
function continued(part: number, of: number): Paragraph {
  const text = `Studies, continued: further fields (table ${part} of ${of})`;
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] });
}

const nameColumn: PaperColumn = { heading: 'Study', width: 30, key: 'name' };

/** The columns with as many free fields as fit, before the documents; the further ones in tables of their own. */
function withFields(
  columns: readonly PaperColumn[],
  names: readonly string[],
): { readonly columns: readonly PaperColumn[]; readonly further: readonly (readonly PaperColumn[])[] } {
  const most = Math.max(0, Math.floor((mostWidth - widthOf(columns)) / fieldWidth));
  const each = names.map(
    (name): PaperColumn => ({ heading: printable(name), width: fieldWidth, key: `field:${name}` }),
  );
  const fields = each.slice(0, most);
  const inTable = Math.floor((mostWidth - nameColumn.width) / fieldWidth);
  const further = chunk(each.slice(most), inTable).map((part) => [nameColumn, ...part]);
  const found = columns.findIndex(({ key }) => key === 'citations');
  const at = found < 0 ? columns.length : found;
  return { columns: [...columns.slice(0, at), ...fields, ...columns.slice(at)], further };
}

function columnsSaid(empty: readonly string[], further: readonly unknown[]): string {
  return [
    empty.length === 0 ? '' : `Without a value in any row, and left out: ${empty.join(', ')}.`,
    further.length === 0 ? '' : 'Fields for which the table has no room stand in tables below it.',
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

function says(line: TableLine, key: PaperColumn['key']): boolean {
  return cellTexts(line, key).some(({ text }) => text !== '');
}

function cellTexts(line: TableLine, key: PaperColumn['key']): readonly CellText[] {
  const { design, registration, note } = line;
  const small = (text: unknown): CellText => ({ text: typeof text === 'string' ? text : '', look: 'small' });
  if (key === 'study') {
    const named = Object.entries(studyDesignLabels).find(([value]) => value === design)?.[1] ?? '';
    return [{ text: String(line.study), look: 'strong' }, small(named), small(registration), small(note)];
  }
  if (key === 'name') return [{ text: String(line.study), look: 'strong' }];
  const cell = line[key] ?? null;
  const texts = Array.isArray(cell) ? cell.map(String) : [String(joinCell(cell))];
  return texts.map((text) => ({ text, look: 'plain' }));
}
