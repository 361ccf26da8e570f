import type { KeyboardEvent, MouseEvent } from 'react';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import { caretRect } from '#renderer/pdf/text-selection.ts';
import { type Mark, marksAt, nextOf } from './marks.ts';
import type { PageTexts } from './page-texts.ts';
import type { useRegion } from './regions/use-region.ts';
import { useCaret } from './use-caret.ts';
import { useMouse } from './use-mouse.ts';
import type { PageView } from './use-page-view.ts';
import type { SelectionDesk } from './use-selection.ts';

type Options = {
  readonly view: PageView;
  readonly shapes: readonly PageShape[];
  readonly texts: PageTexts;
  readonly desk: SelectionDesk;
  readonly region: Pick<ReturnType<typeof useRegion>, 'onKeyDown' | 'onMouseDown'>;
  readonly marksOf: (page: number) => readonly Mark[];
  readonly activeId: AnnotationId | null;
  readonly onActivate: (annotationId: AnnotationId) => void;
  readonly say: (words: string) => void;
};

/** Mouse and keys on the pages: a region that is being framed comes first, then the words and their highlights. */
export function usePointing(options: Options) {
  const { view, shapes, texts, desk, region, marksOf, activeId, onActivate, say } = options;
  const activateAt = (page: number, x: number, y: number): void => {
    const chosen = nextOf(marksAt(marksOf(page), x, y), activeId);
    if (chosen !== null) onActivate(chosen.id);
  };
  const onMouseDown = useMouse({
    view,
    shapes,
    texts,
    desk,
    onClick: ({ page, x, y }) => activateAt(page, x, y),
  });
  const caret = useCaret({
    view,
    shapes,
    texts,
    desk,
    mac: navigator.userAgent.includes('Mac'),
    say,
    onEnter: ({ page, offset }) => {
      const text = texts.get(page);
      const box = text === undefined ? null : caretRect(text, offset);
      if (box !== null) activateAt(page, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    },
  });
  return {
    onKeyUp: caret.onKeyUp,
    onKeyDown: (event: KeyboardEvent): void => {
      if (!region.onKeyDown(event)) caret.onKeyDown(event);
    },
    onMouseDown: (event: MouseEvent): void => {
      if (!region.onMouseDown(event)) onMouseDown(event);
    },
  };
}
