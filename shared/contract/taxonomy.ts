import { z } from 'zod';
import { ConceptId, FacetId } from './ids.ts';
import { command, query } from './kinds.ts';
import { Better, FacetRole, Line, Prose } from './values.ts';

export const FacetView = z.strictObject({
  id: FacetId,
  name: z.string(),
  role: FacetRole,
  colour: z.int().nullable(),
  order: z.int(),
});
export type FacetView = z.infer<typeof FacetView>;

const conceptFields = {
  name: Line.min(1),
  parentId: ConceptId.nullable(),
  definition: Prose,
  synonyms: z.array(Line.min(1)).max(200),
  codes: z.record(z.string(), z.string()),
  /** Index into the palette of eight; null takes the parent's. */
  colour: z.int().min(0).max(7).nullable(),
  key: Line.nullable(),
  order: z.int(),
  note: Prose,
  retired: z.boolean(),
  better: Better.nullable(),
  asked: z.boolean(),
};

export const ConceptEdit = z.strictObject(conceptFields).partial();
export type ConceptEdit = z.infer<typeof ConceptEdit>;

export const ConceptView = z.strictObject({
  id: ConceptId,
  facetId: FacetId,
  role: FacetRole,
  ...conceptFields,
  mergedInto: ConceptId.nullable(),
  /** Names from the top of the hierarchy to this one. */
  path: z.array(z.string()),
  /** Claims that use it in any role. */
  uses: z.int(),
  /** Studies whose population it is. */
  studies: z.int(),
});
export type ConceptView = z.infer<typeof ConceptView>;

export const taxonomy = {
  facets: query({ input: z.strictObject({}), output: z.array(FacetView), topics: ['concept'] }),
  /** All concepts, retired and merged ones included, in order of facet, hierarchy and place. */
  concepts: query({
    input: z.strictObject({}),
    output: z.array(ConceptView),
    topics: ['concept', 'claim-ties', 'study'],
  }),
  createConcept: command({
    input: z.strictObject({
      conceptId: ConceptId,
      facetId: FacetId,
      parentId: ConceptId.nullable().default(null),
      name: Line.min(1),
      synonyms: z.array(Line.min(1)).max(200).default([]),
      better: Better.nullable().default(null),
    }),
    output: ConceptView,
    label: 'concept.created',
  }),
  editConcept: command({
    input: z.strictObject({ conceptId: ConceptId, set: ConceptEdit }),
    output: ConceptView,
    label: 'concept.edited',
  }),
  /** Claims, studies and the concepts below follow into `intoId`; the concept stays as merged into it. */
  mergeConcept: command({
    input: z.strictObject({ conceptId: ConceptId, intoId: ConceptId }),
    output: ConceptView,
    label: 'concept.merged',
  }),
} as const;
