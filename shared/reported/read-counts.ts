import { isText, skip, tokenAt, touches } from './cursor.ts';
import type { Atom } from './atoms.ts';
import { countedThings, eventWords, numberWords, people, timeUnits } from './lexicon.ts';
import { percentAt, unitAt } from './measured.ts';
import type { Token } from './tokens.ts';

function countAt(tokens: readonly Token[], at: number): number | null {
  const token = tokenAt(tokens, at);
  if (token.kind === 'word') return numberWords.get(token.text) ?? null;
  const whole = token.kind === 'number' && Number.isInteger(token.value) && token.value >= 0;
  return whole && !/[.·]/u.test(token.raw) ? token.value : null;
}

/** Where people are named within the next words: "23 evaluable patients". */
function peopleWithin(tokens: readonly Token[], at: number, words: number): boolean {
  for (let step = at; step < at + words; step += 1) {
    const token = tokenAt(tokens, step);
    if (people.has(token.text)) return true;
    if (token.kind !== 'word') return false;
  }
  return false;
}

const RATE_BASES: ReadonlySet<number> = new Set([1_000, 10_000, 100_000]);

/** Where n stands behind the events: "12/45", "12 of 45", "12 out of the 45". */
function placeOfN(
  tokens: readonly Token[],
  at: number,
): { readonly place: number; readonly slash: boolean } | null {
  const spaced = touches(tokens, at) === touches(tokens, at + 1);
  if (isText(tokens, at + 1, '/') && spaced) return { place: at + 2, slash: true };
  const of = skip(tokens, at + 1, 1, ['out']);
  return isText(tokens, of, 'of')
    ? { place: skip(tokens, of + 1, 2, ['the', 'all', 'these']), slash: false }
    : null;
}

/** "128/78 mm Hg", "12/45/3", "9/1000": two numbers and a slash that are no events of n. */
function isNoFraction(tokens: readonly Token[], place: number, text: string): boolean {
  const behind = place + 1;
  const pressure = unitAt(tokens, behind, text).next > behind && !peopleWithin(tokens, behind, 1);
  const years = [place - 2, place].every((one) => /^(?:19|20)\d\d$/u.test(tokenAt(tokens, one).raw));
  return pressure || years || RATE_BASES.has(tokenAt(tokens, place).value);
}

/** "With one of 23 acupuncturists" counts nobody. */
function isAnyOf(tokens: readonly Token[], at: number, behind: number): boolean {
  return (
    isText(tokens, at, 'one') && tokenAt(tokens, behind).kind === 'word' && !peopleWithin(tokens, behind, 3)
  );
}

/** "12/45", "12 / 45", "12 of 45", "12 out of the 45". More events than n are taken only where "of" is printed. */
export function fractionAt(tokens: readonly Token[], at: number, text: string): Atom | null {
  const events = countAt(tokens, at);
  const found = placeOfN(tokens, at);
  if (events === null || found === null) return null;
  const { place, slash } = found;
  const n = tokenAt(tokens, place).kind === 'number' ? countAt(tokens, place) : null;
  if (n === null || n === 0 || (slash && (n < events || isNoFraction(tokens, place, text)))) return null;
  const behind = place + 1;
  if (isAnyOf(tokens, at, behind)) return { kind: 'nothing', from: at, next: behind };
  if (percentAt(tokens, behind) > behind || isText(tokens, behind, '/', '±')) return null;
  return { kind: 'fraction', events, n, from: at, next: behind };
}

/** "12 deaths among 45 (patients)", "3 relapses in 45 patients". */
export function amongAt(tokens: readonly Token[], at: number): Atom | null {
  const events = tokenAt(tokens, at).kind === 'number' ? countAt(tokens, at) : null;
  if (events === null || !eventWords.has(tokenAt(tokens, at + 1).text)) return null;
  const among = isText(tokens, at + 2, 'among');
  if (!among && !isText(tokens, at + 2, 'in')) return null;
  const place = skip(tokens, at + 3, 2, ['the', 'all', 'these']);
  const n = tokenAt(tokens, place).kind === 'number' ? countAt(tokens, place) : null;
  if (n === null || n < events || percentAt(tokens, place + 1) > place + 1) return null;
  if (!among && !peopleWithin(tokens, place + 1, 3)) return null;
  return { kind: 'fraction', events, n, from: at, next: place + 1 };
}

const BEFORE_N = ['of', 'among', 'for', 'in', 'all', 'the', 'overall'];

function sizeByName(tokens: readonly Token[], at: number): Atom | null {
  const n = isText(tokens, at + 1, '=', ':') ? countAt(tokens, at + 2) : null;
  return n === null || isText(tokens, at + 3, '/') ? null : { kind: 'n', n, from: at, next: at + 3 };
}

/** "in 27 (elderly) patients (29%)": those counted are a share of others, not the whole. */
function hasShareBehind(tokens: readonly Token[], at: number): boolean {
  const behind = tokens.slice(at, at + 5).findIndex(({ kind }) => kind !== 'word');
  const bracket = at + Math.max(behind, 0);
  if (!isText(tokens, bracket, '(', '[') || tokenAt(tokens, bracket + 1).kind !== 'number') return false;
  const end = percentAt(tokens, bracket + 2);
  return end > bracket + 2 && isText(tokens, end, ')', ']', ',', ';');
}

/** "n = 12", and "of 45" behind a bracket or before people ("Of 1441 patients", "among the 187 patients"). */
export function nAt(tokens: readonly Token[], at: number): Atom | null {
  if (isText(tokens, at, 'n')) return sizeByName(tokens, at);
  if (!isText(tokens, at, 'of', 'among', 'for', 'in', 'all')) return null;
  const place = skip(tokens, at, 4, BEFORE_N);
  const n = tokenAt(tokens, place).kind === 'number' ? countAt(tokens, place) : null;
  const other =
    percentAt(tokens, place + 1) > place + 1 || isText(tokens, place + 1, '(', '[', '/', 'of', '±');
  if (n === null || other) return null;
  if (hasShareBehind(tokens, place + 1)) return null;
  const closes = isText(tokens, at, 'of') && isText(tokens, at - 1, ')', ']');
  return closes || peopleWithin(tokens, place + 1, 4) ? { kind: 'n', n, from: at, next: place + 1 } : null;
}

/** "71 patients", "14,526 patients": events when a percentage in brackets follows, else how many there were. */
export function countedAt(tokens: readonly Token[], at: number): Atom | null {
  const count = countAt(tokens, at);
  if (count === null || tokenAt(tokens, at).kind === 'word') return null;
  const thing = tokenAt(tokens, at + 1).text;
  if (countedThings.has(thing)) return { kind: 'nothing', from: at, next: at + 2 };
  if (!people.has(thing)) return null;
  return { kind: 'counted', count, from: at, next: at + 2 };
}

/** A count spelled out before a percentage in brackets: "six (43%)". */
export function spelledAt(tokens: readonly Token[], at: number): Atom | null {
  const token = tokenAt(tokens, at);
  const count = token.kind === 'word' ? numberWords.get(token.text) : undefined;
  if (count === undefined || !isText(tokens, at + 1, '(', '[')) return null;
  const closed = tokenAt(tokens, at + 2).kind === 'number' && percentAt(tokens, at + 3) > at + 3;
  return closed ? { kind: 'counted', count, from: at, next: at + 1 } : null;
}

/** "per 1000 patient-years", "/1,000 patients"; "per 10 mm Hg" is no rate and gives nothing. */
export function perAt(tokens: readonly Token[], at: number): Atom | null {
  if (!isText(tokens, at, 'per', '/')) return null;
  const token = tokenAt(tokens, at + 1);
  if (token.kind !== 'number' || token.value <= 0) return null;
  if (token.value < 100)
    return isText(tokens, at, 'per') ? { kind: 'nothing', from: at, next: at + 2 } : null;
  // "per 1000 patient days"
  const days = timeUnits.has(tokenAt(tokens, at + 3).text);
  const words = tokenAt(tokens, at + 2).kind === 'word' ? tokens.slice(at + 2, days ? at + 4 : at + 3) : [];
  const unit = words.map((word) => ` ${word.raw.replaceAll(/[‐‑]/gu, '-')}`).join('');
  return { kind: 'per', unit: `per ${token.value}${unit}`, from: at, next: at + 2 + words.length };
}
