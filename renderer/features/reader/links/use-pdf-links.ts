import { useEffect, useMemo, useRef } from 'react';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import type { PdfPlace } from '#renderer/pdf/destinations.ts';
import { isCaret } from '#renderer/pdf/text-selection.ts';
import type { PageView } from '../use-page-view.ts';
import type { SelectionDesk } from '../use-selection.ts';
import type { Links } from './pdf-links.tsx';
import { usePageLinks } from './use-page-links.ts';

type Options = {
  readonly easel: Easel | null;
  readonly view: PageView;
  readonly pages: readonly { readonly page: number; readonly label: string }[];
  readonly desk: SelectionDesk;
  readonly goToPlace: (place: PdfPlace) => void;
  readonly onLeave: () => void;
};

/** The links of the pages in view, and what following one does. */
export function usePdfLinks(options: Options): Links {
  const { easel, view, pages } = options;
  const of = usePageLinks(easel, view.first, view.last);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  return useMemo(
    () => ({
      of,
      labelOf: (page) => pages[page - 1]?.label ?? String(page),
      selecting: () => {
        const selection = latest.current.desk.now();
        return selection !== null && !isCaret(selection);
      },
      onGo: (place) => {
        latest.current.goToPlace(place);
        latest.current.onLeave();
      },
      onLeave: () => latest.current.onLeave(),
    }),
    [of, pages],
  );
}
