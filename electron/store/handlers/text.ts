import { type AppError, appError } from '#shared/contract/errors.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { AnchorSource } from '#shared/text/anchor.ts';
import { locateQuote, type QuoteError } from '#shared/text/locate-quote.ts';
import type { Reader } from '../database/connection.ts';
import { pageOf, pagesOf, pageTextsOf, recipeOf, treeOf } from '../derived/texts.ts';
import { hashOfDocument } from '../repositories/documents.ts';
import type { Handlers } from '../handler.ts';
import { foundPlaces } from '../derived/found-places.ts';
import { anchorAt } from '../derived/anchor-at.ts';
import { notFound } from './refusals.ts';

function sourceOf(db: Reader, documentId: string): Result<AnchorSource, AppError> {
  const sha256 = hashOfDocument(db, documentId);
  if (sha256 === null) return err(notFound('document', documentId));
  return ok({ sha256, recipe: recipeOf(db, sha256) ?? '' });
}

function locate(
  db: Reader,
  source: AnchorSource,
  wanted: { quote: string; nth: number | null },
): Result<Anchor, AppError> {
  const pages = pageTextsOf(db, source.sha256);
  if (pages.every((page) => page.text === '')) {
    return err(appError('quote-not-found', 'This document has no text to look in.', { nearest: [] }));
  }
  const found = locateQuote(pages, wanted.quote, wanted.nth === null ? {} : { nth: wanted.nth });
  if (!found.ok) return err(quoteError(found.error, wanted.nth));
  return anchorAt(db, source, found.value.parts);
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
    return source.ok ? ok({ ...source.value, pages: pagesOf(reader, source.value.sha256) }) : source;
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
    return source.ok ? ok({ ...source.value, tree: treeOf(reader, source.value.sha256) }) : source;
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
