import type { Anchor } from '#shared/contract/anchor.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { isLargeEnough, isRegion } from '#shared/text/region.ts';
import { foldKey } from '#shared/text/fold.ts';
import type { Reader } from '../database/connection.ts';
import { pageOf, pagesOf, recipeOf } from '../derived/texts.ts';
import type { Session } from '../session.ts';
import { documentAtHand } from './document-at-hand.ts';

export type NewAnnotation = {
  readonly annotationId: string;
  readonly documentId: string;
  readonly anchor: Anchor;
  readonly colour?: number | null;
  readonly note?: string;
};

/**
 * The operation that makes an annotation. Refused with `invalid-input` when the anchor is of another file, or when
 * the words that it quotes do not stand where it says: a quote is evidence.
 */
export function newAnnotation(
  db: Reader,
  session: Session,
  made: NewAnnotation,
): Result<OperationDraft, AppError> {
  const document = documentAtHand(db, made.documentId);
  if (!document.ok) return document;
  if (made.anchor.sha256 !== document.value) {
    return err(
      appError(
        'invalid-input',
        'These words were selected in another version of the file. Select them again.',
      ),
    );
  }
  const problem = anchorProblem(session.reader, made.anchor);
  if (problem) return err(appError('invalid-input', problem));
  const { anchor, documentId } = made;
  const set = {
    documentId,
    type: isRegion(anchor.parts) ? 'region' : 'text',
    anchor,
    sort: anchor.sort,
    quote: anchor.quote.exact,
    colour: made.colour ?? null,
    note: made.note ?? '',
    reviewerId: session.author().reviewerId,
    created: new Date().toISOString(),
  };
  return ok({ kind: 'annotation.created', id: made.annotationId, set });
}

/** A region is a rectangle of each of its pages, and quotes nothing. */
function regionProblem(derived: Reader, anchor: Anchor): string | null {
  const { parts, quote } = anchor;
  const whole = isRegion(parts) && parts.every(({ end }) => end === null);
  if (!whole || quote.exact !== '') return 'An annotation is either of words or of a region, not of both.';
  const drawn = parts.every(({ rects }) => rects.length > 0 && rects.every(isLargeEnough));
  return drawn ? pageProblem(derived, anchor) : 'This region is too small to be seen. Draw it larger.';
}

/** Why an anchor can't be recorded: its words do not stand there, or its page is not there; null when it can. */
export function anchorProblem(derived: Reader, anchor: Anchor): string | null {
  if (anchor.parts.some(({ start, end }) => start === null || end === null))
    return regionProblem(derived, anchor);
  if (recipeOf(derived, anchor.sha256) !== anchor.recipe) return null;
  if (anchor.quote.exact.trim() === '') return 'No words are selected.';
  const words = anchor.parts.map((part) => {
    const text = pageOf(derived, anchor.sha256, part.page)?.text ?? '';
    return text.slice(part.start ?? 0, part.end ?? 0);
  });
  const same = foldKey(words.join('\n')) === foldKey(anchor.quote.exact);
  return same ? null : 'The quoted words do not stand at this place of the document.';
}

function pageProblem(derived: Reader, anchor: Anchor): string | null {
  const pages = pagesOf(derived, anchor.sha256);
  const there = anchor.parts.every((part) => pages.some(({ page }) => page === part.page));
  return there || pages.length === 0 ? null : 'The document has no such page.';
}
