import { ConceptId } from '#shared/contract/ids.ts';
import type { ProposedRole } from '#shared/contract/proposals.ts';
import { directionsFor } from '#shared/domain/direction.ts';
import { err, ok } from '#shared/kit/result.ts';
import { type Dictionary, makeDictionary } from '#shared/proposals/dictionary.ts';
import { type ConceptProposal, directionFrom, proposeConcepts } from '#shared/proposals/propose-concepts.ts';
import { proposeDirection } from '#shared/proposals/propose-direction.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { Reader } from '../database/connection.ts';
import { claimView } from '../repositories/claims.ts';
import { conceptsAsText, conceptViews } from '../repositories/concepts.ts';
import { abbreviationsOfFile, sentenceOfQuote } from '../derived/sentences.ts';
import type { Handlers } from '../handler.ts';
import { notFound } from './refusals.ts';

type Proposed = { readonly role: ProposedRole; readonly conceptId: ConceptId; readonly words: string };

/** The place in the claim that a concept named by its words would take; null where the claim has none for it. */
function placeFor({ role, side }: ConceptProposal): ProposedRole | null {
  if (role === 'therapy') return side === 'comparator' ? 'comparator' : 'therapy';
  return role === 'outcome' || role === 'population' ? role : null;
}

/** What a claim already says of a role: then nothing more is proposed for it. */
function isDecided(claim: ClaimView, role: ProposedRole): boolean {
  return role === 'outcome' ? claim.outcome !== null : claim[role].length > 0;
}

/** Concepts that the words name, for what is not decided: of outcomes only the first, as a claim has one. */
function openConcepts(claim: ClaimView, found: readonly ConceptProposal[]): Proposed[] {
  const used = new Set<string>([...claim.therapy, ...claim.comparator, ...claim.population]);
  const proposed = found.flatMap((one): Proposed[] => {
    const role = placeFor(one);
    if (role === null || isDecided(claim, role) || used.has(one.conceptId)) return [];
    return [{ role, conceptId: ConceptId.parse(one.conceptId), words: one.words }];
  });
  const first = proposed.find(({ role }) => role === 'outcome');
  return proposed.filter((one) => one.role !== 'outcome' || one === first);
}

/** The dictionary that was made last: it is asked for after each change of a claim, which changes no concept. */
let last: { readonly of: string; readonly dictionary: Dictionary } | null = null;

function dictionaryOf(db: Reader): Dictionary {
  const of = conceptsAsText(db);
  if (last?.of !== of) last = { of, dictionary: makeDictionary(conceptViews(db)) };
  return last.dictionary;
}

function proposalsFor(db: Reader, claim: ClaimView) {
  const quote = claim.quotes[0];
  const around = quote === undefined ? null : sentenceOfQuote(db, quote.annotationId);
  if (around === null) return { concepts: [], direction: null };
  const dictionary = dictionaryOf(db);
  const from = { ...around, abbreviations: abbreviationsOfFile(db, around.sha256) };
  const found = proposeConcepts(from, dictionary);
  const better = dictionary.concepts.get(claim.outcome ?? '')?.better ?? null;
  const proposed =
    claim.direction === null
      ? proposeDirection(around.sentence, directionFrom(found, dictionary, better))
      : null;
  const allowed = proposed !== null && directionsFor(claim.contrast, better).includes(proposed.direction);
  return {
    concepts: openConcepts(claim, found),
    direction:
      proposed !== null && allowed ? { ...proposed, why: proposed.why.map(({ words }) => words) } : null,
  };
}

export const proposals: Handlers<'proposals'> = {
  forClaim: (context, { claimId }) => {
    const { reader } = context.session();
    const claim = claimView(reader, claimId);
    return claim ? ok(proposalsFor(reader, claim)) : err(notFound('claim', claimId));
  },
};
