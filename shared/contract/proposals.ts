import { z } from 'zod';
import { ClaimId, ConceptId } from './ids.ts';
import { query } from './kinds.ts';
import { Conclusion, Direction } from './values.ts';

/** Where in a claim a proposed concept would go. */
export const ProposedRole = z.enum(['therapy', 'comparator', 'outcome', 'population']);
export type ProposedRole = z.infer<typeof ProposedRole>;

/** What the words of a claim seem to say, for what a person has not decided yet. Nothing of it is recorded. */
export const Proposals = z.strictObject({
  concepts: z.array(
    z.strictObject({
      role: ProposedRole,
      conceptId: ConceptId,
      /** The words that name it. */
      words: z.string(),
    }),
  ),
  direction: z
    .strictObject({
      direction: Direction,
      conclusion: Conclusion,
      /** The words it was read from. */
      why: z.array(z.string()),
    })
    .nullable(),
});
export type Proposals = z.infer<typeof Proposals>;

/** Proposals of a claim that a person rejected, by what they say: they are not offered again. */
export const RejectedProposals = z.strictObject({
  concepts: z.array(z.strictObject({ role: ProposedRole, conceptId: ConceptId })).max(500),
  directions: z.array(Direction).max(20),
});
export type RejectedProposals = z.infer<typeof RejectedProposals>;

export const proposals = {
  /** Proposals for a claim from its words and the sentence around them; empty for what is decided. */
  forClaim: query({
    input: z.strictObject({ claimId: ClaimId, rejected: RejectedProposals.optional() }),
    output: Proposals,
    topics: ['claim', 'annotation', 'concept', 'text'],
  }),
} as const;
