import { useCallback, useMemo } from 'react';
import { fromCss } from '#renderer/pdf/page-geometry.ts';
import { placeAt } from '#renderer/pdf/page-stack.ts';
import { caretAt } from '#renderer/pdf/text-selection.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { lines, rectsFor } from '#shared/text/selection.ts';
import { columnRect } from '../page-spot.ts';
import type { PageTexts } from '../page-texts.ts';
import type { PageView } from '../use-page-view.ts';
import type { SelectionDesk } from '../use-selection.ts';
import { placesByPage } from './places.ts';
import type { FoundHere, TextPlace } from './places.ts';
import { useFind } from './use-find.ts';

type Options = {
  readonly documentId: DocumentId;
  readonly view: PageView;
  readonly texts: PageTexts;
  readonly desk: SelectionDesk;
};

const none: readonly FoundHere[] = [];

/** The first words in view. */
function firstInView(view: PageView, texts: PageTexts): TextPlace {
  const top = view.scroller.current?.scrollTop ?? 0;
  const { index, part } = placeAt(view.stack, top);
  const [shape, size] = [view.shapes[index], view.stack.sizes[index]];
  const text = texts.get(index + 1);
  if (shape === undefined || size === undefined || text === undefined || part <= 0 || shape.rotate !== 0)
    return { page: index + 1, offset: 0 };
  const { y } = fromCss(shape, size, 0, part * size.height);
  return { page: index + 1, offset: lines(text).find(({ rect }) => rect[1] < y)?.start ?? text.text.length };
}

/** Keeps words where they are in the view while the strip and the list beside the pages go. */
function holdWords(
  view: PageView,
  texts: PageTexts,
  [page, start, end]: readonly [number, number, number],
): void {
  const text = texts.get(page);
  const rect = text === undefined ? undefined : rectsFor(text, start, end)[0];
  const box = rect === undefined ? null : columnRect(view, view.shapes, page, rect);
  const top = box === null ? -1 : box.top - (view.scroller.current?.scrollTop ?? 0);
  if (top >= 0 && top <= (view.scroller.current?.clientHeight ?? 0)) view.hold(top);
}

/** Finding words in a PDF: begins at the caret or in view, and leaves the match selected when it ends. */
export function usePdfFind({ documentId, view, texts, desk }: Options) {
  const find = useFind(documentId, () => desk.now()?.focus ?? firstInView(view, texts));
  const { open, places, current } = find;
  const byPage = useMemo(() => placesByPage(open ? places : []), [open, places]);
  const foundOn = useCallback((page: number) => byPage.get(page) ?? none, [byPage]);
  const leave = (): void => {
    view.scroller.current?.focus({ preventScroll: true });
  };
  const close = (): void => {
    const parts = places[current]?.parts;
    const [first, last] = [parts?.[0], parts?.at(-1)];
    if (first !== undefined) holdWords(view, texts, first);
    find.close();
    leave();
    if (first === undefined || last === undefined) return;
    const start = { page: first[0], offset: first[1] };
    desk.set({ ...caretAt(start), focus: { page: last[0], offset: last[2] } });
    desk.finish();
  };
  return { ...find, foundOn, close, leave };
}
