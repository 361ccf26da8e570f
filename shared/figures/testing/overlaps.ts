import type { Figure, Mark, Shape, Text } from '../figure.ts';
import { widthOf } from '../text-box.ts';

type Box = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** All marks of a figure, those of groups among them. */
export function marksOf(shapes: readonly Shape[]): Mark[] {
  return shapes.flatMap((shape) => (shape.kind === 'group' ? [...shape.shapes] : [shape]));
}

/** The place of a line of text: letters reach about three quarters of their size above the baseline and a quarter below. */
function boxOf({ text, x, y, anchor = 'start', ...font }: Text): Box {
  const width = widthOf(text, font);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - font.size * 0.72, bottom: y + font.size * 0.22 };
}

/** Texts that lie over each other, and texts that stick out of the picture, in words. */
export function textFaults(figure: Figure): string[] {
  const boxes = marksOf(figure.shapes)
    .flatMap((mark) => (mark.kind === 'text' && mark.text !== '' ? [boxOf(mark)] : []))
    .toSorted((a, b) => a.top - b.top);
  const outside = boxes
    .filter(
      ({ left, right, top, bottom }) =>
        left < 0 || top < 0 || right > figure.width + 0.01 || bottom > figure.height,
    )
    .map(({ text }) => `“${text}” sticks out`);
  const over = boxes.flatMap((box, at) => {
    const found: string[] = [];
    for (const other of boxes.slice(at + 1)) {
      if (other.top >= box.bottom) break;
      if (other.left < box.right - 0.01 && other.right > box.left + 0.01)
        found.push(`“${other.text}” over “${box.text}”`);
    }
    return found;
  });
  return [...outside, ...over];
}
