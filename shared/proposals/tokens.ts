/** A word of a text: its place, its letters as they stand, and the form in which words are compared. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly key: string;
};

/** A word, with a plus that belongs to it ("Ph+"), and with its other half where a line end parts it. */
const WORD =
  /[\p{L}\p{M}\p{N}]+(?:(?:[-\u2010]\n|\u00ad\n?)(?=\p{Ll})[\p{L}\p{M}\p{N}]+)*(?:\+(?![\p{L}\p{N}]))?/gu;
const PARTED = /(?:[-\u2010]\n|\u00ad\n?)/gu;

const GREEK: ReadonlyMap<string, string> = new Map([
  ['\u03b1', 'alpha'],
  ['\u03b2', 'beta'],
  ['\u03b3', 'gamma'],
  ['\u03b4', 'delta'],
]);

/**
 * Differences of spelling between British and American words, taken out of both sides of a comparison. The outcome
 * is no word of either: "haematological" and "hematological" become the same letters, and nothing else matters.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[ao]e/gu, 'e'],
  [/our/gu, 'or'],
  [/sulph/gu, 'sulf'],
  [/ll/gu, 'l'],
  [/is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/u, 'iz'],
  [/ys(?=(?:e|ed|es|ing)$)/u, 'yz'],
  [/([tb])re$/u, '$1er'],
  [/(?<=ogr)amme(?=s?$)/u, 'am'],
];

/** One of a kind: "therapies" → "therapy", "diagnoses" and "diagnosis" → the same. */
function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/u.test(word) && !/[iy]zes$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('sis')) return `${word.slice(0, -2)}e`;
  return /[^siu]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** Words met lately with their keys; papers say the same words again and again. */
const known = new Map<string, string>();
const KNOWN_WORDS = 5_000;

/** The form in which a word is compared: without case, accents, number and differences of spelling. */
export function wordKey(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_WORDS) known.clear();
  const key = freshKey(word);
  known.set(word, key);
  return key;
}

function freshKey(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u03b1-\u03b4]/gu, (letter) => GREEK.get(letter) ?? letter);
  if (plain.length < 4) return plain;
  return SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), singular(plain));
}

/** The words of a text in their order. Offsets are UTF-16 units; linear in the text's length. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => {
    const raw = match[0].replace(PARTED, '');
    return { start: match.index, end: match.index + match[0].length, raw, key: wordKey(raw) };
  });
}

/** Whether letters look like an abbreviation: short, with two capitals or more. */
export function isAcronym(term: string): boolean {
  const bare = term.replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length <= 6 && (bare.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
