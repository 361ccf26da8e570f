import { useCallback, useMemo, useRef } from 'react';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import { rectsFor } from '#shared/text/selection.ts';
import type { Rect } from '#shared/text/page-text.ts';
import { marksOn } from './marks.ts';
import type { Mark } from './marks.ts';
import type { PageTexts } from './page-texts.ts';
import type { Highlight } from './types.ts';

/** The boxes of an anchor part: its own, else those of its characters; none while the page is not loaded. */
export function partRects(part: AnchorPart, texts: PageTexts): readonly Rect[] {
  if (part.rects.length > 0) return part.rects;
  const text = texts.get(part.page);
  if (text === undefined || part.start === null || part.end === null) return [];
  return rectsFor(text, Math.min(part.start, text.text.length), Math.min(part.end, text.text.length));
}

const none: readonly Mark[] = [];

/** The highlights by page; those of a page stay the same object for as long as nothing about them changes. */
export function usePdfMarks(
  highlights: readonly Highlight[],
  texts: PageTexts,
): (page: number) => readonly Mark[] {
  const cache = useRef(new Map<number, { readonly loaded: boolean; readonly marks: readonly Mark[] }>());
  const byPage = useMemo(() => {
    cache.current = new Map();
    const pages = new Map<number, Highlight[]>();
    for (const highlight of highlights) {
      for (const page of new Set(highlight.parts.map((part) => part.page))) {
        pages.set(page, [...(pages.get(page) ?? []), highlight]);
      }
    }
    return pages;
  }, [highlights]);

  return useCallback(
    (page) => {
      const here = byPage.get(page);
      if (here === undefined) return none;
      const loaded = texts.get(page) !== undefined;
      const known = cache.current.get(page);
      if (known !== undefined && known.loaded === loaded) return known.marks;
      const marks = marksOn(page, here, (part) => partRects(part, texts));
      cache.current.set(page, { loaded, marks });
      return marks;
    },
    [byPage, texts],
  );
}

/** Highlights in reading order: by page and place of their first part; those without a place come last. */
export function inReadingOrder(highlights: readonly Highlight[]): readonly Highlight[] {
  const key = ({ parts, regionOffset }: Highlight): readonly [number, number, number] => {
    const first = parts[0];
    const top = first?.rects[0]?.[3] ?? 0;
    return [first?.page ?? Number.POSITIVE_INFINITY, first?.start ?? regionOffset ?? 0, -top];
  };
  return highlights.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left[0] !== right[0]) return left[0] - right[0];
    return left[1] - right[1] || left[2] - right[2];
  });
}
