import { useCallback, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { displaySize } from '#shared/text/display.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { cssPixelsPerUnit, shownSize } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { pageGap, placeAt, stackPages } from '#renderer/pdf/page-stack.ts';
import type { PageStack } from '#renderer/pdf/page-stack.ts';
import { positions } from './positions.ts';
import { useScrolling } from './use-scrolling.ts';
import type { Seen } from './use-scrolling.ts';
import { usePixelRatio, useViewSize } from './use-view-size.ts';
import { commonest, zoomFactor } from './zoom.ts';
import type { Zoom } from './zoom.ts';

export type PageView = Seen & {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly stack: PageStack;
  /** 1 shows a page at its printed size. */
  readonly factor: number;
  readonly zoom: Zoom;
  readonly pixelRatio: number;
  /** Width of the column of pages, at least that of the view. */
  readonly width: number;
  /** Distance of a page's left edge from that of the column. */
  readonly leftOf: (index: number) => number;
  /** `at`: the height in the view (CSS pixels) whose words stay where they are. */
  readonly setZoom: (zoom: Zoom, at?: number) => void;
  /** Brings a height of the column to a height of the view. */
  readonly scrollTo: (y: number, viewY?: number) => void;
  /** How far a page lies from the middle of the view, in pages; small is near. */
  readonly distance: (index: number) => number;
};

/** Lays pages out under each other in a scrolling view, knows which are seen, and keeps the place while zooming. */
export function usePageView(documentId: DocumentId, shapes: readonly PageShape[]): PageView {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewSize(scroller);
  const pixelRatio = usePixelRatio();
  const [zoom, setZoomState] = useState<Zoom>(() => positions.pdf(documentId).zoom);

  const natural = useMemo(
    () => commonest(shapes.map((shape) => Math.ceil(displaySize(shape).width))) * cssPixelsPerUnit,
    [shapes],
  );
  const factor = zoomFactor(zoom, Math.max(100, view.width - 2 * pageGap), natural);
  const stack = useMemo(
    () => stackPages(shapes.map((shape) => shownSize(shape, factor, pixelRatio))),
    [shapes, factor, pixelRatio],
  );
  const width = Math.max(view.width, stack.width + 2 * pageGap);
  const { seen, hold } = useScrolling({ documentId, scroller, stack, view, pixelRatio, zoom });

  const setZoom = useCallback(
    (next: Zoom, at?: number) => {
      hold(at);
      positions.keepPdf(documentId, { ...positions.pdf(documentId), zoom: next });
      setZoomState(next);
    },
    [documentId, hold],
  );
  const scrollTo = useCallback((y: number, viewY = 0) => {
    if (scroller.current !== null) scroller.current.scrollTop = y - viewY;
  }, []);
  const distance = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return index;
      const middle = placeAt(stack, element.scrollTop + element.clientHeight / 2);
      return Math.abs(index + 0.5 - middle.index - middle.part);
    },
    [stack],
  );
  const leftOf = useCallback(
    (index: number) => Math.max(0, Math.round((width - (stack.sizes[index]?.width ?? 0)) / 2)),
    [stack, width],
  );

  return { scroller, stack, ...seen, factor, zoom, pixelRatio, width, leftOf, setZoom, scrollTo, distance };
}
