import { useEffect, useMemo, useState } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { isChoosable } from '#shared/domain/concept-search.ts';
import { digitsThatBeginNames } from '#shared/domain/quick-choices.ts';
import type { FacetRole } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { useSingleKeys } from '#renderer/ui/keys/use-keys.tsx';
import { digitOrder, keepDigit, renewDigits } from './digit-orders.ts';
import { rememberChoice } from './recent-choices.ts';

/** A digit that was pressed in an empty field, and whether the person stays there. */
export interface DigitPress {
  readonly concept: ConceptView;
  readonly stay: boolean;
}

/** The concepts that digits choose in one field. */
export interface QuickChoices {
  /** Their ids in the order of the digits, which stays while the review is open. */
  readonly order: readonly string[];
  /** The key that chooses a concept, as keys are written; null: none does. */
  readonly keyOf: (id: string) => string | null;
  /** What a key press chooses; null: it is no such key. */
  readonly pressed: (event: KeyPress) => DigitPress | null;
  /** Keeps a choice for next time. */
  readonly remember: (id: string, byDigit: boolean) => void;
  /** Alt+0: has the digits ordered anew, the last choices first. Answers whether the press was that. */
  readonly renew: (event: KeyPress) => boolean;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly entered: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const nothing = {} as const;
const none: readonly string[] = [];

/**
 * The digit keys of a field while nothing is typed in it: 1 to 9 take a concept and go on to the next field, with
 * Alt they take it and stay. The same digit is the same concept for as long as the review is open, until Alt+0 orders
 * them by last choice. A digit that begins a name of the role is text, so that only Alt makes it a key.
 * @param concepts those of the role
 * @param field the name of the field: each remembers its own last choices
 */
export function useQuickChoices(
  concepts: readonly ConceptView[],
  role: FacetRole,
  field: string,
): QuickChoices {
  const reviewId = useRead(methods.reviews.get, nothing).data?.id ?? null;
  const { on: singleKeys } = useSingleKeys();
  const [entered, setEntered] = useState(false);
  // Null until what is known has answered: a choice must not move the digits of the ones beside it.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (!entered || held !== null || reviewId === null || concepts.length === 0) return;
    setHeld(digitOrder({ reviewId, role, field }, concepts));
  }, [entered, held, reviewId, concepts, role, field]);

  const order = held ?? none;
  const byId = useMemo(() => new Map<string, ConceptView>(concepts.map((one) => [one.id, one])), [concepts]);
  const texts = useMemo(() => digitsThatBeginNames(concepts), [concepts]);
  const isPlain = (digit: string): boolean => singleKeys && !texts.has(digit);
  return {
    entered,
    order,
    keyOf: (id) => {
      const digit = String(order.indexOf(id) + 1);
      const concept = byId.get(id);
      // One that is gone or retired keeps its digit from the others: they must not move up.
      if (digit === '0' || concept === undefined || !isChoosable(concept)) return null;
      return isPlain(digit) ? digit : `Alt+${digit}`;
    },
    pressed: (event) => {
      const digit = digitOf(event);
      if (digit === null || reviewId === null) return null;
      // A key may come in the moment of entering, before the order is held.
      const now = held ?? digitOrder({ reviewId, role, field }, concepts);
      const concept = byId.get(now[Number(digit) - 1] ?? '');
      if (concept === undefined || !isChoosable(concept)) return null;
      return event.altKey || isPlain(digit) ? { concept, stay: event.altKey } : null;
    },
    remember: (id, byDigit) => {
      // The others keep their digits; what is new here takes the next one.
      setHeld((ids) => (ids === null || ids.includes(id) ? ids : [...ids, id].slice(0, 9)));
      if (reviewId === null) return;
      keepDigit({ reviewId, role, field }, id, byDigit);
      rememberChoice({ reviewId, role, field }, id);
    },
    renew: (event) => {
      if (!event.altKey || digitOf(event) !== '0' || reviewId === null) return false;
      renewDigits({ reviewId, role, field });
      setHeld(digitOrder({ reviewId, role, field }, concepts));
      return true;
    },
    enter: () => setEntered(true),
    leave: () => {
      setEntered(false);
      setHeld(null);
    },
  };
}

/** The digit that was pressed; with Alt some systems make another sign of it. */
function digitOf(event: KeyPress): string | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const name = event.altKey ? event.code.replace(/^(?:Digit|Numpad)/u, '') : event.key;
  return /^[0-9]$/u.test(name) ? name : null;
}
