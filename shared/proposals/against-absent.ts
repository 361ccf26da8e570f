import type { Span } from '#shared/text/text-index.ts';
import { isExcepted } from './absent.ts';
import { clausesOf } from './clauses.ts';
import { cuesOf } from './direction-cues.ts';
import { comparedStretches } from './guess-sides.ts';

/** A treatment that was not given, and whether the sentence names it as given too ("with A than without A"). */
export type Absent = Span & { readonly named: boolean };

type Sides = {
  readonly therapy: readonly Span[];
  readonly comparator: readonly Span[];
  readonly absent?: readonly Absent[];
};

/** "A improved …" */
const ACTS =
  /\b(?:improv|prolong|reduc|increas|decreas|lower|prevent|delay|enhanc|extend|rais|induc|produc|achiev)(?:e|es|ed|s)?\b|\b(?:is|are|was|were|has|have|had|shows?|showed|offers?|offered)\b/giu;
const AS_SUBJECT =
  /^(?:\s(?!who\b|that\b|which\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|given\b|without\b|not\b|no\b)[\p{L}-]+){0,3}\s$/iu;
/** The effect then hangs on what was not given. */
const HANGS_ON =
  /\b(?:if|when|where|only|(?<!\bnot )(?:given|used)|provided|combined|unless|more|less|better|worse|greater|higher|lower|fewer|longer|shorter|best|most|least)\b/iu;
/** "In patients without A, …" */
const WHOM = /^\s*(?:in|among|for|of)\s[^,;]*,\s(?:[\p{L}-]+\s){0,4}$/iu;

const isWithin = (place: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => place.start >= start && place.start < end);

const isNamedIn = (clause: Span, places: readonly Span[]): boolean =>
  places.some((place) => isWithin(place, [clause]));

/** Whether a treatment that was given acts, and the absent one only says in whom: "A improved survival without B". */
function isAside(sentence: string, clause: Span, given: readonly Span[], absent: Span): boolean {
  const words = sentence.slice(clause.start, clause.end);
  const isTold = (start: number, end: number): boolean =>
    !HANGS_ON.test(sentence.slice(end, absent.start)) &&
    cuesOf(sentence.slice(start, absent.start)).length > 0;
  return given.some((one) =>
    [...words.matchAll(ACTS)].some((verb) => {
      const start = clause.start + verb.index;
      const end = start + verb[0].length;
      if (one.end > start || !AS_SUBJECT.test(sentence.slice(one.end, start))) return false;
      if (absent.start > end) return isTold(start, end);
      return absent.end < one.start && WHOM.test(sentence.slice(clause.start, one.start));
    }),
  );
}

/** The clauses; one that only says "but without A" goes with the one before. */
function clausesWith(sentence: string, absent: readonly Span[]): Span[] {
  const clauses: Span[] = [];
  for (const clause of clausesOf(sentence)) {
    const before = clauses.at(-1);
    const tellsNothing =
      isNamedIn(clause, absent) && cuesOf(sentence.slice(clause.start, clause.end)).length === 0;
    if (before === undefined || !tellsNothing) clauses.push(clause);
    else clauses[clauses.length - 1] = { start: before.start, end: clause.end };
  }
  return clauses;
}

/**
 * What treatments that were not given leave of a sentence. Said of "without A" alone, a finding would be taken for one
 * of A, or of what was given without it; so it is kept only where both sides are named besides, where A is compared
 * with no A ("longer with A than without A"), or where another treatment acts ("A improved survival without B").
 * @returns the clauses that tell nothing, and the sides, with "without A" on that which is not A's
 */
export function againstAbsent(sentence: string, { therapy, comparator, absent = [] }: Sides) {
  const given = [...therapy, ...comparator];
  const clauses = clausesWith(sentence, absent);
  const stretches = comparedStretches(sentence);
  const isAgainstItself = (one: Absent, here: readonly Span[]): boolean =>
    one.named && isWithin(one, stretches) && here.some((place) => !isWithin(place, stretches));
  const isHarmless = (one: Absent): boolean => {
    if (isExcepted(sentence, one)) return given.length > 0;
    const clause = clauses.find(({ start, end }) => one.start >= start && one.start < end);
    if (clause === undefined) return false;
    const named = (spans: readonly Span[]): Span[] => spans.filter((place) => isWithin(place, [clause]));
    if (named(therapy).length > 0 && named(comparator).length > 0) return true;
    return isAgainstItself(one, named(given)) || isAside(sentence, clause, named(given), one);
  };
  const harmful = absent.filter((one) => !isHarmless(one));
  if (harmful.length > 0) {
    // "…, but survival was longer" goes on about those without it where its clause names nobody.
    const untold = clauses.filter((clause) => isNamedIn(clause, harmful) || !isNamedIn(clause, given));
    return { untold, therapy, comparator };
  }
  const against = absent.filter((one) => isAgainstItself(one, given));
  const besides = (spans: readonly Span[]): boolean => spans.some((place) => !isWithin(place, stretches));
  if (besides(therapy)) return { untold: [], therapy, comparator: [...comparator, ...against] };
  return { untold: [], therapy: [...therapy, ...against], comparator };
}
