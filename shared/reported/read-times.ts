import { isText, skip, tokenAt, touches } from './cursor.ts';
import { numberWords, timeUnits } from './lexicon.ts';
import type { Token } from './tokens.ts';

type OneTime = { readonly time: string; readonly next: number };
export type TimesFound = {
  readonly times: readonly string[];
  readonly hyphened: boolean;
  readonly next: number;
};

const BEFORE = [
  'at',
  'after',
  'by',
  'within',
  'during',
  'over',
  'for',
  'through',
  'until',
  'to',
  'of',
  'follow-up',
];
const BETWEEN = [
  'the',
  'first',
  'a',
  'an',
  'next',
  'total',
  'of',
  'approximately',
  'about',
  'follow-up',
  'period',
  'month',
  'end',
];
const LONG = new Set(['year', 'month', 'week', 'day']);

function spoken(count: number | string, unit: string): string {
  return `${count} ${unit}${String(count) === '1' ? '' : 's'}`;
}

/** "ten-year", "twelve-month": one word. */
function spelled(tokens: readonly Token[], at: number): OneTime | null {
  const [count = '', unit = '', more] = tokenAt(tokens, at).text.split('-');
  const number = numberWords.get(count);
  const known = timeUnits.get(unit);
  if (number === undefined || known === undefined || more === 'old') return null;
  return { time: spoken(number, known), next: at + 1 };
}

/** Where the unit stands behind "3-", and whether a dash leads to it. */
function unitPlace(tokens: readonly Token[], at: number): { readonly place: number; readonly dash: boolean } {
  const dash = isText(tokens, at + 1, '-') && touches(tokens, at) && touches(tokens, at + 1);
  return { place: dash ? at + 2 : at + 1, dash };
}

/** The unit behind "3-" or in "6y-pEFS"; empty when none is joined to the number. */
function joinedUnit(tokens: readonly Token[], at: number): { readonly unit: string; readonly next: number } {
  const { place, dash } = unitPlace(tokens, at);
  const [unit = '', more = ''] = tokenAt(tokens, place).text.split('-');
  const joined = dash || (more !== '' && more !== '1' && touches(tokens, at));
  const age = more.startsWith('old');
  return { unit: joined && !age ? (timeUnits.get(unit) ?? '') : '', next: place + 1 };
}

/** "3-year", "24-month", "6y-pEFS"; not an age ("12-year-old") and not "g day-1". */
function hyphenated(tokens: readonly Token[], at: number): OneTime | null {
  const token = tokenAt(tokens, at);
  if (token.kind === 'word') return spelled(tokens, at);
  if (token.kind !== 'number' || token.value <= 0) return null;
  const { unit, next } = joinedUnit(tokens, at);
  return LONG.has(unit) ? { time: spoken(token.value, unit), next } : null;
}

function countWith(token: Token): number | null {
  if (token.kind === 'number') return token.value < 0 ? null : token.value;
  return numberWords.get(token.text) ?? null;
}

/** "to" needs its "from baseline" ("from 18 to 157 minutes" is a range), "of" its "follow-up". */
function prepositionFits(tokens: readonly Token[], at: number, place: number): boolean {
  const before = tokenAt(tokens, at).text;
  if (before === 'to') return isText(tokens, at - 2, 'from') && tokenAt(tokens, at - 1).kind === 'word';
  if (before === 'of') return isText(tokens, at - 1, 'follow-up') || isText(tokens, place - 1, 'follow-up');
  return true;
}

/** "at 3 years", "after the first 4 weeks", "by the 3-month time point", "follow-up of 2.5 years". */
function withPreposition(tokens: readonly Token[], at: number): OneTime | null {
  if (!isText(tokens, at, ...BEFORE)) return null;
  const place = skip(tokens, at + 1, 3, BETWEEN);
  if (!prepositionFits(tokens, at, place)) return null;
  const count = countWith(tokenAt(tokens, place));
  const unit = timeUnits.get(tokenAt(tokens, place + 1).text);
  if (count === null || unit === undefined) return null;
  // "for 460 min", "by 1.5 days" are amounts.
  const amount =
    (isText(tokens, at, 'for') && !LONG.has(unit)) || (isText(tokens, at, 'by') && !Number.isInteger(count));
  return amount ? null : { time: spoken(count, unit), next: place + 2 };
}

/** "week 12", "day 28". */
function numbered(tokens: readonly Token[], at: number): OneTime | null {
  const unit = tokenAt(tokens, at).text;
  const token = tokenAt(tokens, at + 1);
  if (!['week', 'month', 'day', 'year'].includes(unit) || token.kind !== 'number') return null;
  if (!Number.isInteger(token.value) || token.value < 0 || token.value > 1000) return null;
  return { time: `${unit} ${token.value}`, next: at + 2 };
}

/** "168 h post-dose". */
function postDose(tokens: readonly Token[], at: number): OneTime | null {
  const token = tokenAt(tokens, at);
  const unit = timeUnits.get(tokenAt(tokens, at + 1).text);
  if (token.kind !== 'number' || unit === undefined || !tokenAt(tokens, at + 2).text.startsWith('post'))
    return null;
  return { time: spoken(token.value, unit), next: at + 3 };
}

const BETWEEN_TIMES = ['-', ',', 'and', 'or', '/', '&'];

type Counts = { readonly counts: readonly number[]; readonly next: number };

/** The numbers of "1, 2, and 5" or "1-, 2- and 5-", at least two; `next` is behind the last. */
function countsAt(tokens: readonly Token[], at: number): Counts {
  const counts: number[] = [];
  let next = at;
  for (let part = 0; part < 8; part += 1) {
    const count = countWith(tokenAt(tokens, next));
    if (count === null || count <= 0) break;
    counts.push(count);
    const place = skip(tokens, next + 1, 3, BETWEEN_TIMES);
    if (place === next + 1 || countWith(tokenAt(tokens, place)) === null) return { counts, next: next + 1 };
    next = place;
  }
  return { counts, next };
}

/** "one week", "12 months", "baseline": a time with its own unit. */
function wholeAt(tokens: readonly Token[], at: number): OneTime | null {
  if (isText(tokens, at, 'baseline')) return { time: 'baseline', next: at + 1 };
  const count = countWith(tokenAt(tokens, at));
  const unit = timeUnits.get(tokenAt(tokens, at + 1).text) ?? '';
  return count === null || !LONG.has(unit) ? null : { time: spoken(count, unit), next: at + 2 };
}

/** "at one week, four weeks, and six weeks", "at baseline and 12 months": each with its own unit. */
function severalWhole(tokens: readonly Token[], at: number): TimesFound | null {
  if (!isText(tokens, at, ...BEFORE)) return null;
  const times: string[] = [];
  let next = skip(tokens, at + 1, 3, BETWEEN);
  if (!prepositionFits(tokens, at, next)) return null;
  for (let place = next, part = 0; part < 8; part += 1) {
    const one = wholeAt(tokens, place);
    if (one === null) break;
    times.push(one.time);
    next = one.next;
    place = skip(tokens, next, 2, [',', 'and', 'or', '&']);
    if (place === next) break;
  }
  return times.length < 2 ? null : { times, hyphened: false, next };
}

/** "at 2 and 5 years", "1-, 2-, and 3-year": several counts and one unit behind the last. */
function severalAt(tokens: readonly Token[], at: number): TimesFound | null {
  const led = isText(tokens, at, ...BEFORE);
  const first = led ? skip(tokens, at + 1, 3, BETWEEN) : at;
  const { counts, next } = countsAt(tokens, first);
  if (counts.length < 2) return null;
  const dash = isText(tokens, next, '-');
  const [word = '', more = ''] = tokenAt(tokens, dash ? next + 1 : next).text.split('-');
  const unit = timeUnits.get(word) ?? '';
  const fits = LONG.has(unit) && (led || dash) && !more.startsWith('old');
  const times = counts.map((count) => spoken(count, unit));
  return fits ? { times, hyphened: dash, next: dash ? next + 2 : next + 1 } : null;
}

/** A time point that starts here, in words like "3 years", or several in their order; null when none does. */
export function timeAt(tokens: readonly Token[], at: number): TimesFound | null {
  const several = severalWhole(tokens, at) ?? severalAt(tokens, at);
  if (several !== null) return several;
  const leading = hyphenated(tokens, at);
  const one = leading ?? withPreposition(tokens, at) ?? numbered(tokens, at) ?? postDose(tokens, at);
  return one === null ? null : { times: [one.time], hyphened: leading !== null, next: one.next };
}
