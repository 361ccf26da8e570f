import { breakLines, lineWidth, type TextLine, wordsOf } from './line-breaking.ts';
import { PageCanvas } from './page-canvas.ts';
import { drawForest, drawTable } from './paper-figures.ts';
import { paper } from './paper-text.ts';
import { pdfFile } from './pdf-file.ts';

const page = { width: 595.276, height: 841.89, margin: 50, gutter: 19.276 };
const full = page.width - 2 * page.margin;
const column = (full - page.gutter) / 2;
const [left, right] = [page.margin, page.margin + column + page.gutter];
const floor = 62;
const body = { size: 10.2, leading: 12.9 };

type Frame = {
  readonly canvas: PageCanvas;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
};
type Piece = { readonly line: TextLine | string; readonly indent: number; readonly before: number };

function furniture(canvas: PageCanvas, label: string): void {
  const style = { font: 'sans', size: 7.5, grey: 0.35 } as const;
  const end = page.margin + full;
  canvas.text(paper.journal, [left, 803], style);
  canvas.textRight(label === 'e101' ? paper.issue : paper.short, [end, 803], style);
  canvas.rule([left, 797], [end, 797], 0.5);
  canvas.rule([left, 46], [end, 46], 0.5);
  canvas.text(paper.notice, [left, 36], { ...style, size: 6.5 });
  canvas.textRight(label, [end, 36], style);
}

/** Title, authors and abstract over the full width; returns the y under which the columns begin. */
function drawHead(canvas: PageCanvas): number {
  canvas.text(paper.kind, [left, 779], { font: 'sansBold', size: 8, grey: 0.35 });
  for (const [index, line] of paper.title.entries()) {
    canvas.text(line, [left, 756 - index * 21], { font: 'bold', size: 18 });
  }
  canvas.text(paper.authors, [left, 716], { font: 'roman', size: 10.5 });
  let y = 700;
  canvas.rule([left, y], [left + full, y], 0.8);
  const measure = { size: 9.5, width: full - 24, indent: 0 };
  for (const paragraph of paper.abstract) {
    y -= 4;
    for (const line of breakLines(wordsOf(paragraph), measure)) {
      y -= 11.8;
      canvas.line(line, [left + 12, y], measure);
    }
  }
  y -= 9;
  canvas.rule([left, y], [left + full, y], 0.8);
  return y;
}

/** Headings and paragraphs as single lines, ready to flow; headings and first paragraphs have no indent. */
function bodyPieces(): Piece[] {
  const pieces: Piece[] = [];
  let afterHeading = true;
  for (const text of paper.body) {
    if (text.startsWith('# ')) {
      pieces.push({ line: text.slice(2), indent: 0, before: pieces.length === 0 ? 0 : 6 });
      afterHeading = true;
      continue;
    }
    const indent = afterHeading ? 0 : 10;
    const lines = breakLines(wordsOf(text), { size: body.size, width: column, indent });
    pieces.push(...lines.map((line, index) => ({ line, indent: index === 0 ? indent : 0, before: 0 })));
    afterHeading = false;
  }
  return pieces;
}

function drawPiece(frame: Frame, piece: Piece, y: number): void {
  if (typeof piece.line === 'string') {
    frame.canvas.text(piece.line, [frame.x, y], { font: 'sansBold', size: 9.5 });
    return;
  }
  const measure = { size: body.size, width: column - piece.indent };
  frame.canvas.line(piece.line, [frame.x + piece.indent, y], measure);
}

/** Fills the frames one after the other; a heading never ends one. Returns the y reached in the last. */
function flow(pieces: readonly Piece[], frames: readonly Frame[]): number {
  const rest = [...frames];
  let frame = rest.shift();
  let y = frame?.top ?? 0;
  for (const piece of pieces) {
    const needed = body.leading * (typeof piece.line === 'string' ? 3 : 1);
    if (frame !== undefined && y - needed < frame.bottom) {
      frame = rest.shift();
      y = frame?.top ?? 0;
    }
    if (frame === undefined) throw new Error('the paper is longer than its two pages');
    y -= body.leading + (y === frame.top ? 0 : piece.before);
    drawPiece(frame, piece, y);
  }
  return y;
}

function drawReferences(canvas: PageCanvas, from: number): void {
  let y = from - 20;
  canvas.text('References', [right, y], { font: 'sansBold', size: 9.5 });
  for (const [index, reference] of paper.references.entries()) {
    const words = wordsOf(reference);
    const measure = { size: 8, width: column - 12, indent: 0 };
    canvas.text(`${index + 1}.`, [right, y - 10.5], { font: 'roman', size: 8 });
    for (const line of breakLines(words, measure)) {
      y -= 10.5;
      const ragged = lineWidth(line.words, measure.size) < measure.width * 0.85;
      canvas.line({ ...line, last: line.last || ragged }, [right + 12, y], measure);
    }
  }
  if (y < 250) throw new Error(`the references run into the figure (${y})`);
}

/** The sample paper: a two-column trial report of two A4 pages. The bytes are the same on every machine. */
export function samplePaper(): Uint8Array {
  const [first, second] = [new PageCanvas(), new PageCanvas()];
  furniture(first, 'e101');
  const columnsTop = drawHead(first) - 8;
  furniture(second, 'e102');
  const tableBottom = drawTable(second, [left, 785], full) - 12;
  const reached = flow(bodyPieces(), [
    { canvas: first, x: left, top: columnsTop, bottom: floor },
    { canvas: first, x: right, top: columnsTop, bottom: floor },
    { canvas: second, x: left, top: tableBottom, bottom: 268 },
    { canvas: second, x: right, top: tableBottom, bottom: 268 },
  ]);
  drawForest(second, [left, floor], full);
  drawReferences(second, reached);
  return pdfFile({
    info: {
      Title: paper.plainTitle,
      Author: paper.authors,
      Subject: paper.notice,
      Creator: 'Sheaf',
      Producer: 'Sheaf sample script',
      CreationDate: 'D:20250101000000Z',
    },
    size: [page.width, page.height],
    label: { prefix: 'e', start: 101 },
    pages: [first.content(), second.content()],
  });
}
