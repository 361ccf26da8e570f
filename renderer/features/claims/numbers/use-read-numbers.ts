import { useRef } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { readable } from '#shared/text/readable.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { useConceptNames } from '../use-concept-names.ts';
import { newReadings, readings } from './readings.ts';

/**
 * Reads the numbers of selected words into a claim: the words become words of the claim, each result that they report
 * one of its results, as one step of undo. Without a selection it reads the claim's first words. What the claim has
 * already from these words is not added again: the renderer decides that, as it alone knows what a reading is.
 * @returns a function that answers whether all that was read is kept
 */
export function useReadNumbers(): (claim: ClaimView, anchor: Anchor | null) => Promise<boolean> {
  const addWords = useCommand(methods.claims.addWords);
  const create = useCommand(methods.results.create);
  const ask = useAsk(methods.claims.get);
  const { byId } = useConceptNames();
  const last = useRef<Promise<boolean>>(Promise.resolve(true));
  return (claim, anchor) => {
    // One after the other: a key pressed twice finds what the first press kept.
    last.current = last.current.then(() => read(claim, anchor));
    return last.current;
  };

  async function read(claim: ClaimView, anchor: Anchor | null): Promise<boolean> {
    const group = newId.group();
    const words = anchor === null ? firstWords(claim) : await more(anchor);
    const now = await ask({ claimId: claim.id });
    if (words === null || !now.ok) return false;
    for (const set of newReadings(readings(words.text, claim, byId), words, now.value.results)) {
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
  }
}

type Words = { readonly annotationId: AnnotationId; readonly text: string };

function firstWords(claim: ClaimView): Words | null {
  const [quote] = claim.quotes;
  return quote === undefined ? null : { annotationId: quote.annotationId, text: readable(quote.text) };
}
