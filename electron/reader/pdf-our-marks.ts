import { property } from '#shared/kit/property.ts';
import { annotationOfMark } from '#shared/text/our-marks.ts';

const NAMED = '/NM (sheaf:';
const NAME = /^\/NM \((sheaf:[0-9a-f-]{36})\)/u;
/** How far before its name an annotation may begin; what we write has it at once. */
const REACH = 65_536;
const MOST = 20_000;

/**
 * The annotations of a file that a copy of Sheaf's brought with it, by their names in pdf.js, which does not tell under
 * which name the file has them. They lie plainly in what was appended; a program that packs the file anew may hide them,
 * and then they are notes like others.
 */
export function ourMarks(file: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const found = new Map<string, string>();
  for (let at = bytes.indexOf(NAMED); at >= 0 && found.size < MOST; at = bytes.indexOf(NAMED, at + 1)) {
    const name = NAME.exec(bytes.toString('latin1', at, at + 60))?.[1] ?? '';
    const annotation = annotationOfMark(name);
    const object = objectAround(bytes, at);
    if (annotation !== null && object !== null) found.set(object, annotation);
  }
  return found;
}

/** What pdf.js calls the object whose dictionary holds this place: `12R`, or `12R1` with a generation. */
function objectAround(bytes: Buffer, at: number): string | null {
  const from = Math.max(0, at - REACH);
  const start = bytes.subarray(from, at).lastIndexOf(' obj');
  if (start < 0) return null;
  const head = bytes.toString('latin1', Math.max(0, from + start - 20), from + start);
  const match = /(\d+) (\d+)$/u.exec(head);
  if (match === null) return null;
  return match[2] === '0' ? `${match[1]}R` : `${match[1]}R${match[2]}`;
}

/** The annotations that pdf.js found, those of ours with the id that they have in their review. */
export function withOurs(found: readonly unknown[], ours: ReadonlyMap<string, string>): readonly unknown[] {
  if (ours.size === 0) return found;
  return found.map((one) => {
    const id = ours.get(String(property(one, 'id')));
    return id === undefined || typeof one !== 'object' ? one : { ...one, ours: id };
  });
}
