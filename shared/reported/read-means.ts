import type { Atom } from './atoms.ts';
import { isText, phraseAt, skip, tokenAt } from './cursor.ts';
import { versusPhrases } from './lexicon.ts';
import type { Token } from './tokens.ts';

/* "Mean" where it does not say that means follow. */

const MOST_WORDS = 40;

/** "This means", "means that", "by means of". */
function isVerb(tokens: readonly Token[], at: number): boolean {
  if (!isText(tokens, at, 'means', 'mean')) return false;
  const before = isText(
    tokens,
    at - 1,
    'this',
    'that',
    'which',
    'it',
    'would',
    'could',
    'may',
    'not',
    'by',
    'to',
  );
  return (
    before || isText(tokens, at + 1, 'that') || (isText(tokens, at, 'means') && isText(tokens, at + 1, 'of'))
  );
}

const CHANGES = new Set(
  'reduction reductions decrease decreases increase increases improvement improvements change changes difference differences'.split(
    ' ',
  ),
);

/** What stands in the sentence of a place, up to its first number behind that place. */
function isCompared(tokens: readonly Token[], at: number): boolean {
  for (let step = at - 1; step > at - MOST_WORDS && step >= 0 && !isText(tokens, step, '.'); step -= 1)
    if (phraseAt(tokens, step, versusPhrases) !== null || isText(tokens, step, 'relative')) return true;
  for (let step = at; step < at + MOST_WORDS && tokenAt(tokens, step).kind !== 'number'; step += 1) {
    if (tokenAt(tokens, step).text === '' || isText(tokens, step, '.')) return false;
    if (phraseAt(tokens, step, versusPhrases) !== null || isText(tokens, step, 'relative')) return true;
  }
  return false;
}

/** "… from 12.1 to 10.3": means after all. */
function tellsBoth(tokens: readonly Token[], at: number): boolean {
  const behind = tokens.slice(at, at + MOST_WORDS);
  return behind.some(({ text }, step) => text === 'from' && behind[step + 1]?.kind === 'number');
}

/**
 * "Compared to usual care, a reduction in mean scores": the numbers to come are differences of means. Without anything
 * it is compared with, what the numbers of a change are stays open.
 */
export function noMeanAt(tokens: readonly Token[], at: number): Atom | null {
  if (isVerb(tokens, at)) return { kind: 'word', from: at, next: at + 1 };
  if (!CHANGES.has(tokenAt(tokens, at).text) || !isText(tokens, at + 1, 'in', 'of')) return null;
  const place = skip(tokens, at + 2, 1, ['the']);
  if (!isText(tokens, place, 'mean', 'means', 'average') || tellsBoth(tokens, place)) return null;
  const next = place + 1;
  const difference = tokenAt(tokens, at).text.startsWith('difference') || isCompared(tokens, at);
  return difference
    ? { kind: 'measure', word: { measure: 'MD' }, from: at, next }
    : { kind: 'word', from: at, next };
}
