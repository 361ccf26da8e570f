import { lines, type TextLine } from './lines.ts';
import type { PageText } from './page-text.ts';
import { paragraphAt, sentenceAt } from './selection.ts';
import { cellAt } from './table-columns.ts';
import type { Span } from './text-index.ts';

/** A heading has no more lines than this. */
const HEADING_LINES = 3;
/** In heights of the line: the space before a word that is not there. */
const SPACE = 0.3;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The paragraph at an offset of a PDF page, told by more than the text: the cell where it stands in a table, and a
 * heading apart from the paragraph that follows it closely.
 */
export function paragraphOn(page: PageText, offset: number): Span {
  return cellAt(page, offset) ?? partedByHeadings(page, paragraphAt(page, offset), offset);
}

/** The sentence at an offset of a PDF page, within what `paragraphOn` answers. */
export function sentenceOn(page: PageText, offset: number): Span {
  return sentenceAt(page, offset, paragraphOn(page, offset));
}

function partedByHeadings(page: PageText, block: Span, offset: number): Span {
  const own = lines(page).filter(({ start, end }) => start >= block.start && end <= block.end);
  if (own.length < 2 || RIGHT_TO_LEFT.test(page.text.slice(block.start, block.end))) return block;
  const borders = headingBorders(page, own);
  const start = borders.findLast((border) => border <= offset) ?? block.start;
  const next = borders.find((border) => border > offset);
  return { start, end: next === undefined ? block.end : next - 1 };
}

/** Where the lines begin before which a heading or the text after one begins. */
function headingBorders(page: PageText, own: readonly TextLine[]): number[] {
  const borders: number[] = [];
  const wordsOf = (line: TextLine | undefined): string =>
    line === undefined ? '' : page.text.slice(line.start, line.end);
  const right = Math.max(...own.map(({ rect }) => rect[2]));
  let first = 0;
  for (const [at, line] of own.entries()) {
    const next = own[at + 1];
    if (next === undefined) break;
    const words = wordsOf(line);
    const begins = /^["'\u201c\u2018([\u2022\u25aa\u25cf]*\s*[\p{Lu}\p{N}]/u;
    if (/[.!?:]["'\u201d\u2019)]*$/u.test(words)) first = at + 1;
    else if (
      at - first < HEADING_LINES &&
      !/[,;\p{Pd}\u00ad]$/u.test(words) &&
      begins.test(wordsOf(own[first])) &&
      begins.test(wordsOf(next)) &&
      isBrokenOff(page, line, next, right)
    ) {
      borders.push(...(first === 0 ? [] : [own[first]?.start ?? 0]), next.start);
      first = at + 1;
    }
  }
  return borders;
}

/** Whether a line ends although the first word of the next had room on it: somebody wanted it to end there. */
function isBrokenOff(page: PageText, line: TextLine, next: TextLine, right: number): boolean {
  const length = page.text.slice(next.start, next.end).search(/\s|$/u);
  const [x0, y0] = [line.rect[2], line.rect[1]];
  const width = (page.boxes[4 * (next.start + length - 1) + 2] ?? 0) - next.rect[0];
  return right - x0 > width + SPACE * (line.rect[3] - y0);
}
