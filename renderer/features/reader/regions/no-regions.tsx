import { useEffect, useState } from 'react';
import { RegionHint } from './region-hint.tsx';
import { useRegionKey } from './use-region-key.ts';

const why = 'This document has no pages, so no regions can be drawn on it. Select its words instead.';

/** How long the reason stays, in milliseconds. */
const shownFor = 6_000;

/** Says why R does nothing in a document without pages, where it is pressed. */
export function NoRegions({ say }: { readonly say: (words: string) => void }) {
  const [asked, setAsked] = useState(0);
  useRegionKey(() => {
    say(why);
    setAsked(asked + 1);
  });
  useEffect(() => {
    if (asked === 0) return;
    const timer = setTimeout(() => setAsked(0), shownFor);
    return () => clearTimeout(timer);
  }, [asked]);
  return asked === 0 ? null : <RegionHint>{why}</RegionHint>;
}
