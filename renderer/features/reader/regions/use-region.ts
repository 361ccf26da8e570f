import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent as ReactMouseEvent } from 'react';
import { isRegion, stepped } from '#shared/text/region.ts';
import { roundRect } from '#shared/text/rects.ts';
import type { Highlight } from '../types.ts';
import { firstFrame } from './first-frame.ts';
import { drawRegion, regionDesk, regionHelp } from './region-desk.ts';
import type { Region, RegionDesk, RegionHolder, RegionOptions, RegionState } from './region-desk.ts';
import { regionCommand } from './region-keys.ts';

function sameRegion({ parts }: Highlight, { page, rect }: Region): boolean {
  const own = parts[0];
  const kept = own?.rects[0];
  if (own === undefined || kept === undefined || own.page !== page || !isRegion(parts)) return false;
  const wanted = roundRect(rect);
  return kept.every((edge, at) => edge === wanted[at]);
}

/** True when the key was for the region. */
function obey({ now }: RegionHolder, desk: RegionDesk, event: KeyboardEvent): boolean {
  const region = now()?.region;
  const command = region === undefined ? null : regionCommand(event);
  const shape = region === undefined ? undefined : desk.shapeOf(region.page);
  if (region === undefined || command === null || shape === undefined) return false;
  if (now()?.phase === 'kept' && command !== 'leave') {
    desk.leave();
    return false;
  }
  event.preventDefault();
  if (command === 'leave') desk.leave();
  else if (command === 'keep') desk.keep(region);
  else desk.frame({ page: region.page, rect: stepped(shape, region.rect, command) });
  return true;
}

/**
 * A region of a page: R begins, the mouse or the arrow keys frame it, Enter keeps it, Escape leaves it. A kept one is
 * told to `onSelection` as selected words are, and leaves once it is drawn as a highlight.
 */
export function useRegion(options: RegionOptions) {
  const [state, setState] = useState<RegionState | null>(null);
  const current = useRef<RegionState | null>(null);
  const newest = useRef(options);
  const letGo = useRef<(() => void) | null>(null);
  useEffect(() => {
    newest.current = options;
  });
  useEffect(() => () => letGo.current?.(), []);
  const set = (next: RegionState | null): void => {
    current.current = next;
    setState(next);
  };
  const holder: RegionHolder = { latest: () => newest.current, now: () => current.current, set };
  const desk = regionDesk(holder);
  const region = state?.phase === 'done' ? state.region : null;
  const isDrawn = region !== null && options.highlights.some((highlight) => sameRegion(highlight, region));
  useEffect(() => {
    if (!isDrawn) return;
    const drawn: RegionState | null = region === null ? null : { phase: 'kept', region };
    current.current = drawn;
    setState(drawn);
  }, [isDrawn, region]);

  return {
    /** What is to be seen over the page. */
    shown: state?.phase === 'kept' ? null : state,
    begin: (): void => {
      const { view, say } = newest.current;
      const first = firstFrame(view);
      if (first === null) return;
      desk.frame(first);
      say(regionHelp);
      view.scroller.current?.focus({ preventScroll: true });
    },
    /** True when the press was for the region: nothing else may have it. */
    onMouseDown: (event: ReactMouseEvent): boolean => {
      const phase = current.current?.phase;
      if (phase === undefined || event.button !== 0 || event.target === event.currentTarget) return false;
      if (phase !== 'framing') {
        desk.leave();
        return false;
      }
      letGo.current?.();
      letGo.current = drawRegion(holder, desk, event);
      return true;
    },
    onKeyDown: (event: KeyboardEvent): boolean => obey(holder, desk, event),
  };
}
