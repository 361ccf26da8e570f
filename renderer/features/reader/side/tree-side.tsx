import { useCallback, useMemo } from 'react';
import type { RefObject } from 'react';
import type { DocumentTree } from '#shared/formats/document-tree.ts';
import { FindList } from '../find/find-list.tsx';
import type { Find } from '../find/use-find.ts';
import { domRange } from '../tree-dom.ts';
import type { Leaf } from '../tree-dom.ts';
import { treeOutline } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import { SidePanel } from './side-panel.tsx';
import { useReadingPlace } from './use-reading-place.ts';
import type { useSide } from './use-side.ts';

type Props = {
  readonly side: ReturnType<typeof useSide>;
  readonly find: Find;
  readonly tree: DocumentTree;
  readonly leaves: readonly Leaf[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onGo: (range: { readonly start: number; readonly end: number }) => void;
  readonly onLeave: () => void;
};

/** Beside a text document: its headings, or the matches of a search. */
export function TreeSide({ side, find, tree, leaves, scroller, onGo, onLeave }: Props) {
  const entries = useMemo(() => treeOutline(tree), [tree]);
  const look = useCallback(() => {
    const view = scroller.current?.getBoundingClientRect();
    if (view === undefined) return -1;
    const middle = view.top + view.height / 3;
    return entries.findLastIndex(({ place }) => {
      if (place === null || place.end > (leaves.at(-1)?.end ?? 0)) return false;
      const words = domRange(leaves, place.start, place.end)?.getBoundingClientRect();
      return words !== undefined && words.top <= middle;
    });
  }, [scroller, entries, leaves]);
  const here = useReadingPlace(scroller, side.view === 'outline', look);
  if (side.view === null) return null;
  return (
    <SidePanel view={side.view} offered={side.offered} onView={side.show} asked={side.asked} ready>
      {side.view === 'found' ? (
        <FindList find={find} onLeave={onLeave} />
      ) : (
        <OutlineList
          entries={entries}
          here={here}
          none="This document has no headings."
          onGo={onGo}
          onLeave={onLeave}
        />
      )}
    </SidePanel>
  );
}
