import type { FacetRole } from '#shared/domain/values.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';

const kept = 8;
const keyOf = (role: FacetRole): string => `recent-concepts.${role}`;

/** The ids of the concepts that were chosen last in this role, newest first. */
export function recentChoices(role: FacetRole): readonly string[] {
  return recall(keyOf(role), isIds) ?? [];
}

/** Puts a choice in front of the last ones. */
export function rememberChoice(role: FacetRole, id: string): void {
  remember(keyOf(role), [id, ...recentChoices(role).filter((other) => other !== id)].slice(0, kept));
}

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
