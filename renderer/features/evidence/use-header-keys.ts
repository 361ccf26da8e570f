import type { RefObject } from 'react';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { ShownColumn } from './columns-layout.ts';
import type { ColumnDeeds } from './use-column-deeds.ts';

/** The keys of a head that has the focus: the place, the width, pinned or not, shown or not. */
export function useHeaderKeys(
  within: RefObject<HTMLElement | null>,
  column: ShownColumn | undefined,
  place: number,
  deeds: ColumnDeeds,
): void {
  const key = (
    id: string,
    label: string,
    keys: string,
    more: { readonly repeats?: boolean; readonly run: (column: ShownColumn) => void },
  ) => ({
    ...{ id: `evidence.column.${id}`, section: 'Evidence: head of a column', label, keys, within },
    ...{ inPalette: false, repeats: more.repeats === true },
    run: () => {
      if (column !== undefined) more.run(column);
    },
  });
  useKeys(key('left', 'To the left', 'Alt+ArrowLeft', { run: (one) => deeds.move(one, -1), repeats: true }));
  useKeys(
    key('right', 'To the right', 'Alt+ArrowRight', { run: (one) => deeds.move(one, 1), repeats: true }),
  );
  useKeys(
    key('narrower', 'Narrower', 'Shift+ArrowLeft', { run: (one) => deeds.widen(one, -1), repeats: true }),
  );
  useKeys(key('wider', 'Wider', 'Shift+ArrowRight', { run: (one) => deeds.widen(one, 1), repeats: true }));
  useKeys(key('fit', 'As wide as its content', 'Alt+Enter', { run: (one) => deeds.fit(one, place) }));
  useKeys(key('pin', 'Pin at the left, or not', 'Shift+P', { run: (one) => deeds.pin(one) }));
  useKeys(key('hide', 'Hide', 'Delete', { run: (one) => deeds.hide(one, place) }));
}
