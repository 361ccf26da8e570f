/**
 * Text brought into the form in which quotes are compared, with the way back. `map[i]` is where in the source the
 * unit `folded[i]` comes from, `ends[i]` where that source ends; `map[folded.length]` is the source's length.
 */
export type Folded = { readonly folded: string; readonly map: Uint32Array; readonly ends: Uint32Array };

/**
 * `keep` compares A and a as different (quotes), `fold` as equal (find). Marks that are dropped are accents and the vowel
 * points of scripts that can be written without them; vowel signs of other scripts make another word.
 */
export type FoldOptions = { readonly case?: 'keep' | 'fold'; readonly marks?: 'keep' | 'drop' };

const QUOTES: ReadonlyMap<string, string> = new Map([
  ...[...'\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u02b9\u00b4\u0060\uff07'].map(
    (mark) => [mark, "'"] as const,
  ),
  ...[...'\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\uff02'].map(
    (mark) => [mark, '"'] as const,
  ),
]);
const DASH = /^[\u002d\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]$/u;
const SOFT_HYPHEN = '\u00ad';
const IGNORED = /^[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001f]$/u;
const LETTER = /^\p{L}/u;
const WORD = /^[\p{L}\p{M}\p{N}]/u;
/** Scripts written without spaces: a line end between two of their characters parts nothing. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\u3000-\u303f\uff00-\uffef]/u;
/** Inherited are accents and Arabic vowel marks; two of them make other Japanese letters. Tatweel only stretches words. */
const DROPPED =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]|\u0640/gu;
/** A character with its combining marks and joiners; Hangul letters that compose to one syllable stay together. */
const CLUSTER = /[\u1100-\u11ff]+|[\s\S]\p{M}*/gu;

type Piece = { readonly text: string; readonly start: number; readonly end: number };

/**
 * Folds text for comparing: NFKC by character (ligatures, wide and raised forms), quotes and dashes unified, soft hyphens and
 * invisible marks dropped. White space becomes one space between words and nothing beside punctuation. A hyphen
 * between two letters is dropped with the white space around it: at a line end nobody can tell `remis-⏎sion` from
 * `meta-⏎analysis`, so both readings of both match. Hyphens beside digits stay (`5-10` is not `510`); white space
 * after them goes. Linear in the text's length; folding a folded text changes nothing that matters to comparing.
 */
export function fold(text: string, options: FoldOptions = {}): Folded {
  const pieces = joinHyphens(pieceTogether(text, options));
  const units = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const map = new Uint32Array(units + 1);
  const ends = new Uint32Array(units);
  let at = 0;
  for (const piece of pieces) {
    for (let unit = 0; unit < piece.text.length; unit += 1) {
      map[at] = piece.start;
      ends[at] = piece.end;
      at += 1;
    }
  }
  map[units] = text.length;
  return { folded: pieces.map((piece) => piece.text).join(''), map, ends };
}

/** The folded text alone. */
export function foldKey(text: string, options: FoldOptions = {}): string {
  return joinHyphens(pieceTogether(text, options))
    .map((piece) => piece.text)
    .join('');
}

/** The source range of a range of folded text; both ends tight, so dropped characters outside stay outside. */
export function unfoldRange(
  folded: Folded,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = folded.map[start] ?? folded.map.at(-1) ?? 0;
  return { start: from, end: end > start ? (folded.ends[end - 1] ?? from) : from };
}

/** Characters folded one by one; runs of white space are one piece ' '. */
function pieceTogether(text: string, options: FoldOptions): Piece[] {
  const pieces: Piece[] = [];
  const known = new Map<string, string>();
  for (const match of text.matchAll(CLUSTER)) {
    const source = match[0];
    const start = match.index;
    let folded = known.get(source);
    if (folded === undefined) {
      folded = foldCluster(source, options);
      known.set(source, folded);
    }
    const last = pieces.at(-1);
    if (folded === '') continue;
    if (folded === ' ' && last?.text === ' ') {
      pieces[pieces.length - 1] = { text: ' ', start: last.start, end: start + source.length };
    } else pieces.push({ text: folded, start, end: start + source.length });
  }
  return pieces;
}

function foldCluster(source: string, options: FoldOptions): string {
  if (IGNORED.test(source)) return '';
  const quote = QUOTES.get(source);
  if (quote !== undefined) return quote;
  if (DASH.test(source)) return '-';
  const normal = source.normalize('NFKC').replace(/\s+/gu, ' ');
  const bare = options.marks === 'drop' ? withoutMarks(normal) : normal;
  return options.case === 'fold' ? bare.toLowerCase() : bare;
}

function withoutMarks(text: string): string {
  // Nothing below these signs has a mark, and most text lies there.
  if (!/[\u00c0-\uffff]/u.test(text)) return text;
  return text.normalize('NFD').replace(DROPPED, '').normalize('NFC');
}

const isSpace = (piece: Piece | undefined): boolean => piece?.text === ' ';
const isLetter = (piece: Piece | undefined): boolean => piece !== undefined && LETTER.test(piece.text);

/** Drops hyphens between letters, and white space where it parts no words. */
function joinHyphens(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (!piece) continue;
    const before = kept.at(-1);
    const next = isSpace(pieces[index + 1]) ? index + 2 : index + 1;
    if (piece.text === SOFT_HYPHEN || (piece.text === '-' && isLetter(before) && isLetter(pieces[next]))) {
      index = next - 1;
      continue;
    }
    if (isSpace(piece) && !partsWords(before, pieces, index)) continue;
    kept.push(piece);
  }
  return kept;
}

function partsWords(before: Piece | undefined, pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1];
  if (!before || !after) return false;
  // `word - word` loses its spaces and its dash alike, as `word-word` does.
  const apart = WORD.test(before.text) && WORD.test(after.text);
  return apart && !(UNSPACED.test(before.text) && UNSPACED.test(after.text));
}
