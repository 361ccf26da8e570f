import type { Span } from '#shared/text/text-index.ts';

/** Sets what follows against what was said before. "While on treatment" does not, so that it needs its comma. */
const OPPOSING =
  /[,;]?\s(?=(?:but|whereas|although|though|however|yet)\b)|,\s(?=while\b)|[,;]\s(?=(?:despite|in contrast|conversely)\b)|;\s|[.?]\s+(?=\p{Lu})/giu;
const OPENS = /^\s*(?:although|though|even though|whereas|while|despite)\b[^,;]*,/iu;

/** A text with what stands in brackets blanked, places unchanged: "(RR 0.64; 95% CI 0.43 to 0.96)" parts nothing. */
export function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/gu, (bracket) => ' '.repeat(bracket.length));
}

/**
 * The clauses of a text, which say things that may be opposed: parted at "but", "whereas", "although" and the like, at
 * the comma that ends an opening "although …", and at sentence ends. They cover the text; offsets are UTF-16 units.
 */
export function clausesOf(text: string): Span[] {
  const plain = withoutBrackets(text);
  const ends = [...plain.matchAll(OPPOSING)].map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  const opened = starts.flatMap((start, at) => {
    const opening = OPENS.exec(plain.slice(start, starts[at + 1] ?? plain.length));
    return opening === null ? [] : [start + opening[0].length];
  });
  const all = [...new Set([...starts, ...opened])].toSorted((a, b) => a - b);
  return all.map((start, at) => ({ start, end: all[at + 1] ?? text.length }));
}

/** A text with what stands at some places blanked, the other places unchanged. */
export function blankedAt(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
}
