import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { ConceptId, type GroupId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { nameKey } from '#shared/domain/concept.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { distance } from 'fastest-levenshtein';
import type { OpenReview } from './world.ts';

export type Role = 'therapy' | 'outcome' | 'population';

/** A concept that is to be made: its id is settled, so that what needs it can be prepared before. */
export type PlannedConcept = { readonly id: ConceptId; readonly role: Role; readonly name: string };

export type ConceptFinder = {
  /** Concepts by name or synonym, in any case. Refused with `unknown-concept` and the nearest in `details`. */
  find(role: Role, names: readonly string[]): Result<ConceptId[], AppError>;
  /** The unknown names that were asked for, when they may be made; none is made by this. */
  readonly planned: readonly PlannedConcept[];
};

/**
 * Finds concepts of a review by name.
 * @param unknownNames `plan`: a concept of an unknown name is planned; otherwise it is refused, with what may be done
 */
export async function conceptFinder(
  review: OpenReview,
  unknownNames: 'plan' | { readonly hint: string },
): Promise<Result<ConceptFinder, AppError>> {
  const all = await review.client.taxonomy.concepts({});
  if (!all.ok) return all;
  const planned: PlannedConcept[] = [];
  const plan = (role: Role, name: string): ConceptId => {
    const same = planned.find((made) => made.role === role && nameKey(made.name) === nameKey(name));
    if (same) return same.id;
    const id = ConceptId.parse(randomUUID());
    planned.push({ id, role, name });
    return id;
  };
  return ok({
    planned,
    find: (role, names) => {
      const concepts = all.value.filter((concept) => concept.role === role && concept.mergedInto === null);
      const ids: ConceptId[] = [];
      for (const name of names) {
        if (nameKey(name) === '') {
          const message = `A ${role} without a name was given. Name it, or leave the option out. Nothing was changed.`;
          return err(appError('invalid-input', message, { field: role, value: name }));
        }
        const known = match(concepts, name);
        if (!known && unknownNames !== 'plan') return err(unknown(concepts, { name, role, ...unknownNames }));
        ids.push(known?.id ?? plan(role, name));
      }
      return ok(ids);
    },
  });
}

/** Names win over synonyms; of equal names the one nearest the top of the hierarchy. */
function match(concepts: readonly ConceptView[], name: string): ConceptView | null {
  const key = nameKey(name);
  const named = concepts.filter(
    (concept) => nameKey(concept.name) === key || nameKey(concept.path.join(' › ')) === key,
  );
  const found =
    named.length > 0
      ? named
      : concepts.filter(({ synonyms }) => synonyms.some((other) => nameKey(other) === key));
  return found.toSorted((a, b) => a.path.length - b.path.length)[0] ?? null;
}

function unknown(
  concepts: readonly ConceptView[],
  { name, role, hint }: { readonly name: string; readonly role: Role; readonly hint: string },
): AppError {
  const key = nameKey(name);
  const near = concepts
    .map((concept) => {
      const words = [concept.name, ...concept.synonyms].map(nameKey);
      return {
        name: concept.name,
        far: Math.min(...words.map((word) => distance(word, key) / Math.max(word.length, key.length))),
      };
    })
    .toSorted((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, 5)
    .map((entry) => entry.name);
  const nearest = near.length > 0 ? `Nearest: ${near.join(', ')}.` : `It has no ${role} at all yet.`;
  const message = `There is no ${role} “${name}” in this review. ${nearest}${hint}`;
  return appError('unknown-concept', message, { name, role, nearest: near });
}

/** Makes planned concepts at the top of their facets, as part of one action. */
export async function makeConcepts(
  review: OpenReview,
  planned: readonly PlannedConcept[],
  group: GroupId,
): Promise<Result<null, AppError>> {
  const facets = await review.client.taxonomy.facets({});
  if (!facets.ok) return facets;
  for (const { id: conceptId, role, name } of planned) {
    const facet = facets.value.find((entry) => entry.role === role);
    if (!facet) return err(appError('not-found', `This review has no facet for ${role}.`));
    const input = { conceptId, facetId: facet.id, name };
    const made = await review.client.taxonomy.createConcept(input, { group });
    if (!made.ok) return made;
  }
  return ok(null);
}
