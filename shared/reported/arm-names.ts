import type { Atom } from './atoms.ts';
import { isText, tokenAt } from './cursor.ts';
import type { Draft, DraftArm } from './draft.ts';
import type { Token } from './tokens.ts';

/*
 * Names of arms where the words give them: "81% in the dexamethasone arm and …", "Achillon group (3.19 …) and PARS
 * group (…)", "… in males and females, respectively". An arm without such words stays without a name.
 */

const PREPOSITIONS = ['in', 'for', 'on', 'with', 'among', 'taking', 'receiving', 'given'];
const STOPS = new Set(
  'and or vs v versus than compared as in for on with to of among at after by were was had is are who which that from but during receiving respectively experienced reported died p taking given year years period end month months'.split(
    ' ',
  ),
);
const ARTICLES = ['the', 'a', 'an'];
const MOST_WORDS = 5;

const GROUP_WORDS = ['group', 'arm', 'cohort', 'regimen', 'groups', 'arms'];

/** "group A", "arm 1": the letter or number is the name; behind "the drug group" a number is a result. */
function isOwnName(tokens: readonly Token[], at: number): boolean {
  const { raw, kind } = tokenAt(tokens, at);
  if (!isText(tokens, at - 1, ...GROUP_WORDS)) return false;
  if (kind !== 'number') return raw === 'A';
  return /^\d$/u.test(raw) && (at < 2 || !isNameWord(tokenAt(tokens, at - 2)));
}

function isNameWord(token: Token): boolean {
  return (
    token.kind === 'word' &&
    !token.text.endsWith('ly') &&
    !STOPS.has(token.text) &&
    !ARTICLES.includes(token.text)
  );
}

function printed(tokens: readonly Token[], from: number, next: number): string {
  return tokens
    .slice(from, next)
    .map((token) => token.raw)
    .join(' ');
}

/** Words of a name from here on; a name ends before marks, numbers and small words. */
function nameEnd(tokens: readonly Token[], from: number): number {
  let next = from;
  while (next < from + MOST_WORDS && (isNameWord(tokenAt(tokens, next)) || isOwnName(tokens, next)))
    next += 1;
  return next;
}

function startOf(tokens: readonly Token[], preposition: number): number {
  const article = preposition + 1;
  return isText(tokens, article, ...ARTICLES) ? article + 1 : article;
}

/** The end of a "group given X" or of plain words. */
function nameAt(tokens: readonly Token[], from: number): string {
  const end = nameEnd(tokens, from);
  const group =
    isText(tokens, from, 'group', 'arm', 'patients', 'those') &&
    isText(tokens, from + 1, 'given', 'receiving', 'treated');
  return group ? printed(tokens, from + 2, end) : printed(tokens, from, end);
}

/** Behind these the words are of another number, or tell more than a name: "compared with", "who did not". */
const ENDS_NAMES = 'and vs versus than compared against relative who which that whose ; .'.split(' ');

/** "… in the X group" behind a number, before the next one. */
function nameBehind(tokens: readonly Token[], from: number, limit: number): string {
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const { text, kind } = tokenAt(tokens, at);
    if (text === '(' || text === '[') depth += 1;
    else if (text === ')' || text === ']') depth -= 1;
    else if (depth <= 0 && isText(tokens, at, ...ENDS_NAMES)) return '';
    else if (depth <= 0 && kind === 'word' && PREPOSITIONS.includes(text))
      return nameAt(tokens, startOf(tokens, at));
  }
  return '';
}

/** Marks and "n = 12" between a name and its number. */
function nameMarks(tokens: readonly Token[], at: number): number {
  let end = at;
  for (let step = 0; step < 8; step += 1) {
    const size = tokenAt(tokens, end - 1).kind === 'number' && isText(tokens, end - 2, '=', 'n');
    if (!size && !isText(tokens, end - 1, '(', '[', ',', ':', ';', 'n', '=')) return end;
    end -= 1;
  }
  return end;
}

/** Words of a name that ends here. */
function nameStart(tokens: readonly Token[], end: number): number {
  let from = end;
  while (from > 0 && from > end - MOST_WORDS) {
    const token = tokenAt(tokens, from - 1);
    const numbered = token.kind === 'number' && isText(tokens, from - 2, 'group', 'arm');
    if (!numbered && !isOwnName(tokens, from - 1) && !isNameWord(token)) return from;
    from -= 1;
  }
  return from;
}

/** "X group (3.19 …", "X, 91.4": words directly before a number. */
function nameBefore(tokens: readonly Token[], at: number): string {
  const end = nameMarks(tokens, at);
  return end === at ? '' : printed(tokens, nameStart(tokens, end), end);
}

type Place = { readonly arm: DraftArm; readonly at: number; readonly behind: number; readonly limit: number };

function placesOf(draft: Draft, tokens: readonly Token[], atoms: readonly Atom[]): Place[] {
  const starts = draft.arms.map((arm) => atoms[arm.from]?.from ?? 0);
  return draft.arms.map((arm, index) => ({
    arm,
    at: starts[index] ?? 0,
    behind: atoms[arm.from]?.next ?? 0,
    limit: starts[index + 1] ?? Math.min(tokens.length, (starts[index] ?? 0) + 20),
  }));
}

/** "A and B(, respectively)" behind the last of two numbers. */
function listedNames(tokens: readonly Token[], from: number, count: number): string[] {
  const end = tokens.slice(from, from + 40).findIndex((token) => token.text === 'respectively');
  if (end < 0 || count !== 2) return [];
  const stop = isText(tokens, from + end - 1, ',') ? from + end - 1 : from + end;
  const words = tokens.slice(Math.max(from, stop - MOST_WORDS - 1), stop);
  const and = stop - words.length + words.findLastIndex((token) => token.text === 'and');
  if (!isText(tokens, and, 'and')) return [];
  const names = [
    printed(tokens, Math.max(from, nameStart(tokens, and)), and),
    printed(tokens, startOf(tokens, and), stop),
  ];
  return names.every((name) => name !== '' && !/\d[.·]\d|%/u.test(name)) ? names : [];
}

/** A single number's "in complete response" is no group; "in the control group" is. */
export function namesGroup(name: string): boolean {
  return /\b(?:group|arm|cohort)$/iu.test(name);
}

/** Gives the arms of a group their names. */
export function nameArms(draft: Draft, tokens: readonly Token[], atoms: readonly Atom[]): void {
  if (draft.kind !== 'group') return;
  const places = placesOf(draft, tokens, atoms);
  const last = places.at(-1);
  const listed = last === undefined ? [] : listedNames(tokens, last.behind, places.length);
  const behind = places.map(({ behind: from, limit }) => nameBehind(tokens, from, limit));
  const before = places.map(({ at }) => nameBefore(tokens, at));
  const names =
    listed.length > 0
      ? listed
      : behind.every((name) => name === '') && before.every((name) => name !== '')
        ? before
        : behind;
  for (const [index, { arm }] of places.entries()) {
    const said = names[index] ?? '';
    // "The group" alone names none.
    const name = GROUP_WORDS.includes(said.toLowerCase()) ? '' : said;
    arm.label = places.length > 1 || namesGroup(name) ? name : '';
  }
}
