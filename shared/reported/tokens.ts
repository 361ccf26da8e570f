/**
 * The words, numbers and marks of a printed result. Offsets are UTF-16 units of the text as given.
 * `word` text is in lower case; `number` carries its value; `mark` is one character, with look-alikes made one
 * (every dash is `-`, every ± is `±`, ≤ is `<`).
 */
export type Token = {
  readonly kind: 'word' | 'number' | 'mark';
  readonly text: string;
  readonly value: number;
  /** The words as printed. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
};

const DASHES = '-‐‑‒–—−~';
const POINTS = '.·•∙∤⋅';
const SPACE = /\s/u;
const DIGIT = /\d/u;
const LETTER = /[\p{L}µ]/u;

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/&lt;(?:\/?=)?|<\s?\/?\s?=|≤|⩽|=\s?<|<\s?or\s?=/uy, '<'],
  [/&gt;(?:\/?=)?|>\s?\/?\s?=|≥|⩾|=\s?>|>\s?or\s?=/uy, '>'],
  [/±|\+\s?\/\s?[-‐‑‒–—−]|\+[-−]/uy, '±'],
  [/[-‐‑‒–—−~]{1,3}/uy, '-'],
];
const WORD = /[\p{L}µ][\p{L}\p{M}\p{N}_'’µ]*(?:[-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}_'’µ]*)*/uy;
/** Thousands in groups of three, by comma or thin space; a plain space is taken only once, before no more digits. */
const GROUPED =
  /\d{1,3}(?:(?:,\d{3}){1,5}|(?:[\u00a0\u2009\u202f\u2008]\d{3}){1,5}| \d{3}(?![\d,]| ?%| \d))(?![\d,])/uy;
const PLAIN = /\d{0,40}/uy;
const FRACTION = /[.·•∙∤⋅]\d+/uy;
const GAPPED_FRACTION = /\. \d{1,4}/uy;
const DECIMAL_COMMA = /,\d+/uy;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** A comma is a decimal mark only where the text has no decimal point and the comma is no separator of a pair. */
function decimalComma(text: string, at: number, whole: string): string {
  const found = matchAt(DECIMAL_COMMA, text, at);
  if (found === '' || text[at + found.length] === ',') return '';
  const fits = found.length <= 3 || whole === '0';
  const pair =
    /[([]/u.test(text[at - whole.length - 1] ?? '') && /[)\]]/u.test(text[at + found.length] ?? '');
  return fits && !pair ? found : '';
}

type Options = { readonly commas: boolean };

function fractionAt(text: string, at: number, whole: string, options: Options): string {
  const plain = matchAt(FRACTION, text, at);
  if (plain !== '') return plain;
  if (whole === '0') {
    const gapped = matchAt(GAPPED_FRACTION, text, at);
    if (gapped !== '') return gapped;
  }
  return options.commas && whole !== '' ? decimalComma(text, at, whole) : '';
}

/** Length of the unsigned number that starts here, with its value; null when none does. */
function numberAt(text: string, at: number, options: Options): { length: number; value: number } | null {
  const grouped = matchAt(GROUPED, text, at);
  const whole = grouped === '' ? matchAt(PLAIN, text, at) : grouped;
  const fraction = fractionAt(text, at + whole.length, whole, options);
  if (whole === '' && fraction === '') return null;
  const digits = whole.replaceAll(/[^\d]/gu, '');
  const value = Number(`${digits === '' ? '0' : digits}.${fraction.replaceAll(/[^\d]/gu, '')}`);
  return Number.isFinite(value) ? { length: whole.length + fraction.length, value } : null;
}

/** A dash that belongs to the number behind it: nothing that could be subtracted stands directly before. */
function isSign(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const next = text[at + 1] ?? '';
  if (!DIGIT.test(next) && !(POINTS.includes(next) && DIGIT.test(text[at + 2] ?? ''))) return false;
  if (DASHES.includes(before) && DIGIT.test(text[at - 2] ?? '')) return true;
  return SPACE.test(before) || '([{=<>,:;/±'.includes(before);
}

function numberToken(text: string, at: number, options: Options): Token | null {
  const signed = DASHES.includes(text[at] ?? ' ') && isSign(text, at);
  const first = signed ? at + 1 : at;
  const char = text[first] ?? '';
  if (!DIGIT.test(char) && !POINTS.includes(char)) return null;
  const found = numberAt(text, first, options);
  if (found === null) return null;
  const end = first + found.length;
  const raw = text.slice(at, end);
  return { kind: 'number', text: raw, value: signed ? -found.value : found.value, raw, start: at, end };
}

function wordToken(text: string, at: number): Token | null {
  if (!LETTER.test(text[at] ?? '')) return null;
  const raw = matchAt(WORD, text, at);
  if (raw === '') return null;
  return { kind: 'word', text: raw.toLowerCase(), value: 0, raw, start: at, end: at + raw.length };
}

/**
 * "-5.1--1.3", "−5.1–−1.3": between two numbers stand a dash and the sign of the second, where the dashes differ or
 * the first number has a sign too; "0.24--0.64" is one long dash.
 */
function dashBeforeSign(text: string, at: number, before: Token | undefined): boolean {
  const [first = ' ', second = ' ', third = ' '] = text.slice(at, at + 3);
  if (before?.kind !== 'number' || before.end !== at) return false;
  if (!DASHES.includes(first) || !DASHES.includes(second) || !/[\d.·]/u.test(third)) return false;
  return first !== second || before.value < 0;
}

function markToken(text: string, at: number, before: Token | undefined): Token {
  if (dashBeforeSign(text, at, before)) {
    const raw = text.slice(at, at + 1);
    return { kind: 'mark', text: '-', value: 0, raw, start: at, end: at + 1 };
  }
  for (const [pattern, mark] of OPERATORS) {
    const raw = matchAt(pattern, text, at);
    if (raw !== '') return { kind: 'mark', text: mark, value: 0, raw, start: at, end: at + raw.length };
  }
  const raw = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const mark = raw === '{' ? '[' : raw === '}' ? ']' : raw;
  return { kind: 'mark', text: mark, value: 0, raw, start: at, end: at + raw.length };
}

/** Splits a text into tokens, in one pass; white space, backslashes and mark-up are left out. */
export function tokensOf(text: string): Token[] {
  const options = { commas: !/\d[.·•]\d/u.test(text) };
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? ' ';
    if (SPACE.test(char) || char === '\\') {
      at += 1;
      continue;
    }
    const token = numberToken(text, at, options) ?? wordToken(text, at) ?? markToken(text, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}
