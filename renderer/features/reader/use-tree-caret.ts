import { useEffect, useRef } from 'react';
import type { KeyboardEvent as ReactKeyboardEvent, RefObject } from 'react';
import type { Motion } from '#renderer/pdf/text-selection.ts';
import { caretCommand } from './caret-keys.ts';
import type { CaretCommand } from './caret-keys.ts';
import { firstLeaf, focusRect, offsetAt, placeOf } from './tree-dom.ts';
import { useCaretKeyList } from './use-caret-key-list.ts';
import type { Leaf } from './tree-dom.ts';
import { isUnitMotion, moveByTreeUnit } from './tree-units.ts';
import type { TreeUnitMotion } from './tree-units.ts';

type Options = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  /** The canonical text. */
  readonly text: string;
  readonly mac: boolean;
  /** The caret moved without selecting anything. */
  readonly onMove: () => void;
  readonly onEnter: () => void;
  /** Keys came up, or a selection was let go of. */
  readonly onFinish: () => void;
};

type Step = readonly [direction: 'left' | 'right' | 'forward' | 'backward', granularity: string];

const steps: Readonly<Record<Exclude<Motion, TreeUnitMotion>, Step>> = {
  left: ['left', 'character'],
  right: ['right', 'character'],
  wordLeft: ['left', 'word'],
  wordRight: ['right', 'word'],
  up: ['backward', 'line'],
  down: ['forward', 'line'],
  lineStart: ['backward', 'lineboundary'],
  lineEnd: ['forward', 'lineboundary'],
  pageStart: ['backward', 'documentboundary'],
  pageEnd: ['forward', 'documentboundary'],
};

/** Sets the caret before the first words in view, when there is none in the text yet. */
function ensureCaret({ scroller, root, leaves }: Options): boolean {
  const selection = window.getSelection();
  const view = scroller.current;
  if (selection === null || view === null) return false;
  if (selection.focusNode !== null && root.current?.contains(selection.focusNode) === true) return true;
  const top = view.getBoundingClientRect().top;
  const leaf = leaves[firstLeaf(leaves, ({ element }) => element.getBoundingClientRect().bottom > top)];
  if (leaf === undefined) return false;
  selection.collapse(leaf.text, 0);
  return true;
}

function reveal({ scroller, root }: Options): void {
  const view = scroller.current;
  const rect = root.current === null ? null : focusRect(root.current);
  if (view === null || rect === null) return;
  const box = view.getBoundingClientRect();
  const room = Math.min(48, box.height / 4);
  if (rect.top < box.top + room) view.scrollTop -= box.top + room - rect.top;
  else if (rect.bottom > box.bottom - room) view.scrollTop += rect.bottom - box.bottom + room;
}

function modify(extend: boolean, [direction, granularity]: Step): void {
  window.getSelection()?.modify(extend ? 'extend' : 'move', direction, granularity);
}

/** By sentences and paragraphs as we tell them: the browser ends a sentence at “e.g.” and knows no cells. */
function modifyByUnit({ text, leaves }: Options, motion: TreeUnitMotion, extend: boolean): void {
  const selection = window.getSelection();
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null) return;
  const from = offsetAt(leaves, node, selection.focusOffset, 'start');
  if (from === null) return;
  const to = moveByTreeUnit({ text, leaves }, from, motion, extend);
  const place = placeOf(leaves, to.offset, to.side);
  if (place === null) return;
  if (extend) selection.extend(place.node, place.offset);
  else selection.collapse(place.node, place.offset);
}

function move(options: Options, motion: Motion, extend: boolean): void {
  if (isUnitMotion(motion)) modifyByUnit(options, motion, extend);
  else modify(extend, steps[motion]);
}

/** As many lines as the view is high, less one. */
function byScreen({ scroller, root }: Options, direction: 1 | -1, extend: boolean): void {
  const line = root.current === null ? 0 : (focusRect(root.current)?.height ?? 0);
  const lines = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / Math.max(16, line * 1.4)) - 1);
  const top = (): number | undefined => (root.current === null ? undefined : focusRect(root.current)?.top);
  const before = top();
  for (let at = 0; at < lines; at += 1) modify(extend, steps[direction === 1 ? 'down' : 'up']);
  // The words go by under a caret that keeps its height, wherever in the view it stood.
  const after = top();
  if (before !== undefined && after !== undefined) scroller.current?.scrollBy(0, after - before);
}

/** To the first or the last words of the document: the end that the browser knows is that of the whole window. */
function toEnd({ leaves }: Options, end: 'first' | 'last', extend: boolean): void {
  const leaf = end === 'first' ? leaves[0] : leaves.at(-1);
  if (leaf === undefined) return;
  const offset = end === 'first' ? 0 : leaf.text.length;
  if (extend) window.getSelection()?.extend(leaf.text, offset);
  else window.getSelection()?.collapse(leaf.text, offset);
}

function selectAll({ root }: Options): void {
  if (root.current !== null) window.getSelection()?.selectAllChildren(root.current);
}

/** Whether the browser's selection, be it a caret, lies in the text. */
function holdsSelection(text: Element): boolean {
  const selection = window.getSelection();
  return selection !== null && selection.rangeCount > 0 && text.contains(selection.anchorNode);
}

function letGo(): void {
  const selection = window.getSelection();
  if (selection === null) return;
  if (selection.isCollapsed) selection.removeAllRanges();
  else selection.collapseToEnd();
}

function obey(options: Options, command: CaretCommand): void {
  switch (command.do) {
    case 'move':
      move(options, command.motion, command.extend);
      break;
    case 'document':
      toEnd(options, command.end, command.extend);
      break;
    case 'screen':
      byScreen(options, command.direction, command.extend);
      break;
    case 'scroll':
      options.scroller.current?.scrollBy(0, command.direction * (options.scroller.current.clientHeight - 40));
      return;
    case 'select-page':
      selectAll(options);
      return;
    case 'activate':
      options.onEnter();
      return;
    case 'let-go':
      letGo();
      return;
  }
  reveal(options);
  if (window.getSelection()?.isCollapsed === true) options.onMove();
}

/** The keyboard in a text document: the browser's own selection, moved by the same keys as in a PDF. */
export function useTreeCaret(options: Options) {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useCaretKeyList(options.mac, options.scroller);
  return {
    onKeyDown: (event: ReactKeyboardEvent): void => {
      if (event.target !== event.currentTarget) return;
      const command = caretCommand(event, latest.current.mac);
      if (command === null) return;
      // With nothing to let go of, Escape does what it does around the text.
      if (command.do === 'let-go' && !holdsSelection(event.currentTarget)) return;
      if (command.do !== 'scroll' && command.do !== 'let-go' && !ensureCaret(latest.current)) return;
      event.preventDefault();
      obey(latest.current, command);
    },
    onKeyUp: (event: ReactKeyboardEvent): void => {
      if (event.target === event.currentTarget) latest.current.onFinish();
    },
  };
}
