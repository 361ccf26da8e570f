import { foldKey } from './fold.ts';
import type { TextIndex } from './text-index.ts';

/** In UTF-16 units: the length of the context that an anchor keeps on each side. */
export const CONTEXT_LENGTH = 32;

/** Hyphens and white space hang on where the text was cut, so contexts are compared without them. */
function squeeze(text: string): string {
  return foldKey(text).replace(/[-\s]/gu, '');
}

/** Whether `prefix` stands directly before `offset` of the joined text; an empty one only at its beginning. */
export function precedesPrefix(index: TextIndex, offset: number, prefix: string): boolean {
  const wanted = squeeze(prefix);
  const reach = prefix.length * 3 + CONTEXT_LENGTH;
  const before = squeeze(index.text.slice(Math.max(0, offset - reach), offset));
  return wanted === '' ? before === '' : before.endsWith(wanted);
}

/** Whether `suffix` stands directly after `offset` of the joined text; an empty one only at its end. */
export function followsSuffix(index: TextIndex, offset: number, suffix: string): boolean {
  const wanted = squeeze(suffix);
  const reach = suffix.length * 3 + CONTEXT_LENGTH;
  const after = squeeze(index.text.slice(offset, offset + reach));
  return wanted === '' ? after === '' : after.startsWith(wanted);
}
