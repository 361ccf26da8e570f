import type { Phrases } from './lexicon.ts';
import type { Token } from './tokens.ts';

const END: Token = { kind: 'mark', text: '', value: 0, raw: '', start: 0, end: 0 };

/** The token at a place; an empty mark before the first and behind the last. */
export function tokenAt(tokens: readonly Token[], at: number): Token {
  return tokens[at] ?? END;
}

/** Whether the token is this mark or word. */
export function isText(tokens: readonly Token[], at: number, ...texts: string[]): boolean {
  const token = tokenAt(tokens, at);
  return token.kind !== 'number' && texts.includes(token.text);
}

/** Whether nothing at all stands between a token and the next. */
export function touches(tokens: readonly Token[], at: number): boolean {
  const token = tokenAt(tokens, at);
  return token.end === tokenAt(tokens, at + 1).start;
}

/**
 * The longest phrase that starts at a place.
 * @returns what it means and where it ends; null when none does
 */
export function phraseAt<T>(
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<T>,
): { readonly means: T; readonly next: number } | null {
  for (const { words, means } of phrases.get(tokenAt(tokens, at).text) ?? []) {
    const fits = words.every((word, step) => {
      const token = tokenAt(tokens, at + step);
      return word === '*' ? token.kind === 'word' : token.text === word;
    });
    if (fits) return { means, next: at + words.length };
  }
  return null;
}

/** Skips these marks and words, at most `most` of them. */
export function skip(tokens: readonly Token[], at: number, most: number, texts: readonly string[]): number {
  let next = at;
  while (next < at + most && isText(tokens, next, ...texts)) next += 1;
  return next;
}
