import type { Atom } from './atoms.ts';
import { isText, skip, tokenAt } from './cursor.ts';
import { measuredAt } from './measured.ts';
import type { Token } from './tokens.ts';

/* Numbers that bound something: thresholds, and the ends of what varied. They are nobody's value. */

const nothing = (from: number, next: number): Atom => ({ kind: 'nothing', from, next });

/** "at least", "a minimum of", "no more than", "≥". */
function thresholdWords(tokens: readonly Token[], at: number): number {
  if (isText(tokens, at, 'at') && isText(tokens, at + 1, 'least', 'most')) return at + 2;
  if (isText(tokens, at, 'minimum', 'maximum') && isText(tokens, at + 1, 'of')) return at + 2;
  const sized = isText(tokens, at + 1, 'more', 'less', 'fewer') && isText(tokens, at + 2, 'than');
  if (isText(tokens, at, 'no', 'not') && sized) return at + 3;
  return isText(tokens, at, '<', '>') && /[≥≤⩾⩽]/u.test(tokenAt(tokens, at).raw) ? at + 1 : at;
}

const MORE = [
  'more',
  'less',
  'greater',
  'higher',
  'above',
  'over',
  'lower',
  'below',
  'fewer',
  'longer',
  'older',
];

/** "at least 50%", "bouts of ≥10 minutes", "50% or more": a threshold. */
export function thresholdAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const first = thresholdWords(tokens, at);
  const found = tokenAt(tokens, first).kind === 'number' ? measuredAt(tokens, first, text) : null;
  if (found === null) return null;
  if (first > at) return nothing(at, found.next);
  const behind = isText(tokens, found.next, 'or') && isText(tokens, found.next + 1, ...MORE);
  return behind ? nothing(at, found.next + 2) : null;
}

const VARIES = /^(?:rang|vary|vari)(?:e|es|ed|ing)$/u;

/** Both ends behind "from" or "between". */
function endsAt(tokens: readonly Token[], at: number, text: string) {
  const lower = tokenAt(tokens, at + 1).kind === 'number' ? measuredAt(tokens, at + 1, text) : null;
  const joined = lower !== null && isText(tokens, lower.next, 'to', 'and', '-');
  const upper = joined ? measuredAt(tokens, lower.next + 1, text) : null;
  return lower === null || upper === null
    ? null
    : { span: { lower: lower.value, upper: upper.value }, unit: upper.unit ?? lower.unit, next: upper.next };
}

/** Whether the words are said of the number before them: "45 years, ranging from", "45 (and ranged from". */
function saidOfNumber(tokens: readonly Token[], at: number): boolean {
  let place = at - 1;
  while (
    place > at - 5 &&
    isText(tokens, place, 'and', 'which', 'with', ',', '(', 'years', 'months', 'days', '%')
  )
    place -= 1;
  return tokenAt(tokens, place).kind === 'number';
}

/**
 * "ranged from 45.4 to 74.5 min", "varying from 18 to 157 minutes", "between 0.1 and 2.5%": two ends and no value. The
 * range of the number directly before, where one stands there; else nobody's.
 */
export function variedAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const varies = VARIES.test(tokenAt(tokens, at).text);
  const from = varies ? skip(tokens, at + 1, 1, ['widely']) : at;
  const named = varies ? isText(tokens, from, 'from', 'between') : isText(tokens, at, 'between');
  const ends = named ? endsAt(tokens, from, text) : null;
  if (ends === null) return null;
  if (!varies || !saidOfNumber(tokens, at)) return nothing(at, ends.next);
  const { span, unit, next } = ends;
  return { kind: 'interval', name: 'range', span, level: null, unit, ofDifference: false, from: at, next };
}
