import {
  BorderStyle,
  InternalHyperlink,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { printable } from '../cell-words.ts';
import type { PrintedTable } from '../printed-table.ts';
import type { CellText, PaperColumn } from './columns.ts';
import type { Notes } from './notes.ts';

/** Twentieths of a point in a millimetre. */
export const twipsOfMm = 56.7;
const notesWidth = 14;

const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The name of the bookmark at a note. */
export function noteBookmark(number: number): string {
  return `note-${number}`;
}

/** The width that columns want with the one of notes, in mm. */
export function widthOf(columns: readonly PaperColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, notesWidth);
}

/** The rows of a table on paper: a heading that every page repeats, and a row for each line. */
export function paperTable(
  table: PrintedTable,
  columns: readonly PaperColumn[],
  { ofLine }: Notes,
  roomMm: number,
): Table {
  const widths = [...columns.map(({ width }) => width), notesWidth];
  const scale = (roomMm * twipsOfMm) / widthOf(columns);
  const columnWidths = widths.map((width) => Math.round(width * scale));
  const heading = (text: string, at: number): TableCell =>
    new TableCell({
      width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E7ECF2' },
      children: [
        new Paragraph({ style: 'Cell', keepNext: true, children: [new TextRun({ text, bold: true })] }),
      ],
    });
  const rows = table.lines.map((printed, row) => {
    const work = table.works.get(printed.row.document);
    const cells = columns.map(({ cell }) => textCell(cell(printed, work)));
    return new TableRow({ cantSplit: true, children: [...cells, notesCell(ofLine[row] ?? [])] });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: [...columns.map(({ heading: text }) => text), 'Quotes'].map(heading),
      }),
      ...rows,
    ],
  });
}

function textCell(texts: readonly CellText[]): TableCell {
  const told = texts.filter(({ text }) => text.trim() !== '');
  const paragraphs = told.map(
    ({ text, look }) =>
      new Paragraph({
        style: look === 'small' ? 'CellSmall' : 'Cell',
        children: [new TextRun({ text: printable(text), bold: look === 'strong' })],
      }),
  );
  return new TableCell({
    children: paragraphs.length === 0 ? [new Paragraph({ style: 'Cell' })] : paragraphs,
  });
}

/** The numbers of the quotes, each a way to its note. */
function notesCell(numbers: readonly number[]): TableCell {
  const links = numbers.flatMap((number, at) => [
    ...(at === 0 ? [] : [new TextRun(', ')]),
    new InternalHyperlink({
      anchor: noteBookmark(number),
      children: [new TextRun({ text: String(number), style: 'Hyperlink' })],
    }),
  ]);
  return new TableCell({ children: [new Paragraph({ style: 'Cell', children: links })] });
}
