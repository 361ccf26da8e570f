import { toCss } from '#renderer/pdf/page-geometry.ts';
import { caretRect } from '#renderer/pdf/text-selection.ts';
import type { TextPoint } from '#renderer/pdf/text-selection.ts';
import { columnExtent } from '#shared/text/column-extent.ts';
import { lines } from '#shared/text/selection.ts';
import { spotAt } from './page-spot.ts';
import type { PageTexts } from './page-texts.ts';
import type { PageView } from './use-page-view.ts';
import { fitColumn, fitWidth } from './zoom.ts';
import type { Zoom } from './zoom.ts';

/** The page and the point of it that is meant: the caret where it is in view, else the middle of the view. */
function pointMeant(view: PageView, texts: PageTexts, caret: TextPoint | undefined) {
  const index = (caret?.page ?? 0) - 1;
  const text = caret === undefined ? undefined : texts.get(caret.page);
  const box = caret === undefined || text === undefined ? null : caretRect(text, caret.offset);
  if (box !== null && index >= view.first && index <= view.last)
    return { index, x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 };
  const frame = view.scroller.current?.getBoundingClientRect();
  if (frame === undefined) return null;
  return spotAt(view, view.shapes, frame.left + frame.width / 2, frame.top + frame.height / 2);
}

/** The zoom that fits the text column at the caret, or in the middle of the view; the page's width where none is known. */
export function columnZoom(view: PageView, texts: PageTexts, caret: TextPoint | undefined): Zoom {
  const point = pointMeant(view, texts, caret);
  const index = point?.index ?? -1;
  const [shape, size, text] = [view.shapes[index], view.stack.sizes[index], texts.get(index + 1)];
  if (point === null || shape === undefined || size === undefined || text === undefined) return fitWidth;
  const shown = lines(text).map(({ rect }) => toCss(shape, size, rect));
  const { left, top } = toCss(shape, size, [point.x, point.y, point.x, point.y]);
  const column = columnExtent(shown, left, top);
  return column === null ? fitWidth : fitColumn(column.left / size.width, column.right / size.width);
}
