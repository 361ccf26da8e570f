import { type PDFContext, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** Objects that are new or in the place of others, by reference. */
export type Changed = readonly (readonly [ref: PDFRef, object: PDFObject])[];

const TAIL = 2_048;
/** The bytes of one entry of a cross-reference stream: its type, its place, its generation. */
const WIDTHS = [1, 5, 2] as const;

/**
 * A PDF with changed objects appended behind its own bytes (ISO 32000-1, 7.5.6): nothing that the file held is touched or
 * written anew. The table of the new objects is of the kind that the file has, and the objects lie in it plainly, so that
 * their names can be found again without decoding.
 * @returns `no-table` when the file does not say where its table is: it is damaged
 */
export function appended(
  original: Uint8Array,
  context: PDFContext,
  changed: Changed,
): Result<Uint8Array, 'no-table'> {
  const previous = tableOf(original);
  if (previous === null) return err('no-table');
  const sorted = changed.toSorted(([a], [b]) => a.objectNumber - b.objectNumber);
  const parts: Uint8Array[] = [latin('\n')];
  let at = original.length + 1;
  const places = new Map<PDFRef, number>();
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  const putObject = (ref: PDFRef, object: PDFObject): void => {
    places.set(ref, at);
    put(latin(`${ref.objectNumber} ${ref.generationNumber} obj\n`));
    put(bytesOf(object));
    put(latin('\nendobj\n'));
  };
  for (const [ref, object] of sorted) putObject(ref, object);
  const table = at;
  if (previous.kind === 'table') put(latin(plainTable(context, places, previous.at)));
  else {
    const own = PDFRef.of(context.largestObjectNumber + 1);
    const [ref, object] = streamTable(context, new Map([...places, [own, at]]), {
      own,
      previous: previous.at,
    });
    putObject(ref, object);
  }
  put(latin(`startxref\n${table}\n%%EOF\n`));
  return ok(joined(original, parts));
}

type Table = { readonly kind: 'table' | 'stream'; readonly at: number };

/** Where the file's own table begins, and of which kind it is; null when there is none where it says. */
function tableOf(file: Uint8Array): Table | null {
  const tail = text(file.subarray(Math.max(0, file.length - TAIL)));
  const at = Number(/startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/u.exec(tail)?.[1] ?? Number.NaN);
  if (!(at > 0 && at < file.length)) return null;
  const start = text(file.subarray(at, at + 40));
  if (/^\s*xref\s/u.test(start)) return { kind: 'table', at };
  return /^\s*\d+\s+\d+\s+obj\b/u.test(start) ? { kind: 'stream', at } : null;
}

function plainTable(context: PDFContext, places: ReadonlyMap<PDFRef, number>, previous: number): string {
  const entries = [...places].map(([ref, at]) => {
    const generation = String(ref.generationNumber).padStart(5, '0');
    return `${ref.objectNumber} 1\n${String(at).padStart(10, '0')} ${generation} n \n`;
  });
  const trailer = context.obj({
    ...trailerOf(context),
    Size: context.largestObjectNumber + 1,
    Prev: previous,
  });
  return `xref\n${entries.join('')}trailer\n${text(bytesOf(trailer))}\n`;
}

function streamTable(
  context: PDFContext,
  places: ReadonlyMap<PDFRef, number>,
  { own, previous }: { readonly own: PDFRef; readonly previous: number },
): readonly [PDFRef, PDFObject] {
  const sorted = [...places].toSorted(([a], [b]) => a.objectNumber - b.objectNumber);
  const rows = sorted.flatMap(([ref, at]) => [
    ...bigEndian(1, WIDTHS[0]),
    ...bigEndian(at, WIDTHS[1]),
    ...bigEndian(ref.generationNumber, WIDTHS[2]),
  ]);
  const dictionary = context.obj({
    ...trailerOf(context),
    Type: 'XRef',
    Size: own.objectNumber + 1,
    Prev: previous,
    W: [...WIDTHS],
    Index: sorted.flatMap(([ref]) => [ref.objectNumber, 1]),
    Length: rows.length,
  });
  return [own, PDFRawStream.of(dictionary, Uint8Array.from(rows))];
}

function trailerOf({ trailerInfo }: PDFContext) {
  const { Root, Info, ID } = trailerInfo;
  return { Root, ...(Info === undefined ? {} : { Info }), ...(ID === undefined ? {} : { ID }) };
}

function bigEndian(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function latin(words: string): Uint8Array {
  return Uint8Array.from(words, (character) => character.charCodeAt(0));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function joined(original: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, original.length);
  const whole = new Uint8Array(length);
  whole.set(original);
  let at = original.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
