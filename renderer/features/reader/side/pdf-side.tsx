import { useCallback, useEffect, useState } from 'react';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import type { PdfPlace } from '#renderer/pdf/destinations.ts';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import { FindList } from '../find/find-list.tsx';
import type { Find } from '../find/use-find.ts';
import type { PageView } from '../use-page-view.ts';
import type { OutlineEntry } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import { SidePanel } from './side-panel.tsx';
import { Thumbnails } from './thumbnails.tsx';
import { useReadingPlace } from './use-reading-place.ts';
import type { useSide } from './use-side.ts';

type Props = {
  readonly side: ReturnType<typeof useSide>;
  readonly find: Find;
  readonly easel: Easel | null;
  readonly view: PageView;
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly night: boolean;
  readonly onPage: (page: number) => void;
  readonly onTurn: (page: number) => void;
  readonly onPlace: (place: PdfPlace) => void;
  readonly onLeave: () => void;
};

type Entries = readonly OutlineEntry<PdfPlace>[];
const noEntries: Entries = [];

/** The bookmarks of the open file; null until they are read. */
function useBookmarks(easel: Easel | null, wanted: boolean): Entries | null {
  const [known, setKnown] = useState<{ readonly of: Easel; readonly entries: Entries } | null>(null);
  useEffect(() => {
    if (easel === null || !wanted) return;
    let gone = false;
    void easel.file.bookmarks().then((entries) => {
      if (!gone) setKnown({ of: easel, entries });
    });
    return () => {
      gone = true;
    };
  }, [easel, wanted]);
  return known !== null && known.of === easel ? known.entries : null;
}

/** How high a place lies in the column of pages, in CSS pixels. */
function heightOf({ stack, shapes }: Pick<PageView, 'stack' | 'shapes'>, { page, y }: PdfPlace): number {
  const [shape, size] = [shapes[page - 1], stack.sizes[page - 1]];
  const top = stack.tops[page - 1] ?? 0;
  return shape === undefined || size === undefined || y === null
    ? top
    : top + toCss(shape, size, [0, y, 1, y]).top;
}

/** Beside the pages of a PDF: its bookmarks, its pages small, or the matches of a search. */
export function PdfSide(props: Props) {
  const { side, find, easel, view, pages, onLeave } = props;
  const { scroller, stack, shapes } = view;
  const bookmarks = useBookmarks(easel, side.view === 'outline');
  const entries = bookmarks ?? noEntries;
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return -1;
    const middle = element.scrollTop + element.clientHeight / 3;
    return entries.findLastIndex(
      ({ place }) => place !== null && heightOf({ stack, shapes }, place) <= middle,
    );
  }, [scroller, entries, stack, shapes]);
  const here = useReadingPlace(scroller, side.view === 'outline', look);
  if (side.view === null) return null;
  return (
    <SidePanel
      view={side.view}
      offered={side.offered}
      onView={side.show}
      asked={side.asked}
      ready={side.view !== 'outline' || bookmarks !== null}
    >
      {side.view === 'outline' && bookmarks !== null && (
        <OutlineList
          entries={bookmarks}
          here={here}
          none="This PDF has no contents of its own."
          onGo={props.onPlace}
          onLeave={onLeave}
        />
      )}
      {side.view === 'pages' && (
        <Thumbnails
          easel={easel}
          shapes={view.shapes}
          pages={pages}
          pixelRatio={view.pixelRatio}
          night={props.night}
          here={view.main}
          onGo={props.onPage}
          onTurn={props.onTurn}
          onLeave={onLeave}
        />
      )}
      {side.view === 'found' && <FindList find={find} onLeave={onLeave} />}
    </SidePanel>
  );
}
