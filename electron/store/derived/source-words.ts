import type { AnnotationView } from '#shared/contract/annotations.ts';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { SourcePart, SourceQuote, SourceWords } from '#shared/contract/source-words.ts';
import { readable } from '#shared/text/readable.ts';
import type { Reader } from '../database/connection.ts';
import { annotationView } from '../repositories/annotations.ts';
import { claimViews } from '../repositories/claims.ts';
import { documentView, fileNotesDecision } from '../repositories/documents.ts';

import { pageOf, pagesOf, type StoredPage } from './texts.ts';

/** Characters that are shown before and after the words. */
const around = 320;

/** The words behind a claim where they stand today, with what stands around them; null when there is no such claim. */
export function sourceWords(db: Reader, claimId: string): SourceWords | null {
  const [claim] = claimViews(db, [claimId]);
  const document = claim === undefined ? null : documentView(db, claim.documentId);
  if (claim === undefined || document === null) return null;
  const { id: documentId, title, format, sha256 } = document;
  const pages = new Map(pagesOf(db, sha256).map((page) => [page.page, page]));
  const quotes = claim.quotes.flatMap(({ annotationId }) => {
    const annotation = annotationView(db, annotationId);
    return annotation === null ? [] : [quoteOf(db, document, { annotation, pages })];
  });
  const bare = fileNotesDecision(db, documentId) === 'taken';
  return { claimId: claim.id, documentId, title, format, sha256, bare, quotes };
}

type Placed = {
  readonly annotation: AnnotationView;
  readonly pages: ReadonlyMap<number, StoredPage>;
};

function quoteOf(db: Reader, { sha256 }: DocumentView, { annotation, pages }: Placed): SourceQuote {
  const { id: annotationId, type, anchor, place } = annotation;
  const shown = place.state === 'lost' ? [] : place.parts;
  const parts = shown.flatMap(({ page, label, rects }): SourcePart[] => {
    const { width = 0, height = 0, rotate = 0 } = pages.get(page) ?? {};
    return [{ page, label, rects, width, height, rotate }];
  });
  return {
    annotationId,
    type,
    state: place.state,
    text: readable(anchor.quote.exact),
    ...wordsAround(db, sha256, shown),
    parts,
  };
}

function wordsAround(
  db: Reader,
  sha256: string,
  parts: readonly AnchorPart[],
): { readonly before: string; readonly after: string } {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || first.start === null || last.end === null)
    return { before: '', after: '' };
  const textOf = (page: number): string => pageOf(db, sha256, page)?.text ?? '';
  const before = textOf(first.page).slice(Math.max(0, first.start - around), first.start);
  const after = textOf(last.page).slice(last.end, last.end + around);
  // Cut between words; what begins or ends the page is whole.
  return {
    before: readable(first.start > around ? before.replace(/^\S*\s/u, '') : before),
    after: readable(after.length === around ? after.replace(/\s\S*$/u, '') : after),
  };
}
