import { property } from '#shared/kit/property.ts';

/** Types of annotations by their numbers in pdf.js; links, fields, media and windows of comments are no notes. */
const kinds = {
  1: 'note',
  3: 'note',
  4: 'drawing',
  5: 'area',
  6: 'drawing',
  7: 'drawing',
  8: 'drawing',
  9: 'highlight',
  10: 'underline',
  11: 'squiggle',
  12: 'strike-out',
  13: 'stamp',
  14: 'insertion',
  15: 'drawing',
  17: 'attachment',
  18: 'attachment',
  26: 'drawing',
} as const;
type NoteKind = (typeof kinds)[keyof typeof kinds];
const kindOf = new Map<unknown, NoteKind>(Object.entries(kinds).map(([type, kind]) => [Number(type), kind]));

const marking = new Set<NoteKind>(['highlight', 'underline', 'squiggle', 'strike-out']);
/** Of these only the words are imported: what is drawn is the file's and stays on its page. */
const drawn = new Set<NoteKind>(['drawing', 'insertion', 'stamp', 'attachment']);

/** Words that somebody wrote onto the page (`FreeText`): a note, and print at once. */
const WRITTEN = 3;
const HIDDEN = 2;
const NO_VIEW = 32;
const TEXT_LIMIT = 20_000;
const NAME_LIMIT = 200;
/** Answers to answers that are followed at most. */
const DEPTH_LIMIT = 50;

/** Highlights and notes of one file that are read at most; what is over is left in the file. */
export const mostNotes = 2_000;

/** A highlight, note or drawing of somebody with what others answered; words are plain text. */
export type Thread = {
  readonly kind: NoteKind;
  readonly annotation: unknown;
  /** What its author wrote; empty where there are no words. */
  readonly text: string;
  readonly answers: readonly Answer[];
};
/** Without words where it only says "accepted" or the like. */
type Answer = { readonly annotation: unknown; readonly text: string };

/** Whether notes of this kind are about the words under them; others lie on a region of the page. */
export function marksWords(kind: NoteKind): boolean {
  return marking.has(kind);
}

/**
 * The notes and drawings among a page's annotations, in their order, each with its answers and the answers to those.
 * What is hidden is left out. A drawing that is grouped with marked words (programs write a replacement as an insert
 * mark and a strike-out) is told by these: its comment and its answers are theirs.
 *
 * @param found what `getAnnotations` of pdf.js answers
 */
export function threadsOf(found: readonly unknown[]): Thread[] {
  const byName = new Map(found.map((one) => [nameIn(one, 'id'), one]));
  const markOf = marksOfDrawings(found, byName);
  const holder = (one: unknown): unknown => {
    let at = one;
    for (let step = 0; step < DEPTH_LIMIT; step += 1) {
      const next =
        markOf.get(at) ?? (noteKind(at) === null ? byName.get(nameIn(at, 'inReplyTo')) : undefined);
      if (next === undefined) return at;
      at = next;
    }
    return null;
  };
  const answers = new Map<unknown, Answer[]>();
  for (const annotation of found) {
    if (!isAnswer(annotation)) continue;
    const to = holder(annotation);
    const before = answers.get(to) ?? [];
    before.push({ annotation, text: answerText(annotation) });
    answers.set(to, before);
  }
  const headOf = new Map([...markOf].map(([head, mark]) => [mark, head]));
  return found.flatMap((annotation) => {
    const kind = noteKind(annotation);
    if (kind === null || markOf.has(annotation)) return [];
    const text = noteText(annotation) || noteText(headOf.get(annotation));
    return [{ kind, annotation, text, answers: answers.get(annotation) ?? [] }];
  });
}

/** The drawings that have marked words in their group, with the first of these. */
function marksOfDrawings(
  found: readonly unknown[],
  byName: ReadonlyMap<string | null, unknown>,
): Map<unknown, unknown> {
  const markOf = new Map<unknown, unknown>();
  for (const one of found) {
    const kind = noteKind(one);
    const head = isMember(one) ? byName.get(nameIn(one, 'inReplyTo')) : undefined;
    const headKind = noteKind(head);
    if (kind === null || headKind === null || markOf.has(head)) continue;
    if (marking.has(kind) && drawn.has(headKind)) markOf.set(head, one);
  }
  return markOf;
}

/**
 * What an annotation of pdf.js is as a note of somebody; null for what is none, is hidden or answers another. What is
 * grouped with another has that one's comment, so of a group only its head, its marked words and the words written onto
 * the page are notes.
 */
function noteKind(annotation: unknown): NoteKind | null {
  const flags = property(annotation, 'annotationFlags');
  if (typeof flags === 'number' && (flags & (HIDDEN | NO_VIEW)) !== 0) return null;
  const kind = kindOf.get(property(annotation, 'annotationType')) ?? null;
  if (kind === null || property(annotation, 'inReplyTo') === undefined) return kind;
  return isMember(annotation) && (marking.has(kind) || isWritten(annotation)) ? kind : null;
}

function isWritten(annotation: unknown): boolean {
  return property(annotation, 'annotationType') === WRITTEN;
}

/** Whether an annotation is one of a group that another one leads, and no answer to it. */
function isMember(annotation: unknown): boolean {
  return property(annotation, 'replyType') === 'Group';
}

/** How pdf.js names an annotation of the file, and the one that it answers; null where it has no name. */
function nameIn(annotation: unknown, key: 'id' | 'inReplyTo'): string | null {
  const value = property(annotation, key);
  return typeof value === 'string' ? value : null;
}

/** What its author wrote, as plain text; of rich text that is all there is, the words. */
function noteText(annotation: unknown): string {
  // pdf.js gives it the comment of its group; its own words stand on the page.
  if (isMember(annotation) && isWritten(annotation)) return plain(lines(property(annotation, 'textContent')));
  return (
    plain(property(property(annotation, 'contentsObj'), 'str')) ||
    plain(property(property(annotation, 'richText'), 'str'))
  );
}

function lines(found: unknown): string {
  return Array.isArray(found) ? found.map(String).join('\n') : '';
}

function plain(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, TEXT_LIMIT)
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

function isAnswer(annotation: unknown): boolean {
  return nameIn(annotation, 'inReplyTo') !== null && !isMember(annotation);
}

/** What reviewing programs write to say "accepted" is an answer too, with a state and for no reader. */
function answerText(answer: unknown): string {
  return typeof property(answer, 'stateModel') === 'string' ? '' : noteText(answer);
}

/** Who made an annotation, on one line; empty where the file does not say. */
export function authorOf(annotation: unknown): string {
  const author = property(property(annotation, 'titleObj'), 'str');
  if (typeof author !== 'string') return '';
  return author
    .slice(0, NAME_LIMIT)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Whether there is anything to import: marked words, the frame of somebody, or words of an author or in answer. */
export function saysSomething({ kind, annotation, text, answers }: Thread): boolean {
  if (marking.has(kind) || text !== '' || answers.some((answer) => answer.text !== '')) return true;
  return kind === 'area' && authorOf(annotation) !== '';
}

/** How many drawings (frames, stamps and insert marks too) have no words and so nothing to import. */
export function wordlessDrawings(threads: readonly Thread[]): number {
  return threads.filter((one) => !saysSomething(one) && one.kind !== 'note' && one.kind !== 'attachment')
    .length;
}

/**
 * The names (in pdf.js) of the annotations of a page that need not be drawn once they were imported: highlights, signs
 * and frames of notes, and answers. Words written onto the page and drawings stay: nothing else shows them as they
 * stand.
 *
 * @param found what `getAnnotations` of pdf.js answers
 */
export function drawnAgain(found: readonly unknown[]): string[] {
  const again = threadsOf(found)
    .filter(saysSomething)
    .flatMap(({ kind, annotation, answers }) => {
      const stays = drawn.has(kind) || isWritten(annotation);
      return [...(stays ? [] : [annotation]), ...answers.map((answer) => answer.annotation)];
    });
  return again.flatMap((one) => nameIn(one, 'id') ?? []);
}
