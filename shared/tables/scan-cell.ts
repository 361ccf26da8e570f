import { readResult } from '#shared/reported/read-results.ts';
import { type DecimalMark, numberAt } from './number-at.ts';

/**
 * Cells that hold several numbers: 12/50 · 12 (24 %) · 5.1 (1.2) · 5.1 ± 1.2 · 0.41 (0.13–1.26) · 0.13–1.26. Each is a list of
 * numbers: `of-total` events and total, `with-percent` a count and its percentage, `plus-minus` and `in-brackets` two numbers,
 * `estimate` a value with its limits, `interval` the limits, `with-p` a value with its p value (0.62, P = 0.03).
 */
export type Compound =
  | 'of-total'
  | 'with-percent'
  | 'plus-minus'
  | 'in-brackets'
  | 'estimate'
  | 'interval'
  | 'with-p';

/** How many numbers each kind has. */
export const compoundParts: Readonly<Record<Compound, number>> = {
  'of-total': 2,
  'with-percent': 2,
  'plus-minus': 2,
  'in-brackets': 2,
  estimate: 3,
  interval: 2,
  'with-p': 2,
};

/** A cell with its numbers taken out: `#(#-#)` stands for “0.41 (0.13–1.26)”. */
export interface Scan {
  readonly shape: string;
  readonly numbers: readonly number[];
}

const DASH = /[-‐‑‒–—−]/u;
const FOOTNOTES = /(?<=[\d)\]%])\s*[*†‡§¶‖#¹²³⁰⁴-⁹ᵃ-ᶻ]+$/u;
const PLUS_MINUS = /±|\+\s?\/\s?[-–−]|\+[-–−]/uy;
const WORD = /\p{L}+\.?/uy;
/** What words become in a shape; words that are not here become `w`. */
const words: ReadonlyMap<string, string> = new Map([
  ...['to', 'bis', 'hasta', 'a', 'à'].map((word) => [word, '-'] as const),
  ...['of', 'von', 'sur', 'aus'].map((word) => [word, '/'] as const),
  ...['ci', 'ki', 'ic', 'vi', 'cri', 'confidence', 'konfidenzintervall'].map((word) => [word, 'I'] as const),
  ...[
    'hr',
    'or',
    'rr',
    'rd',
    'md',
    'smd',
    'irr',
    'ahr',
    'aor',
    'arr',
    'airr',
    'wmd',
    'mean',
    'sd',
    'out',
    'interval',
  ].map((word) => [word, ''] as const),
  ['p', 'p'],
]);
/** Marks that mean nothing between numbers. */
const SILENT = '=: \t\r\n\u00a0\u2007\u2008\u2009\u202f';
const MARKS: Readonly<Record<string, string>> = {
  '(': '(',
  '[': '(',
  '{': '(',
  ')': ')',
  ']': ')',
  '}': ')',
  ',': ',',
  ';': ',',
  '/': '/',
  '∕': '/',
  '⁄': '/',
  '%': '%',
  '<': '<',
  '≤': '<',
  '>': '>',
  '≥': '>',
};

interface Open {
  shape: string;
  numbers: number[];
}

/** The shape of a cell and its numbers, percentages as printed. Never throws; a cell of many words has the shape `w`. */
export function scanCell(text: string, decimal: DecimalMark): Scan {
  if (text.length > 200) return { shape: 'w', numbers: [] };
  const bare = text
    .trim()
    .replace(/^'(?=[-+−–\d.,])/u, '')
    .replace(FOOTNOTES, '');
  const open: Open = { shape: '', numbers: [] };
  for (let at = 0; at < bare.length; ) at = step(bare, at, decimal, open);
  return { shape: open.shape.replaceAll('I', ''), numbers: open.numbers };
}

/** Takes one thing; answers where it ends. */
function step(text: string, at: number, decimal: DecimalMark, open: Open): number {
  const char = text[at] ?? ' ';
  if (SILENT.includes(char)) return at + 1;
  const plusMinus = matchAt(PLUS_MINUS, text, at);
  if (plusMinus !== '') return put(open, '±', at + plusMinus.length);
  const signed = signAt(text, at, open);
  const found = numberAt(text, signed ?? at, decimal);
  if (found !== null) {
    open.numbers.push(signed !== null && DASH.test(char) ? -found.value : found.value);
    return put(open, '#', found.end);
  }
  if (DASH.test(char)) return put(open, '-', at + 1);
  const word = matchAt(WORD, text, at);
  if (word !== '') return takeWord(text, at, word, open);
  return takeMark(char, at, open);
}

function put(open: Open, mark: string, end: number): number {
  open.shape += mark;
  return end;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Where the number behind a sign starts; null where no sign stands. A dash behind a number parts two numbers. */
function signAt(text: string, at: number, open: Open): number | null {
  const char = text[at] ?? ' ';
  if (!DASH.test(char) && char !== '+') return null;
  if (/[#%)]$/u.test(open.shape)) return null;
  return text[at + 1] === ' ' ? at + 2 : at + 1;
}

function takeWord(text: string, at: number, word: string, open: Open): number {
  const glued = /\d/u.test(text[at - 1] ?? '');
  const known = words.get(word.toLowerCase().replace('.', ''));
  // “SD1” and “12a” are names; “CI95” is not.
  const joined = glued || (known === '' && /\d/u.test(text[at + word.length] ?? ''));
  const mark = joined && known !== 'I' ? 'w' : (known ?? 'w');
  if (mark === 'I') dropLevel(open);
  return put(open, mark, at + word.length);
}

function takeMark(char: string, at: number, open: Open): number {
  const mark = Object.hasOwn(MARKS, char) ? (MARKS[char] ?? '?') : '?';
  put(open, mark, at + 1);
  if (mark === '%' && open.shape.endsWith('I#%')) dropLevel(open);
  return at + 1;
}

/** “95 %” beside “CI” is the level of the interval, none of its numbers. */
function dropLevel(open: Open): void {
  const without = open.shape.replace(/#%-?$/u, '');
  if (without === open.shape) return;
  open.shape = without;
  open.numbers.pop();
}

/** Which numbers of a shape are meant. */
const shapes: readonly (readonly [RegExp, Compound, readonly number[]])[] = [
  [/^#\/#(?:\(#%?\)|,#%)?$/u, 'of-total', [0, 1]],
  [/^#%?\(#\/#\)$/u, 'of-total', [1, 2]],
  [/^#\(#%\)$|^#,#%$/u, 'with-percent', [0, 1]],
  [/^#%\(#\)$/u, 'with-percent', [1, 0]],
  [/^#±#$/u, 'plus-minus', [0, 1]],
  [/^#\(±?#\)$/u, 'in-brackets', [0, 1]],
  [/^#%?,?\(,?#%?[-,]#%?(?:,?p[<>]?#)?\)(?:,?\(?p[<>]?#\)?)?$/u, 'estimate', [0, 1, 2]],
  [/^#%?,?#%?-#%?(?:,?\(?p[<>]?#\)?)?$/u, 'estimate', [0, 1, 2]],
  [/^#,?\(?p[<>]?#\)?$/u, 'with-p', [0, 1]],
  [/^\(?#%?-#%?\)?$|^\(#%?,#%?\)$/u, 'interval', [0, 1]],
];

/** The numbers of a cell that holds several; null for any other cell. */
export function compoundOf(
  text: string,
  decimal: DecimalMark,
): { readonly kind: Compound; readonly numbers: readonly number[] } | null {
  const { shape, numbers } = scanCell(text, decimal);
  for (const [pattern, kind, places] of shapes) {
    if (pattern.test(shape)) return { kind, numbers: places.flatMap((place) => numbers[place] ?? []) };
  }
  return decimal === '.' && shape.includes('w') && numbers.length >= 3 ? reported(text) : null;
}

/** An estimate with its interval in words that are not known here: as a sentence of a paper. */
function reported(text: string): { readonly kind: Compound; readonly numbers: readonly number[] } | null {
  const { measure, value, interval } = readResult(text);
  const numbers = [value, interval?.lower, interval?.upper].filter((one) => typeof one === 'number');
  return measure !== null && numbers.length === 3 ? { kind: 'estimate', numbers } : null;
}
