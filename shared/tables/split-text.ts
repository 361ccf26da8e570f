import { unguardCell } from '#shared/formats/guard-cell.ts';
import { blankLines } from './blank-lines.ts';

const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** A blank where no other separator cuts more. */
export type Separator = (typeof SEPARATORS)[number] | ' ';

/** A line of a table, with the number of the line of text where it begins, counted from 1. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Lines {
  readonly separator: Separator;
  readonly lines: readonly Line[];
}

/** Longest text that is taken, in characters. */
export const longestText = 5_000_000;

/**
 * Splits a text into lines of cells. The separator is the one that cuts most lines into the same number of cells; a tab goes
 * before the others, then the semicolon, which spreadsheets take beside a decimal comma. Quoted cells may hold separators and
 * line ends. The guard of our exports, and Excel’s `="…"`, are taken off. Nothing is lost: a quote that is never closed is a
 * character.
 */
export function splitText(text: string): Lines {
  const { words, named } = withoutPreamble(text);
  const head = words.slice(0, 50_000);
  const blank = named === null && blankLines(head) !== null ? blankLines(words) : null;
  if (blank !== null) return { separator: ' ', lines: blank };
  const separator = named ?? bestSeparator(head);
  const cut = cutLines(words, separator);
  const lines = separator === '|' ? withoutPipes(cut) : cut;
  return { separator, lines: lines.map(({ line, cells }) => ({ line, cells: cells.map(bareCell) })) };
}

/** The byte-order mark and Excel’s line `sep=;` are no part of a table. */
function withoutPreamble(text: string): { words: string; named: Separator | null } {
  const bare = text.replace(/^\uFEFF/u, '');
  const named = /^"?sep=([\t;,|])"?\r?\n/iu.exec(bare);
  const separator = SEPARATORS.find((one) => one === named?.[1]) ?? null;
  // The line end stays, so that lines keep their numbers.
  return { words: named ? bare.slice(named[0].length - 1) : bare, named: separator };
}

function bareCell(cell: string): string {
  const literal = /^="(.*)"$/su.exec(cell.trim());
  return literal?.[1] ?? unguardCell(cell);
}

function bestSeparator(text: string): Separator {
  let best: { separator: Separator; score: number } = { separator: '\t', score: 0 };
  for (const separator of SEPARATORS) {
    const lines = cutLines(text, separator).filter(({ cells }) => cells.every(isWhole));
    const score = scoreOf(lines) * (separator === '\t' ? 2 : separator === ';' ? 1.5 : 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** What stands within brackets parts no cells: “0,41 (0,13; 1,26)”. */
function isWhole(cell: string): boolean {
  const count = (sign: string): number => cell.split(sign).length;
  return count('(') === count(')') && count('[') === count(']');
}

/** How many lines have the number of cells that most lines have, where that is more than one. */
function scoreOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...counts.values());
}

function cutLines(text: string, separator: Separator): Line[] {
  const lines: Line[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cut = cutLine(text, at, separator);
    lines.push({ line, cells: cut.cells });
    line += cut.breaks;
    at = cut.end;
  }
  return lines;
}

interface CutLine {
  readonly cells: string[];
  readonly end: number;
  /** Line ends that it takes up, its own included. */
  readonly breaks: number;
}

function cutLine(text: string, start: number, separator: Separator): CutLine {
  const cells: string[] = [];
  let [at, breaks] = [start, 1];
  for (;;) {
    const cell = quotedCell(text, at, separator) ?? plainCell(text, at, separator);
    cells.push(cell.words);
    breaks += cell.words.split('\n').length - 1;
    if (text[cell.end] !== separator) return { cells, end: afterBreak(text, cell.end), breaks };
    at = cell.end + 1;
  }
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

interface CutCell {
  readonly words: string;
  readonly end: number;
}

function plainCell(text: string, at: number, separator: Separator): CutCell {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { words: text.slice(at, end), end };
}

/** A cell in quotes; null where none stands, or where what follows its last quote shows that they were characters. */
function quotedCell(text: string, at: number, separator: Separator): CutCell | null {
  if (text[at] !== '"') return null;
  let [words, from] = ['', at + 1];
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    words += text.slice(from, quote);
    if (text[quote + 1] !== '"')
      return endsCell(text, quote + 1, separator) ? { words, end: quote + 1 } : null;
    words += '"';
    from = quote + 2;
  }
}

function endsCell(text: string, at: number, separator: Separator): boolean {
  return at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r';
}

/** Of a table in Markdown: without its outer bars and the line below its head. */
function withoutPipes(lines: readonly Line[]): Line[] {
  const rules = lines.filter(({ cells }) => !cells.every((cell) => /^\s*:?-*:?\s*$/u.test(cell)));
  const outer = rules.every(({ cells }) => cells[0]?.trim() === '' && cells.at(-1)?.trim() === '');
  return outer ? rules.map(({ line, cells }) => ({ line, cells: cells.slice(1, -1) })) : rules;
}

/** How many cells the widest line has; 0 without lines. One by one: a call takes only so many values at once. */
export function widest(lines: readonly Line[]): number {
  return lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}
