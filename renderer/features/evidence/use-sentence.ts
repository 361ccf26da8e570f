import { useMemo } from 'react';
import {
  type FilterCondition,
  type FilterSentence,
  filterSentence,
  type SentenceNames,
} from '#shared/domain/filter-sentence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { Filter } from './filter-words.ts';

/** The element that holds the sentence of the filter: it describes what is shown of the evidence. */
export const sentenceId = 'evidence-filter-sentence';

/** What stands for a name that is on its way. */
const onItsWay = '…';

/**
 * The filter as a sentence, with the names that things have now.
 * @param adding a condition that is being added
 */
export function useSentence(filter: Filter, adding: FilterCondition | null = null): FilterSentence {
  const { document, study, reviewer } = filter;
  const concepts = useRead(methods.taxonomy.concepts, {}).data;
  const studies = useRead(methods.studies.list, study.length === 0 ? null : {}).data;
  const documents = useRead(methods.documents.list, document.length === 0 ? null : {}).data;
  const reviewers = useRead(methods.reviewers.list, reviewer.length === 0 ? null : {}).data;
  return useMemo(() => {
    const known = {
      concept: namesOf(concepts, ({ name }) => name),
      study: namesOf(studies, ({ label }) => label),
      document: namesOf(documents, ({ title }) => title),
      reviewer: namesOf(reviewers, ({ name }) => name),
    };
    const names: SentenceNames = (what, id) => (known[what] === null ? onItsWay : known[what].get(id));
    return filterSentence(filter, names, adding);
  }, [filter, adding, concepts, studies, documents, reviewers]);
}

function namesOf<T extends { readonly id: string }>(
  things: readonly T[] | undefined,
  name: (thing: T) => string,
): ReadonlyMap<string, string> | null {
  return things === undefined ? null : new Map(things.map((thing) => [thing.id, name(thing)]));
}
