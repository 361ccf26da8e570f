import { changedWords, type Piece, wordsOf } from './changed-words.ts';

/** Words that turn a statement round, as far as they stand by themselves. */
const negations: ReadonlySet<string> = new Set(
  'not no never none nobody nothing neither nor without cannot unable lack lacked lacks lacking absence fail failed fails failing failure hardly'.split(
    ' ',
  ),
);

/** Numbers that are written out. */
const spelled: ReadonlySet<string> = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve half twice hundred thousand million'.split(
    ' ',
  ),
);

/** A number with its sign, or how one compares; a hyphen between two numbers is no sign. */
const FIGURE = /(?<![\d.,·])[−-]?(?:\d+(?:[.,·]\d+)*|[.·]\d+)|[<>≤≥=]/gu;

type Stretch = { readonly old: readonly string[]; readonly now: readonly string[] };

/**
 * What of a change may turn a statement round, in sentences: negations, numbers and signs of comparison that are
 * missing, new or others. Empty where none of these changed.
 */
export function meaningTold(old: string, now: string): string[] {
  const pieces = changedWords(old, now);
  const stretches = pieces === null ? [{ old: wordsOf(old), now: wordsOf(now) }] : stretchesOf(pieces);
  const told = stretches.flatMap((stretch) => [
    ...differences(stretch, negationsIn, false),
    ...differences(stretch, figuresIn, true),
  ]);
  return [...new Set(told)];
}

/** What is missing together with what stands in its place. */
function stretchesOf(pieces: readonly Piece[]): Stretch[] {
  const stretches: { old: string[]; now: string[] }[] = [];
  let open = false;
  for (const { text, kind } of pieces) {
    if (kind === 'same') {
      open = false;
      continue;
    }
    if (!open) stretches.push({ old: [], now: [] });
    open = true;
    stretches.at(-1)?.[kind === 'missing' ? 'old' : 'now'].push(...wordsOf(text));
  }
  return stretches;
}

/** @param paired one that went and one that came in its place are told together */
function differences(
  { old, now }: Stretch,
  pick: (words: readonly string[]) => string[],
  paired: boolean,
): string[] {
  const gone = without(pick(old), pick(now));
  const come = without(pick(now), pick(old));
  if (paired && gone.length === come.length)
    return gone.map((word, place) => `“${word}” is “${come[place] ?? ''}” now.`);
  return [
    ...gone.map((word) => `“${word}” is missing here.`),
    ...come.map((word) => `“${word}” is new here.`),
  ];
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const place = left.indexOf(word);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function negationsIn(words: readonly string[]): string[] {
  return words.map(bare).filter((word) => negations.has(word) || /n['’]t$|^non[-‐]?\p{L}/u.test(word));
}

function figuresIn(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const figures = word.match(FIGURE) ?? [];
    return figures.length > 0
      ? figures
      : bare(word)
          .split('-')
          .filter((part) => spelled.has(part));
  });
}

/** In small letters, without the marks around it. */
function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
