import { distance } from 'fastest-levenshtein';
import type { ConceptNode } from './concept.ts';

/** What the type-ahead looks at; `path` runs from the top of the hierarchy to the concept itself. */
export type SearchedConcept = ConceptNode & { readonly path: readonly string[]; readonly uses: number };

/** A concept that answers to what was typed; `synonym` is the synonym that did, null when its name did. */
export type ConceptMatch<C extends SearchedConcept> = {
  readonly concept: C;
  readonly synonym: string | null;
  /** Nothing answers as it was typed; this one does but for a letter or two. */
  readonly near?: true;
};

/** How well a match fits, best first; a name comes before a synonym of the same fit. */
const fits = {
  wholeName: 0,
  proposed: 0.5,
  wholeSynonym: 1,
  startOfName: 2,
  startOfSynonym: 3,
  wordsOfName: 4,
  wordsOfSynonym: 5,
  wordsOfPath: 6,
} as const;

type Fit = { readonly rank: number; readonly synonym: string | null };
type Folded = { readonly words: readonly string[]; readonly joined: string };

/** Words as they are compared: without case, accents and the difference between dash, space and nothing. */
function foldWords(text: string): Folded {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return { words, joined: words.join('') };
}

const startsOneOf = (word: string, words: readonly string[]): boolean =>
  words.some((candidate) => candidate.startsWith(word));

function fitOfText(query: Folded, text: string): 'whole' | 'start' | 'words' | null {
  const folded = foldWords(text);
  if (folded.joined === query.joined) return 'whole';
  if (folded.joined.startsWith(query.joined)) return 'start';
  return query.words.every((word) => startsOneOf(word, folded.words)) ? 'words' : null;
}

function fitOfSynonyms(query: Folded, synonyms: readonly string[]): Fit | null {
  let best: Fit | null = null;
  const ranks = { whole: fits.wholeSynonym, start: fits.startOfSynonym, words: fits.wordsOfSynonym };
  for (const synonym of synonyms) {
    const fit = fitOfText(query, synonym);
    if (fit !== null && (best === null || ranks[fit] < best.rank)) best = { rank: ranks[fit], synonym };
  }
  return best;
}

/** Some words belong to the concepts above, and at least one to the concept itself ("immuno tisa"). */
function fitsPath(query: Folded, concept: SearchedConcept): boolean {
  if (query.words.length < 2) return false;
  const own = foldWords(concept.name).words;
  const above = concept.path.slice(0, -1).flatMap((name) => foldWords(name).words);
  return (
    query.words.some((word) => startsOneOf(word, own)) &&
    query.words.every((word) => startsOneOf(word, own) || startsOneOf(word, above))
  );
}

function fitOf(query: Folded, concept: SearchedConcept): Fit | null {
  const ranks = { whole: fits.wholeName, start: fits.startOfName, words: fits.wordsOfName };
  const name = fitOfText(query, concept.name);
  const bySynonym = fitOfSynonyms(query, concept.synonyms);
  if (name !== null && (bySynonym === null || ranks[name] < bySynonym.rank)) {
    return { rank: ranks[name], synonym: null };
  }
  if (bySynonym !== null) return bySynonym;
  return fitsPath(query, concept) ? { rank: fits.wordsOfPath, synonym: null } : null;
}

/** Fewer letters than these are like too much. */
const leastNear = 5;

/** How many letters a mistyped word of this length may have missing, too many or other than meant. */
function slips(length: number): number {
  return length < 8 ? 1 : 2;
}

/** How many letters what was typed is from a text or from its beginning; infinite when it is not like it. */
function slipsFrom(typed: string, text: string): number {
  const { joined } = foldWords(text);
  const far = Math.min(distance(typed, joined), distance(typed, joined.slice(0, typed.length)));
  return far <= slips(typed.length) ? far : Infinity;
}

/** The concepts whose name or synonym is what was typed but for slips of the hand, nearest first. */
function nearConcepts<C extends SearchedConcept>(
  concepts: readonly C[],
  { joined }: Folded,
): readonly ConceptMatch<C>[] {
  if (joined.length < leastNear) return [];
  const near = concepts.flatMap((concept) => {
    const [best] = [null, ...concept.synonyms]
      .map((synonym) => ({ synonym, far: slipsFrom(joined, synonym ?? concept.name) }))
      .toSorted((a, b) => a.far - b.far);
    return best === undefined || best.far === Infinity ? [] : [{ concept, ...best }];
  });
  near.sort((a, b) => a.far - b.far || b.concept.uses - a.concept.uses);
  return near.map(({ concept, synonym }) => ({ concept, synonym, near: true }));
}

/** Whether a concept may be chosen: it is neither retired nor merged into another. */
export function isChoosable(concept: Pick<ConceptNode, 'retired' | 'mergedInto'>): boolean {
  return !concept.retired && concept.mergedInto === null;
}

/**
 * The concepts that answer to what was typed, best first: a whole name that was typed, then what is proposed, whole
 * synonyms, beginnings, then word starts in any order; among equals the more used one, then the order given. Nothing
 * typed gives the last choices, newest first, then all others in the order given. Where nothing
 * answers, the concepts that would but for a letter or two. Retired and merged concepts are left out.
 * @param first ids: the last choices, newest first, and what is proposed where the concept is looked for
 */
export function searchConcepts<C extends SearchedConcept>(
  concepts: readonly C[],
  typed: string,
  first: { readonly recent?: readonly string[]; readonly proposed?: readonly string[] } = {},
): readonly ConceptMatch<C>[] {
  const { recent = [], proposed = [] } = first;
  const choosable = concepts.filter(isChoosable);
  const query = foldWords(typed);
  if (query.words.length === 0) return lastChoicesFirst(choosable, recent);
  const found = choosable.flatMap((concept, place) => {
    const fit = fitOf(query, concept);
    if (fit === null) return [];
    const { rank, synonym } = fit;
    const early = rank > fits.wholeName && proposed.includes(concept.id);
    return [{ concept, place, synonym, rank: early ? fits.proposed : rank }];
  });
  if (found.length === 0) return nearConcepts(choosable, query);
  found.sort((a, b) => a.rank - b.rank || b.concept.uses - a.concept.uses || a.place - b.place);
  return found.map(({ concept, synonym }) => ({ concept, synonym }));
}

function lastChoicesFirst<C extends SearchedConcept>(
  concepts: readonly C[],
  recent: readonly string[],
): readonly ConceptMatch<C>[] {
  const first = recent.flatMap((id) => concepts.find((concept) => concept.id === id) ?? []);
  const others = concepts.filter((concept) => !recent.includes(concept.id));
  return [...first, ...others].map((concept) => ({ concept, synonym: null }));
}
