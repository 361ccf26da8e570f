import { useState } from 'react';
import type { MouseEvent } from 'react';
import { highlightName, marksAt } from './marks.ts';
import type { Mark } from './marks.ts';
import { spotAt } from './page-spot.ts';
import type { PageView } from './use-page-view.ts';

const none: readonly Mark[] = [];

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, at) => mark === b[at]);
}

/** The highlights of a PDF under the pointer, and their names; '' where there are none. */
export function useHovered(view: PageView, marksOf: (page: number) => readonly Mark[]) {
  const [over, setOver] = useState<readonly Mark[]>(none);
  const onMouseMove = (event: MouseEvent): void => {
    if (event.buttons !== 0) return;
    const spot = spotAt(view, view.shapes, event.clientX, event.clientY);
    const found = spot === null ? none : marksAt(marksOf(spot.page), spot.x, spot.y);
    setOver((before) => (sameMarks(before, found) ? before : found));
  };
  const hovered = over.map(({ highlight }) => highlightName(highlight)).join('\n');
  return { hovered, hoveredIds: over.map(({ highlight }) => highlight.id), onMouseMove };
}
