import { useCallback, useEffect, useRef, useState } from 'react';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import type { PdfLink } from '#renderer/pdf/page-links.ts';

const none: readonly PdfLink[] = [];
/** Pages whose links are kept. */
const kept = 60;
/** A page that is only scrolled past is not asked for its links, in milliseconds. */
const rest = 200;

/** The links of the pages from `first` to `last` (indexes), read when scrolling rests. */
export function usePageLinks(
  easel: Easel | null,
  first: number,
  last: number,
): (page: number) => readonly PdfLink[] {
  const known = useRef(new Map<number, readonly PdfLink[]>());
  const [version, setVersion] = useState(0);
  useEffect(() => {
    known.current = new Map();
    setVersion((count) => count + 1);
  }, [easel]);
  useEffect(() => {
    if (easel === null) return;
    const own = known.current;
    const timer = setTimeout(() => {
      for (let page = first + 1; page <= last + 1; page += 1) {
        if (own.has(page)) continue;
        own.set(page, none);
        void easel.file.links(page).then((links) => {
          own.set(page, links);
          for (const old of own.keys()) {
            if (own.size <= kept) break;
            own.delete(old);
          }
          if (known.current === own && links.length > 0) setVersion((count) => count + 1);
        });
      }
    }, rest);
    return () => clearTimeout(timer);
  }, [easel, first, last]);
  return useCallback((page: number) => (version < 0 ? none : (known.current.get(page) ?? none)), [version]);
}
