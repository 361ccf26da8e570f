import { type AppError, appError } from '#shared/contract/errors.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import { Anchor as AnchorSchema } from '#shared/contract/anchor.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { makeAnchor } from '#shared/text/anchor.ts';
import { locateQuote, type QuoteError } from '#shared/text/locate-quote.ts';
import type { AnchorPage } from '#shared/text/page-text.ts';
import { unpackBoxes } from '#shared/text/page-text.ts';
import type { Reader } from '../database/connection.ts';
import { pageOf, pagesOf, pageTextsOf, recipeOf, treeOf } from '../derived/texts.ts';
import { hashOfDocument } from '../repositories/documents.ts';
import type { Handlers } from '../handler.ts';
import { foundPlaces } from '../derived/found-places.ts';
import { notFound } from './refusals.ts';

type Source = { readonly sha256: string; readonly recipe: string };

function sourceOf(db: Reader, documentId: string): Result<Source, AppError> {
  const sha256 = hashOfDocument(db, documentId);
  if (sha256 === null) return err(notFound('document', documentId));
  return ok({ sha256, recipe: recipeOf(db, sha256) ?? '' });
}

/** A page as anchors are made on it: with boxes where it has them. */
export function anchorPage(db: Reader, sha256: string, page: number): AnchorPage | null {
  const row = pageOf(db, sha256, page);
  if (!row) return null;
  const boxes = row.boxes === null ? null : unpackBoxes(row.boxes);
  const { label, text, height } = row;
  return boxes?.ok ? { page, label, text, height, boxes: boxes.value } : { page, label, text };
}

function locate(
  db: Reader,
  source: Source,
  wanted: { quote: string; nth: number | null },
): Result<Anchor, AppError> {
  const pages = pageTextsOf(db, source.sha256);
  if (pages.every((page) => page.text === '')) {
    return err(appError('quote-not-found', 'This document has no text to look in.', { nearest: [] }));
  }
  const found = locateQuote(pages, wanted.quote, wanted.nth === null ? {} : { nth: wanted.nth });
  if (!found.ok) return err(quoteError(found.error, wanted.nth));
  const anchored = found.value.parts.flatMap((part) => anchorPage(db, source.sha256, part.page) ?? []);
  const around = neighbours(found.value.parts.map((part) => part.page));
  const withContext = around.flatMap((page) => anchorPage(db, source.sha256, page) ?? []);
  const anchor = makeAnchor(withContext.length > 0 ? withContext : anchored, found.value.parts, source);
  if (!anchor.ok)
    return err(
      appError('invalid-input', 'This quote is too long for one claim, or empty.', {
        reason: anchor.error.code,
      }),
    );
  return ok(AnchorSchema.parse(anchor.value));
}

/** The pages of a quote and one on each side, for its context. */
function neighbours(pages: readonly number[]): number[] {
  const first = Math.min(...pages);
  const last = Math.max(...pages);
  return Array.from({ length: last - first + 3 }, (_, index) => first - 1 + index).filter((page) => page > 0);
}

function quoteError(error: QuoteError, nth: number | null): AppError {
  if (error.code === 'quote-ambiguous') {
    const places = error.count === 1 ? 'once' : `${error.count} times`;
    const hint =
      nth === null ? 'Say which: give more words, or its number with nth.' : `There is no number ${nth}.`;
    const message = `These words stand ${places} in the document. ${hint}`;
    return appError('quote-ambiguous', message, { count: error.count });
  }
  const nearest = error.nearest[0];
  const hint = nearest ? ` Nearest, on page ${nearest.page}: “${nearest.text}”` : '';
  return appError('quote-not-found', `These words are not in the document.${hint}`, {
    nearest: error.nearest,
  });
}

export const text: Handlers<'text'> = {
  pages: (context, { documentId }) => {
    const { reader } = context.session();
    const source = sourceOf(reader, documentId);
    return source.ok
      ? ok({ recipe: source.value.recipe, pages: pagesOf(reader, source.value.sha256) })
      : source;
  },
  page: (context, { documentId, page }) => {
    const { reader } = context.session();
    const source = sourceOf(reader, documentId);
    if (!source.ok) return source;
    const row = pageOf(reader, source.value.sha256, page);
    if (!row) return err(appError('not-found', `The document has no page ${page}.`, { page }));
    const { label, width, height, rotate, characters } = row;
    return ok({
      info: { page, label, width, height, rotate, characters },
      text: row.text,
      boxes: row.boxes === null ? null : new Uint8Array(row.boxes),
    });
  },
  tree: (context, { documentId }) => {
    const { reader } = context.session();
    const source = sourceOf(reader, documentId);
    return source.ok
      ? ok({ recipe: source.value.recipe, tree: treeOf(reader, source.value.sha256) })
      : source;
  },
  locateQuote: (context, { documentId, quote, nth }) => {
    const { reader } = context.session();
    const source = sourceOf(reader, documentId);
    return source.ok ? locate(reader, source.value, { quote, nth }) : source;
  },
  find: (context, { documentId, ...wanted }) => {
    const { reader } = context.session();
    const source = sourceOf(reader, documentId);
    return source.ok ? ok(foundPlaces(reader, source.value, wanted)) : source;
  },
};
