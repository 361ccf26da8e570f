import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { printable } from '../cell-words.ts';
import { factLines } from '../export-facts.ts';
import { type Figure, figuresOf, type PrintedTable, referencesOf } from '../printed-table.ts';
import { pngSize } from '../region-pictures.ts';
import { notShown, type PaperColumn, paperColumns } from './columns.ts';
import { type Note, notesOf } from './notes.ts';
import { documentStyles } from './styles.ts';
import { noteBookmark, paperTable, twipsOfMm, widthOf } from './table.ts';

/** An A4 page in mm, with its margins. */
const page = { short: 210, long: 297, margin: 15 };
/** CSS pixels that a figure takes at most. */
const room = { width: 560, height: 420 };

/**
 * The evidence as a Word document: what the table is, the table with its headings on every page, the quotes as numbered
 * notes, pictures of regions, and the references. Columns without a value in any row are left out, and said to be.
 */
export async function evidenceDocx(table: PrintedTable): Promise<Uint8Array> {
  const columns = paperColumns.filter(({ cell }) =>
    table.lines.some((printed) =>
      cell(printed, table.works.get(printed.row.document)).some(({ text }) => text.trim() !== ''),
    ),
  );
  const wide = widthOf(columns) > page.short - 2 * page.margin;
  const roomMm = (wide ? page.long : page.short) - 2 * page.margin;
  const notes = notesOf(table);
  const title = `Evidence table: ${printable(table.facts.review)}`;
  const margin = Math.round(page.margin * twipsOfMm);
  const document = new Document({
    title,
    creator: `Sheaf ${table.facts.appVersion}`,
    description: factLines(table.facts)
      .map(([name, words]) => printable(`${name}: ${words}`))
      .join(' '),
    styles: documentStyles,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: Math.round(page.short * twipsOfMm),
              height: Math.round(page.long * twipsOfMm),
              orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: margin,
              bottom: margin,
              left: margin,
              right: margin,
              footer: Math.round(margin / 2),
            },
          },
        },
        footers: { default: footer(title, Math.round(roomMm * twipsOfMm)) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...facts(table, columns),
          ...(table.lines.length === 0 ? [] : [paperTable(table, columns, notes, roomMm)]),
          ...under('Quotes', notes.notes.map(noteParagraph)),
          ...under('Figures', figuresOf(table).flatMap(figureParagraphs)),
          ...under('References', referencesOf(table).map(referenceParagraph)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function facts(table: PrintedTable, columns: readonly PaperColumn[]): Paragraph[] {
  const empty = paperColumns.filter((column) => !columns.includes(column)).map(({ heading }) => heading);
  const none = empty.length === 0 ? '' : ` Without a value in any row, and left out: ${empty.join(', ')}.`;
  const columnsSaid = `Quotes are numbered and stand below the table. Not in this document: ${notShown(paperColumns).join(', ')}; the exports as web page, Excel, CSV and JSON have every column.${none}`;
  const said: readonly (readonly [string, string])[] = [...factLines(table.facts), ['Columns', columnsSaid]];
  const paragraphs = said.map(
    ([name, words]) =>
      new Paragraph({
        style: 'Facts',
        children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(printable(words))],
      }),
  );
  return [...paragraphs, new Paragraph({ spacing: { after: 60 }, children: [] })];
}

/** A heading with what stands under it; nothing where that is nothing. */
function under(heading: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  if (paragraphs.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(heading)] }),
    ...paragraphs,
  ];
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

function referenceParagraph(reference: string): Paragraph {
  return new Paragraph({ style: 'Reference', children: [new TextRun(printable(reference))] });
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

function footer(title: string, right: number): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Facts',
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: right }],
        children: [
          new TextRun(title),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
