import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import type { Atom, IntervalName } from './atoms.ts';
import { statPhrases } from './lexicon.ts';
import { intervalAt, percentAt, unitAt } from './measured.ts';
import type { Token } from './tokens.ts';

const CI_WORDS = [
  'ci',
  'cis',
  'cl',
  'confidence',
  'crl',
  'cri',
  'credible',
  'prediction',
  'pi',
  'loa',
  'hdi',
  'confidence-interval',
];
/** Intervals at a level that are about single studies or persons and not about the estimate. */
const OF_OTHERS = ['prediction', 'pi', 'loa'];
const FILLER = [
  'interval',
  'intervals',
  'limits',
  'limit',
  'ci',
  'cis',
  'cl',
  'crl',
  'cri',
  '(',
  ')',
  '[',
  ']',
  ':',
  '=',
  ',',
  'of',
  'was',
  'were',
  'from',
  'is',
  '-',
];

const LEVELS: ReadonlySet<number> = new Set([80, 90, 95, 97.5, 99, 99.9]);

type Named = { readonly level: number | null; readonly prediction: boolean; readonly next: number };

/** "CI95%", "IC95": level and name in one word. */
function ciJoined(tokens: readonly Token[], at: number): Named | null {
  const found = /^(?:ci|ic|ki)(8\d|9\d)$/u.exec(tokenAt(tokens, at).text);
  if (found === null) return null;
  return { level: Number(found[1]) / 100, prediction: false, next: percentAt(tokens, at + 1) };
}

/** "95% CI", "97.5 percent confidence interval", "95% C.I.". */
function ciWithLevel(tokens: readonly Token[], at: number): Named | null {
  const { value } = tokenAt(tokens, at);
  const behind = percentAt(tokens, at + 1);
  if (behind === at + 1 || value < 50 || value >= 100) return null;
  const word = skip(tokens, behind, 1, ['-', 'nominal']);
  const level = Number((value / 100).toFixed(6));
  if (isText(tokens, word, ...CI_WORDS)) {
    return { level, prediction: isText(tokens, word, ...OF_OTHERS), next: word + 1 };
  }
  const dotted = isText(tokens, word, 'c') && isText(tokens, word + 1, '.') && isText(tokens, word + 2, 'i');
  return dotted ? { level, prediction: false, next: skip(tokens, word + 3, 1, ['.']) } : null;
}

/** "CI", "CI 95%", "confidence limits". */
function ciAlone(tokens: readonly Token[], at: number): Named | null {
  const short = isText(tokens, at, 'ci', 'cis', 'cri', 'crl', 'ic', 'ki');
  const long =
    isText(tokens, at, 'confidence', 'credible') && isText(tokens, at + 1, 'interval', 'intervals', 'limits');
  if (!short && !long) return null;
  const number = tokenAt(tokens, at + 1);
  const behind = percentAt(tokens, at + 2);
  const leveled = number.kind === 'number' && behind > at + 2 && LEVELS.has(number.value);
  return leveled
    ? { level: Number((number.value / 100).toFixed(6)), prediction: false, next: behind }
    : { level: null, prediction: false, next: at + 1 };
}

function ciName(tokens: readonly Token[], at: number): Named | null {
  return tokenAt(tokens, at).kind === 'number' ? ciWithLevel(tokens, at) : ciAlone(tokens, at);
}

/** A named interval with its limits, or only its name where the limits follow later ("odds ratio (95% CI) …"). */
export function confidenceAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const name = ciJoined(tokens, at) ?? ciName(tokens, at);
  if (name === null) return null;
  let body = skip(tokens, name.next, 8, FILLER);
  const ofDifference = isText(tokens, body, 'for') && isText(tokens, body + 1, 'difference');
  if (ofDifference) body += 2;
  const found = intervalAt(tokens, body, text);
  if (found === null) {
    const next = skip(tokens, name.next, 2, ['interval', 'intervals', 'limits']);
    return { kind: 'level', level: name.level, from: at, next };
  }
  const kind: IntervalName = name.prediction ? 'prediction' : 'ci';
  return {
    kind: 'interval',
    name: kind,
    span: found.span,
    level: name.level,
    ofDifference,
    unit: found.percent ? '%' : found.unit,
    from: at,
    next: found.next,
  };
}

const PERCENTILES =
  /25(?:th|\s?%)?\s*(?:[-‐‑–—,;/]|to|and)\s*(?:the\s+)?75(?:th|\s?%)?\s*(?:per)?centiles?/iuy;
const OTHER_PERCENTILES =
  /\d+(?:\.\d+)?(?:th|st|nd|rd|\s?%)?\s*(?:[-‐‑–—,;/]|to|and)\s*(?:the\s+)?\d+(?:\.\d+)?(?:th|st|nd|rd|\s?%)?\s*(?:per)?centiles?/iuy;

/** "25th–75th percentile": the name of an interquartile range; other percentiles give nothing. */
export function percentilesAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'number') return null;
  const length = (pattern: RegExp): number => {
    pattern.lastIndex = token.start;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const quartiles = length(PERCENTILES);
  const printed = quartiles > 0 ? quartiles : length(OTHER_PERCENTILES);
  if (printed === 0) return null;
  const behind = tokens.slice(at, at + 14).findIndex((one) => one.start >= token.start + printed);
  const next = behind < 0 ? Math.min(tokens.length, at + 14) : at + behind;
  return quartiles > 0 ? { kind: 'stat', stat: 'iqr', from: at, next } : { kind: 'nothing', from: at, next };
}

/** "Q1 2, Q3 9": both quartiles by their own names; one alone gives nothing. */
export function quartilesAt(tokens: readonly Token[], at: number): Atom | null {
  const lower = skip(tokens, at + 1, 1, ['=', ':']);
  if (!isText(tokens, at, 'q1', 'q3') || tokenAt(tokens, lower).kind !== 'number') return null;
  const name = skip(tokens, lower + 1, 2, [',', ';', 'and', 'to']);
  const upper = skip(tokens, name + 1, 1, ['=', ':']);
  const both =
    isText(tokens, at, 'q1') && isText(tokens, name, 'q3') && tokenAt(tokens, upper).kind === 'number';
  if (!both) return { kind: 'nothing', from: at, next: lower + 1 };
  const span = { lower: tokenAt(tokens, lower).value, upper: tokenAt(tokens, upper).value };
  return {
    kind: 'interval',
    name: 'iqr',
    span,
    level: null,
    ofDifference: false,
    unit: null,
    from: at,
    next: upper + 1,
  };
}

const NAMED_FILLER = ['(', ')', '[', ']', 'iqr', ':', '=', ',', 'of', 'from', 'was'];

/** "IQR 3–7", "interquartile range (IQR), 4.2 to 5.2", "range: 18–75". */
export function spanNamedAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const found = phraseAt(tokens, at, statPhrases);
  if (found === null || (found.means !== 'iqr' && found.means !== 'range')) return null;
  const body = skip(tokens, found.next, 5, NAMED_FILLER);
  const span = intervalAt(tokens, body, text);
  // "median (IQR) 162, 280 (190–425)": a heading, and two numbers of which the second has its span.
  if (span === null || (body > found.next && isText(tokens, span.next, '(', '['))) return null;
  return {
    kind: 'interval',
    name: found.means,
    span: span.span,
    level: null,
    ofDifference: false,
    unit: span.unit,
    from: at,
    next: span.next,
  };
}

const AFTER_BARE = [')', ']', ';', ',', 'p', ''];

/** "8, 25%" is a count and its share. */
function isCountAndShare(tokens: readonly Token[], at: number, percent: boolean): boolean {
  return percent && percentAt(tokens, at + 2) === at + 2;
}

/** Whether a number, its "%" or its unit stands here: "2.56", "8.0 minutes". */
function endsNumber(tokens: readonly Token[], at: number, text: string): boolean {
  if (tokenAt(tokens, at).kind === 'number' || isText(tokens, at, '%')) return true;
  return tokenAt(tokens, at - 1).kind === 'number' && unitAt(tokens, at, text).next === at + 1;
}

/** Two limits in brackets, or behind a comma ("2.56, 2.24 to 2.92"), that nothing names. */
export function bareIntervalAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const opened = isText(tokens, at, '(', '[');
  const listed = isText(tokens, at, ',') && endsNumber(tokens, at - 1, text);
  const found = opened || listed ? intervalAt(tokens, at + 1, text) : null;
  if (found === null || !isText(tokens, found.next, ...AFTER_BARE)) return null;
  const byDash = tokens.slice(at + 1, found.next).some((token) => token.text === '-' || token.text === 'to');
  if (!byDash && (listed || isCountAndShare(tokens, at, found.percent))) return null;
  return {
    kind: 'interval',
    name: opened ? 'bare' : 'listed',
    span: found.span,
    level: null,
    ofDifference: false,
    unit: found.percent ? '%' : found.unit,
    from: at,
    next: found.next,
  };
}
