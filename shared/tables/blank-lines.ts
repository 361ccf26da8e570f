/*
 * Tables without separators: copied from a PDF their cells are parted by single blanks, in text of a fixed width by several.
 */

const value = String.raw`[<>≤≥]?[−–+-]?\d(?:[\d.,·’']*\d)?(?:[eE][−-]?\d+)?(?:\s?%)?`;
const pair = String.raw`\d+\s?/\s?\d+`;
const inBrackets = String.raw`[([]\s*${value}(?:\s*(?:,|;|–|—|-|to|bis)\s*${value})?\s*[)\]]`;
const unknown = String.raw`(?:Not estimable|NE|NR|NA|n\.d\.)`;
/** A cell at the end of a line: a number with what stands in brackets behind it, a spread, or that there is none. */
const lastCell = new RegExp(
  String.raw`(?:^|\s)((?:${pair}|${value})(?:\s?±\s?${value})?(?:\s*${inBrackets})?|${unknown})$`,
  'u',
);
const isYear = /^(?:19|20)\d\d$/u;
const headings =
  /^(?:study(?: or subgroup| id)?|trial|author|year|events|total|n\/n|n|mean|sd|se|weight|p(?:[ -]?value)?|(?:log)?\[?(?:risk|odds|hazard|rate)[ _]ratio\]?|(?:std\.? )?mean difference|(?:(?:M-?H|IV|Peto)[,. ]+(?:Fixed|Random)[,. ]+)?95\s?%[ -]?CI|HR|OR|RR|RD|MD|SMD)(?=\s|$)\s*/iu;

/** A line with the number of the line of text where it stands, counted from 1. */
interface PartedLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Lines of cells where blanks part them; null where they do not. Most cells of a line are numbers at its end, behind the name
 * of a study, to which a year belongs.
 */
export function blankLines(text: string): PartedLine[] | null {
  if (text.includes('\t')) return null;
  const lines = text.split(/\r\n|\r|\n/u).map((words, at) => ({ line: at + 1, words: words.trim() }));
  const read = lines.map(({ line, words }) => ({ line, words, cells: cellsOf(words) }));
  const width = commonWidth(read.map(({ cells }) => cells.length));
  if (width === null) return null;
  return read.map(({ line, words, cells }) => ({
    line,
    cells: cells.length > 2 ? cells : (headingsOf(words, width) ?? [words]),
  }));
}

/** No printed line is longer; longer ones are not searched for numbers. */
const longest = 500;

/** How many cells most lines have, where that is at least three and two lines have them. */
function commonWidth(widths: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 2) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  const written = widths.filter((width) => width > 0).length;
  return best !== undefined && best[1] > 1 && best[1] * 3 >= written ? best[0] : null;
}

/** The name of a study and the values behind it; a line of several blanks between its cells is cut at these. */
function cellsOf(words: string): string[] {
  if (words === '') return [];
  if (words.length > longest) return [words];
  const wide = words.split(/ {2,}|\u00A0{2,}/u);
  if (wide.length > 2 && !wide.some((cell) => /[,;|]$/u.test(cell))) return wide;
  let rest = words;
  const cells: string[] = [];
  for (let found = lastCell.exec(rest); found !== null; found = lastCell.exec(rest)) {
    cells.unshift(found[1] ?? '');
    rest = rest.slice(0, found.index).trimEnd();
  }
  const [first = ''] = cells;
  if (rest !== '' && isYear.test(first)) return [`${rest} ${first}`, ...cells.slice(1)];
  return rest === '' ? cells : [rest, ...cells];
}

/** A line that is made of known headings alone, as many as there are cells; null: it is none. */
function headingsOf(words: string, width: number): string[] | null {
  const found: string[] = [];
  let rest = words;
  for (let match = headings.exec(rest); match !== null && rest !== ''; match = headings.exec(rest)) {
    found.push(match[0].trim());
    rest = rest.slice(match[0].length);
  }
  return rest === '' && found.length === width ? found : null;
}
