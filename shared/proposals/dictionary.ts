import { ancestorsOf, type ConceptNode } from '#shared/domain/concept.ts';
import type { Better, FacetRole } from '#shared/domain/values.ts';
import { isAcronym, tokensOf } from './tokens.ts';

/** What a dictionary needs to know of a concept. */
export type DictionaryConcept = ConceptNode & {
  readonly role: FacetRole;
  /** Code by vocabulary. */
  readonly codes: Readonly<Record<string, string>>;
  readonly better: Better | null;
  readonly asked: boolean;
};

/** A name, synonym or code that leads to a concept. */
export type Term = {
  readonly concept: DictionaryConcept;
  readonly kind: 'name' | 'synonym' | 'code';
  readonly text: string;
  /** Short and in capitals: it must be written so in the text too ("ALL" is not "all"). */
  readonly acronym: boolean;
};

/** The terms of a review, made ready for finding. */
export type Dictionary = {
  readonly concepts: ReadonlyMap<string, DictionaryConcept>;
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Length of the longest key that begins with these letters. */
  readonly longest: ReadonlyMap<string, number>;
  /** All concepts above a concept. */
  readonly above: ReadonlyMap<string, readonly string[]>;
};

/** Codes shorter than this are words of other things ("C08"). */
const SHORTEST_CODE = 5;
/** How many first letters tell how long a term can get. */
export const HEAD = 4;

/** Names that sort concepts and are no words of a paper: "Other beta-blockers", "After transplant". */
const NO_WORDS = /^(?:other|after)\s/iu;

/** How the letters of a key begin, for `Dictionary.longest`. */
export const headOf = (key: string): string => key.slice(0, HEAD);

/** The letters of a term without white space and hyphens, each word in its compared form. */
function termKey(text: string): string {
  return tokensOf(text)
    .map((token) => token.key)
    .join('');
}

/** The concept that a concept's names lead to: itself, or where it was merged into; null when that is retired. */
function target(
  concepts: ReadonlyMap<string, DictionaryConcept>,
  concept: DictionaryConcept,
): DictionaryConcept | null {
  const seen = new Set<string>();
  let at: DictionaryConcept | undefined = concept;
  while (at !== undefined && at.mergedInto !== null) {
    if (seen.has(at.id)) return null;
    seen.add(at.id);
    at = concepts.get(at.mergedInto);
  }
  return at === undefined || at.retired ? null : at;
}

function termsOf(concept: DictionaryConcept, to: DictionaryConcept): Term[] {
  const term = (kind: Term['kind'], text: string): Term => ({
    concept: to,
    kind,
    text,
    acronym: kind === 'code' || isAcronym(text),
  });
  const codes = Object.values(concept.codes).filter((code) => code.length >= SHORTEST_CODE);
  const names = NO_WORDS.test(concept.name) ? [] : [term(to === concept ? 'name' : 'synonym', concept.name)];
  return [
    ...names,
    ...concept.synonyms.map((synonym) => term('synonym', synonym)),
    ...codes.map((code) => term('code', code)),
  ];
}

/**
 * Makes the concepts of a review ready for `proposeConcepts`: some ms for 500, to be kept until the taxonomy changes.
 * Retired concepts are left out; the words of a merged one lead to the one it was merged into.
 */
export function makeDictionary(all: Iterable<DictionaryConcept>): Dictionary {
  const concepts = new Map([...all].map((concept) => [concept.id, concept]));
  const terms = new Map<string, Term[]>();
  const longest = new Map<string, number>();
  const above = new Map<string, readonly string[]>();
  for (const concept of concepts.values()) {
    above.set(concept.id, ancestorsOf(concepts, concept.id));
    const to = concept.retired && concept.mergedInto === null ? null : target(concepts, concept);
    if (to === null) continue;
    for (const term of termsOf(concept, to)) {
      const key = termKey(term.text);
      if (key === '') continue;
      const others = terms.get(key);
      if (others === undefined) terms.set(key, [term]);
      else if (!others.some((other) => other.concept.id === term.concept.id)) others.push(term);
      longest.set(headOf(key), Math.max(longest.get(headOf(key)) ?? 0, key.length));
    }
  }
  return { concepts, terms, longest, above };
}
