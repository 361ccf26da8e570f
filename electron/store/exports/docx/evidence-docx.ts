import { Bookmark, ImageRun, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { printable } from '../printed-words.ts';
import { factLines } from '../export-facts.ts';
import { type Figure, figuresOf, type PrintedTable, type Reference, referencesOf } from '../printed-table.ts';
import { pngSize } from '../region-pictures.ts';
import { notShown, type PaperColumn, paperColumns } from './columns.ts';
import { type Note, notesOf } from './notes.ts';
import { isWide, paperDocument, roomOf, under } from './paper.ts';
import { placedFigure, wantedBy } from './placed-figure.ts';
import {
  noteBookmark,
  notesCell,
  paperTable,
  referenceBookmark,
  textCell,
  textRuns,
  widthOf,
} from './table.ts';

/** CSS pixels that the picture of a region takes at most. */
const room = { width: 560, height: 420 };
const quotes = { heading: 'Quotes', width: 14 };

/**
 * The evidence as a Word document: what the table is, the table with its headings on every page, the quotes as numbered
 * notes, pictures of regions, and the references. Columns without a value in any row are left out, and said to be.
 */
export function evidenceDocx(table: PrintedTable): Promise<Uint8Array> {
  const { lines, works, facts } = table;
  const columns = paperColumns.filter(({ cell }) =>
    lines.some((printed) =>
      cell(printed, works.get(printed.row.document)).some(({ text }) => text.trim() !== ''),
    ),
  );
  // A matrix that would be small print on an upright page lays it on its side.
  const wide = isWide(
    Math.max(widthOf([...columns, quotes]), table.matrix === null ? 0 : wantedBy(table.matrix)),
  );
  const { notes, ofLine } = notesOf(table);
  const rows = lines.map((printed, row) => [
    ...columns.map(({ cell }) => textCell(cell(printed, works.get(printed.row.document)))),
    notesCell(ofLine[row] ?? []),
  ]);
  return paperDocument({
    title: `Evidence table: ${printable(facts.review)}`,
    appVersion: facts.appVersion,
    facts: [...factLines(facts), ['Columns', columnsSaid(columns)]],
    wide,
    children: [
      ...(rows.length === 0 ? [] : [paperTable([...columns, quotes], rows, roomOf(wide))]),
      ...under('Quotes', notes.map(noteParagraph)),
      ...under('Figures', figures(table, wide)),
      ...under('References', referencesOf(table).map(referenceParagraph)),
    ],
  });
}

/** Which columns the document has not, and where they are. */
function columnsSaid(columns: readonly PaperColumn[]): string {
  const empty = paperColumns.filter((column) => !columns.includes(column)).map(({ heading }) => heading);
  const none = empty.length === 0 ? '' : ` Without a value in any row, and left out: ${empty.join(', ')}.`;
  return `Quotes are numbered and stand below the table. Not in this document: ${notShown(paperColumns).join(', ')}; the exports as web page, Excel, CSV and JSON have every column.${none}`;
}

function noteParagraph({ number, quote, from }: Note): Paragraph {
  const words = quote.startsWith('[region') ? quote : `“${quote}”`;
  return new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.LEFT, position: 567 }],
    children: [
      new Bookmark({ id: noteBookmark(number), children: [new TextRun(`${number}.`)] }),
      new TextRun({ children: [new Tab(), printable(words)] }),
      new TextRun(printable(from === '' ? '' : ` — ${from}`)),
    ],
  });
}

/** A reference, behind its number where the style has one. */
function referenceParagraph({ number, reference }: Reference): Paragraph {
  if (number === null) return new Paragraph({ style: 'Reference', children: textRuns(reference) });
  return new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.LEFT, position: 567 }],
    children: [
      new Bookmark({ id: referenceBookmark(number), children: [new TextRun(`${number}.`)] }),
      new TextRun({ children: [new Tab()] }),
      ...textRuns(reference),
    ],
  });
}

/** The pictures of regions, which lines of the table name by their numbers, and the matrix behind them. */
function figures(table: PrintedTable, wide: boolean): Paragraph[] {
  const regions = figuresOf(table);
  const matrix = table.matrix === null ? [] : placedFigure(table.matrix, regions.length + 1, wide);
  return [...regions.flatMap(figureParagraphs), ...matrix];
}

function figureParagraphs({ name, png, from }: Figure): Paragraph[] {
  const size = pngSize(png) ?? room;
  const scale = Math.min(room.width / size.width, room.height / size.height, 1);
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const caption = printable(`${title}. Region of ${from}.`);
  const picture = new ImageRun({
    type: 'png',
    data: png,
    transformation: {
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
    },
    altText: { name: title, title, description: caption },
  });
  return [
    new Paragraph({ keepNext: true, children: [picture] }),
    new Paragraph({ style: 'Facts', children: [new TextRun(caption)] }),
  ];
}
