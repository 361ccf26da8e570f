import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { mainPage, offsetOf, pagesWithin, placeAt } from '#renderer/pdf/page-stack.ts';
import type { PageStack, Size, StackPlace } from '#renderer/pdf/page-stack.ts';
import { positions } from './positions.ts';
import type { Zoom } from './zoom.ts';

/** Pages drawn above and below what is in view, as long as they are not huge. */
const spare = 1;
/** Above this area of one page, in device pixels, none is drawn ahead. */
const spareArea = 6_000_000;

/** First and last index of the pages to mount, and of the page the reader is on. */
export type Seen = { readonly first: number; readonly last: number; readonly main: number };

/** What stays in the view when pages change their size: a place at a height of it, and the middle of its width. */
type Kept = { readonly place: StackPlace; readonly viewY: number; readonly centre: number };

type Options = {
  readonly documentId: DocumentId;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly stack: PageStack;
  readonly view: Size;
  readonly pixelRatio: number;
  readonly zoom: Zoom;
};

function seenPages({ stack, view, pixelRatio }: Options, top: number): Seen {
  if (stack.sizes.length === 0) return { first: 0, last: -1, main: 0 };
  const { first, last } = pagesWithin(stack, top, top + view.height);
  const page = stack.sizes[first];
  const huge = page !== undefined && page.width * page.height * pixelRatio ** 2 > spareArea;
  const ahead = huge ? 0 : spare;
  return {
    first: Math.max(0, first - ahead),
    last: Math.min(stack.sizes.length - 1, last + ahead),
    main: mainPage(stack, top, top + view.height),
  };
}

type Scrolling = {
  readonly seen: Seen;
  readonly hold: (viewY?: number) => void;
  /** The view begins so much lower (CSS pixels; higher when negative): what is seen stays where it is on the screen. */
  readonly keepStill: (by: number) => void;
};

/**
 * Follows the scrolling of a column of pages. `hold` names the height of the view (CSS pixels) whose place shall
 * stay where it is when the pages change their size next; a third of the view unless told otherwise.
 */
export function useScrolling(options: Options): Scrolling {
  const { documentId, scroller, stack, view, pixelRatio, zoom } = options;
  const kept = useRef<Kept>({ place: positions.pdf(documentId).place, viewY: 0, centre: 0.5 });
  const [seen, setSeen] = useState<Seen>({ first: 0, last: -1, main: 0 });

  const hold = useCallback(
    (viewY?: number) => {
      const element = scroller.current;
      if (element === null) return;
      const height = viewY ?? element.clientHeight / 3;
      kept.current = {
        place: placeAt(stack, element.scrollTop + height),
        viewY: height,
        centre: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
      };
    },
    [scroller, stack],
  );

  const keepStill = useCallback((by: number) => {
    kept.current = { ...kept.current, viewY: kept.current.viewY - by };
  }, []);

  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const next = seenPages({ documentId, scroller, stack, view, pixelRatio, zoom }, element.scrollTop);
    setSeen((old) =>
      old.first === next.first && old.last === next.last && old.main === next.main ? old : next,
    );
  }, [documentId, scroller, stack, view, pixelRatio, zoom]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || view.height === 0 || stack.sizes.length === 0) return;
    element.scrollTop = offsetOf(stack, kept.current.place) - kept.current.viewY;
    const middle =
      zoom.mode === 'column'
        ? (element.scrollWidth - stack.width) / 2 + ((zoom.from + zoom.to) / 2) * stack.width
        : kept.current.centre * element.scrollWidth;
    element.scrollLeft = middle - element.clientWidth / 2;
    look();
  }, [scroller, stack, look, view.height, zoom]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const scrolled = (): void => {
      hold();
      const place = placeAt(stack, element.scrollTop);
      positions.keepPdf(documentId, { ...positions.pdf(documentId), zoom, place });
      look();
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [scroller, stack, hold, look, documentId, zoom]);

  return { seen, hold, keepStill };
}
