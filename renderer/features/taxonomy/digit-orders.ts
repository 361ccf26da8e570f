import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { quickChoices } from '#shared/domain/quick-choices.ts';
import { type ChoicePlace, hasOwnChoices, recentChoices } from './recent-choices.ts';

/** As many as there are digit keys. */
const most = 9;

interface DigitOrder {
  readonly ids: readonly string[];
  /** Something was chosen in this field: hands may know its digits. */
  readonly known: boolean;
}

/**
 * The order of the digits of each field, for as long as the window is open: a digit that hands have learnt must not
 * come to mean another concept because that one was used. What is new takes the next free digit.
 */
const orders = new Map<string, DigitOrder>();

const keyOf = ({ reviewId, role, field }: ChoicePlace): string => [reviewId, role, field].join('|');

/** The ids of the concepts that digits choose in a field, the first by 1. */
export function digitOrder(place: ChoicePlace, concepts: readonly ConceptView[]): readonly string[] {
  const now = quickChoices(concepts, recentChoices(place)).map((concept) => concept.id);
  const kept = orders.get(keyOf(place)) ?? { ids: now, known: hasOwnChoices(place) };
  const ids = kept.known ? [...new Set([...kept.ids, ...now])].slice(0, most) : now;
  orders.set(keyOf(place), { ...kept, ids });
  return ids;
}

/**
 * Gives a chosen concept a digit. The very first choice of a field that is not made by a digit takes 1: what was listed
 * there was chosen in other fields.
 */
export function keepDigit(place: ChoicePlace, id: string, byDigit: boolean): void {
  const { ids, known } = orders.get(keyOf(place)) ?? { ids: [], known: false };
  const next = known || byDigit ? [...ids, id] : [id, ...ids];
  orders.set(keyOf(place), { ids: [...new Set(next)].slice(0, most), known: true });
}

/** Has the digits of a field ordered anew, the last choices first. */
export function renewDigits(place: ChoicePlace): void {
  orders.delete(keyOf(place));
}
