import type { FacetRole } from '#shared/domain/values.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';

/** As many as there are digit keys. */
const kept = 9;

/** Where choices are made: in which review, among the concepts of which role, in the field of which name. */
export interface ChoicePlace {
  readonly reviewId: string;
  readonly role: FacetRole;
  readonly field: string;
}

const keyOfRole = ({ reviewId, role }: ChoicePlace): string => `recent-concepts.${reviewId}.${role}`;
const keyOfField = (place: ChoicePlace): string => `${keyOfRole(place)}.${place.field}`;

/**
 * The ids of the concepts that were chosen last, newest first: those of this field (what stood against the
 * therapy last time is wanted there again), then those of other fields of the role.
 */
export function recentChoices(place: ChoicePlace): readonly string[] {
  return [...new Set([...idsAt(keyOfField(place)), ...idsAt(keyOfRole(place))])].slice(0, kept);
}

/** Whether something was ever chosen in this field, rather than in others of its role alone. */
export function hasOwnChoices(place: ChoicePlace): boolean {
  return idsAt(keyOfField(place)).length > 0;
}

/** Puts a choice in front of the last ones. */
export function rememberChoice(place: ChoicePlace, id: string): void {
  for (const key of [keyOfField(place), keyOfRole(place)])
    remember(key, [id, ...idsAt(key).filter((other) => other !== id)].slice(0, kept));
}

const idsAt = (key: string): readonly string[] => recall(key, isIds) ?? [];

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
