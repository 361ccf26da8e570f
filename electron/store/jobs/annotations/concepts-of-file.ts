import { v7 as uuidv7 } from 'uuid';
import type { FoundClaim } from '#shared/contract/reader-annotations.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { type ConceptNode, nameKey, namedAlike, tidyName } from '#shared/domain/concept.ts';
import type { Reader } from '../../database/connection.ts';
import { conceptNodes, conceptOnce, facetViews } from '../../repositories/concepts.ts';

type Named = FoundClaim['concepts'][number];

/** Finds the concepts that a file names in a review, and plans those that the review has not. */
export type ConceptsOfFile = {
  /** The concept's id here; null where the review has no facet for it, or it has no name. */
  find(named: Named): string | null;
  /** One that is in the bin since an import was taken back: itself, back again, or the one that bears its name now. */
  revive(conceptId: string): string | null;
  /** What makes the planned ones. */
  readonly operations: readonly OperationDraft[];
  /** Their names. */
  readonly made: readonly string[];
};

const facetRole = { therapy: 'therapy', comparator: 'therapy', outcome: 'outcome', population: 'population' };

/**
 * A concept is found by its id (shipped ones have the same everywhere), else by its name or a synonym. One that is found
 * by neither is made, at the top of its facet and under its own id: a claim without its therapy would be counted as
 * another claim, while a concept in the wrong place is moved or merged by hand in a moment, and goes with the import by
 * one undo. Whoever imports is told its name.
 */
export function conceptsOfFile(db: Reader): ConceptsOfFile {
  const nodes = conceptNodes(db);
  const facets = facetViews(db);
  const operations: OperationDraft[] = [];
  const made: string[] = [];
  const rolesOf = (facetId: string): string | undefined => facets.find(({ id }) => id === facetId)?.role;

  const plan = (node: ConceptNode, operation: OperationDraft): string => {
    nodes.set(node.id, node);
    operations.push(operation);
    made.push(node.name);
    return node.id;
  };
  const called = (role: string, name: string): string | null => {
    const wanted = { id: '', name };
    const found = facets
      .filter((facet) => facet.role === role)
      .flatMap(({ id: facetId }) => namedAlike(nodes.values(), { ...wanted, facetId }) ?? []);
    return found[0]?.id ?? null;
  };
  const restore = (id: string): string | null => {
    const once = conceptOnce(db, id);
    if (once === null || !once.deleted) return null;
    const role = rolesOf(once.facetId);
    const there = role === undefined ? null : called(role, once.name);
    if (there !== null) return there;
    const node = { ...once, parentId: null, synonyms: [], retired: false, mergedInto: null };
    return plan(node, { kind: 'concept.restored', id, set: { deleted: false } });
  };
  const create = (role: string, id: string | null, name: string): string | null => {
    const facet = facets.find((one) => one.role === role);
    if (facet === undefined || nameKey(name) === '') return null;
    const own = id !== null && conceptOnce(db, id) === null && !nodes.has(id) ? id : uuidv7();
    const siblings = [...nodes.values()].filter((one) => one.facetId === facet.id && one.parentId === null);
    const set = { facetId: facet.id, parentId: null, name: tidyName(name), synonyms: [], better: null };
    const node = { ...set, id: own, retired: false, mergedInto: null };
    return plan(node, { kind: 'concept.created', id: own, set: { ...set, order: siblings.length } });
  };
  return {
    operations,
    made,
    revive: restore,
    find: ({ role: inClaim, id, name }) => {
      const role = facetRole[inClaim];
      const known = id === null ? undefined : nodes.get(survivor(nodes, id));
      if (known !== undefined && rolesOf(known.facetId) === role) return known.id;
      const there = called(role, name);
      if (there !== null) return there;
      const once = id === null ? null : conceptOnce(db, id);
      const back = once !== null && rolesOf(once.facetId) === role ? restore(once.id) : null;
      return back ?? create(role, id, name);
    },
  };
}

/** The concept that one was merged into, or itself. */
function survivor(nodes: ReadonlyMap<string, ConceptNode>, id: string): string {
  const seen = new Set<string>();
  let last = id;
  for (let next = nodes.get(id)?.mergedInto; next && !seen.has(next); next = nodes.get(next)?.mergedInto) {
    seen.add(next);
    last = next;
  }
  return last;
}
