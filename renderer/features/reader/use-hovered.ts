import { useState } from 'react';
import type { MouseEvent } from 'react';
import { highlightName, marksAt } from './marks.ts';
import type { Mark } from './marks.ts';
import { spotAt } from './page-spot.ts';
import type { PageView } from './use-page-view.ts';

/** The names of the highlights of a PDF under the pointer; '' where there are none. */
export function useHovered(view: PageView, marksOf: (page: number) => readonly Mark[]) {
  const [hovered, setHovered] = useState('');
  const onMouseMove = (event: MouseEvent): void => {
    if (event.buttons !== 0) return;
    const spot = spotAt(view, view.shapes, event.clientX, event.clientY);
    const over = spot === null ? [] : marksAt(marksOf(spot.page), spot.x, spot.y);
    setHovered(over.map(({ highlight }) => highlightName(highlight)).join('\n'));
  };
  return { hovered, onMouseMove };
}
