import type { ClaimView } from '#shared/contract/claims.ts';
import { ConceptId } from '#shared/contract/ids.ts';
import type { RejectedProposals } from '#shared/contract/proposals.ts';
import { err, ok } from '#shared/kit/result.ts';
import { type Dictionary, makeDictionary } from '#shared/proposals/dictionary.ts';
import { proposeForClaim } from '#shared/proposals/propose-for-claim.ts';
import type { Reader } from '../database/connection.ts';
import { abbreviationsOfFile, sentenceOfQuote } from '../derived/sentences.ts';
import type { Handlers } from '../handler.ts';
import { claimView } from '../repositories/claims.ts';
import { conceptsAsText, conceptViews } from '../repositories/concepts.ts';
import { notFound } from './refusals.ts';

/** The dictionary that was made last: it is asked for after each change of a claim, which changes no concept. */
let last: { readonly of: string; readonly dictionary: Dictionary } | null = null;

function dictionaryOf(db: Reader): Dictionary {
  const of = conceptsAsText(db);
  if (last?.of !== of) last = { of, dictionary: makeDictionary(conceptViews(db)) };
  return last.dictionary;
}

function proposalsFor(db: Reader, claim: ClaimView, rejected: RejectedProposals) {
  const quote = claim.quotes[0];
  const around = quote === undefined ? null : sentenceOfQuote(db, quote.annotationId);
  if (around === null) return { concepts: [], direction: null };
  const { concepts, direction } = proposeForClaim(
    { ...around, abbreviations: abbreviationsOfFile(db, around.sha256) },
    claim,
    dictionaryOf(db),
    { ...rejected, concepts: rejected.concepts.map(({ role, conceptId }) => ({ place: role, conceptId })) },
  );
  return {
    concepts: concepts.map(({ place, conceptId, words }) => ({
      role: place,
      conceptId: ConceptId.parse(conceptId),
      words,
    })),
    direction: direction === null ? null : { ...direction, why: direction.why.map(({ words }) => words) },
  };
}

export const proposals: Handlers<'proposals'> = {
  forClaim: (context, { claimId, rejected = { concepts: [], directions: [] } }) => {
    const { reader } = context.session();
    const claim = claimView(reader, claimId);
    return claim ? ok(proposalsFor(reader, claim, rejected)) : err(notFound('claim', claimId));
  },
};
