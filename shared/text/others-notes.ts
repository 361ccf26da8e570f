import { property } from '#shared/kit/property.ts';

/** Types of annotations by their numbers in pdf.js; links, fields, media and drawings are none of a reader's notes. */
const kinds = {
  1: 'note',
  3: 'note',
  5: 'area',
  9: 'highlight',
  10: 'underline',
  11: 'squiggle',
  12: 'strike-out',
} as const;
type NoteKind = (typeof kinds)[keyof typeof kinds];
const kindOf = new Map<unknown, NoteKind>(Object.entries(kinds).map(([type, kind]) => [Number(type), kind]));

/** Words that somebody wrote onto the page (`FreeText`): a note, and print at once. */
const WRITTEN = 3;
const HIDDEN = 2;
const NO_VIEW = 32;
const TEXT_LIMIT = 20_000;

/** Highlights and notes of one file that are read at most; what is over is left in the file. */
export const mostNotes = 2_000;

/** What an annotation of pdf.js is as a note of somebody; null for what is none, is hidden or answers another. */
export function noteKind(annotation: unknown): NoteKind | null {
  const flags = property(annotation, 'annotationFlags');
  if (typeof flags === 'number' && (flags & (HIDDEN | NO_VIEW)) !== 0) return null;
  if (property(annotation, 'inReplyTo') !== undefined && property(annotation, 'replyType') !== 'Group')
    return null;
  return kindOf.get(property(annotation, 'annotationType')) ?? null;
}

/** What its author wrote, as plain text. */
export function noteText(annotation: unknown): string {
  const text = property(property(annotation, 'contentsObj'), 'str');
  if (typeof text !== 'string') return '';
  return text
    .slice(0, TEXT_LIMIT)
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** A sticky note without a word, or a frame without author and comment, is no note of anybody. */
export function saysSomething(note: {
  readonly kind: NoteKind;
  readonly text: string;
  readonly author: string;
}): boolean {
  const { kind, text, author } = note;
  return kind === 'note' ? text !== '' : kind !== 'area' || text !== '' || author !== '';
}

/**
 * The names (in pdf.js) of the annotations of a page that need not be drawn once they were imported: highlights, signs
 * and frames of notes, and answers to them. Words written onto the page stay: nothing else shows them as they stand.
 *
 * @param found what `getAnnotations` of pdf.js answers
 */
export function drawnAgain(found: readonly unknown[]): string[] {
  const name = (annotation: unknown, key: 'id' | 'inReplyTo'): string | null => {
    const value = property(annotation, key);
    return typeof value === 'string' ? value : null;
  };
  const answered = new Set(found.map((one) => name(one, 'inReplyTo')));
  const notes = found.filter((annotation) => {
    const kind = noteKind(annotation);
    if (kind === null || property(annotation, 'annotationType') === WRITTEN) return false;
    const author = property(property(annotation, 'titleObj'), 'str');
    const text = answered.has(name(annotation, 'id')) ? 'answered' : noteText(annotation);
    return saysSomething({ kind, text, author: typeof author === 'string' ? author.trim() : '' });
  });
  const names = new Set(notes.flatMap((one) => name(one, 'id') ?? []));
  const answers = found.filter((one) => names.has(name(one, 'inReplyTo') ?? ''));
  return [...new Set([...notes, ...answers].flatMap((one) => name(one, 'id') ?? []))];
}
