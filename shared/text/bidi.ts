const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STRONG_LEFT = /[\p{L}\p{N}]/u;

/** Whether the text holds a character of a script written from right to left (Hebrew, Arabic, Syriac …). */
export function isRightToLeft(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 0x590) return text.length > 1 && RIGHT_TO_LEFT.test(text);
  return RIGHT_TO_LEFT.test(text);
}

type Kind = 'left' | 'right' | 'neutral';

function kindOf(text: string): Kind {
  if (isRightToLeft(text)) return 'right';
  return STRONG_LEFT.test(text) ? 'left' : 'neutral';
}

/**
 * The reading order of pieces (words or glyphs) that stand side by side from left to right: the indices of
 * `texts` in the order in which they are read. A simple form of the Unicode bidirectional algorithm turned
 * round: a line with more right-to-left than left-to-right pieces is read from the right, and stretches of
 * the other direction keep theirs. Neutral pieces go with their neighbours when these agree, else
 * with the line. Brackets are not mirrored: files map them to the character that is read.
 */
export function readingOrder(texts: readonly string[]): number[] {
  const kinds = texts.map(kindOf);
  const rights = kinds.filter((kind) => kind === 'right').length;
  if (rights === 0) return texts.map((_, index) => index);
  const lefts = kinds.filter((kind) => kind === 'left').length;
  const base: Kind = rights > lefts ? 'right' : 'left';
  const solved = solveNeutrals(kinds, base);
  const stretches: number[][] = [];
  for (let index = 0; index < solved.length; index += 1) {
    const last = stretches.at(-1);
    if (last && solved[index] === solved[index - 1]) last.push(index);
    else stretches.push([index]);
  }
  const ordered = base === 'right' ? stretches.toReversed() : stretches;
  return ordered.flatMap((stretch) => (solved[stretch[0] ?? 0] === 'right' ? stretch.toReversed() : stretch));
}

function solveNeutrals(kinds: readonly Kind[], base: Kind): Kind[] {
  const after: Kind[] = [];
  let next: Kind = base;
  for (let index = kinds.length - 1; index >= 0; index -= 1) {
    const kind = kinds[index] ?? base;
    if (kind !== 'neutral') next = kind;
    after[index] = next;
  }
  let before: Kind = base;
  return kinds.map((kind, index) => {
    if (kind !== 'neutral') before = kind;
    return kind !== 'neutral' ? kind : before === after[index] ? before : base;
  });
}
