import { useCallback, useEffect, useRef } from 'react';
import type { MouseEvent as ReactMouseEvent, RefObject } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import { lineEnd, lineStart } from '#shared/text/selection.ts';
import { anchorOf } from './anchors.ts';
import { spokenMove, spokenSelection } from './spoken.ts';
import { domRange, offsetAt, offsetUnderPointer } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import { selectedSpans } from './tree-table.ts';
import { treeParagraph, treeSentence } from './tree-units.ts';

type Options = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  readonly page: { readonly page: number; readonly label: string; readonly text: string };
  readonly source: { readonly sha256: string; readonly recipe: string };
  readonly say: (words: string) => void;
  readonly onSelection: (anchor: Anchor | null) => void;
};

function caretOffsetOf({ root, leaves }: Options): number | null {
  const selection = window.getSelection();
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null || root.current?.contains(node) !== true) return null;
  return offsetAt(leaves, node, selection.focusOffset, 'start');
}

function wordsIn(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** Selects the sentence (third click) or paragraph (fourth) under the pointer; true when it did. */
function selectUnit(options: Options, event: ReactMouseEvent): boolean {
  if (event.detail < 3) return false;
  const offset = offsetUnderPointer(options.leaves, event.clientX, event.clientY);
  if (offset === null) return false;
  const drawn = { text: options.page.text, leaves: options.leaves };
  const unit = event.detail === 3 ? treeSentence(drawn, offset) : treeParagraph(drawn, offset);
  const range = domRange(options.leaves, unit.start, unit.end);
  if (range === null) return false;
  window
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}

/** Runs `released` after the mouse button, once pressed, has come up, wherever that is. Answers how to say pressed. */
function useRelease(released: () => void): () => void {
  const pressed = useRef(false);
  useEffect(() => {
    const up = (): void => {
      if (!pressed.current) return;
      pressed.current = false;
      // After the event, because a click empties the selection only then.
      setTimeout(released, 0);
    };
    window.addEventListener('mouseup', up);
    return () => window.removeEventListener('mouseup', up);
  }, [released]);
  return useCallback(() => {
    pressed.current = true;
  }, []);
}

/** What is selected in a text document, and the anchor of it. */
export function useTreeSelection(options: Options) {
  const latest = useRef(options);
  const told = useRef('');
  const lastCaret = useRef<number | null>(null);
  useEffect(() => {
    latest.current = options;
  });

  const selected = useCallback(() => {
    const { root, leaves, page } = latest.current;
    return root.current === null ? [] : selectedSpans(root.current, leaves, page.text);
  }, []);

  const finish = useCallback(() => {
    const spans = selected();
    const key = spans.map(({ start, end }) => `${start}-${end}`).join(' ');
    if (key === told.current) return;
    told.current = key;
    const { page, source, onSelection, say } = latest.current;
    if (spans.length === 0) {
      onSelection(null);
      return;
    }
    const ranges = spans.map((span) => ({ page: 1, ...span }));
    const anchor = anchorOf(ranges, () => page, source);
    onSelection(anchor.ok ? anchor.value : null);
    say(anchor.ok ? spokenSelection(wordsIn(page.text, spans)) : anchor.error);
  }, [selected]);

  const press = useRelease(finish);
  return {
    finish,
    words: () => wordsIn(latest.current.page.text, selected()),
    caretOffset: () => caretOffsetOf(latest.current),
    tellCaret: () => {
      const { page, say } = latest.current;
      const offset = caretOffsetOf(latest.current);
      if (offset === null) return;
      const line = page.text.slice(lineStart(page, offset), lineEnd(page, offset));
      say(spokenMove(page.text, lastCaret.current ?? offset, offset, line));
      lastCaret.current = offset;
    },
    onMouseDown: (event: ReactMouseEvent) => {
      if (event.button !== 0) return;
      // A press within selected words would drag these away instead of selecting others among them.
      if (!event.shiftKey && event.detail === 1) window.getSelection()?.empty();
      press();
      if (selectUnit(latest.current, event)) event.preventDefault();
    },
  };
}
