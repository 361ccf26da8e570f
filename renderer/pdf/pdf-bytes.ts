import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Files up to this many bytes are read in one go; larger ones only where pdf.js asks. */
const wholeLimit = 16 * 1024 * 1024;

/** Bytes asked for at a time when a file is read by ranges. */
export const rangeChunk = 256 * 1024;

/** The bytes of a file could not be read. */
export class PdfBytesError extends Error {
  override readonly name = 'PdfBytesError';
}

export type PdfBytes = { readonly data: Uint8Array } | { readonly range: PDFDataRangeTransport };

type Reading = {
  readonly signal: AbortSignal;
  /** Called with 0…1 while a file is read in one go. */
  readonly onProgress: (part: number) => void;
  /** Called when a range that pdf.js waits for could not be read; pdf.js itself would wait for ever. */
  readonly onBroken: (error: PdfBytesError) => void;
  readonly wholeLimit?: number;
};

async function ask(url: string, signal: AbortSignal, range: string | null): Promise<Response> {
  const headers: Record<string, string> = range === null ? {} : { Range: range };
  const response = await fetch(url, { signal, headers });
  if (response.ok) return response;
  throw new PdfBytesError(
    response.status === 404
      ? 'The file is missing from the review’s folder.'
      : `The file could not be read from the review (status ${response.status}).`,
  );
}

/** The total in `Content-Range: bytes 0-9/1234`; null when it is not told. */
function totalOf(response: Response): number | null {
  const total = /\/(\d+)$/u.exec(response.headers.get('Content-Range') ?? '')?.[1];
  return total === undefined ? null : Number(total);
}

async function readBody(response: Response, expected: number, onProgress: (part: number) => void) {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.byteLength;
    if (expected > 0) onProgress(Math.min(1, size / expected));
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

class RangeTransport extends PDFDataRangeTransport {
  readonly #url: string;
  readonly #reading: Reading;

  constructor(url: string, length: number, first: Uint8Array, reading: Reading) {
    super(length, first);
    this.#url = url;
    this.#reading = reading;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).catch((error: unknown) => {
      if (this.#reading.signal.aborted) return;
      this.#reading.onBroken(
        error instanceof PdfBytesError
          ? error
          : new PdfBytesError('Reading the file from the review broke off.'),
      );
    });
  }

  async #read(begin: number, end: number): Promise<void> {
    const response = await ask(this.#url, this.#reading.signal, `bytes=${begin}-${end - 1}`);
    this.onDataRange(begin, new Uint8Array(await response.arrayBuffer()));
  }
}

/**
 * Reads a file's bytes: whole when it is small, else by ranges as pdf.js asks for them. Rejects with
 * {@link PdfBytesError}. pdf.js takes ownership of the answered bytes.
 */
export async function pdfBytes(url: string, reading: Reading): Promise<PdfBytes> {
  const limit = reading.wholeLimit ?? wholeLimit;
  const head = await ask(url, reading.signal, `bytes=0-${rangeChunk - 1}`);
  const total = head.status === 206 ? totalOf(head) : null;
  if (total === null) {
    const length = Number(head.headers.get('Content-Length') ?? 0);
    return { data: await readBody(head, length, reading.onProgress) };
  }
  const first = new Uint8Array(await head.arrayBuffer());
  if (total <= first.byteLength) return { data: first };
  if (total > limit) return { range: new RangeTransport(url, total, first, reading) };
  const rest = await ask(url, reading.signal, `bytes=${first.byteLength}-${total - 1}`);
  const tail = await readBody(rest, total - first.byteLength, reading.onProgress);
  const data = new Uint8Array(first.byteLength + tail.byteLength);
  data.set(first);
  data.set(tail, first.byteLength);
  return { data };
}
