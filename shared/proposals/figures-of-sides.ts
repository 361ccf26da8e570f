import type { Span } from '#shared/text/text-index.ts';

type Sides = {
  readonly text: string;
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
};

const PERCENT =
  /(?<![\d.]|(?:\u00b1|\+\/-) ?)(\d{1,3}(?:[.\u00b7]\d+)?)\s?%(?!\s?(?:CI|confidence|credible))/gu;

/**
 * The two percentages of a sentence, that of the therapy first, where it prints exactly two and
 * names both sides, one figure between them.
 * @returns null else
 */
export function figuresOfSides({ text, therapy, comparator }: Sides) {
  const [one, other, ...more] = [...text.matchAll(PERCENT)];
  const [a] = therapy;
  const [b] = comparator;
  if (one === undefined || other === undefined || a === undefined || b === undefined || more.length > 0) {
    return null;
  }
  const [left, right] = a.start < b.start ? [a, b] : [b, a];
  const between = [one, other].filter(({ index }) => index > left.end && index < right.start);
  if (between.length !== 1) return null;
  const valueOf = (match: RegExpExecArray): number => Number((match[1] ?? '').replace('\u00b7', '.'));
  const values = [valueOf(one), valueOf(other)] as const;
  const [first, second] = a.start < b.start ? values : [values[1], values[0]];
  const why = [one, other].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return { first, second, why };
}
