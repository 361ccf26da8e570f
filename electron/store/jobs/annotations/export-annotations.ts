import type { AnnotationExport } from '#shared/contract/annotation-files.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { SharedAnnotation } from '#shared/formats/web-annotation/shared-annotation.ts';
import { webAnnotations } from '#shared/formats/web-annotation/write.ts';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { documentPath } from '#electron/node/review-folder.ts';
import { annotatedOf, isPlaced } from '../../exports/annotations/collect.ts';
import { pdfMarks } from '../../exports/annotations/pdf-marks.ts';
import { sharer } from '../../exports/annotations/shared.ts';
import { type GrantedPlace, writingTo } from '../../exports/granted-place.ts';
import type { Context } from '../../handler.ts';
import { conceptViews } from '../../repositories/concepts.ts';
import { documentView, documentViews } from '../../repositories/documents.ts';
import { reviewRow } from '../../repositories/reviews.ts';
import { breathe } from '../breathe.ts';
import type { JobControl } from '../runner.ts';

/** What was made of annotations, before it is written. */
export type MadeFile = Omit<AnnotationExport, 'fileName' | 'bytes' | 'format'> & {
  readonly content: Uint8Array;
};

const cancelled = (): AppError => appError('cancelled', 'The export was cancelled. No file was written.');

/** Annotations of papers as W3C Web Annotations. */
export async function annotationsAsJson(
  context: Context,
  documentIds: readonly string[],
  control: JobControl,
): Promise<Result<MadeFile, AppError>> {
  const { reader, author } = context.session();
  const documents = documentsOf(context, documentIds);
  if (!documents.ok) return documents;
  const names = new Map<string, string>(conceptViews(reader).map(({ id, name }) => [id, name]));
  const all: SharedAnnotation[] = [];
  const claims = new Set<string>();
  let unplaced = 0;
  let papers = 0;
  for (const [done, document] of documents.value.entries()) {
    if (control.signal.aborted) return err(cancelled());
    control.progress({ done, total: documents.value.length, doing: 'Exporting annotations' });
    const share = sharer(reader, document, (id) => names.get(id) ?? id);
    const annotated = annotatedOf(reader, document);
    for (const one of annotated) {
      all.push(share(one));
      if (!isPlaced(one.annotation)) unplaced += 1;
      for (const { id } of one.claims) claims.add(id);
    }
    papers += Number(annotated.length > 0);
    await breathe();
  }
  const { id, title } = reviewRow(reader);
  const of = { id, title, generated: new Date().toISOString(), version: author().appVersion };
  const content = Buffer.from(`${JSON.stringify(webAnnotations(of, all), null, 2)}\n`);
  return ok({
    content,
    annotations: all.length,
    documents: papers,
    claims: claims.size,
    unplaced,
    note: null,
  });
}

function documentsOf(context: Context, ids: readonly string[]): Result<DocumentView[], AppError> {
  const { reader } = context.session();
  if (ids.length === 0) return ok(documentViews(reader, false));
  const documents: DocumentView[] = [];
  for (const id of new Set(ids)) {
    const document = documentView(reader, id);
    if (!document) return err(appError('not-found', `There is no paper ${id}. No file was written.`, { id }));
    documents.push(document);
  }
  return ok(documents);
}

/** A copy of a paper's PDF with its annotations as highlights that every reader shows. */
export async function annotationsAsPdf(
  context: Context,
  documentIds: readonly string[],
  control: JobControl,
): Promise<Result<MadeFile, AppError>> {
  const { reader, folder } = context.session();
  const document = onePdf(context, documentIds);
  if (!document.ok) return document;
  const { sha256, size, fileName } = document.value;
  control.progress({ done: 0, total: null, doing: `Copying ${fileName}` });
  const annotated = annotatedOf(reader, document.value);
  const concepts = new Map<string, ConceptView>(conceptViews(reader).map((one) => [one.id, one]));
  const marks = pdfMarks(annotated, concepts);
  const order = { path: documentPath(folder, sha256), fileName, size, marks };
  const answer = await context.readers.annotate(order, { signal: control.signal });
  if (control.signal.aborted) return err(cancelled());
  if (!answer.ok) return err(appError(answer.error.code, answer.error.message));
  const drawn = new Set(marks.map(({ name }) => name)).size;
  const claims = annotated.flatMap((one) => (isPlaced(one.annotation) ? one.claims.map(({ id }) => id) : []));
  return ok({
    content: answer.value.bytes,
    annotations: drawn,
    documents: 1,
    claims: new Set(claims).size,
    unplaced: annotated.length - drawn,
    note: answer.value.note,
  });
}

function onePdf(context: Context, ids: readonly string[]): Result<DocumentView, AppError> {
  const [only, ...others] = new Set(ids);
  if (only === undefined || others.length > 0) {
    const message = 'A copy with highlights is of one paper: say which. No file was written.';
    return err(appError('invalid-input', message));
  }
  const documents = documentsOf(context, [only]);
  if (!documents.ok) return documents;
  const [document] = documents.value;
  if (document?.format === 'pdf') return ok(document);
  const message = `“${document?.title}” is no PDF, so there is no copy with highlights. No file was written. Its annotations can be exported as JSON-LD.`;
  return err(appError('invalid-input', message));
}

/** Writes what `make` makes to a place that was granted: whole, or not at all. */
export async function writeGranted(
  place: GrantedPlace,
  format: AnnotationExport['format'],
  make: () => Promise<Result<MadeFile, AppError>>,
): Promise<Result<AnnotationExport, AppError>> {
  const made = await make();
  if (!made.ok) return made;
  const { content, ...counts } = made.value;
  return writingTo(place, (path) => {
    writeAtomically(path, content);
    return ok({ format, fileName: place.name, ...counts, bytes: content.length });
  });
}
