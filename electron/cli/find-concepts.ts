import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { ConceptId, type GroupId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { nameKey } from '#shared/domain/concept.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { distance } from 'fastest-levenshtein';
import type { OpenReview } from './world.ts';

export type Wanted = {
  readonly role: 'therapy' | 'outcome' | 'population';
  readonly names: readonly string[];
  /** Adds a concept of an unknown name instead of refusing it. */
  readonly create?: boolean;
  readonly group?: GroupId;
};

/** Concepts by name or synonym, in any case. Refused with `unknown-concept` and the nearest names in `details`. */
export async function findConcepts(
  review: OpenReview,
  wanted: Wanted,
): Promise<Result<ConceptId[], AppError>> {
  if (wanted.names.length === 0) return ok([]);
  const all = await review.client.taxonomy.concepts({});
  if (!all.ok) return all;
  const concepts = all.value.filter((concept) => concept.role === wanted.role && concept.mergedInto === null);
  const ids: ConceptId[] = [];
  for (const name of wanted.names) {
    const known = match(concepts, name);
    if (known) ids.push(known.id);
    else if (!wanted.create) return err(unknown(concepts, name, wanted.role));
    else {
      const made = await createConcept(review, name, wanted);
      if (!made.ok) return made;
      ids.push(made.value);
    }
  }
  return ok(ids);
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

function unknown(concepts: readonly ConceptView[], name: string, role: string): AppError {
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
  const message = `There is no ${role} “${name}” in this review. Nearest: ${near.join(', ')}. Use --create to add it.`;
  return appError('unknown-concept', message, { name, role, nearest: near });
}

async function createConcept(
  review: OpenReview,
  name: string,
  wanted: Wanted,
): Promise<Result<ConceptId, AppError>> {
  const facets = await review.client.taxonomy.facets({});
  if (!facets.ok) return facets;
  const facet = facets.value.find(({ role }) => role === wanted.role);
  if (!facet) return err(appError('not-found', `This review has no facet for ${wanted.role}.`));
  const conceptId = ConceptId.parse(randomUUID());
  const made = await review.client.taxonomy.createConcept(
    { conceptId, facetId: facet.id, name },
    wanted.group ? { group: wanted.group } : {},
  );
  return made.ok ? ok(conceptId) : made;
}
