import type { Atom } from './atoms.ts';
import { isText, skip, tokenAt } from './cursor.ts';
import { numberedThings, testStatistics } from './lexicon.ts';
import { percentAt } from './measured.ts';
import type { Token } from './tokens.ts';

/* Numbers that are no results: what they are is known, and they give nothing. */

const nothing = (from: number, next: number): Atom => ({ kind: 'nothing', from, next });

/** "χ2(2) = 29.1", "I2 = 85%", "t test 3.3". */
function testStatistic(tokens: readonly Token[], at: number): Atom | null {
  // "R 2": the raised digit stands apart.
  const raised = isText(tokens, at, 'r') && tokenAt(tokens, at + 1).raw === '2';
  if (!raised && !testStatistics.has(tokenAt(tokens, at).text)) return null;
  let place = skip(tokens, raised ? at + 2 : at + 1, 1, ['test', 'statistic']);
  if (isText(tokens, place, '(', '[')) {
    const inner = tokens
      .slice(place, place + 6)
      .findIndex((token) => token.text === ')' || token.text === ']');
    if (inner > 0) place += inner + 1;
  }
  const equals = skip(tokens, place, 2, ['=', '<', '>', ':']);
  if (tokenAt(tokens, equals).kind !== 'number' || equals === at + 1) return null;
  return nothing(at, equals + 1);
}

/** "group 1", "grade 3": the number only tells which. */
function numberedThing(tokens: readonly Token[], at: number): Atom | null {
  const token = tokenAt(tokens, at + 1);
  const named =
    numberedThings.has(tokenAt(tokens, at).text) && token.kind === 'number' && Number.isInteger(token.value);
  return named && !isText(tokens, at + 2, '%') ? nothing(at, at + 2) : null;
}

/** "non-inferiority margin of 10%", "a 10% margin": what was planned, not found. */
function margin(tokens: readonly Token[], at: number): Atom | null {
  if (isText(tokens, at, 'margin', 'margins')) {
    const place = skip(tokens, at + 1, 3, ['of', 'was', 'is', 'set', 'at', '=', ':', ',', '-', '(', '±']);
    return tokenAt(tokens, place).kind === 'number' ? nothing(at, percentAt(tokens, place + 1)) : null;
  }
  if (tokenAt(tokens, at).kind !== 'number') return null;
  const place = skip(tokens, percentAt(tokens, at + 1), 3, [
    'non-inferiority',
    'noninferiority',
    'equivalence',
    'points',
    'percentage',
    'percentage-point',
  ]);
  return isText(tokens, place, 'margin', 'margins') ? nothing(at, place + 1) : null;
}

const BEFORE_YEAR = ['in', 'since', 'until', 'during', 'between', 'from', 'by', 'before', 'after', 'year'];
const BEHIND_YEAR = [',', 'and', 'to', '-', '.', ';', ')', '', 'was', 'were', 'the'];

/** "in 2019, 45%": a calendar year. */
function calendarYear(tokens: readonly Token[], at: number): Atom | null {
  const { kind, raw } = tokenAt(tokens, at + 1);
  const year = kind === 'number' && /^(?:19|20)\d\d$/u.test(raw) && isText(tokens, at, ...BEFORE_YEAR);
  return year && isText(tokens, at + 2, ...BEHIND_YEAR) ? nothing(at, at + 2) : null;
}

/** "95% XI 0.24–0.64": a level before an interval whose name is not known. */
function unknownLevel(tokens: readonly Token[], at: number): Atom | null {
  const { value } = tokenAt(tokens, at);
  const behind = percentAt(tokens, at + 1);
  if (![90, 95, 97.5, 99].includes(value) || behind === at + 1) return null;
  const limits =
    tokenAt(tokens, behind + 1).kind === 'number' && tokenAt(tokens, behind + 3).kind === 'number';
  const short = /^\p{Lu}{2,4}s?$/u.test(tokenAt(tokens, behind).raw);
  return short && limits && isText(tokens, behind + 2, '-', 'to', ',') ? nothing(at, behind + 4) : null;
}

/** A number that is known to be no result. */
export function noResultAt(tokens: readonly Token[], at: number): Atom | null {
  return (
    testStatistic(tokens, at) ?? numberedThing(tokens, at) ?? margin(tokens, at) ?? calendarYear(tokens, at)
  );
}

/** A level with an interval that is of an unknown kind; asked after all known kinds. */
export const unknownIntervalAt = unknownLevel;
