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

/** A file of annotations, wherever it lies. */
export type AnnotationFile = { readonly path: string; readonly name: string; readonly size: number };

const REASONS_TOLD = 100;
const WORDS_TOLD = 200;

/** What is to be made, and what is not. */
type Sorted = {
  readonly made: { readonly documentId: string; readonly operation: OperationDraft }[];
  readonly left: NotImported[];
  known: number;
};

/**
 * Makes annotations of a file of Web Annotations: each once, whatever is imported again; all as one change. What has no
 * certain place is told and left out. When nothing is new, nothing is recorded.
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
    added: recorded.value.length,
    known: sorted.known,
    documents: [...new Set(recorded.value)].map((id) => DocumentId.parse(id)),
    left: sorted.left.length + missing,
    reasons: [...sorted.left, ...unread(found.value)].slice(0, REASONS_TOLD),
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
  const { reader } = context.session();
  const documentOf = documentFinder(reader);
  const texts = new Map<string, SearchedText>();
  const sorted: Sorted = { made: [], left: [], known: 0 };
  const seen = new Set<string>();
  let done = 0;
  for (const part of chunk(annotations, 20)) {
    if (control.signal.aborted) return null;
    for (const one of part) {
      const id = idOf(one);
      const once = annotationOnce(reader, id);
      if (seen.has(id) || once?.deleted === false) sorted.known += 1;
      else if (once !== null) sorted.made.push(broughtBack(id, once.documentId));
      else place(context.session(), { id, one, texts, documentOf }, sorted);
      seen.add(id);
    }
    done += part.length;
    control.progress({ done, total: annotations.length, doing: 'Importing annotations' });
    await breathe();
  }
  return sorted;
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

/** @returns the papers of the annotations that were made, one for each of these */
function record(
  context: Context,
  control: JobControl,
  fileName: string,
  { made }: Sorted,
): Result<readonly string[], AppError> {
  if (made.length === 0) return ok([]);
  const session = context.session();
  const writer = session.writer();
  if (!writer.ok) return writer;
  const { reviewerId } = session.author();
  let recorded: readonly string[] = [];
  const draft = { id: uuidv7(), group: control.group, label: 'annotation.imported' };
  const committed = writer.value.commit(draft, (db) => {
    // A paper may have gone to the bin, and an annotation come, while the file was read.
    const still = made.filter(
      ({ documentId, operation }) =>
        documentView(db, documentId)?.inBin === false && annotationOnce(db, operation.id)?.deleted !== false,
    );
    recorded = still.map(({ documentId }) => documentId);
    const operations = still.map(({ operation }) =>
      operation.kind === 'annotation.created'
        ? { ...operation, set: { ...operation.set, reviewerId } }
        : operation,
    );
    return ok({ operations, arguments: { annotations: still.length, source: fileName } });
  });
  if (!committed.ok) return committed;
  session.refreshDerived();
  context.changed(writer.value.takeStale());
  return ok(recorded);
}
