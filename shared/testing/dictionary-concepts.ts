import type { DictionaryConcept } from '#shared/proposals/dictionary.ts';

/** A therapy as proposals know it, named as its id. */
export const concept = (id: string, fields: Partial<DictionaryConcept> = {}): DictionaryConcept => ({
  id,
  facetId: 'therapy',
  parentId: null,
  name: id,
  synonyms: [],
  retired: false,
  mergedInto: null,
  role: 'therapy',
  codes: {},
  better: null,
  asked: false,
  ...fields,
});

/** An outcome as proposals know it, named as its id, and which way is better for the patient. */
export const outcome = (id: string, better: 'higher' | 'lower'): DictionaryConcept =>
  concept(id, { facetId: 'outcome', role: 'outcome', better });
