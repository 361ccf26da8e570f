/** A stretch of words: in both texts, only in the new one, or only in the old one. */
export type Piece = { readonly text: string; readonly kind: 'same' | 'added' | 'missing' };

/** Longer texts are shown without marks: what differs in them, nobody finds by marks. */
const WORDS_COMPARED = 600;

/**
 * Old and new words side by side (longest common subsequence of words): in reading order, what is missing before what
 * stands in its place. Without the missing pieces they are the new words again, without the added ones the old words,
 * joined by single spaces. Null: too long to be compared.
 */
export function changedWords(old: string, now: string): readonly Piece[] | null {
  const before = wordsOf(old);
  const after = wordsOf(now);
  if (before.length > WORDS_COMPARED || after.length > WORDS_COMPARED) return null;
  const lengths = sharedLengths(before, after);
  const pieces: { words: string[]; kind: Piece['kind'] }[] = [];
  const put = (kind: Piece['kind'], word: string | undefined): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.words.push(word ?? '');
    else pieces.push({ words: [word ?? ''], kind });
  };
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && before[row] === after[column]) {
      put('same', before[row]);
      row += 1;
      column += 1;
    } else if (row < before.length && lengths(row + 1, column) >= lengths(row, column + 1)) {
      put('missing', before[row]);
      row += 1;
    } else {
      put('added', after[column]);
      column += 1;
    }
  }
  return pieces.map(({ words, kind }) => ({ text: words.join(' '), kind }));
}

/** The words of a text, as they are compared. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** How many words two lists share in order from two places on; -1 beyond their ends. */
function sharedLengths(mine: readonly string[], theirs: readonly string[]) {
  const width = theirs.length + 1;
  const lengths = new Uint16Array((mine.length + 1) * width);
  const at = (row: number, column: number): number =>
    row > mine.length || column > theirs.length ? -1 : (lengths[row * width + column] ?? 0);
  for (let row = mine.length - 1; row >= 0; row -= 1) {
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        mine[row] === theirs[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return at;
}
