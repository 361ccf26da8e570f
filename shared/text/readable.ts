const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
]);

/** Second halves of compounds that are written with a hyphen wherever the line ends: `disease-free`. */
const TAILS = new Set(
  (
    'free based related associated dependent independent specific positive negative resistant mediated induced derived ' +
    'driven controlled adjusted treated matched stratified weighted blind blinded masked label labelled labeled armed ' +
    'centred centered oriented report reported reports rated administered efficacy esteem term risk dose grade quality ' +
    'level income intensity volume resolution limiting threatening naive up year month week hour'
  ).split(' '),
);
/** Within a compound of several words, such as `harder-to-reach`. */
const LINKS = new Set(['to', 'of', 'the', 'and', 'in', 'by', 'or', 'on', 'at']);
/** A shorter first half is most often a syllable: `cor-related`, `un-treated`. */
const LEAST_HEAD = 4;
const SHORT_HEADS = new Set(['low', 'non', 'new', 'one', 'two', 'six', 'ten']);
/** First halves that some of those words follow without a hyphen: `overdose`, `asterisk`. */
const JOINED = new Set([
  'over',
  'under',
  'inter',
  'aste',
  'deter',
  'corre',
  'uncor',
  'disas',
  'predis',
  'mid',
]);

/** Whether a hyphen at a line end belongs to the word: what follows it makes a compound, not a syllable. */
function isCompound(head: string, tail: string, goesOn: boolean): boolean {
  if (LINKS.has(tail)) return goesOn;
  if (JOINED.has(head) || (head.length < LEAST_HEAD && !SHORT_HEADS.has(head))) return false;
  return TAILS.has(tail);
}

/** A word that a line end parts, as one: `remis-⏎sion`, `disease-⏎free`. */
function joinWord(parted: string): string {
  const [head = '', hyphen = '', rest = ''] = parted.split(/([-\u2010])\s*\n\s*/u, 3);
  const tail = rest.replace(/[-\u2010]$/u, '').toLocaleLowerCase('en');
  const kept = isCompound(head.toLocaleLowerCase('en'), tail, tail.length < rest.length);
  return `${head}${kept ? hyphen : ''}${rest}`;
}

/**
 * Canonical text as one line for people: line and block ends become spaces, a word that was parted at a line end is
 * joined (the hyphen stays before a capital or digit, where a hyphen occurs earlier in the word, and in compounds as
 * `disease-free`), soft hyphens go, Latin ligatures are spelled out. For statements, tables, exports and search, never
 * for anchors.
 */
export function readable(text: string): string {
  return text
    .replace(/\u00ad\s*/gu, '')
    .replace(/(?<=^|\s)\p{L}+[-\u2010]\s*\n\s*\p{Ll}\p{L}*[-\u2010]?/gu, joinWord)
    .replace(/([-\u2010])\s*\n\s*/gu, '$1')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => LIGATURES.get(ligature) ?? ligature)
    .replace(/\s+/gu, ' ')
    .trim();
}
