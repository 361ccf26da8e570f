import { useEffect, useRef } from 'react';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { fromCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import { caretAt, caretRect, endsOf, isCaret, movePoint, offsetUnder } from '#renderer/pdf/text-selection.ts';
import type { Motion, TextPoint, TextSelection } from '#renderer/pdf/text-selection.ts';
import { lineEnd, lines, lineStart } from '#shared/text/selection.ts';
import { caretCommand } from './caret-keys.ts';
import type { CaretCommand } from './caret-keys.ts';
import { columnRect, reveal, spotAt } from './page-spot.ts';
import type { PageTexts } from './page-texts.ts';
import { spokenMove } from './spoken.ts';
import { useCaretKeyList } from './use-caret-key-list.ts';
import type { PageView } from './use-page-view.ts';
import type { SelectionDesk } from './use-selection.ts';

type Options = {
  readonly view: PageView;
  readonly shapes: readonly PageShape[];
  readonly texts: PageTexts;
  readonly desk: SelectionDesk;
  readonly mac: boolean;
  readonly say: (words: string) => void;
  /** Enter was pressed with the caret at this point. */
  readonly onEnter: (point: TextPoint) => void;
};

/** The first character in view on the page the reader is on; null when it has no text (yet). */
function firstInView({ view, shapes, texts }: Options): TextPoint | null {
  const shape = shapes[view.main];
  const size = view.stack.sizes[view.main];
  const element = view.scroller.current;
  const text = shape === undefined ? undefined : texts.get(shape.page);
  if (shape === undefined || size === undefined || element === null || text === undefined) return null;
  if (text.text.length === 0) return null;
  const top = element.scrollTop - (view.stack.tops[view.main] ?? 0);
  const line = lines(text).find(({ rect }) => {
    const middle = (rect[1] + rect[3]) / 2;
    return fromCss(shape, size, 0, top).y > middle || shape.rotate !== 0;
  });
  return { page: shape.page, offset: line?.start ?? 0 };
}

function place(options: Options, point: TextPoint, extend: boolean): void {
  const { desk, texts, view, shapes } = options;
  const old = desk.now();
  const next: TextSelection =
    extend && old !== null ? { ...old, unit: 'character', focus: point } : caretAt(point);
  desk.set(next);
  const text = texts.get(point.page);
  const box = text === undefined ? null : caretRect(text, point.offset);
  const rect = box === null ? null : columnRect(view, shapes, point.page, box);
  if (rect !== null) reveal(view, rect);
}

function tell({ desk, texts, say }: Options, from: TextPoint): void {
  const selection = desk.now();
  if (selection === null || !isCaret(selection)) return;
  const { page, offset } = selection.focus;
  const text = texts.get(page);
  if (text === undefined) return;
  const line = text.text.slice(lineStart(text, offset), lineEnd(text, offset));
  say(spokenMove(text.text, from.page === page ? from.offset : offset, offset, line));
}

/** Where a motion begins: a selection that is not extended is left at the end that lies in its direction. */
function startOf(selection: TextSelection, motion: Motion, extend: boolean): TextPoint | null {
  if (extend || isCaret(selection)) return null;
  const [first, last] = endsOf(selection);
  if (motion === 'left') return first;
  return motion === 'right' ? last : null;
}

async function move(options: Options, motion: Motion, extend: boolean): Promise<void> {
  const { desk, texts, shapes } = options;
  const selection = desk.now();
  if (selection === null) return;
  const collapsed = startOf(selection, motion, extend);
  if (collapsed !== null) {
    place(options, collapsed, false);
    return;
  }
  const from = selection.focus;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const moved = movePoint(from, motion, shapes.length, texts.get);
    if ('point' in moved) {
      place(options, moved.point, extend);
      tell(options, from);
      return;
    }
    if ((await texts.want(moved.blocked)) === undefined) return;
  }
}

async function toEnd(options: Options, end: 'first' | 'last', extend: boolean): Promise<void> {
  const { texts, shapes } = options;
  const page = end === 'first' ? 1 : shapes.length;
  const text = await texts.want(page);
  if (text !== undefined) place(options, { page, offset: end === 'first' ? 0 : text.text.length }, extend);
  // The very top or foot, margins and all, and not only as far as the words.
  options.view.scrollTo(end === 'first' ? 0 : options.view.stack.height);
}

/** Where the caret stands in the column of pages; null when there is none, or its page is not loaded. */
function caretInColumn({ view, shapes, texts, desk }: Options): CssRect | null {
  const focus = desk.now()?.focus;
  const text = focus === undefined ? undefined : texts.get(focus.page);
  const box = text === undefined || focus === undefined ? null : caretRect(text, focus.offset);
  return box === null || focus === undefined ? null : columnRect(view, shapes, focus.page, box);
}

/** Moves caret and view by one screen; the caret keeps its height in the view. */
async function byScreen(options: Options, direction: 1 | -1, extend: boolean): Promise<void> {
  const { view, shapes, texts } = options;
  const element = view.scroller.current;
  if (element === null) return;
  const step = direction * Math.max(40, element.clientHeight - 40);
  const rect = caretInColumn(options);
  element.scrollTop += step;
  if (rect === null) return;
  const y = Math.min(view.stack.height - 1, Math.max(0, rect.top + rect.height / 2 + step));
  const box = element.getBoundingClientRect();
  const spot = spotAt(
    view,
    shapes,
    rect.left - element.scrollLeft + box.left,
    y - element.scrollTop + box.top,
  );
  const there = spot === null ? undefined : await texts.want(spot.page);
  const offset =
    spot === null || there === undefined ? null : offsetUnder(there, spot.x, spot.y, 'character');
  if (spot !== null && offset !== null) place(options, { page: spot.page, offset }, extend);
}

function letGo({ desk }: Options): void {
  const selection = desk.now();
  if (selection === null) return;
  desk.set(isCaret(selection) ? null : caretAt(selection.focus));
  desk.finish();
}

async function selectPage(options: Options): Promise<void> {
  const { view, shapes, texts, desk } = options;
  const page = shapes[view.main]?.page;
  const text = page === undefined ? undefined : await texts.want(page);
  if (text === undefined || text.text === '') return;
  const start = { page: text.page, offset: 0 };
  desk.set({ ...caretAt(start), focus: { page: text.page, offset: text.text.length } });
  desk.finish();
}

async function obey(options: Options, command: CaretCommand): Promise<void> {
  const { view, desk, onEnter } = options;
  switch (command.do) {
    case 'move':
      return move(options, command.motion, command.extend);
    case 'document':
      return toEnd(options, command.end, command.extend);
    case 'screen':
      return byScreen(options, command.direction, command.extend);
    case 'scroll':
      view.scroller.current?.scrollBy(0, command.direction * (view.scroller.current.clientHeight - 40));
      return;
    case 'select-page':
      return selectPage(options);
    case 'activate': {
      const focus = desk.now()?.focus;
      if (focus !== undefined) onEnter(focus);
      return;
    }
    case 'let-go':
      return letGo(options);
  }
}

/** True when the key shall do what it does without us: nothing to move in, nothing to let go of. */
function leftAlone(options: Options, command: CaretCommand): boolean {
  if (options.desk.now() !== null) return false;
  if (command.do === 'let-go' || command.do === 'activate') return true;
  if (command.do !== 'move') return false;
  const start = firstInView(options);
  if (start === null) return true;
  place(options, start, false);
  return false;
}

/** The keyboard in the text: a caret that arrows move and Shift extends, over page breaks. */
export function useCaret(options: Options) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useCaretKeyList(options.mac, options.view.scroller);
  return {
    onKeyDown: (event: ReactKeyboardEvent): void => {
      if (event.target !== event.currentTarget) return;
      const command = caretCommand(event, latest.current.mac);
      if (command === null || leftAlone(latest.current, command)) return;
      event.preventDefault();
      void obey(latest.current, command);
    },
    onKeyUp: (event: ReactKeyboardEvent): void => {
      if (event.target === event.currentTarget) latest.current.desk.finish();
    },
  };
}
