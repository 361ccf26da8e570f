import {
  type AlignmentType,
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
import type { Runs } from '#shared/citations/runs.ts';
import { printable } from '../printed-words.ts';
import type { CellText } from './columns.ts';

/** Twentieths of a point in a millimetre. */
export const twipsOfMm = 56.7;

const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The name of the bookmark at a note. */
export function noteBookmark(number: number): string {
  return `note-${number}`;
}

/** The name of the bookmark at a reference. */
export function referenceBookmark(number: number): string {
  return `reference-${number}`;
}

/** A column of a table on paper. */
export type Column = {
  readonly heading: string;
  /** The width that it wants, in mm. */
  readonly width: number;
};

/** The width that columns want, in mm. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/**
 * A table on paper: a heading that every page repeats, and the rows.
 * @param roomMm the width that its columns share
 */
export function paperTable(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  roomMm: number,
): Table {
  const widths = sharedWidths(columns, roomMm);
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading: text }, at) => headCell([text], { width: widths[at] ?? 0 })),
  });
  return ruledTable(widths, [
    heading,
    ...rows.map((cells) => new TableRow({ cantSplit: true, children: [...cells] })),
  ]);
}

/** The room as columns share it, by the widths that they want, in twips. */
export function sharedWidths(columns: readonly Pick<Column, 'width'>[], roomMm: number): number[] {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0);
  const scale = (roomMm * twipsOfMm) / wanted;
  return columns.map(({ width }) => Math.round(width * scale));
}

/** A cell of a heading: a bold line, and lines beneath it. */
export function headCell(
  [first = '', ...others]: readonly string[],
  place: {
    /** In twips. */
    readonly width: number;
    readonly columnSpan?: number;
    readonly rowSpan?: number;
    readonly alignment?: (typeof AlignmentType)['RIGHT' | 'CENTER'];
  },
): TableCell {
  const { width, alignment, ...spans } = place;
  const aligned = alignment === undefined ? {} : { alignment };
  return new TableCell({
    ...spans,
    width: { size: width, type: WidthType.DXA },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E7ECF2' },
    children: [
      new Paragraph({
        ...aligned,
        style: 'Cell',
        keepNext: true,
        children: [new TextRun({ text: printable(first), bold: true })],
      }),
      ...others.map(
        (text) =>
          new Paragraph({
            ...aligned,
            style: 'CellSmall',
            keepNext: true,
            children: [new TextRun(printable(text))],
          }),
      ),
    ],
  });
}

/** Rows with lines between them. @param columnWidths in twips */
export function ruledTable(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [...rows],
  });
}

/** The runs of a reference, with their italics. */
export function textRuns(runs: Runs): TextRun[] {
  return runs.map(
    ({ text, italic }) => new TextRun({ text: printable(text), ...(italic ? { italics: true } : {}) }),
  );
}

/** A cell with a paragraph for each text that says something. */
export function textCell(texts: readonly CellText[]): TableCell {
  const told = texts.filter(({ text, cites }) => text.trim() !== '' || typeof cites === 'number');
  const paragraphs = told.map(
    ({ text, look, runs, cites }) =>
      new Paragraph({
        style: look === 'small' ? 'CellSmall' : 'Cell',
        children: [
          ...(runs === undefined
            ? [new TextRun({ text: printable(text), bold: look === 'strong' })]
            : textRuns(runs)),
          ...(typeof cites === 'number' ? citation(cites) : []),
        ],
      }),
  );
  return new TableCell({
    children: paragraphs.length === 0 ? [new Paragraph({ style: 'Cell' })] : paragraphs,
  });
}

/** " [2]", a way to the reference. */
function citation(number: number): (TextRun | InternalHyperlink)[] {
  const children = [new TextRun({ text: `[${number}]`, style: 'Hyperlink' })];
  return [new TextRun(' '), new InternalHyperlink({ anchor: referenceBookmark(number), children })];
}

/** The numbers of the quotes, each a way to its note. */
export function notesCell(numbers: readonly number[]): TableCell {
  const links = numbers.flatMap((number, at) => [
    ...(at === 0 ? [] : [new TextRun(', ')]),
    new InternalHyperlink({
      anchor: noteBookmark(number),
      children: [new TextRun({ text: String(number), style: 'Hyperlink' })],
    }),
  ]);
  return new TableCell({ children: [new Paragraph({ style: 'Cell', children: links })] });
}
