import { useCallback } from 'react';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { columnRect, reveal } from './page-spot.ts';
import type { PageTexts } from './page-texts.ts';
import type { Target } from './types.ts';
import type { PageView } from './use-page-view.ts';
import { partRects } from './use-pdf-marks.ts';
import { useTarget } from './use-target.ts';

type Options = {
  readonly view: PageView;
  readonly shapes: readonly PageShape[];
  readonly texts: PageTexts;
  readonly target: Target | null;
};

/** Going to pages and to words in a PDF. */
export function usePdfGoing({ view, shapes, texts, target }: Options) {
  const { scrollTo, stack } = view;
  const goToPage = useCallback(
    (page: number) => scrollTo((stack.tops[Math.min(shapes.length, Math.max(1, page)) - 1] ?? 0) - 8),
    [scrollTo, stack, shapes.length],
  );

  /** Brings the first words of parts into view; false while their place is not known yet. */
  const showParts = (parts: Target['parts'], upperThird: boolean): boolean => {
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
    if (box === null) return true;
    if (upperThird) scrollTo(box.top, element.clientHeight / 3);
    reveal(view, box);
    return true;
  };

  const ready = `${texts.version()}|${stack.height}|${view.first}`;
  const flashed = useTarget(target, ready, ({ parts }) => showParts(parts, true));
  return { goToPage, showParts, flashed };
}
