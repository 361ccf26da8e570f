import { v7 as uuidv7 } from 'uuid';
import type { AnnotationImport, NotImported } from '#shared/contract/annotation-files.ts';
import type { AnnotationOrigin } from '#shared/contract/annotations.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { AnnotationId, DocumentId } from '#shared/contract/ids.ts';
import type { FoundAnnotation, FoundAnnotations } from '#shared/contract/reader-annotations.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { chunk } from '#shared/kit/chunk.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { readable } from '#shared/text/readable.ts';
import { isRegion } from '#shared/text/region.ts';
import { sha256, uuidOfHash } from '#electron/node/hash.ts';
import type { Context } from '../../handler.ts';
import { annotationOnce } from '../../repositories/annotations.ts';
import { documentView } from '../../repositories/documents.ts';
import type { Session } from '../../session.ts';
import { breathe } from '../breathe.ts';
import type { JobControl } from '../runner.ts';
import { findPlace, type SearchedText, searchedText } from './find-place.ts';
import { documentFinder } from './named-document.ts';
import { planClaims, type WantedClaim } from './plan-claims.ts';

/** A file of annotations, wherever it lies. */
export type AnnotationFile = { readonly path: string; readonly name: string; readonly size: number };

const REASONS_TOLD = 100;
const WORDS_TOLD = 200;

/** What is to be made, and what is not. */
type Sorted = {
  readonly made: { readonly documentId: string; readonly operation: OperationDraft }[];
  readonly left: NotImported[];
  /** The claims of the file by id, with the annotations that have a place here. */
  readonly claims: Map<string, WantedClaim>;
  known: number;
};

/**
 * Makes annotations of a file of Web Annotations: each once, whatever is imported again; all as one change. What has no
 * certain place is told and left out. When nothing is new, nothing is recorded. The claims of our own files come with them.
 */
export async function importAnnotations(
  context: Context,
  control: JobControl,
  file: AnnotationFile,
): Promise<Result<AnnotationImport, AppError>> {
  control.progress({ done: 0, total: null, doing: `Reading ${file.name}` });
  const { path, name: fileName, size } = file;
  const found = await context.readers.annotations({ path, fileName, size }, { signal: control.signal });
  if (control.signal.aborted) return err(cancelled(fileName));
  if (!found.ok) return err(appError(found.error.code, found.error.message));
  const sorted = await sort(context, control, found.value);
  if (sorted === null) return err(cancelled(fileName));
  const recorded = record(context, control, fileName, sorted);
  if (!recorded.ok) return recorded;
  const missing = found.value.unusable + found.value.elsewhere;
  return ok({
    fileName,
    added: recorded.value.annotations.length,
    known: sorted.known,
    claims: recorded.value.claims.length,
    concepts: [...recorded.value.concepts],
    documents: [...new Set([...recorded.value.annotations, ...recorded.value.claims])].map((id) =>
      DocumentId.parse(id),
    ),
    left: sorted.left.length + missing,
    reasons: [...sorted.left, ...recorded.value.left, ...unread(found.value)].slice(0, REASONS_TOLD),
  });
}

function cancelled(fileName: string): AppError {
  return appError('cancelled', `Importing ${fileName} was cancelled. Nothing was imported from it.`);
}

/** What the file itself could not tell. */
function unread({ unusable, elsewhere }: FoundAnnotations): NotImported[] {
  const told = (count: number, reason: string): NotImported[] =>
    count === 0 ? [] : [{ words: '', document: null, reason: `${count} ${reason}` }];
  return [
    ...told(unusable, 'name no document.'),
    ...told(elsewhere, 'are not in this file, which is one page of a collection.'),
  ];
}

async function sort(
  context: Context,
  control: JobControl,
  { annotations }: FoundAnnotations,
): Promise<Sorted | null> {
  const documentOf = documentFinder(context.session().reader);
  const texts = new Map<string, SearchedText>();
  const sorted: Sorted = { made: [], left: [], claims: new Map(), known: 0 };
  const seen = new Set<string>();
  let done = 0;
  for (const part of chunk(annotations, 20)) {
    if (control.signal.aborted) return null;
    for (const one of part) {
      const id = idOf(one);
      const documentId = sortOne(
        context.session(),
        { id, one, texts, documentOf, seen: seen.has(id) },
        sorted,
      );
      if (documentId !== null) addClaims(sorted, one, { id, documentId });
      seen.add(id);
    }
    done += part.length;
    control.progress({ done, total: annotations.length, doing: 'Importing annotations' });
    await breathe();
  }
  return sorted;
}

/** @returns the paper in which it stands; null: in none */
function sortOne(session: Session, found: One & { readonly seen: boolean }, sorted: Sorted): string | null {
  const { id, seen } = found;
  const once = annotationOnce(session.reader, id);
  if (seen || once?.deleted === false) sorted.known += 1;
  else if (once !== null) sorted.made.push(broughtBack(id, once.documentId));
  else place(session, found, sorted);
  const last = sorted.made.at(-1);
  return once?.documentId ?? (last?.operation.id === id ? last.documentId : null);
}

/** Notes that the claims of an annotation rest on it; a claim is of one document. */
function addClaims(
  { claims }: Sorted,
  { claims: found, targets }: FoundAnnotation,
  { id, documentId }: { readonly id: string; readonly documentId: string },
): void {
  const words = readable(targets.map(({ quote }) => quote?.exact ?? '').join(' '));
  for (const claim of found) {
    const before = claims.get(claim.id);
    if (before !== undefined && before.documentId !== documentId) continue;
    // Where a claim states nothing of its own, files have the words that it rests on.
    const bare = standsForWords(claim.statement, words) || before?.claim.statement === '';
    const annotationIds = [...new Set([...(before?.annotationIds ?? []), id])];
    claims.set(claim.id, { claim: bare ? { ...claim, statement: '' } : claim, documentId, annotationIds });
  }
}

function standsForWords(statement: string, words: string): boolean {
  return words === '' ? /^Region(?:, page \S.*| of the page)$/u.test(statement) : statement === words;
}

/** One that was deleted, or whose import was undone: who imports it again wants it. */
function broughtBack(id: string, documentId: string): Sorted['made'][number] {
  return { documentId, operation: { kind: 'annotation.restored', id, set: { deleted: false } } };
}

type One = {
  readonly id: string;
  readonly one: FoundAnnotation;
  readonly texts: Map<string, SearchedText>;
  readonly documentOf: ReturnType<typeof documentFinder>;
};

function place(session: Session, { id, one, texts, documentOf }: One, sorted: Sorted): void {
  const named = documentOf(one.targets.flatMap(({ names }) => names));
  const words = readable(one.targets[0]?.quote?.exact ?? one.note).slice(0, WORDS_TOLD);
  if (named === null) {
    sorted.left.push({ words, document: null, reason: 'Its paper is not in this review.' });
    return;
  }
  const { document, sameBytes } = named;
  const key = `${document.id} ${sameBytes}`;
  const text = texts.get(key) ?? searchedText(session.reader, named);
  texts.set(key, text);
  const targets = one.targets.filter(({ names }) => documentOf(names)?.document.id === document.id);
  const anchor = findPlace(session.reader, text, targets);
  if (!anchor.ok) {
    sorted.left.push({ words, document: document.id, reason: anchor.error });
    return;
  }
  const region = isRegion(anchor.value.parts);
  const set = {
    documentId: document.id,
    type: region ? 'region' : 'text',
    anchor: anchor.value,
    sort: anchor.value.sort,
    quote: anchor.value.quote.exact,
    colour: null,
    note: one.note,
    origin: originOf(one, region),
    created: new Date().toISOString(),
  };
  sorted.made.push({ documentId: document.id, operation: { kind: 'annotation.created', id, set } });
}

function originOf({ creator, created, note }: FoundAnnotation, region: boolean): AnnotationOrigin {
  const kind = region ? 'area' : note === '' ? 'highlight' : 'note';
  return { source: 'shared', kind, author: creator, date: created, colour: null, text: note };
}

/** Under its own id where that is a UUID, else under one that follows from what it is: the same the next time. */
function idOf(one: FoundAnnotation): string {
  const named = /^urn:uuid:(.{36})$/iu.exec(one.id ?? '')?.[1]?.toLowerCase();
  const uuid = AnnotationId.safeParse(named);
  return uuid.success ? uuid.data : uuidOfHash(sha256(one.id ?? JSON.stringify(one)));
}

/** What came of a file. */
type Recorded = {
  /** The papers of the annotations that were made, one for each of these. */
  readonly annotations: readonly string[];
  /** The same of the claims. */
  readonly claims: readonly string[];
  readonly concepts: readonly string[];
  readonly left: readonly NotImported[];
};
const nothing: Recorded = { annotations: [], claims: [], concepts: [], left: [] };

function record(
  context: Context,
  control: JobControl,
  fileName: string,
  { made, claims }: Sorted,
): Result<Recorded, AppError> {
  if (made.length === 0 && claims.size === 0) return ok(nothing);
  const session = context.session();
  const writer = session.writer();
  if (!writer.ok) return writer;
  const { reviewerId } = session.author();
  let recorded = nothing;
  const draft = { id: uuidv7(), group: control.group, label: 'annotation.imported' };
  const committed = writer.value.commit(draft, (db) => {
    // A paper may have gone to the bin, and an annotation come, while the file was read.
    const still = made.filter(
      ({ documentId, operation }) =>
        documentView(db, documentId)?.inBin === false && annotationOnce(db, operation.id)?.deleted !== false,
    );
    const there = new Set(still.map(({ operation }) => operation.id));
    const annotated = (id: string): boolean => there.has(id) || annotationOnce(db, id)?.deleted === false;
    const wanted = [...claims.values()]
      .filter(({ documentId }) => documentView(db, documentId)?.inBin === false)
      .map((claim) => ({ ...claim, annotationIds: claim.annotationIds.filter(annotated) }));
    const planned = planClaims(db, wanted, { reviewerId, created: new Date().toISOString() });
    recorded = {
      annotations: still.map(({ documentId }) => documentId),
      claims: planned.documents,
      concepts: planned.conceptNames,
      left: planned.left,
    };
    const operations = still.map(({ operation }) =>
      operation.kind === 'annotation.created'
        ? { ...operation, set: { ...operation.set, reviewerId } }
        : operation,
    );
    const counts = { annotations: still.length, claims: planned.documents.length };
    return ok({
      operations: [...planned.concepts, ...operations, ...planned.claims],
      arguments: { ...counts, source: fileName },
    });
  });
  if (!committed.ok) return committed;
  session.refreshDerived();
  context.changed(writer.value.takeStale());
  return ok(recorded);
}
