import { open, type FileHandle } from 'node:fs/promises';
import { refusal } from '#shared/formats/refusal.ts';
import { noMetadata } from '#shared/formats/metadata.ts';
import { sniff, sniffBytes, type Sniffed } from '#shared/formats/sniff.ts';
import { err, ok } from '#shared/kit/result.ts';
import { packBoxes } from '#shared/text/page-text.ts';
import type { ReadAnswer, ReadError, ReadFormat, ReadRequest, Reading } from '#shared/contract/reader.ts';
import { readTextFile } from './read-text.ts';

/** Reads one file of any format; whatever goes wrong is an answer that names the file. */
export async function readFile(request: ReadRequest, pdfAssets: string): Promise<ReadAnswer> {
  try {
    const file = await open(request.path, 'r');
    try {
      return await readOpen(file, request, pdfAssets);
    } finally {
      await file.close();
    }
  } catch (error) {
    return err(failureOf(error, request.fileName));
  }
}

function failureOf(error: unknown, fileName: string): ReadError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === 'ENOENT')
    return { code: 'not-found', message: `${fileName} is no longer there.`, cause: null };
  // What the system says names the path, which is nobody's business outside.
  const why = code ?? (error instanceof Error ? error.message : String(error));
  return { code: 'unreadable', message: `${fileName} could not be read (${why}).`, cause: null };
}

async function readOpen(file: FileHandle, request: ReadRequest, pdfAssets: string): Promise<ReadAnswer> {
  const { size } = await file.stat();
  const head = await firstBytes(file, Math.min(size, sniffBytes));
  const sniffed = sniff(head, size, request.fileName);
  const refused = refusal(asAsked(sniffed, request.format), request.fileName);
  if (refused !== null) return err({ ...refused, cause: null });
  if (request.format === null && sniffed.kind === 'unreadable') {
    return ok(unreadable(sniffed.format, sniffed.reason));
  }
  const format = request.format ?? (sniffed.kind === 'document' ? sniffed.format : null);
  if (format === null) return err({ code: 'internal', message: 'No format was decided.', cause: null });
  const answer = await readAs(format, await file.readFile(), request, pdfAssets);
  return request.format === null && sniffed.kind === 'document'
    ? withNote(answer, sniffed.mislabelled)
    : answer;
}

/** A format that was decided before stands; size and emptiness are looked at again. */
function asAsked(sniffed: Sniffed, format: ReadFormat | null): Sniffed {
  if (format === null || sniffed.kind === 'empty' || sniffed.kind === 'too-large') return sniffed;
  return { kind: 'document', format, mislabelled: null };
}

async function firstBytes(file: FileHandle, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(length), position: 0 });
  // Later reads go on from here: the position of the handle was not moved.
  return buffer.subarray(0, bytesRead);
}

async function readAs(
  format: ReadFormat,
  bytes: Buffer,
  request: ReadRequest,
  pdfAssets: string,
): Promise<ReadAnswer> {
  if (format === 'pdf') return readPdfFile(new Uint8Array(bytes), request, pdfAssets);
  return readTextFile(bytes, format, request.fileName);
}

/** pdf.js is loaded only when there is a PDF: it takes half a second and 50 MB. */
async function readPdfFile(bytes: Uint8Array, request: ReadRequest, assets: string): Promise<ReadAnswer> {
  const { readPdf } = await import('./pdf.ts');
  const password = request.password;
  const reading = await readPdf(bytes, password === null ? { assets } : { assets, password });
  if (reading.state === 'password' && password !== null) {
    return err({
      code: 'wrong-password',
      message: `${request.fileName} does not open with this password.`,
      cause: null,
    });
  }
  const { authors, language: _language, ...metadata } = reading.metadata;
  const isReady = reading.state === 'ready';
  return ok({
    format: 'pdf',
    state: reading.state,
    reason: isReady ? null : reading.reason,
    recipe: reading.recipe,
    pages: reading.pages.map((page) => ({
      page: page.page,
      label: page.label,
      width: page.width,
      height: page.height,
      rotate: page.rotate,
      text: page.text,
      boxes: packBoxes(page.boxes),
    })),
    tree: null,
    metadata: { ...metadata, authors: [...(authors ?? [])] },
    fileNotes: [...reading.fileNotes],
    wordlessDrawings: reading.wordlessDrawings,
    encoding: null,
    // Some pages failed, others did not.
    note: isReady ? reading.reason : null,
  });
}

function unreadable(format: 'pdf' | 'html', reason: string): Reading {
  const nothing = {
    pages: [],
    tree: null,
    metadata: { ...noMetadata, authors: [] },
    fileNotes: [],
    wordlessDrawings: 0,
    encoding: null,
    note: null,
  };
  return { format, state: 'unreadable', reason, recipe: 'none', ...nothing };
}

function withNote(answer: ReadAnswer, note: string | null): ReadAnswer {
  if (!answer.ok || note === null) return answer;
  const words = [note, answer.value.note].filter((sentence) => sentence !== null).join(' ');
  return ok({ ...answer.value, note: words });
}
