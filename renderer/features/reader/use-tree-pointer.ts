import { useState } from 'react';
import type { MouseEvent } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import { highlightName, nextOf } from './marks.ts';
import { offsetUnderPointer } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import { treeMarksAt } from './tree-highlights.ts';
import type { TreeMark } from './tree-highlights.ts';

const none: readonly TreeMark[] = [];

function sameMarks(a: readonly TreeMark[], b: readonly TreeMark[]): boolean {
  return a.length === b.length && a.every((mark, at) => mark === b[at]);
}

/** The highlights of a text document under the pointer: their names while it moves, a click to activate one. */
export function useTreePointer(props: {
  readonly marks: readonly TreeMark[];
  readonly leaves: readonly Leaf[];
  readonly activeId: AnnotationId | null;
  readonly onActivate: (id: AnnotationId) => void;
}) {
  const { marks, leaves, activeId, onActivate } = props;
  const [found, setFound] = useState<readonly TreeMark[]>(none);
  const over = (x: number, y: number): number | null => offsetUnderPointer(leaves, x, y);
  /** Activates the next highlight at an offset of the text; none there, nothing happens. */
  const activateAt = (offset: number | null): void => {
    const chosen = offset === null ? null : nextOf(treeMarksAt(marks, offset), activeId);
    if (chosen !== null) onActivate(chosen.id);
  };
  return {
    hovered: found.map(({ highlight }) => highlightName(highlight)).join('\n'),
    hoveredIds: found.map(({ highlight }) => highlight.id),
    activateAt,
    onClick: ({ clientX, clientY }: MouseEvent): void => {
      // After the event, because a click into selected words empties the selection only then.
      setTimeout(() => {
        if (window.getSelection()?.isCollapsed !== false) activateAt(over(clientX, clientY));
      }, 0);
    },
    onMouseMove: (event: MouseEvent): void => {
      if (event.buttons !== 0) return;
      const offset = over(event.clientX, event.clientY);
      const here = offset === null ? none : treeMarksAt(marks, offset);
      setFound((before) => (sameMarks(before, here) ? before : here));
    },
  };
}
