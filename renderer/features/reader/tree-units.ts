import { paragraphAt, sentenceAt } from '#shared/text/selection.ts';
import { firstLeaf } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';

type Span = { readonly start: number; readonly end: number };

/** A text document as it is drawn. */
type Drawn = { readonly text: string; readonly leaves: readonly Leaf[] };

/** To the beginning of a sentence or paragraph, or to its end. */
export type TreeUnitMotion = 'sentenceLeft' | 'sentenceRight' | 'paragraphUp' | 'paragraphDown';

/** Whether a motion goes by sentences or paragraphs, which the browser would tell otherwise than we do. */
export function isUnitMotion(motion: string): motion is TreeUnitMotion {
  return motion.startsWith('sentence') || motion.startsWith('paragraph');
}

/** The paragraph at an offset of the text; in a table the cell. */
export function treeParagraph({ text, leaves }: Drawn, offset: number): Span {
  return cellWords(leaves, offset) ?? paragraphAt({ text }, offset);
}

/** The sentence at an offset of the text, which stays in its cell of a table. */
export function treeSentence(drawn: Drawn, offset: number): Span {
  return sentenceAt({ text: drawn.text }, offset, treeParagraph(drawn, offset));
}

function cellWords(leaves: readonly Leaf[], offset: number): Span | null {
  const leaf = leaves[firstLeaf(leaves, ({ end }) => end > offset)];
  const cell = leaf?.element.closest('td, th, caption') ?? null;
  if (leaf === undefined || cell === null || leaf.start > offset) return null;
  const own = leaves.filter(({ element }) => cell.contains(element));
  return { start: own[0]?.start ?? leaf.start, end: own.at(-1)?.end ?? leaf.end };
}

/**
 * Where a motion leads from an offset: backwards to the beginning of the unit; forwards to that of the next one, or,
 * where words are being selected, to the end of this one, so that nothing of another cell is taken.
 */
export function moveByTreeUnit(
  drawn: Drawn,
  offset: number,
  motion: TreeUnitMotion,
  extend: boolean,
): { readonly offset: number; readonly side: 'start' | 'end' } {
  const { text } = drawn;
  const unitAt = motion.startsWith('sentence') ? treeSentence : treeParagraph;
  if (motion === 'sentenceLeft' || motion === 'paragraphUp') {
    const before = text.slice(0, offset).trimEnd().length;
    return { offset: before === 0 ? 0 : unitAt(drawn, before - 1).start, side: 'start' };
  }
  const at = pastWhite(text, offset);
  if (at >= text.length) return { offset: text.length, side: 'end' };
  const { end } = unitAt(drawn, at);
  if (extend) return { offset: end, side: 'end' };
  return { offset: at > offset ? at : pastWhite(text, end), side: 'start' };
}

function pastWhite(text: string, offset: number): number {
  const rest = text.slice(offset);
  return offset + rest.length - rest.trimStart().length;
}
