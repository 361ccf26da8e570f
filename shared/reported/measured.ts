import type { Reached, Span } from '#shared/domain/reported-result.ts';
import { isText, phraseAt, tokenAt, touches } from './cursor.ts';
import { notReachedPhrases, unitWords } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A number or limit with what stands directly behind it. */
export type Measured = {
  readonly value: Reached;
  readonly percent: boolean;
  readonly unit: string | null;
  readonly next: number;
};

const EXPONENT = new Set(['2', '3', '-1', '-2', '-3']);

/** The end of "%", "percent" or "per cent"; the same place when there is none. */
export function percentAt(tokens: readonly Token[], at: number): number {
  if (isText(tokens, at, '%', 'percent', 'pct')) return at + 1;
  return isText(tokens, at, 'per') && isText(tokens, at + 1, 'cent') ? at + 2 : at;
}

function isUnit(token: Token): boolean {
  if (token.kind !== 'word') return false;
  const plain = token.text.replace(/[23]$|-1$|\^2$/u, '');
  return unitWords.has(token.text) || unitWords.has(plain);
}

/** One word of a unit with its exponent: "mm", "mm Hg", "day-1", "m(2)". */
function unitPartEnd(tokens: readonly Token[], at: number): number {
  if (isText(tokens, at, 'mm', 'cm') && isText(tokens, at + 1, 'hg', 'h2o')) return at + 2;
  if (isText(tokens, at, 'mmhg', 'cmh2o')) return at + 1;
  // "(581.7) n=360": a letter with a value of its own.
  if (!isUnit(tokenAt(tokens, at)) || isText(tokens, at + 1, '=')) return at;
  const next = at + 1;
  if (isText(tokens, next, '(') && EXPONENT.has(tokenAt(tokens, next + 1).text) && touches(tokens, at))
    return next + 3;
  return next;
}

/** Behind "/": a unit, a number with a unit, or a word. */
function unitDenominatorEnd(tokens: readonly Token[], at: number): number {
  const first = tokenAt(tokens, at).kind === 'number' ? at + 1 : at;
  const end = unitPartEnd(tokens, first);
  if (end > first) return end;
  return first === at && tokenAt(tokens, first).kind === 'word' ? first + 1 : at;
}

/** "mL/min per 1.73 m2 per year"; "per 1000 patients" is a rate and no unit. */
function perEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  for (let part = 0; part < 3 && isText(tokens, end, 'per'); part += 1) {
    const token = tokenAt(tokens, end + 1);
    const first = token.kind === 'number' && token.value < 100 ? end + 2 : end + 1;
    const next = isText(tokens, first, 'second', 'minute', 'hour', 'day', 'week', 'month', 'year')
      ? first + 1
      : unitPartEnd(tokens, first);
    if (next === first) return end;
    end = next;
  }
  return end;
}

function unitEnd(tokens: readonly Token[], at: number): number {
  if (isText(tokens, at, 'percentage') && isText(tokens, at + 1, 'points', 'units')) return at + 2;
  if (isText(tokens, at, 'percentage-points', 'percentage-point')) return at + 1;
  let end = unitPartEnd(tokens, at);
  if (end === at) return at;
  for (let part = 0; part < 4 && isText(tokens, end, '/'); part += 1) {
    const next = unitDenominatorEnd(tokens, end + 1);
    if (next === end + 1) return end;
    end = next;
  }
  if (isText(tokens, end, 'day-1', 'min-1', 'kg-1', 'h-1')) return end + 1;
  return perEnd(tokens, end);
}

/** A unit behind a number, as printed, with single spaces. */
export function unitAt(
  tokens: readonly Token[],
  at: number,
  text: string,
): { readonly unit: string | null; readonly next: number } {
  const next = unitEnd(tokens, at);
  if (next === at) return { unit: null, next };
  const printed = text.slice(tokenAt(tokens, at).start, tokenAt(tokens, next - 1).end);
  return { unit: printed.replaceAll(/\s+/gu, ' '), next };
}

/** A number or "not reached" with its "%" or unit. */
export function measuredAt(tokens: readonly Token[], at: number, text: string): Measured | null {
  const open = phraseAt(tokens, at, notReachedPhrases);
  if (open !== null) {
    const { unit, next } = unitAt(tokens, open.next, text);
    return { value: 'not-reached', percent: false, unit, next };
  }
  const token = tokenAt(tokens, at);
  if (token.kind !== 'number') return null;
  const behind = percentAt(tokens, at + 1);
  if (behind > at + 1) return { value: token.value, percent: true, unit: null, next: behind };
  const { unit, next } = unitAt(tokens, at + 1, text);
  return { value: token.value, percent: false, unit, next };
}

export type Interval = {
  readonly span: Span;
  readonly percent: boolean;
  readonly unit: string | null;
  readonly next: number;
};
const SEPARATORS = new Set(['-', 'to', ',', ';']);
const CLOSING = new Set([')', ']', '']);

function secondLimit(lower: Measured, tokens: readonly Token[], at: number, text: string): Measured | null {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'number' && SEPARATORS.has(token.text)) return measuredAt(tokens, at + 1, text);
  const upper = measuredAt(tokens, at, text);
  if (upper === null || typeof upper.value !== 'number' || typeof lower.value !== 'number') return null;
  // "1.16 -4.11": the dash was taken for a sign.
  if (upper.value < 0 && -upper.value > lower.value) return { ...upper, value: -upper.value };
  return CLOSING.has(tokenAt(tokens, upper.next).text) && upper.value > lower.value ? upper : null;
}

/** Two limits and what separates them: dash, "to", comma, semicolon, or nothing before a closing bracket. */
export function intervalAt(tokens: readonly Token[], at: number, text: string): Interval | null {
  const lower = measuredAt(tokens, at, text);
  if (lower === null) return null;
  const upper = secondLimit(lower, tokens, lower.next, text);
  if (upper === null) return null;
  return {
    span: { lower: lower.value, upper: upper.value },
    percent: upper.percent,
    unit: upper.unit ?? lower.unit,
    next: upper.next,
  };
}
