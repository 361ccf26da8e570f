import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { readable } from '#shared/text/readable.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useConceptNames } from '../use-concept-names.ts';
import { readings } from './readings.ts';

/**
 * Reads the numbers of selected words into a claim: the words become words of the claim, each result that they report
 * one of its results, as one step of undo. Without a selection it reads the claim's first words.
 * @returns a function that answers whether anything was kept
 */
export function useReadNumbers(): (claim: ClaimView, anchor: Anchor | null) => Promise<boolean> {
  const addWords = useCommand(methods.claims.addWords);
  const create = useCommand(methods.results.create);
  const { byId } = useConceptNames();
  return async (claim, anchor) => {
    const group = newId.group();
    const words = anchor === null ? firstWords(claim) : await more(anchor);
    if (words === null) return false;
    for (const set of readings(words.text, claim, byId)) {
      const made = await create(
        { resultId: newId.result(), claimId: claim.id, annotationId: words.annotationId, set },
        { group },
      );
      if (!made.ok) return false;
    }
    return true;

    async function more(selected: Anchor): Promise<Words | null> {
      const annotationId = newId.annotation();
      const added = await addWords(
        { claimId: claim.id, selections: [{ annotationId, anchor: selected }] },
        { group },
      );
      if (!added.ok) return null;
      // The very same words selected before are the annotation that was made then.
      const { exact } = selected.quote;
      const quote =
        added.value.quotes.find((one) => one.annotationId === annotationId) ??
        added.value.quotes.find((one) => one.text === exact);
      return quote === undefined ? null : { annotationId: quote.annotationId, text: readable(exact) };
    }
  };
}

type Words = { readonly annotationId: AnnotationId; readonly text: string };

function firstWords(claim: ClaimView): Words | null {
  const [quote] = claim.quotes;
  return quote === undefined ? null : { annotationId: quote.annotationId, text: readable(quote.text) };
}
