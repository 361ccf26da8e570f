import { readFile } from 'node:fs/promises';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { AnnotateAnswer } from '#shared/contract/reader.ts';
import type { AnnotateRequest, PdfMark } from '#shared/contract/reader-annotate.ts';
import { err, ok } from '#shared/kit/result.ts';
import { appended, type Changed } from './incremental-update.ts';
import { lookAt, type Seen } from './look.ts';
import { appearanceOf, markDictionary } from './mark-dictionary.ts';

/** Numbers of objects go this far (ISO 32000-1, annex C). */
const MOST_OBJECTS = 8_388_607;
const SIGNATURES_EXIST = 1;

/**
 * Makes a copy of a PDF with marks as annotations of their own; what the file holds stays byte for byte before them. The
 * copy is opened again and looked at before it is handed out. Refused in words: files that are locked, protected against
 * changes, or so damaged that nothing can be added for certain.
 */
export async function annotatePdf(request: AnnotateRequest, assets: string): Promise<AnnotateAnswer> {
  const { fileName, marks } = request;
  try {
    const original = new Uint8Array(await readFile(request.path));
    const pages = marks.map(({ page }) => page);
    // pdf.js takes the bytes over that it is given.
    const seen = await lookAt(original.slice(), pages, assets);
    if (seen === 'password') return refused(`${fileName} is locked by a password. ${noCopy}`);
    if (seen === 'unreadable') return refused(`${fileName} could not be opened. ${noCopy}`);
    if (seen.encrypted) return refused(`${fileName} is protected against changes. ${noCopy}`);
    const copy = await withMarks(original, marks, seen);
    if (copy === null) return refused(damaged(fileName));
    const after = await lookAt(copy.bytes.slice(), pages, assets);
    if (!isWhole(seen, after, marks)) return refused(damaged(fileName));
    return ok(copy);
  } catch {
    // Whatever a parser throws is about the file; who asked learns what to do instead.
    return refused(damaged(fileName));
  }
}

const noCopy = 'No copy was written. The annotations can be exported as JSON-LD.';

function damaged(fileName: string): string {
  return `${fileName} is damaged in a way that lets nothing be added to it for certain. ${noCopy}`;
}

function refused(message: string): AnnotateAnswer {
  return err({ code: 'unreadable', message, cause: null });
}

/** Whether the copy has the pages of the original, and on each as many annotations more as there are marks. */
function isWhole(
  before: Seen,
  after: Awaited<ReturnType<typeof lookAt>>,
  marks: readonly PdfMark[],
): boolean {
  if (typeof after === 'string' || after.pages !== before.pages) return false;
  const added = Map.groupBy(marks, ({ page }) => page);
  return [...added].every(([page, here]) => {
    const had = before.shapes.get(page)?.annotations;
    return had !== undefined && after.shapes.get(page)?.annotations === had + here.length;
  });
}

async function withMarks(original: Uint8Array, marks: readonly PdfMark[], seen: Seen) {
  const document = await PDFDocument.load(original, {
    updateMetadata: false,
    ignoreEncryption: true,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const pages = document.getPages();
  if (pages.length !== seen.pages) return null;
  const { context } = document;
  // Numbers that only the trailer knows of are taken too: a free one may have been used before.
  const size = context.lookupMaybe(context.trailerInfo.Size, PDFNumber)?.asNumber() ?? 0;
  context.largestObjectNumber = Math.max(context.largestObjectNumber, Math.min(size, MOST_OBJECTS) - 1);
  const changed: (readonly [PDFRef, PDFObject])[] = [];
  const add = (object: PDFObject): PDFRef => {
    const ref = context.register(object);
    changed.push([ref, object]);
    return ref;
  };
  for (const [number, here] of Map.groupBy(marks, ({ page }) => page)) {
    const page = pages[number - 1];
    const frame = seen.shapes.get(number);
    if (page === undefined || frame === undefined) return null;
    const refs = here.map((mark) => {
      const appearance = add(appearanceOf(context, mark, frame));
      return add(markDictionary(context, mark, { frame, page: page.ref, appearance }));
    });
    changed.push([page.ref, pageWith(page.node, refs)]);
  }
  return finished(original, document, changed);
}

function finished(original: Uint8Array, document: PDFDocument, changed: Changed) {
  const bytes = appended(original, document.context, changed);
  if (!bytes.ok) return null;
  const signed = 'The file is signed: programs will say that it was changed after it was signed.';
  return { bytes: bytes.value, note: isSigned(document) ? signed : null };
}

/** The page's dictionary with more annotations behind those that it has. */
function pageWith(page: PDFDict, refs: readonly PDFRef[]): PDFDict {
  const { context } = page;
  const before = page.lookup(PDFName.of('Annots'));
  const annotations = context.obj(before instanceof PDFArray ? before.asArray() : []);
  for (const ref of refs) annotations.push(ref);
  const copy = PDFDict.withContext(context);
  for (const [key, value] of page.entries()) copy.set(key, value);
  copy.set(PDFName.of('Annots'), annotations);
  return copy;
}

function isSigned(document: PDFDocument): boolean {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  const flags = form instanceof PDFDict ? form.lookup(PDFName.of('SigFlags')) : undefined;
  return flags instanceof PDFNumber && (flags.asNumber() & SIGNATURES_EXIST) !== 0;
}
