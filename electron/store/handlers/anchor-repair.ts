import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnchorCandidate, AnnotationView, UnsettledAnchor } from '#shared/contract/annotations.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { isRegion } from '#shared/text/region.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { candidatesOf } from '#shared/text/candidates.ts';
import { readable } from '#shared/text/readable.ts';
import { indexPages, rangeToSpan, type TextIndex } from '#shared/text/text-index.ts';
import type { TextRange } from '#shared/text/page-text.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { pagesOf, pageTextsOf, recipeOf } from '../derived/texts.ts';
import { annotationView, unsettledAnnotations } from '../repositories/annotations.ts';
import { claimViews } from '../repositories/claims.ts';
import { documentView } from '../repositories/documents.ts';
import type { Session } from '../session.ts';
import { anchorAt } from '../derived/anchor-at.ts';
import { documentAtHand } from './document-at-hand.ts';
import { anchorProblem } from './new-annotation.ts';
import { notFound } from './refusals.ts';

const CANDIDATES = 5;
/** How much is shown around a candidate, in characters. */
const AROUND = 70;

/** What has to be looked at in the whole review, with the claims that rest on it. */
export function needingALook(db: Reader): UnsettledAnchor[] {
  const titles = new Map<string, string>();
  const titleOf = (id: string): string => {
    const title = titles.get(id) ?? documentView(db, id)?.title ?? '';
    titles.set(id, title);
    return title;
  };
  return unsettledAnnotations(db).map((annotation) => ({
    annotation,
    documentTitle: titleOf(annotation.documentId),
    claims: claimViews(db, annotation.claims).map(({ id, statement }) => ({ id, statement })),
  }));
}

/** Where the words of an annotation may stand in the file that its document has now. */
export function candidatesFor(db: Reader, annotationId: string): Result<AnchorCandidate[], AppError> {
  const annotation = annotationView(db, annotationId);
  if (!annotation) return err(notFound('highlight', annotationId));
  const sha256 = documentView(db, annotation.documentId)?.sha256 ?? annotation.anchor.sha256;
  const source = { sha256, recipe: recipeOf(db, sha256) ?? '' };
  if (isRegion(annotation.anchor.parts)) return ok(regionCandidates(db, annotation, source));
  const index = indexPages(pageTextsOf(db, sha256));
  const { parts } = annotation.place;
  const found = candidatesOf(annotation.anchor, index, CANDIDATES).flatMap(({ ranges, score }) => {
    const anchor = anchorAt(db, source, ranges);
    if (!anchor.ok) return [];
    const current = sameRanges(anchor.value.parts, parts);
    return [{ ...wordsAround(index, anchor.value), score: Math.round(score * 1000) / 1000, current }];
  });
  return ok(found.toSorted((a, b) => Number(b.current) - Number(a.current)));
}

type Source = Pick<Anchor, 'sha256' | 'recipe'>;

/** A figure can only be confirmed where it was, if there is still such a page. */
function regionCandidates(
  db: Reader,
  { anchor }: AnnotationView,
  { sha256, recipe }: Source,
): AnchorCandidate[] {
  const pages = pagesOf(db, sha256);
  const [first] = anchor.parts;
  const there = anchor.parts.every((part) => pages.some(({ page }) => page === part.page));
  const label = pages.find(({ page }) => page === first?.page)?.label;
  if (!there || first === undefined || label === undefined) return [];
  const parts = anchor.parts.map((part) => ({ ...part, label }));
  const place = { text: '', before: '', after: '', page: first.page, pageLabel: label };
  return [{ ...place, score: 1, current: true, anchor: { ...anchor, sha256, recipe, parts } }];
}

type Ranged = { readonly page: number; readonly start: number | null; readonly end: number | null };

function sameRanges(one: readonly Ranged[], other: readonly Ranged[]): boolean {
  const key = (parts: readonly Ranged[]) =>
    parts.map(({ page, start, end }) => `${page} ${start} ${end}`).join('|');
  return key(one) === key(other);
}

function wordsAround(index: TextIndex, anchor: Anchor) {
  const ranges = anchor.parts.flatMap(({ page, start, end }): TextRange[] =>
    start === null || end === null ? [] : [{ page, start, end }],
  );
  const spans = ranges.flatMap((range) => rangeToSpan(index, range) ?? []);
  const start = spans[0]?.start ?? 0;
  const end = spans.at(-1)?.end ?? 0;
  const cut = {
    before: index.text.slice(Math.max(0, start - AROUND), start),
    after: index.text.slice(end, end + AROUND),
  };
  return {
    text: readable(anchor.quote.exact),
    before: readable(cut.before.replace(/^\S*\s/u, '')),
    after: readable(cut.after.replace(/\s\S*$/u, '')),
    page: anchor.parts[0]?.page ?? 1,
    pageLabel: anchor.parts[0]?.label ?? '',
    anchor,
  };
}

/** What records the new place of an annotation, or why its words do not stand there. */
export function planRepair(
  db: Reader,
  session: Session,
  { annotationId, anchor }: { readonly annotationId: string; readonly anchor: Anchor },
): Result<Plan, AppError> {
  const annotation = annotationView(session.reader, annotationId);
  if (!annotation) return err(notFound('highlight', annotationId));
  const document = documentAtHand(db, annotation.documentId);
  if (!document.ok) return document;
  const problem = repairProblem(session, document.value, annotation, anchor);
  if (problem !== null) return err(appError('invalid-input', problem));
  const set = { anchor, sort: anchor.sort, quote: anchor.quote.exact };
  return ok({ operations: [{ kind: 'annotation.repaired', id: annotationId, set }] });
}

function repairProblem(
  session: Session,
  sha256: string,
  annotation: AnnotationView,
  anchor: Anchor,
): string | null {
  if (anchor.sha256 !== sha256 || anchor.recipe !== recipeOf(session.reader, sha256))
    return 'These words were selected in another version of the text. Select them again. Nothing was changed.';
  if (isRegion(anchor.parts) !== (annotation.type === 'region'))
    return 'Words stay words, and a region of the page stays a region. Nothing was changed.';
  return anchorProblem(session.reader, anchor);
}
