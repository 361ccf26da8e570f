import { useCallback } from 'react';
import type { PdfPlace } from '#renderer/pdf/destinations.ts';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import { offsetOf } from '#renderer/pdf/page-stack.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { leaveSpot } from './jumps/jumps.ts';
import { useArrival } from './jumps/use-arrival.ts';
import { columnRect, reveal } from './page-spot.ts';
import type { PageTexts } from './page-texts.ts';
import type { Target } from './types.ts';
import type { PageView } from './use-page-view.ts';
import { partRects } from './use-pdf-marks.ts';
import { useTarget } from './use-target.ts';

type Options = {
  readonly documentId: DocumentId;
  readonly view: PageView;
  readonly shapes: readonly PageShape[];
  readonly texts: PageTexts;
  /** Words that somebody outside asked for. */
  readonly target: Target | null;
  /** The match that finding has come to. */
  readonly match: Target | null;
};

/** How words are brought into view: as little as needed, always to the upper third, or only when not seen. */
type Manner = 'near' | 'third' | 'unseen';

function isSeen(view: PageView, rect: CssRect): boolean {
  const element = view.scroller.current;
  if (element === null) return false;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
  const down = rect.top >= scrollTop + 8 && rect.top + rect.height <= scrollTop + clientHeight - 8;
  return down && rect.left >= scrollLeft && rect.left + rect.width <= scrollLeft + clientWidth;
}

/** Going to pages, to places and to words in a PDF. */
export function usePdfGoing({ documentId, view, shapes, texts, target, match }: Options) {
  const { scrollTo, stack } = view;
  /** Shows a page, as scrolling there would. */
  const turnTo = useCallback(
    (page: number) => {
      scrollTo((stack.tops[Math.min(shapes.length, Math.max(1, page)) - 1] ?? 0) - 8);
    },
    [scrollTo, stack, shapes.length],
  );
  const goToPage = (page: number): void => {
    leaveSpot();
    turnTo(page);
  };
  const goToPlace = ({ page, y }: PdfPlace): void => {
    const [shape, size] = [shapes[page - 1], stack.sizes[page - 1]];
    if (y === null || shape === undefined || size === undefined) return goToPage(page);
    leaveSpot();
    const inside = Math.max(0, Math.min(shape.height, y));
    const { top } = toCss(shape, size, [0, inside, 1, inside]);
    scrollTo((stack.tops[page - 1] ?? 0) + top, 24);
  };
  useArrival(documentId, ({ place }) => scrollTo(offsetOf(stack, place)));

  /** Brings the first words of parts into view; false while their place is not known yet. */
  const showParts = (parts: Target['parts'], manner: Manner): boolean => {
    const part = parts[0];
    const element = view.scroller.current;
    if (part === undefined) return true;
    if (element === null || element.clientHeight === 0) return false;
    const rect = partRects(part, texts)[0];
    if (rect === undefined) {
      void texts.want(part.page);
      return texts.state(part.page)?.state === 'failed';
    }
    const box = columnRect(view, shapes, part.page, rect);
    if (box === null || (manner === 'unseen' && isSeen(view, box))) return true;
    if (manner !== 'near') scrollTo(box.top, element.clientHeight / 3);
    reveal(view, box);
    return true;
  };

  const ready = `${texts.version()}|${stack.height}|${view.first}`;
  const flashed = useTarget(target, ready, ({ parts }) => showParts(parts, 'third'));
  useTarget(match, ready, ({ parts }) => showParts(parts, 'unseen'));
  return { turnTo, goToPage, goToPlace, showParts, flashed };
}
