import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { printable } from '../printed-words.ts';
import { documentStyles } from './styles.ts';
import { twipsOfMm } from './table.ts';

/** An A4 page in mm, with its margins. */
const page = { short: 210, long: 297, margin: 15 };

/** The pages of a document. */
export type Paper = {
  readonly title: string;
  readonly appVersion: string;
  /** Lines above the table: what it is. */
  readonly facts: readonly (readonly [name: string, words: string])[];
  readonly wide: boolean;
  readonly children: readonly (Paragraph | Table)[];
};

/** Whether a table that wants this much room, in mm, is set on a page that lies on its side. */
export function isWide(width: number): boolean {
  return width > page.short - 2 * page.margin;
}

/** The width between the margins, in mm. */
export function roomOf(wide: boolean): number {
  return (wide ? page.long : page.short) - 2 * page.margin;
}

/** The height between the margins, in mm. */
export function heightOf(wide: boolean): number {
  return (wide ? page.short : page.long) - 2 * page.margin;
}

/** A Word document with its title, facts, contents and numbered pages. */
export async function paperDocument({
  title,
  appVersion,
  facts,
  wide,
  children,
}: Paper): Promise<Uint8Array> {
  const margin = Math.round(page.margin * twipsOfMm);
  const document = new Document({
    title,
    creator: `Sheaf ${appVersion}`,
    description: facts.map(([name, words]) => printable(`${name}: ${words}`)).join(' '),
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
        footers: { default: footer(title, Math.round(roomOf(wide) * twipsOfMm)) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...facts.map(factParagraph),
          new Paragraph({ spacing: { after: 60 }, children: [] }),
          ...children,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function factParagraph([name, words]: readonly [name: string, words: string]): Paragraph {
  const children = [new TextRun({ text: `${name}: `, bold: true }), new TextRun(printable(words))];
  return new Paragraph({ style: 'Facts', children });
}

/** A heading with what stands under it; nothing where that is nothing. */
export function under(heading: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  if (paragraphs.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(heading)] }),
    ...paragraphs,
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
