/** An abbreviation and what the paper says it stands for. */
export type Abbreviation = { readonly short: string; readonly long: string };

/** Words that may stand before a bracket, and what the bracket holds; both bounded, so that time stays linear. */
const BRACKET = /\(([^()\n]{2,90})\)/gu;
const SHORT = /^\p{L}[\p{L}\p{N}\-/+&.]{0,9}$/u;
const LOOK_BACK = 110;
/** Earlier brackets: "angiotensin-converting enzyme (ACE) inhibitors (ACEIs)". */
const ASIDE = /^[^()]*\)|\([^()]*\)/gu;

/** Whether letters can be an abbreviation: up to ten, one of them at least a capital or all of them few. */
function isShort(text: string): boolean {
  return SHORT.test(text) && text.length >= 2 && /\p{Lu}/u.test(text) && /\p{L}/u.test(text);
}

const letterOf = (text: string, at: number): string => (text[at] ?? '').toLowerCase();
const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/**
 * The shortest end of the words that spells the abbreviation, read from behind: each letter is found in order, the
 * first one at the start of a word (Schwartz and Hearst 2003, Pac Symp Biocomput 8:451–462).
 * @returns null when they do not spell it
 */
function longForm(short: string, words: string): string | null {
  let at = words.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter -= 1) {
    const wanted = letterOf(short, letter);
    if (!isLetter(wanted)) continue;
    const first = letter === 0;
    while (
      at >= 0 &&
      (letterOf(words, at) !== wanted || (first && at > 0 && isLetter(letterOf(words, at - 1))))
    ) {
      at -= 1;
    }
    if (at < 0) return null;
    at -= 1;
  }
  return words.slice(at + 1);
}

/** At most min(letters + 5, letters × 2) words, longer than the abbreviation, and not the abbreviation itself. */
function isLikely(short: string, long: string): boolean {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').length;
  const words = long.split(/[\s-]+/u);
  return (
    long.length > short.length &&
    words.length <= Math.min(letters + 5, letters * 2) &&
    !words.includes(short) &&
    !/[;:]|\.\s/u.test(long)
  );
}

const plain = (text: string): string =>
  text
    .replace(/(?<=\p{L})[-\u2010]\n(?=\p{Ll})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** The abbreviation that a bracket holds, one of a kind: "(ACEIs; n = 5)" → "ACEI". */
function shortOf(inside: string): string {
  const [head = ''] = inside.split(/[;,]\s/u);
  return isShort(head.slice(0, -1)) && head.endsWith('s') ? head.slice(0, -1) : head;
}

/** "overall survival (OS)" */
function afterItsWords(before: string, short: string): Abbreviation | null {
  const long = longForm(short, before.trimEnd());
  return long !== null && isLikely(short, long) ? { short, long } : null;
}

/** "OS (overall survival)" */
function beforeItsWords(before: string, inside: string): Abbreviation | null {
  const short = /(\S{1,12})\s*$/u.exec(before.slice(-14))?.[1] ?? '';
  if (!isShort(short) || longForm(short, inside) !== inside) return null;
  return isLikely(short, inside) ? { short, long: inside } : null;
}

function ofBracket(before: string, inside: string): Abbreviation | null {
  const short = shortOf(inside);
  return isShort(short) ? afterItsWords(before, short) : beforeItsWords(before, inside);
}

/**
 * The abbreviations that a text defines, in both ways of writing: "overall survival (OS)" and "OS (overall survival)".
 * The first definition of an abbreviation counts. Takes a paper's whole canonical text; linear in its length.
 */
export function abbreviationsOf(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  for (const match of text.matchAll(BRACKET)) {
    const inside = plain(match[1] ?? '');
    const before = plain(text.slice(Math.max(0, match.index - LOOK_BACK), match.index).replace(ASIDE, ' '));
    const abbreviation = ofBracket(before, inside);
    if (abbreviation !== null && !found.has(abbreviation.short)) found.set(abbreviation.short, abbreviation);
  }
  return [...found.values()];
}
