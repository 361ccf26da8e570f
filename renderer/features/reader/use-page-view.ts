import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { displaySize } from '#shared/text/display.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { asRotation } from '#shared/text/display.ts';
import { cssPixelsPerUnit, pageShape, shownSize } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { pageGap, placeAt, stackPages } from '#renderer/pdf/page-stack.ts';
import type { PageStack, Size } from '#renderer/pdf/page-stack.ts';
import { positions } from './positions.ts';
import { useScrolling } from './use-scrolling.ts';
import type { Seen } from './use-scrolling.ts';
import { usePixelRatio, useViewSize } from './use-view-size.ts';
import { commonest, fitWidth, pageFactor, wheelZoom, zoomFactor } from './zoom.ts';
import type { Zoom } from './zoom.ts';

export type PageView = Seen & {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly stack: PageStack;
  /** The pages as they are turned now. */
  readonly shapes: readonly PageShape[];
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
  /** Names the height in the view (CSS pixels) whose words stay there when the pages change their size next. */
  readonly hold: (at: number) => void;
  /** The view is about to begin so much lower (CSS pixels): what is seen stays where it is on the screen. */
  readonly keepStill: (by: number) => void;
  /** Turns all pages by 90 degrees, clockwise or back. */
  readonly turnBy: (degrees: 90 | -90) => void;
  /** Brings a height of the column to a height of the view. */
  readonly scrollTo: (y: number, viewY?: number) => void;
  /** How far a page lies from the middle of the view, in pages; small is near. */
  readonly distance: (index: number) => number;
};

/** Lays pages out under each other in a scrolling view, knows which are seen, and keeps the place while zooming. */
export function usePageView(documentId: DocumentId, pages: readonly PageShape[]): PageView {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewSize(scroller);
  const pixelRatio = usePixelRatio();
  const [zoom, setZoomState] = useState<Zoom>(() => positions.pdf(documentId).zoom);
  const [turn, setTurn] = useState(() => positions.pdf(documentId).turn);

  const shapes = useMemo(() => pages.map((page) => pageShape(page, turn)), [pages, turn]);
  const natural = useMemo(() => naturalSize(shapes), [shapes]);
  const room = useMemo(() => roomIn(view), [view]);
  const factor = pageFactor(zoom, zoomFactor(zoom, room, natural), room, natural);
  const stack = useMemo(() => {
    const own = (shape: PageShape): number => pageFactor(zoom, factor, room, fullSize(shape));
    return stackPages(shapes.map((shape) => shownSize(shape, own(shape), pixelRatio)));
  }, [shapes, zoom, factor, room, pixelRatio]);
  const width = Math.max(view.width, stack.width + 2 * pageGap);
  const { seen, hold, keepStill } = useScrolling({ documentId, scroller, stack, view, pixelRatio, zoom });

  const setZoom = useCallback(
    (next: Zoom, at?: number) => {
      hold(at);
      positions.keepPdf(documentId, { ...positions.pdf(documentId), zoom: next });
      setZoomState(next);
    },
    [documentId, hold],
  );
  const turnBy = useCallback(
    (degrees: 90 | -90) => {
      hold();
      const before = positions.pdf(documentId);
      const next = asRotation(before.turn + degrees);
      // A column lies elsewhere on a turned page.
      const kept = before.zoom.mode === 'column' ? fitWidth : before.zoom;
      positions.keepPdf(documentId, { ...before, turn: next, zoom: kept });
      setZoomState(kept);
      setTurn(next);
    },
    [documentId, hold],
  );
  useWheelZoom(scroller, (deltaY, at) => setZoom(wheelZoom(factor, deltaY), at));
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

  const looks = { factor, zoom, pixelRatio, width, shapes };
  return { scroller, stack, ...seen, ...looks, leftOf, setZoom, hold, keepStill, turnBy, scrollTo, distance };
}

/** The size of a page at 100 %, in CSS pixels. */
function fullSize(shape: PageShape): Size {
  const { width, height } = displaySize(shape);
  return { width: width * cssPixelsPerUnit, height: height * cssPixelsPerUnit };
}

/** The size of most pages at 100 %, in CSS pixels. */
function naturalSize(shapes: readonly PageShape[]): Size {
  const most = (side: keyof Size): number =>
    commonest(shapes.map((shape) => Math.ceil(displaySize(shape)[side]))) * cssPixelsPerUnit;
  return { width: most('width'), height: most('height') };
}

function roomIn(view: Size): Size {
  const within = (side: number): number => Math.max(100, side - 2 * pageGap);
  return { width: within(view.width), height: within(view.height) };
}

/** Ctrl and the wheel, which is also how a pinch on a trackpad arrives. */
function useWheelZoom(
  scroller: RefObject<HTMLDivElement | null>,
  zoom: (deltaY: number, at: number) => void,
): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event.deltaY, event.clientY - element.getBoundingClientRect().top);
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [scroller]);
}
