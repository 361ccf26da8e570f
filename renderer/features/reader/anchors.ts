import { Anchor } from '#shared/contract/anchor.ts';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Result } from '#shared/kit/result.ts';
import { makeAnchor } from '#shared/text/anchor.ts';
import { readable } from '#shared/text/readable.ts';
import type { AnchorPage, TextRange } from '#shared/text/page-text.ts';

type TextsOf = (page: number) => AnchorPage | undefined;
type Source = { readonly sha256: string; readonly recipe: string };

const refusals = {
  'empty-selection': 'Nothing selected',
  'out-of-range': 'These words can’t be marked: the text was read anew. Select them again.',
  'selection-too-large': 'This selection is too long for one highlight; select less.',
} as const;

/** The anchor of selected ranges, as the contract speaks of it; the error is a sentence. */
export function anchorOf(
  ranges: readonly TextRange[],
  textsOf: TextsOf,
  source: Source,
): Result<Anchor, string> {
  const pages: AnchorPage[] = [];
  for (const { page } of ranges) {
    const text = textsOf(page);
    if (text !== undefined) pages.push(text);
  }
  const made = makeAnchor(pages, ranges, source);
  if (!made.ok) return err(refusals[made.error.code]);
  const parsed = Anchor.safeParse(made.value);
  return parsed.success ? ok(parsed.data) : err(refusals['selection-too-large']);
}

/** The words of ranges as one line for people: line ends joined, hyphens at line ends resolved. */
export function wordsOf(ranges: readonly TextRange[], textsOf: TextsOf): string {
  const parts = ranges.map(({ page, start, end }) => textsOf(page)?.text.slice(start, end) ?? '');
  return readable(parts.join('\n'));
}

/** The ranges that anchor parts cover in the canonical text; a region has none. */
export function rangesOf(parts: readonly AnchorPart[]): TextRange[] {
  return parts.flatMap(({ page, start, end }) =>
    start !== null && end !== null ? [{ page, start, end }] : [],
  );
}
