import { v7 as uuidv7 } from 'uuid';
import type { Anchor } from '#shared/contract/anchor.ts';
import { Anchor as AnchorSchema } from '#shared/contract/anchor.ts';
import type { AnnotationOrigin, FileNotesView } from '#shared/contract/annotations.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { FileNote } from '#shared/contract/reader.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { nearestHue } from '#shared/domain/nearest-hue.ts';
import { isRegion } from '#shared/text/region.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type AnchorSource, makeRegionAnchor } from '#shared/text/anchor.ts';
import { union } from '#shared/text/rects.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import { fileNotesOf, recipeOf, wordlessDrawingsOf } from '../derived/texts.ts';
import { annotationOnce, annotationsOfDocument } from '../repositories/annotations.ts';
import { fileNotesDecision, hashOfDocument } from '../repositories/documents.ts';
import type { Session } from '../session.ts';
import { anchorAt, anchorPage } from '../derived/anchor-at.ts';
import { documentAtHand } from './document-at-hand.ts';

import { notFound } from './refusals.ts';

const AUTHORS_SHOWN = 10;

/** What others left in a document's file, and what was decided about it. */
export function fileNotesView(db: Reader, documentId: string): Result<FileNotesView, AppError> {
  const sha256 = hashOfDocument(db, documentId);
  if (sha256 === null) return err(notFound('document', documentId));
  const notes = notesOfOthers(db, sha256);
  const counts = new Map<string, number>();
  for (const { author } of notes) if (author !== '') counts.set(author, (counts.get(author) ?? 0) + 1);
  const authors = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return ok({
    count: notes.length,
    wordlessDrawings: wordlessDrawingsOf(db, sha256),
    authors: authors.slice(0, AUTHORS_SHOWN).map(([author]) => author),
    decision: fileNotesDecision(db, documentId),
  });
}

/** A file's highlights and notes without the marks that a copy made of this review brought: they are here. */
function notesOfOthers(db: Reader, sha256: string): FileNote[] {
  return fileNotesOf(db, sha256).filter(
    ({ ours }) => ours === undefined || annotationOnce(db, ours) === null,
  );
}

/** What makes annotations of a file's highlights and notes, without those that were taken before. */
export function planTaking(db: Reader, session: Session, documentId: string): Result<Plan, AppError> {
  const document = documentAtHand(db, documentId);
  if (!document.ok) return document;
  if (fileNotesDecision(db, documentId) === 'taken') {
    const message = 'The highlights of this file were imported already. Nothing was changed.';
    return err(appError('exists', message));
  }
  const derived = session.reader;
  const source = { sha256: document.value, recipe: recipeOf(derived, document.value) ?? '' };
  const there = new Set(
    annotationsOfDocument(derived, documentId).flatMap(({ origin, anchor }) =>
      origin === null ? [] : [keyOf(origin, anchor.quote.exact)],
    ),
  );
  const made = notesOfOthers(derived, document.value).flatMap((note): OperationDraft[] => {
    const anchor = anchorOfNote(derived, source, note);
    const origin = originOf(note);
    if (anchor === null || there.has(keyOf(origin, anchor.quote.exact))) return [];
    const colour = note.colour === null ? null : nearestHue(note.colour);
    const set = {
      documentId,
      type: isRegion(anchor.parts) ? 'region' : 'text',
      anchor,
      sort: anchor.sort,
      quote: anchor.quote.exact,
      colour,
      note: note.text,
      origin,
      reviewerId: session.author().reviewerId,
      created: new Date().toISOString(),
    };
    return [{ kind: 'annotation.created', id: uuidv7(), set }];
  });
  const decided: OperationDraft = { kind: 'document.edited', id: documentId, set: { fileNotes: 'taken' } };
  return ok({ operations: [...made, decided], arguments: { highlights: made.length } });
}

/** What records that a person does not want them. */
export function planLeaving(db: Reader, documentId: string): Result<Plan, AppError> {
  const document = documentAtHand(db, documentId);
  if (!document.ok) return document;
  // Those that were taken are annotations like others: what is not wanted of them is deleted.
  if (fileNotesDecision(db, documentId) === 'taken') return ok({ operations: [] });
  return ok({ operations: [{ kind: 'document.edited', id: documentId, set: { fileNotes: 'declined' } }] });
}

function originOf(note: FileNote): AnnotationOrigin {
  const { kind, author, date, text, colour } = note;
  const hex = (part: number): string =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0');
  return { source: 'file', kind, author, date, text, colour: colour && `#${colour.map(hex).join('')}` };
}

/** The same highlight in a corrected version of the paper is the same annotation. */
function keyOf({ kind, author, date, text }: AnnotationOrigin, quote: string): string {
  return JSON.stringify([kind, author, date, text, quote]);
}

/** The words that a note marks; where it marks none, the region where it lies. */
function anchorOfNote(derived: Reader, source: AnchorSource, note: FileNote): Anchor | null {
  const ranges = note.ranges.map((range) => ({ page: note.page, ...range }));
  const words = ranges.length === 0 ? null : anchorAt(derived, source, ranges);
  if (words?.ok) return words.value;
  const page = anchorPage(derived, source.sha256, note.page);
  const [first, ...rest] = note.rects;
  if (!page || !first) return null;
  const rect = rest.reduce<Parameters<typeof union>[0]>(union, first);
  const region = AnchorSchema.safeParse(makeRegionAnchor(page, rect, source));
  return region.success ? region.data : null;
}
