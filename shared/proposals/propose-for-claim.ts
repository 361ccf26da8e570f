import { directionsFor } from '#shared/domain/direction.ts';
import type { Better, ConceptRole, Contrast, Direction } from '#shared/domain/values.ts';
import type { Dictionary } from './dictionary.ts';
import { otherSide, type Side } from './guess-sides.ts';
import {
  areAkin,
  type ConceptProposal,
  directionFrom,
  type ProposedFrom,
  proposeConcepts,
} from './propose-concepts.ts';
import { type DirectionProposal, proposeDirection } from './propose-direction.ts';

/** A place of a claim that a proposed concept can take. */
type Place = ConceptRole | 'outcome';

/** What a person has decided of a claim. */
export type Decided = {
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly population: readonly string[];
  readonly outcome: string | null;
  readonly direction: Direction | null;
  readonly contrast: Contrast;
};

/** Proposals that a person rejected for the claim. */
export type Rejected = {
  readonly concepts: readonly { readonly place: Place; readonly conceptId: string }[];
  readonly directions: readonly Direction[];
};

const nothingRejected: Rejected = { concepts: [], directions: [] };

/** What is proposed for what is still open. */
export type ClaimProposals = {
  readonly concepts: readonly { readonly place: Place; readonly conceptId: string; readonly words: string }[];
  readonly direction: DirectionProposal | null;
};

/** The side that a person gave to a concept; null where to neither or both. */
function decidedSide({ therapy, comparator }: Decided, id: string): Side {
  if (therapy.includes(id) === comparator.includes(id)) return null;
  return therapy.includes(id) ? 'therapy' : 'comparator';
}

/** The sides as decided: where a person has put a treatment on the other side, the rest goes over with it. */
function onDecidedSides(found: readonly ConceptProposal[], decided: Decided): ConceptProposal[] {
  const turned = found.some(({ conceptId, side }) => {
    const wanted = decidedSide(decided, conceptId);
    return side !== null && side !== 'absent' && wanted !== null && wanted !== side;
  });
  return found.map((one) => {
    if (one.side === 'absent') return one;
    const guessed = turned ? otherSide(one.side) : one.side;
    return { ...one, side: decidedSide(decided, one.conceptId) ?? guessed };
  });
}

function placeOf({ role, side }: ConceptProposal): Place | null {
  if (side === 'absent') return null;
  if (role === 'therapy') return side === 'comparator' ? 'comparator' : 'therapy';
  return role === 'outcome' || role === 'population' ? role : null;
}

function isDecided(decided: Decided, place: Place): boolean {
  return place === 'outcome' ? decided.outcome !== null : decided[place].length > 0;
}

/** Of outcomes only the first, as a claim has one. */
function openConcepts(
  found: readonly ConceptProposal[],
  decided: Decided,
  rejected: Rejected,
): ClaimProposals['concepts'] {
  const used = new Set([...decided.therapy, ...decided.comparator, ...decided.population]);
  const open = found.flatMap((one) => {
    const place = placeOf(one);
    const { conceptId, words } = one;
    if (place === null || isDecided(decided, place) || used.has(conceptId)) return [];
    return isRejected(rejected, place, conceptId) ? [] : [{ place, conceptId, words }];
  });
  const first = open.find(({ place }) => place === 'outcome');
  return open.filter((one) => one.place !== 'outcome' || one === first);
}

function isRejected({ concepts }: Rejected, place: Place, id: string): boolean {
  return concepts.some((one) => one.place === place && one.conceptId === id);
}

/** Whether a side is left empty because what was proposed for it was rejected: then it is not known whom a direction favours. */
function lacksSide(concepts: ClaimProposals['concepts'], decided: Decided, rejected: Rejected): boolean {
  return rejected.concepts.some(
    ({ place }) =>
      (place === 'therapy' || place === 'comparator') &&
      !isDecided(decided, place) &&
      concepts.every((one) => one.place !== place),
  );
}

/** Whether the sentence speaks of what the claim compares; true where either names no treatments. */
function isOfItsSides(found: readonly ConceptProposal[], decided: Decided, dictionary: Dictionary): boolean {
  const own = [...decided.therapy, ...decided.comparator];
  const named = found.filter(({ role, side }) => role === 'therapy' && side !== 'absent');
  if (own.length === 0 || named.length === 0) return true;
  return named.some(({ conceptId }) => own.some((id) => areAkin(dictionary, id, conceptId)));
}

function directionOf(
  { sentence }: ProposedFrom,
  found: readonly ConceptProposal[],
  outcome: string | null,
  dictionary: Dictionary,
): DirectionProposal | null {
  const outcomes = found.filter(({ role }) => role === 'outcome');
  const isOwn = ({ conceptId }: ConceptProposal): boolean =>
    outcome !== null && areAkin(dictionary, outcome, conceptId);
  const own = outcomes.filter(isOwn);
  // What is said of other outcomes alone says nothing of this one, nor of one that is yet to be chosen.
  if (own.length === 0 && outcomes.length > 0) return null;
  const better: Better | null = dictionary.concepts.get(outcome ?? '')?.better ?? null;
  return proposeDirection(sentence, {
    ...directionFrom(found, dictionary, better),
    about: own.length === 0 ? null : own.flatMap(({ places }) => places),
    others: outcomes.filter((one) => !isOwn(one)).flatMap(({ places }) => places),
  });
}

/**
 * What the sentence around a quote seems to say of what a claim leaves open. What a person has decided holds: sides
 * that were chosen the other way round turn the guessed ones, and the direction is that of the claim's outcome, or of
 * the one proposed for it. What was rejected is not proposed again and nothing is built on it, nor is a direction that
 * the claim's contrast does not allow. Never throws.
 */
export function proposeForClaim(
  from: ProposedFrom,
  decided: Decided,
  dictionary: Dictionary,
  rejected: Rejected = nothingRejected,
): ClaimProposals {
  const found = onDecidedSides(proposeConcepts(from, dictionary), decided);
  const concepts = openConcepts(found, decided, rejected);
  const none = { concepts, direction: null };
  if (decided.direction !== null || lacksSide(concepts, decided, rejected)) return none;
  if (!isOfItsSides(found, decided, dictionary)) return none;
  const outcome = decided.outcome ?? concepts.find(({ place }) => place === 'outcome')?.conceptId ?? null;
  const direction = directionOf(from, found, outcome, dictionary);
  return direction !== null && isOpen(direction) ? { concepts, direction } : none;

  function isOpen({ direction: way }: DirectionProposal): boolean {
    const better = dictionary.concepts.get(outcome ?? '')?.better ?? null;
    return !rejected.directions.includes(way) && directionsFor(decided.contrast, better).includes(way);
  }
}
