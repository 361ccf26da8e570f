import type { Better } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';
import { type Absent, againstAbsent } from './against-absent.ts';
import { blankedAt, clausesOf, withoutBrackets } from './clauses.ts';
import { toldOnly } from './told.ts';

/** What is known of a sentence before its direction is proposed; offsets are of the sentence. */
export type DirectionFrom = {
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
  /** Treatments that the sentence says were not given. */
  readonly absent?: readonly Absent[];
  readonly outcomes: readonly (Span & { readonly better: Better })[];
  /** Which way the outcome of the claim is better, where it is chosen already; it goes before those of the sentence. */
  readonly better?: Better | null;
  /**
   * Where the outcome of the claim is named: only what is said of it counts, not what another clause or cue says of
   * another outcome. Without it the direction is that of the sentence as a whole.
   */
  readonly about?: readonly Span[] | null;
  /** Where other outcomes are named. */
  readonly others?: readonly Span[];
};

/** A part of a sentence with what is known of it; offsets are of the part. */
export type Part = {
  /** With what tells nothing blanked. */
  readonly text: string;
  readonly start: number;
  readonly clauses: readonly Span[];
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
  readonly outcomes: readonly (Span & { readonly better: Better })[];
  /** Of the outcome that the claim already has. */
  readonly better: Better | null;
  /** Where that outcome is named; null where all that is said counts. */
  readonly about: readonly Span[] | null;
  /** Where other outcomes are named. */
  readonly others: readonly Span[];
};

const PART_END = /;\s|\.\s+(?=\p{Lu})/gu;

/** The parts of a sentence that are weighed each for itself: parted at semicolons and sentence ends. */
export function partsOf(sentence: string, from: DirectionFrom): Part[] {
  const { untold, therapy, comparator } = againstAbsent(sentence, from);
  const told = blankedAt(toldOnly(sentence), untold);
  const isTold = ({ start, end }: Span): boolean => told.slice(start, end).trim() !== '';
  const ends = [...withoutBrackets(sentence).matchAll(PART_END)].map((match) => match.index + 1);
  const starts = [0, ...ends];
  return starts.map((start, at) => {
    const end = ends[at] ?? sentence.length;
    const within = <S extends Span>(spans: readonly S[]): S[] =>
      spans
        .filter((span) => span.start >= start && span.end <= end && isTold(span))
        .map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
    const text = told.slice(start, end);
    return {
      text,
      clauses: clausesOf(text),
      start,
      therapy: within(therapy),
      comparator: within(comparator),
      outcomes: within(from.outcomes),
      better: from.better ?? null,
      about: from.about == null ? null : within(from.about),
      others: within(from.others ?? []),
    };
  });
}

/**
 * The part as far as the clause around a place says it, places unchanged, where that clause names a side; else the
 * whole: "it reduced relapse" is said of the sides that were named before.
 */
export function clauseAt(part: Part, at: number): Part {
  const clause = part.clauses.find(({ start, end }) => at >= start && at < end);
  if (clause === undefined || part.clauses.length < 2) return part;
  const within = <S extends Span>(spans: readonly S[]): S[] =>
    spans.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const therapy = within(part.therapy);
  const comparator = within(part.comparator);
  if (therapy.length === 0 && comparator.length === 0) return part;
  return { ...part, text: onlyWithin(part.text, clause), therapy, comparator };
}

/** A text with everything outside a span blanked. */
function onlyWithin(text: string, { start, end }: Span): string {
  return ' '.repeat(start) + text.slice(start, end) + ' '.repeat(text.length - end);
}

/** Whether what stands at a place is said of the claim's outcome: in a clause that names it. */
export function isHeard(part: Part, at: number): boolean {
  const { about } = part;
  if (about === null) return true;
  const clause = part.clauses.find(({ start, end }) => at >= start && at < end);
  return clause !== undefined && about.some(({ start }) => start >= clause.start && start < clause.end);
}
