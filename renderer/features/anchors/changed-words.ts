/** A stretch of words, and whether the other text lacks it. */
export type Piece = { readonly text: string; readonly changed: boolean };

/** Longer texts are shown without marks: what differs in them, nobody finds by marks. */
const WORDS_COMPARED = 600;

/**
 * The words of `text` with those marked that `other` does not have in the same order (longest common subsequence).
 * Joined, the pieces are the words of `text` again, single spaces between them.
 */
export function changedWords(text: string, other: string): readonly Piece[] {
  const mine = wordsOf(text);
  const theirs = wordsOf(other);
  if (mine.length > WORDS_COMPARED || theirs.length > WORDS_COMPARED) return [{ text, changed: false }];
  const shared = sharedWords(mine, theirs);
  const pieces: { text: string; changed: boolean }[] = [];
  mine.forEach((word, at) => {
    const changed = !shared.has(at);
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += ` ${word}`;
    else pieces.push({ text: pieces.length === 0 ? word : ` ${word}`, changed });
  });
  return pieces;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Places of the words of one list that stand in a longest common subsequence of both. */
function sharedWords(mine: readonly string[], theirs: readonly string[]): ReadonlySet<number> {
  const width = theirs.length + 1;
  const lengths = new Uint16Array((mine.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = mine.length - 1; row >= 0; row -= 1) {
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        mine[row] === theirs[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const shared = new Set<number>();
  let [row, column] = [0, 0];
  while (row < mine.length && column < theirs.length) {
    if (mine[row] === theirs[column]) {
      shared.add(row);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return shared;
}
