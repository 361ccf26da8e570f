import { useEffect, useRef } from 'react';
import type { MouseEvent as ReactMouseEvent } from 'react';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { extendSelection, isCaret, offsetUnder, startSelection } from '#renderer/pdf/text-selection.ts';
import type { Unit } from '#renderer/pdf/text-selection.ts';
import { spotAt } from './page-spot.ts';
import type { PageSpot } from './page-spot.ts';
import type { PageTexts } from './page-texts.ts';
import type { PageView } from './use-page-view.ts';
import type { SelectionDesk } from './use-selection.ts';

type Options = {
  readonly view: PageView;
  readonly shapes: readonly PageShape[];
  readonly texts: PageTexts;
  readonly desk: SelectionDesk;
  /** A click that selected nothing. */
  readonly onClick: (spot: PageSpot) => void;
};

const units: readonly Unit[] = ['character', 'word', 'sentence', 'paragraph'];

/** Pixels a second at which the view moves while a drag is held one pixel outside of it. */
const dragScroll = 12;

function unitOfClicks(clicks: number): Unit {
  return units[Math.min(units.length, Math.max(1, clicks)) - 1] ?? 'character';
}

/** Moves the view while the pointer is held above or below it; true when it moved. */
function scrollTowards(element: HTMLElement, clientY: number): boolean {
  const box = element.getBoundingClientRect();
  const beyond = clientY < box.top ? clientY - box.top : Math.max(0, clientY - box.bottom);
  if (beyond === 0) return false;
  const before = element.scrollTop;
  element.scrollTop += Math.sign(beyond) * Math.min(60, 4 + (Math.abs(beyond) * dragScroll) / 60);
  return element.scrollTop !== before;
}

function begin(options: Options, event: ReactMouseEvent): boolean {
  const { view, shapes, texts, desk } = options;
  const spot = spotAt(view, shapes, event.clientX, event.clientY);
  if (spot === null) return false;
  const text = texts.get(spot.page);
  if (text === undefined) {
    void texts.want(spot.page);
    return false;
  }
  const unit = unitOfClicks(event.detail);
  const offset = offsetUnder(text, spot.x, spot.y, unit);
  if (offset === null) {
    desk.set(null);
    return true;
  }
  const old = desk.now();
  desk.set(
    event.shiftKey && old !== null ? extendSelection(old, text, offset) : startSelection(text, offset, unit),
  );
  return true;
}

function drag(options: Options, clientX: number, clientY: number): void {
  const { view, shapes, texts, desk } = options;
  const selection = desk.now();
  const spot = spotAt(view, shapes, clientX, clientY);
  if (spot === null || selection === null) return;
  const text = texts.get(spot.page);
  if (text === undefined) {
    void texts.want(spot.page);
    return;
  }
  const offset = offsetUnder(text, spot.x, spot.y, selection.unit);
  if (offset !== null) desk.set(extendSelection(selection, text, offset));
}

/**
 * Selecting with the mouse: one click sets the caret, two take a word, three a sentence, four a paragraph; a drag
 * goes on by the same unit, over columns and pages, and moves the view at its edges. Shift extends.
 */
export function useMouse(options: Options): (event: ReactMouseEvent) => void {
  const latest = useRef(options);
  const letGo = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => () => letGo.current?.(), []);

  return (down) => {
    // The scroller itself is hit only by its scrollbars and beside the column.
    if (down.button !== 0 || down.target === down.currentTarget) return;
    letGo.current?.();
    if (!begin(latest.current, down)) return;
    let at = { x: down.clientX, y: down.clientY };
    let moved = false;
    const move = (event: MouseEvent): void => {
      at = { x: event.clientX, y: event.clientY };
      moved ||= Math.hypot(at.x - down.clientX, at.y - down.clientY) > 3;
      if (moved) drag(latest.current, at.x, at.y);
    };
    const timer = setInterval(() => {
      const element = latest.current.view.scroller.current;
      if (moved && element !== null && scrollTowards(element, at.y)) drag(latest.current, at.x, at.y);
    }, 16);
    const up = (): void => {
      letGo.current?.();
      const { desk, view, shapes, onClick } = latest.current;
      desk.finish();
      const selection = desk.now();
      const spot = spotAt(view, shapes, at.x, at.y);
      if (!moved && spot !== null && (selection === null || isCaret(selection))) onClick(spot);
    };
    letGo.current = () => {
      clearInterval(timer);
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', up);
      letGo.current = null;
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', up);
  };
}
