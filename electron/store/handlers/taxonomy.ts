import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ConceptEdit } from '#shared/contract/taxonomy.ts';
import {
  ancestorsOf,
  type ConceptNode,
  nameProblem,
  synonymProblem,
  tidyName,
} from '#shared/domain/concept.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { conceptNodes, conceptView, conceptViews, facetViews } from '../repositories/concepts.ts';
import type { Handlers } from '../handler.ts';
import { fieldsOf } from './fields.ts';
import { planConceptMerge } from './merge-concept.ts';
import { notFound } from './refusals.ts';

function invalid(message: string): AppError {
  return appError('invalid-input', `${message} Nothing was changed.`);
}

/** What the rules on names say against a concept as it would be; null: nothing. */
function namesProblem(db: Reader, wanted: ConceptNode): string | null {
  const nodes = conceptNodes(db);
  const others = [...nodes.values()];
  const name = nameProblem(others, wanted);
  if (name) return name;
  for (const synonym of wanted.synonyms) {
    const problem = synonymProblem(others, { ...wanted, synonym });
    if (problem) return problem;
  }
  return null;
}

function parentProblem(db: Reader, id: string, facetId: string, parentId: string | null): string | null {
  if (parentId === null) return null;
  const nodes = conceptNodes(db);
  const parent = nodes.get(parentId);
  if (!parent || parent.facetId !== facetId) return 'The concept above it must be of the same facet.';
  if (parentId === id || ancestorsOf(nodes, parentId).includes(id))
    return 'A concept can’t lie below itself.';
  return null;
}

function edited(node: ConceptNode, set: ConceptEdit): ConceptNode {
  return {
    ...node,
    name: set.name === undefined ? node.name : tidyName(set.name),
    parentId: set.parentId === undefined ? node.parentId : set.parentId,
    synonyms: set.synonyms === undefined ? node.synonyms : set.synonyms.map(tidyName),
  };
}

export const taxonomy: Handlers<'taxonomy'> = {
  facets: (context) => ok(facetViews(context.session().reader)),
  concepts: (context) => ok(conceptViews(context.session().reader)),
  createConcept: {
    plan: (db, { conceptId, facetId, parentId, better, ...given }) => {
      if (!facetViews(db).some((facet) => facet.id === facetId)) return err(notFound('facet', facetId));
      const name = tidyName(given.name);
      const synonyms = given.synonyms.map(tidyName);
      const node = { id: conceptId, facetId, parentId, name, synonyms, retired: false, mergedInto: null };
      const problem = parentProblem(db, conceptId, facetId, parentId) ?? namesProblem(db, node);
      if (problem) return err(invalid(problem));
      const siblings = [...conceptNodes(db).values()].filter(
        (other) => other.facetId === facetId && other.parentId === parentId,
      );
      const set = { facetId, parentId, name, synonyms, better, order: siblings.length };
      return ok({ operations: [{ kind: 'concept.created', id: conceptId, set }] });
    },
    reply: (db, { conceptId }) => conceptView(db, conceptId),
  },
  editConcept: {
    plan: (db, { conceptId, set }) => {
      const node = conceptNodes(db).get(conceptId);
      if (!node) return err(notFound('concept', conceptId));
      const after = edited(node, set);
      const problem = parentProblem(db, conceptId, node.facetId, after.parentId) ?? namesProblem(db, after);
      if (problem) return err(invalid(problem));
      const { name, synonyms } = after;
      const tidied = {
        ...set,
        ...(set.name === undefined ? {} : { name }),
        ...(set.synonyms ? { synonyms } : {}),
      };
      return ok({ operations: [{ kind: 'concept.edited', id: conceptId, set: fieldsOf(tidied) }] });
    },
    reply: (db, { conceptId }) => conceptView(db, conceptId),
  },
  mergeConcept: {
    plan: (db, { conceptId, intoId }) => planConceptMerge(db, conceptId, intoId),
    reply: (db, { conceptId }) => conceptView(db, conceptId),
  },
};
