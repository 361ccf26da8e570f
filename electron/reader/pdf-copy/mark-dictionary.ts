import type { PdfMark } from '#shared/contract/reader-annotate.ts';
import type { Rotation } from '#shared/text/page-text.ts';
import { type PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib';

/** Where a page lies in its own coordinates, and how it is turned when it is shown. */
export type PageFrame = {
  readonly view: readonly [number, number, number, number];
  readonly rotate: Rotation;
};

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** As the window tints words. */
const TINT = 0.3;
const LINE = 1.5;
/** The annotation is printed with its page (ISO 32000-1, table 165). */
const PRINT = 4;

/**
 * The dictionary of a mark (ISO 32000-1, 12.5.6.10 and 12.5.6.8), and the content of its appearance, which every program
 * draws alike. Corners of a highlight come as Acrobat writes them: upper left, upper right, lower left, lower right of
 * the line as it is read on the shown page.
 */
export function markDictionary(
  context: PDFContext,
  mark: PdfMark,
  on: { readonly frame: PageFrame; readonly page: PDFRef; readonly appearance: PDFRef },
): PDFDict {
  const boxes = boxesOf(mark, on.frame);
  const kind =
    mark.kind === 'highlight'
      ? { Subtype: 'Highlight', QuadPoints: boxes.flatMap((box) => corners(box, on.frame.rotate)), CA: TINT }
      : { Subtype: 'Square', BS: { W: LINE } };
  return context.obj({
    Type: 'Annot',
    // First, so that it is found again close to where its object begins.
    NM: PDFString.of(mark.name),
    ...kind,
    Rect: [...around(boxes)],
    C: mark.colour.map(short),
    F: PRINT,
    P: on.page,
    AP: { N: on.appearance },
    T: PDFHexString.fromText(mark.author),
    Contents: PDFHexString.fromText(mark.contents),
    CreationDate: dateString(mark.created),
    M: dateString(mark.modified),
  });
}

/** How a mark is painted: its words tinted so that they stay black, a region framed. */
export function appearanceOf(context: PDFContext, mark: PdfMark, frame: PageFrame) {
  const boxes = boxesOf(mark, frame);
  const colour = mark.colour.map(short).join(' ');
  const painted =
    mark.kind === 'highlight'
      ? `/Tint gs ${colour} rg ${boxes.map(rectangle).join(' ')} f`
      : `${colour} RG ${LINE} w ${boxes.map((box) => rectangle(inset(box))).join(' ')} S`;
  return context.stream(painted, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [...around(boxes)],
    Group: { S: 'Transparency' },
    Resources: { ExtGState: { Tint: { Type: 'ExtGState', BM: 'Multiply', ca: TINT, CA: TINT } } },
  });
}

function boxesOf({ rects }: PdfMark, { view }: PageFrame): Box[] {
  const [left, bottom] = view;
  return rects.map(
    ([x0, y0, x1, y1]): Box => [short(x0 + left), short(y0 + bottom), short(x1 + left), short(y1 + bottom)],
  );
}

function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** The corners of a box, begun with the one that is the upper left of the page as it is shown. */
function corners([x0, y0, x1, y1]: Box, rotate: Rotation): number[] {
  switch (rotate) {
    case 0:
      return [x0, y1, x1, y1, x0, y0, x1, y0];
    case 90:
      return [x0, y0, x0, y1, x1, y0, x1, y1];
    case 180:
      return [x1, y0, x0, y0, x1, y1, x0, y1];
    case 270:
      return [x1, y1, x1, y0, x0, y1, x0, y0];
  }
}

function inset([x0, y0, x1, y1]: Box): Box {
  const by = LINE / 2;
  return [short(x0 + by), short(y0 + by), short(x1 - by), short(y1 - by)];
}

function rectangle([x0, y0, x1, y1]: Box): string {
  return `${x0} ${y0} ${short(x1 - x0)} ${short(y1 - y0)} re`;
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** `D:20261129101530Z` (ISO 32000-1, 7.9.4). */
function dateString(moment: string): PDFString {
  return PDFString.of(`D:${moment.slice(0, 19).replace(/[-:T]/gu, '')}Z`);
}
