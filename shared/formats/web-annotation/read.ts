import { property } from '#shared/kit/property.ts';
import { bodyWords, list, text } from './read-body.ts';
import { isOfClaims, type ReadClaim, readClaims } from './read-claims.ts';
import { type ReadTarget, readTarget } from './read-target.ts';

/** An annotation of a file, as far as it is understood. */
export type ReadAnnotation = {
  /** Its own id as the file has it; null where it has none. */
  readonly id: string | null;
  readonly creator: string;
  /** ISO 8601; null where the file does not say, or not so. */
  readonly created: string | null;
  /** What its bodies say in words, tags last; empty for a bare highlight. Of our own files without what claims say. */
  readonly note: string;
  /** Claims that rest on it, of our own files. */
  readonly claims: readonly ReadClaim[];
  readonly targets: readonly ReadTarget[];
};

export type ReadAnnotations = {
  readonly annotations: readonly ReadAnnotation[];
  /** What was called an annotation and has nothing that it is about. */
  readonly unusable: number;
  /** How many more there are that the file does not hold: pages of a collection that are elsewhere. */
  readonly elsewhere: number;
};

/** Annotations of one file that are read at most. */
export const mostAnnotations = 20_000;

const TEXT_LIMIT = 20_000;
const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(9999, 0, 1);

/**
 * Reads the Web Annotations of parsed JSON: an AnnotationCollection or AnnotationPage with its items in it, one
 * Annotation, or a list of them. Terms are understood by the names that the standard's context gives them; what is not
 * understood is passed over. Null when it holds no Web Annotations at all.
 */
export function readWebAnnotations(json: unknown): ReadAnnotations | null {
  const found = itemsOf(json);
  if (found === null) return null;
  const read = found.slice(0, mostAnnotations).map(readAnnotation);
  const annotations = read.filter((one) => one !== null);
  const total = property(json, 'total');
  const known = typeof total === 'number' && Number.isSafeInteger(total) ? total : found.length;
  return {
    annotations,
    unusable: read.length - annotations.length,
    elsewhere: Math.max(0, Math.max(known, found.length) - read.length),
  };
}

function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json.some(isAnnotation) ? json.filter(isAnnotation) : null;
  if (isAnnotation(json)) return [json];
  const kind = list(property(json, 'type'));
  if (kind.includes('AnnotationPage')) return list(property(json, 'items'));
  if (!kind.includes('AnnotationCollection')) return null;
  const first = property(json, 'first');
  return [...list(property(json, 'items')), ...list(property(first, 'items'))];
}

function isAnnotation(value: unknown): boolean {
  const kind = list(property(value, 'type'));
  return kind.includes('Annotation') || kind.includes('oa:Annotation');
}

function readAnnotation(value: unknown): ReadAnnotation | null {
  const targets = list(property(value, 'target')).flatMap((target) => readTarget(target) ?? []);
  if (targets.length === 0) return null;
  const created = property(value, 'created');
  return {
    id: text(property(value, 'id'), 2_000) || null,
    creator: nameOf(list(property(value, 'creator'))[0]),
    created: momentOf(created),
    note: bodyWords(value, isOfClaims(value)).slice(0, TEXT_LIMIT),
    claims: readClaims(value),
    targets,
  };
}

function nameOf(creator: unknown): string {
  if (typeof creator === 'string') return text(creator, 200);
  return text(property(creator, 'name') ?? property(creator, 'nickname') ?? property(creator, 'id'), 200);
}

function momentOf(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  // Beyond these years a moment is no moment of an annotation, and is written in another way.
  return time > FIRST && time < LAST ? new Date(time).toISOString() : null;
}
