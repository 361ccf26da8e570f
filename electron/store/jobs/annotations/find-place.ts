import type { Anchor } from '#shared/contract/anchor.ts';
import { Anchor as AnchorSchema } from '#shared/contract/anchor.ts';
import type { FoundTarget } from '#shared/contract/reader-annotations.ts';
import { inUnits } from '#shared/formats/web-annotation/code-points.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { makeRegionAnchor } from '#shared/text/anchor.ts';
import { asRotation, fromDisplayPoint } from '#shared/text/display.ts';
import { foldKey } from '#shared/text/fold.ts';
import { locateQuote } from '#shared/text/locate-quote.ts';
import type { TextRange } from '#shared/text/page-text.ts';
import { isLargeEnough, rectBetween } from '#shared/text/region.ts';
import { indexPages, type TextIndex } from '#shared/text/text-index.ts';
import type { Reader } from '../../database/connection.ts';
import { anchorAt, anchorPage } from '../../derived/anchor-at.ts';
import { pageOf, pageTextsOf, recipeOf } from '../../derived/texts.ts';
import type { NamedDocument } from './named-document.ts';

/** The text of a paper, in which places of others' annotations are looked for. */
export type SearchedText = NamedDocument & {
  readonly recipe: string;
  readonly pages: readonly { readonly page: number; readonly label: string; readonly text: string }[];
  readonly index: TextIndex;
};

/** Reads the text of a paper once for all annotations of it. */
export function searchedText(db: Reader, named: NamedDocument): SearchedText {
  const { sha256 } = named.document;
  const pages = pageTextsOf(db, sha256);
  return { ...named, recipe: recipeOf(db, sha256) ?? '', pages, index: indexPages(pages) };
}

/**
 * Where in a paper the targets of an annotation are, as an anchor: by position where the quote stands there, else by the
 * quote with its context, else a rectangle of a page of the very same file. Nothing is guessed.
 * @returns the reason in words where there is no certain place
 */
export function findPlace(
  db: Reader,
  text: SearchedText,
  targets: readonly FoundTarget[],
): Result<Anchor, string> {
  const source = { sha256: text.document.sha256, recipe: text.recipe };
  const ranges: TextRange[] = [];
  for (const target of targets) {
    if (target.quote === null && target.position === null) continue;
    const found = rangesOf(text, target);
    if (!found.ok) return found;
    ranges.push(...found.value);
  }
  if (ranges.length === 0) return regionOf(db, text, targets[0]);
  const anchor = anchorAt(db, source, ranges);
  return anchor.ok ? anchor : err('Its words are too many for one highlight.');
}

function rangesOf(text: SearchedText, target: FoundTarget): Result<readonly TextRange[], string> {
  const there = atPosition(text, target);
  if (there !== null) return ok([there]);
  const { quote } = target;
  if (quote === null) return err('It has a position without words, and the text counts differently here.');
  const hints = { prefix: quote.prefix, suffix: quote.suffix };
  const found = locateQuote(text.index, quote.exact, hints);
  if (found.ok) return ok(found.value.parts);
  const onPage = text.pages.filter(({ page }) => page === target.page);
  if (found.error.code === 'quote-ambiguous' && onPage.length > 0) {
    const nearer = locateQuote(onPage, quote.exact, hints);
    if (nearer.ok) return ok(nearer.value.parts);
  }
  if (found.error.code === 'quote-not-found') return err('Its words do not stand in the paper.');
  return err(`Its words stand ${found.error.count} times in the paper, and nothing says which are meant.`);
}

/** The range at the position that is told, when the quoted words stand there; without a quote, when texts are alike. */
function atPosition(text: SearchedText, { position, quote }: FoundTarget): TextRange | null {
  if (position === null) return null;
  const paged = text.document.format === 'pdf';
  if (paged && position.page === null) return null;
  const page = text.pages.find((one) => one.page === (paged ? position.page : 1));
  const range = page === undefined ? null : inUnits(page.text, position);
  if (page === undefined || range === null) return null;
  const words = page.text.slice(range.start, range.end);
  const certain =
    quote === null
      ? text.sameBytes && position.recipe === text.recipe
      : foldKey(words) === foldKey(quote.exact) && foldKey(words) !== '';
  return certain ? { page: page.page, ...range } : null;
}

function regionOf(db: Reader, text: SearchedText, target: FoundTarget | undefined): Result<Anchor, string> {
  if (target?.page === null || target?.frame === null || target === undefined)
    return err('It names no place in the paper.');
  if (!text.sameBytes) return err('It is on a rectangle of another file of this paper.');
  const { sha256 } = text.document;
  const shape = pageOf(db, sha256, target.page);
  const page = anchorPage(db, sha256, target.page);
  if (shape === null || page === null) return err(`The paper has no page ${target.page}.`);
  const { left, top, width, height } = target.frame;
  const turned = { ...shape, rotate: asRotation(shape.rotate) };
  const rect = rectBetween(
    turned,
    fromDisplayPoint(turned, left, top),
    fromDisplayPoint(turned, left + width, top + height),
  );
  if (!isLargeEnough(rect)) return err('Its rectangle is too small to be seen.');
  const anchor = AnchorSchema.safeParse(makeRegionAnchor(page, rect, { sha256, recipe: text.recipe }));
  return anchor.success ? ok(anchor.data) : err('It names no place in the paper.');
}
