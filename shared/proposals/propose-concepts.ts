import type { Better, FacetRole } from '#shared/domain/values.ts';
import type { Span } from '#shared/text/text-index.ts';
import { absentAmong, isSetAside } from './absent.ts';
import type { Abbreviation } from './abbreviations.ts';
import type { Dictionary } from './dictionary.ts';
import { findTerms, type TermMatch } from './find-terms.ts';
import type { DirectionFrom } from './part.ts';
import { comparedStretches, EITHER_ALONE, guessSides, otherSide, type Side } from './guess-sides.ts';

/** A concept that a sentence names; nothing until a person accepts it. */
export type ConceptProposal = {
  readonly conceptId: string;
  readonly role: FacetRole;
  /** The side of a therapy, where the sentence tells it; absent where it says that it was not given, or not meant. */
  readonly side: Side | 'absent';
  /** The words that name it, as offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** All places of the sentence that name it on this side, those words included. */
  readonly places: readonly Span[];
  readonly by: TermMatch['kind'];
  /** Whether these words are part of the quote, not only of its sentence. */
  readonly inQuote: boolean;
};

/** What is looked at: the sentence (or sentences) around a quote, and where in it the quote stands. */
export type ProposedFrom = {
  readonly sentence: string;
  readonly quote: Span;
  readonly abbreviations: readonly Abbreviation[];
};

/** Something of the body that bears the name of a drug ("serum insulin", "insulin levels"). */
const BODILY_BEFORE =
  /\b(?:serum|plasma|fasting|endogenous|portal|basal|circulating|human|in response to|(?:at )?rest and)\s$/iu;
const BODILY_AFTER =
  /^\s(?:levels?|concentrations?|secretion|sensitivity|resistance|receptors?|response|release|AUC|action|requirements?|deficiency|supply|sampling|time)\b/iu;
/** Who the patients are, not what happens to them. */
const PATIENTS_WITH =
  /\b(?:patients?|subjects?|men|women|people|adults|children|individuals|those|persons)\s(?:\([^)]*\)\s)?(?:with|who had|after|without|having|suffering from|referred for)\s(?:[\p{L}-]+\s){0,3}$/iu;
/** An outcome that only names who, or what something is for: "CHF patients", "blood pressure monitoring". */
const NAMES_ANOTHER =
  /^[\s-](?:patients?|subjects?|populations?|cohorts?|clinics?|monitoring|monitors?|devices?|lowering (?:drugs?|agents?|therapy|treatment|strateg(?:y|ies)))\b/iu;
const HISTORY_OF =
  /\b(?:history of|treatment of|management of|treated for|because of)\s(?:[\p{L}-]+\s){0,2}$/iu;

function isOfRole(sentence: string, match: TermMatch): boolean {
  const before = sentence.slice(Math.max(0, match.start - 80), match.start);
  if (match.concept.role === 'therapy') {
    return !BODILY_BEFORE.test(before) && !BODILY_AFTER.test(sentence.slice(match.end, match.end + 30));
  }
  if (match.concept.role !== 'outcome') return true;
  const after = sentence.slice(match.end, match.end + 40);
  return !PATIENTS_WITH.test(before) && !HISTORY_OF.test(before) && !NAMES_ANOTHER.test(after);
}

/** Whether two concepts are one, or one stands above the other. */
export function areAkin(dictionary: Dictionary, one: string, other: string): boolean {
  const above = (id: string): readonly string[] => dictionary.above.get(id) ?? [];
  return one === other || above(one).includes(other) || above(other).includes(one);
}

const isAbove = (general: TermMatch, member: TermMatch, dictionary: Dictionary): boolean =>
  (dictionary.above.get(member.concept.id) ?? []).includes(general.concept.id);

/** "… is an effective antihypertensive agent" */
function isPredicate(sentence: string, match: TermMatch): boolean {
  return /\b(?:is|are|was|were|be|as) (?:an? )?(?:[\p{L}-]+ ){0,3}$/u.test(
    sentence.slice(Math.max(0, match.start - 60), match.start),
  );
}

/** A class that only introduces its member ("the ACE inhibitor enalapril", "nifedipine, a calcium antagonist"). */
function introduces(
  sentence: string,
  general: TermMatch,
  member: TermMatch,
  dictionary: Dictionary,
): boolean {
  if (!isAbove(general, member, dictionary)) return false;
  const between = sentence.slice(Math.min(general.end, member.end), Math.max(general.start, member.start));
  return between.length <= 30 && !/\b(?:and|or|other|than|vs|versus|with|plus)\b/iu.test(between);
}

function chosen(from: ProposedFrom, dictionary: Dictionary): TermMatch[] {
  const { sentence } = from;
  const matches = findTerms(sentence, from.abbreviations, dictionary).filter((match) =>
    isOfRole(sentence, match),
  );
  const near = (at: number): TermMatch[] => [
    ...matches.slice(Math.max(0, at - 3), at),
    ...matches.slice(at + 1, at + 4),
  ];
  const introducing = new Set(
    matches.filter((match, at) => near(at).some((other) => introduces(sentence, match, other, dictionary))),
  );
  // "dihydropyridine calcium antagonists, isradipine …": two words for one class, side by side.
  const besideOne = (match: TermMatch, at: number): boolean =>
    near(at).some(
      (other) =>
        introducing.has(other) &&
        other.concept.id === match.concept.id &&
        Math.max(other.start - match.end, match.start - other.end) <= 2,
    );
  const says = (match: TermMatch, at: number): boolean =>
    match.concept.role === 'therapy' &&
    isPredicate(sentence, match) &&
    matches.slice(0, at).some((member) => isAbove(match, member, dictionary));
  return matches.filter((match, at) => !introducing.has(match) && !besideOne(match, at) && !says(match, at));
}

/** Where a comparator is asked about in the review and the therapy is not, the sides change places. */
function withAskedFirst(proposals: readonly ConceptProposal[], dictionary: Dictionary): ConceptProposal[] {
  const asked = (id: string): boolean =>
    [id, ...(dictionary.above.get(id) ?? [])].some((one) => dictionary.concepts.get(one)?.asked === true);
  const some = (side: Side): boolean => proposals.some((one) => one.side === side && asked(one.conceptId));
  if (!some('comparator') || some('therapy')) return [...proposals];
  return proposals.map((one) => (one.side === 'absent' ? one : { ...one, side: otherSide(one.side) }));
}

/** "… than either drug alone" names the treatments of the first side again. */
function eitherAlone(sentence: string, proposals: readonly ConceptProposal[]): ConceptProposal[] {
  for (const { start: from } of comparedStretches(sentence)) {
    const words = EITHER_ALONE.exec(sentence.slice(from, from + 60));
    const first = proposals.filter((one) => one.side === 'therapy' && one.end <= from);
    if (words === null || first.length < 2) continue;
    const start = from + words.index;
    const place = { start, end: start + words[0].length, words: words[0] };
    const places = [{ start: place.start, end: place.end }];
    return first.map((one) => ({ ...one, ...place, places, side: 'comparator' }));
  }
  return [];
}

/** One proposal for a concept and side: the one within the quote, else the first; it keeps the places of all. */
function once(proposals: readonly ConceptProposal[]): ConceptProposal[] {
  const kept = new Map<string, ConceptProposal>();
  for (const proposal of proposals) {
    const key = `${proposal.conceptId} ${proposal.side ?? ''}`;
    const other = kept.get(key);
    const places = [...(other?.places ?? []), ...proposal.places];
    const chosen = other === undefined || (!other.inQuote && proposal.inQuote) ? proposal : other;
    kept.set(key, { ...chosen, places });
  }
  return [...kept.values()].toSorted((a, b) => a.start - b.start);
}

/**
 * The sides of treatments. Those that are absent have no part in the guess, but for a group that did not do what the
 * other did ("in the A group, but not in the B group"): it is the comparator where the sentence sets them apart.
 */
function sidesOf(sentence: string, therapies: readonly TermMatch[]): Map<TermMatch, ConceptProposal['side']> {
  const absent = absentAmong(sentence, therapies);
  const guessed = (some: readonly TermMatch[]): Map<TermMatch, Side> => {
    const sides = guessSides(
      sentence,
      some.map(({ start, end, concept }) => ({ start, end, conceptId: concept.id })),
    );
    return new Map(some.map((match, at) => [match, sides[at] ?? null]));
  };
  const given = therapies.filter((_, at) => absent[at] !== true);
  const aside = therapies.filter((match, at) => absent[at] === true && isSetAside(sentence, match));
  const withAside = guessed(therapies.filter((match) => given.includes(match) || aside.includes(match)));
  const isOpposed =
    aside.length > 0 &&
    aside.every((match) => withAside.get(match) === 'comparator') &&
    given.some((match) => withAside.get(match) === 'therapy');
  const sides = isOpposed ? withAside : guessed(given);
  return new Map(therapies.map((match) => [match, sides.has(match) ? (sides.get(match) ?? null) : 'absent']));
}

/**
 * Proposes the concepts that a sentence names, each once for its side, in the sentence's order: by names, synonyms,
 * codes and the paper's own abbreviations, whole words only, regardless of number, hyphens and British or American
 * spelling; the longest name wins. Retired and merged concepts are never proposed; a treatment that was not given is
 * told as absent. Never throws.
 */
export function proposeConcepts(from: ProposedFrom, dictionary: Dictionary): ConceptProposal[] {
  const { sentence, quote } = from;
  const matches = chosen(from, dictionary);
  const sides = sidesOf(
    sentence,
    matches.filter((match) => match.concept.role === 'therapy'),
  );
  const proposals = matches.map((match): ConceptProposal => {
    const { start, end, concept, kind } = match;
    return {
      conceptId: concept.id,
      role: concept.role,
      side: sides.get(match) ?? null,
      start,
      end,
      words: sentence.slice(start, end),
      places: [{ start, end }],
      by: kind,
      inQuote: start < quote.end && end > quote.start,
    };
  });
  return once(withAskedFirst([...proposals, ...eitherAlone(sentence, proposals)], dictionary));
}

/**
 * What `proposeDirection` takes, from the concepts proposed for a sentence: treatments without a side count as therapy.
 * @param better of the outcome that the claim already has, which then goes before those of the sentence
 */
export function directionFrom(
  proposals: readonly ConceptProposal[],
  dictionary: Dictionary,
  better: Better | null = null,
): DirectionFrom {
  const places = (wanted: (proposal: ConceptProposal) => boolean): Span[] =>
    proposals.filter(wanted).flatMap((proposal) => proposal.places);
  const isTherapy = ({ role, side }: ConceptProposal): boolean =>
    role === 'therapy' && (side === 'therapy' || side === null);
  const absent = proposals.flatMap(({ side, places: where, conceptId }) => {
    const named = proposals.some(
      (one) => one.side !== 'absent' && areAkin(dictionary, one.conceptId, conceptId),
    );
    return side === 'absent' ? where.map((place) => ({ ...place, named })) : [];
  });
  const outcomes = proposals.flatMap((proposal) => {
    const way = dictionary.concepts.get(proposal.conceptId)?.better ?? null;
    return way === null ? [] : proposal.places.map((place) => ({ ...place, better: way }));
  });
  return {
    therapy: places(isTherapy),
    comparator: places(({ side }) => side === 'comparator'),
    absent,
    outcomes,
    better,
  };
}
