import type { StudyFormat } from '#shared/contract/studies.ts';
import { citationStyleLabels, type CitationStyle } from '#shared/domain/citation-style.ts';
import { joinCell } from '#shared/domain/evidence-columns.ts';
import { studyDesignLabels } from '#shared/domain/result-labels.ts';
import { type StudyColumn, studyColumns } from '#shared/domain/study-columns.ts';
import { printable } from '../printed-words.ts';
import { csvOf } from '../csv.ts';
import type { CellText } from '../docx/columns.ts';
import { isWide, paperDocument, roomOf } from '../docx/paper.ts';
import { paperTable, textCell, widthOf } from '../docx/table.ts';
import { counted, momentWords } from '../export-facts.ts';
import { workbookOf } from '../xlsx.ts';
import type { StudyLine, StudyLines } from './study-lines.ts';

/** The studies of a review, and what an export says of itself. */
export type StudyTable = StudyLines & {
  readonly review: string;
  readonly citationStyle: CitationStyle;
  readonly appVersion: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
};

const encoders: Readonly<Record<StudyFormat, (table: StudyTable) => Promise<Uint8Array> | Uint8Array>> = {
  docx: studiesDocx,
  xlsx: studiesXlsx,
  csv: ({ lines }) => csvOf(studyColumns, lines),
};

/** The bytes of a table of studies in a format. */
export async function encodeStudies(format: StudyFormat, table: StudyTable): Promise<Uint8Array> {
  return encoders[format](table);
}

function leftOut({ leftOut: count }: StudyTable): string {
  if (count === 0) return 'nothing';
  return `${counted(count, 'study', 'studies')} whose papers are all excluded or in the bin`;
}

function studiesXlsx(table: StudyTable): Promise<Uint8Array> {
  const widths = { Therapy: 30, Comparator: 30, 'Arms and sizes': 44, Outcomes: 36, Citations: 70, Note: 30 };
  return workbookOf({ name: 'Studies', columns: studyColumns, widths, rows: table.lines }, [
    ['Review', table.review],
    ['Studies', table.lines.length],
    ['Documents', table.documents],
    ['Claims', table.claims],
    ['Left out', leftOut(table)],
    ['Papers taken', 'included or not yet decided upon'],
    ['References in', citationStyleLabels[table.citationStyle]],
    ['Made (UTC)', new Date(table.made)],
    ['Sheaf version', table.appVersion],
  ]);
}

const paper: readonly { readonly heading: string; readonly width: number; readonly key: StudyColumn }[] = [
  { heading: 'Study', width: 30, key: 'study' },
  { heading: 'Population', width: 28, key: 'population' },
  { heading: 'Therapy', width: 30, key: 'therapy' },
  { heading: 'Comparator', width: 30, key: 'comparator' },
  { heading: 'Arms and sizes', width: 42, key: 'arms' },
  { heading: 'Outcomes', width: 38, key: 'outcomes' },
  { heading: 'Documents', width: 62, key: 'citations' },
  { heading: 'Claims', width: 14, key: 'claims' },
];

function studiesDocx(table: StudyTable): Promise<Uint8Array> {
  const columns = paper.filter(({ key }) =>
    table.lines.some((line) => cellTexts(line, key).some(({ text }) => text !== '')),
  );
  const empty = paper.filter((column) => !columns.includes(column)).map(({ heading }) => heading);
  const wide = isWide(widthOf(columns));
  const rows = table.lines.map((line) => columns.map(({ key }) => textCell(cellTexts(line, key))));
  const counts = `${counted(table.lines.length, 'study', 'studies')} in ${counted(table.documents, 'document', 'documents')} with ${counted(table.claims, 'claim', 'claims')}`;
  return paperDocument({
    title: `Studies: ${printable(table.review)}`,
    appVersion: table.appVersion,
    facts: [
      [
        'Contents',
        `${counts}. Papers that are included or not yet decided upon. Arms and sizes as far as claims tell them.`,
      ],
      ['Left out', `${leftOut(table)}.`],
      ...(empty.length === 0 || rows.length === 0
        ? []
        : [['Columns', `Without a value in any row, and left out: ${empty.join(', ')}.`] as const]),
      [
        'Made',
        `${momentWords(table.made)}, with Sheaf ${table.appVersion}. References in ${citationStyleLabels[table.citationStyle]} style.`,
      ],
    ],
    wide,
    children: rows.length === 0 ? [] : [paperTable(columns, rows, roomOf(wide))],
  });
}

function cellTexts(line: StudyLine, key: StudyColumn): readonly CellText[] {
  const { design, registration, note } = line;
  const small = (text: unknown): CellText => ({ text: typeof text === 'string' ? text : '', look: 'small' });
  if (key === 'study') {
    const named = Object.entries(studyDesignLabels).find(([value]) => value === design)?.[1] ?? '';
    return [{ text: String(line.study), look: 'strong' }, small(named), small(registration), small(note)];
  }
  const cell = line[key];
  const texts = Array.isArray(cell) ? cell.map(String) : [String(joinCell(cell))];
  return texts.map((text) => ({ text, look: 'plain' }));
}
