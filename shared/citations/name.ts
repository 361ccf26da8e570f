/** An author as references print one. A group, and a name that can't be told apart into parts, is its family name. */
export type Name = {
  readonly family: string;
  /** The first letters of the given names, upper case; a hyphen stands before one that a hyphen joins: "J", "-P". */
  readonly initials: readonly string[];
  /** "Jr", "Sr", "II", "III", "IV"; else null. */
  readonly suffix: string | null;
  readonly group: boolean;
};

const PARTICLES = new Set(
  (
    "af al ap av bin bint da dal das de del della dem den der des di do dos du e el ibn la las le les lo los 't " +
    'te ten ter und van vom von y zu zum zur'
  ).split(' '),
);
/** Particles that are also written with a capital in front of a family name: "Robert De Niro". */
const CAPITAL_PARTICLES = new Set('De Del Della Den Der Di Du La Van Von'.split(' '));

const GROUP_WORDS = new RegExp(
  `\\b(?:agency|association|authority|bank|board|bureau|center|centre|collaboration|collaborative|collaborators|college|
commission|committee|company|consortium|council|department|federation|foundation|group|hospital|institute|
investigators|ministry|network|office|organi[sz]ation|panel|press|project|registry|school|service|services|society|
staff|task force|team|trialists|union|university)\\b|^the\\s|\\s(?:and|for|of)\\s|[&]|\\d(?!(?:nd|rd|th)\\b)`.replaceAll(
    '\n',
    '',
  ),
  'iu',
);
const DEGREE =
  /^(?:b\.?sc?|d\.?o|dr\.?ph|d\.?phil|f\.?r\.?c\.?p|m\.?b\.?a|m\.?b\.?b\.?s|m\.?b\.?ch\.?b|m\.?d|m\.?p\.?h|m\.?sc?|pharm\.?d|ph\.?d|r\.?n|msce|mhs|mph|mbchb)\.?$/iu;
const NOT_LATIN_ORDER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー·・\s]+$/u;
/** "P", "PA", "P.A.", "J.-P.", "P-A"; in letters without capitals one alone, or several with points: a word is a name. */
const INITIALS = /^(?:-?(?:\p{Lu}\p{M}*\.?-?){1,3}|\p{Lo}\p{M}*\.?|(?:\p{Lo}\p{M}*\.){2,3})$/u;
const DOTTED = /^-?(?:\p{Lu}\p{M}*\.-?){1,5}$/u;

/**
 * Reads an author's name as records and people write it: "Brown PA", "Brown, Patrick A.", "Patrick A. Brown",
 * "van der Berg J", "King, Martin Luther, Jr.", "Children's Oncology Group". Degrees are left out. A name in Chinese,
 * Japanese or Korean letters stays whole, as it is printed.
 * @returns null for a text without a letter or digit
 */
export function parseName(text: string): Name | null {
  const tidy = tidied(text);
  if (!/[\p{L}\p{N}]/u.test(tidy)) return null;
  if (NOT_LATIN_ORDER.test(tidy)) return { family: tidy, initials: [], suffix: null, group: false };
  if (isGroup(tidy)) return { family: tidy, initials: [], suffix: null, group: true };
  const parts = withoutDegrees(
    tidy
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
  const suffix = parts.slice(1).map(suffixOf).find(Boolean) ?? null;
  const [first = tidy, given = ''] = parts.filter((part, at) => at === 0 || suffixOf(part) === null);
  const name = given === '' ? inOneRun(first) : familyFirst(first, given);
  const { family, behind } = withoutSuffix(name.family.replace(/\.+$/u, ''));
  return { ...name, family, suffix: suffix ?? name.suffix ?? behind };
}

/** "O'Neil Jr", as in "O'Neil Jr., S.", is O'Neil. */
function withoutSuffix(family: string): { readonly family: string; readonly behind: string | null } {
  const words = family.split(' ');
  const behind = words.length > 1 ? suffixOf(words.at(-1) ?? '') : null;
  return { family: behind === null ? family : words.slice(0, -1).join(' '), behind };
}

/** One line, without marks that are no part of a name: those of footnotes, and stray ones. */
function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[?!;*†‡§]/gu, ' ')
    .replace(/[\s,]+et\s+al\.?\s*$/iu, '')
    .replaceAll(/\s*,[\s,.]*/gu, ', ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}&]/u.test(word))
    .join(' ')
    .replace(/,+$/u, '');
}

/** The family name of an author, a group's whole name; the text as it is where it holds no name. */
export function familyName(author: string): string {
  return parseName(author)?.family ?? author;
}

function isGroup(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || !GROUP_WORDS.test(text)) return false;
  // "Board PG" is a person; so is "Press, Oliver", whose family name is a word of groups.
  const person = words.length <= 3 && INITIALS.test(words.at(-1) ?? '') && !/[&\d]/u.test(text);
  return !person && !/^[^\s,]+,\s*\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)?$/u.test(text);
}

/** Degrees go; "Brown, MD" keeps its letters, which are initials where only a family name stands before them. */
function withoutDegrees(parts: readonly string[]): readonly string[] {
  const [first = '', second] = parts;
  return parts.filter((part, at) => {
    if (at === 0 || !DEGREE.test(part)) return true;
    return part === second && at === 1 && !first.includes(' ') && /^\p{Lu}{1,3}$/u.test(part);
  });
}

function suffixOf(word: string): string | null {
  const bare = word.replace(/\.$/u, '');
  if (/^(?:jr|jnr|junior)$/iu.test(bare)) return 'Jr';
  if (/^(?:sr|snr|senior)$/iu.test(bare)) return 'Sr';
  if (/^(?:II|III|IV)$/u.test(bare)) return bare;
  return { '2nd': 'II', '3rd': 'III', '4th': 'IV' }[bare.toLowerCase()] ?? null;
}

/** "Brown" and "Patrick A."; "Vries" and "Jan de" is de Vries. */
function familyFirst(family: string, given: string): Omit<Name, 'group'> & { readonly group: false } {
  const words = given.split(' ');
  const first = words.findLastIndex((word) => !PARTICLES.has(word)) + 1;
  const particles = first > 0 ? words.slice(first) : [];
  return {
    family: [...particles, family].join(' '),
    initials: initialsOf(words.slice(0, words.length - particles.length).join(' ')),
    suffix: null,
    group: false,
  };
}

function inOneRun(text: string): Omit<Name, 'group'> & { readonly group: false } {
  const all = text.split(' ');
  const suffix = all.length > 2 ? suffixOf(all.at(-1) ?? '') : null;
  const words = suffix === null ? all : all.slice(0, -1);
  const family = initialsAtEnd(words, text) ?? givenFirst(words);
  return {
    family: family.family.join(' '),
    initials: initialsOf(family.given.join(' ')),
    suffix,
    group: false,
  };
}

type Split = { readonly family: readonly string[]; readonly given: readonly string[] };

/** "Brown PA", "Brown P. A.": the family name stands first. */
function initialsAtEnd(words: readonly string[], text: string): Split | null {
  const shouted = text === text.toLocaleUpperCase('en');
  const isInitials = (word: string): boolean =>
    DOTTED.test(word) || (INITIALS.test(word) && !(shouted && word.replace(/[.-]/gu, '').length > 2));
  const start = words.findLastIndex((word) => !isInitials(word)) + 1;
  const [first = ''] = words;
  // "LI XY" is all initials to look at: the first word is the family name then.
  const from = start === 0 && words.length > 1 && !DOTTED.test(first) ? 1 : start;
  if (from === 0 || from >= words.length) return null;
  return { family: words.slice(0, from), given: words.slice(from) };
}

/** "Patrick A. Brown", "Ludwig van Beethoven", "José Ortega y Gasset". */
function givenFirst(words: readonly string[]): Split {
  let from = words.length - 1;
  while (from > 1) {
    const before = words[from - 1] ?? '';
    if (before === 'y' && from > 2) from -= 2;
    else if (PARTICLES.has(before) || CAPITAL_PARTICLES.has(before)) from -= 1;
    else break;
  }
  // A name that begins with a particle has no given name: "van Gogh".
  if (from === 1 && PARTICLES.has(words[0] ?? '')) from = 0;
  return { family: words.slice(from), given: words.slice(0, from) };
}

function initialsOf(given: string): string[] {
  return given
    .split(/[\s.]+/u)
    .filter((word) => word !== '' && !PARTICLES.has(word))
    .flatMap((word) => {
      if (/^(?:\p{Lu}\p{M}*-?){1,3}$/u.test(word) && !/^\p{Lu}\p{Ll}/u.test(word)) return lettersOf(word);
      return word.split('-').map((part, at) => (at === 0 ? '' : '-') + initial(part));
    })
    .filter((letters) => /\p{L}/u.test(letters));
}

/** The letters of "PA" and "P-A". */
function lettersOf(word: string): string[] {
  return word.match(/-?\p{Lu}\p{M}*/gu) ?? [];
}

function initial(part: string): string {
  const [letter = ''] = part.match(/\p{L}\p{M}*/u) ?? [];
  // "ß" has two capital letters, of which one is the initial.
  return letter.toLocaleUpperCase('en').match(/\p{L}\p{M}*/u)?.[0] ?? '';
}
