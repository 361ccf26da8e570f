import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/** The fields hear these keys themselves: here they are listed only. */
const heardByFields = { current: null };

/** Tells the list of keys what keys do in the fields for concepts. */
export function useFieldKeys(): void {
  useKeys({
    id: 'claim.quickChoice',
    label: 'In an empty field: take a concept used before (1 to 9), and stay in it',
    keys: ['1', 'Alt+1'],
    section: 'Claim',
    within: heardByFields,
    inPalette: false,
    run: () => undefined,
  });
  useKeys({
    id: 'claim.orderChoices',
    label: 'In an empty field: give the digits to the concepts used most by now',
    keys: 'Alt+0',
    section: 'Claim',
    within: heardByFields,
    inPalette: false,
    run: () => undefined,
  });
  useKeys({
    id: 'claim.changeConcept',
    label: 'In a field: rename, move, merge or retire the concept',
    keys: 'F2',
    section: 'Claim',
    within: heardByFields,
    inPalette: false,
    run: () => undefined,
  });
}
