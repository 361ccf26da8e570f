import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CssRect } from '#renderer/pdf/page-geometry.ts';
import type { OutlineLayer } from '#renderer/pdf/outline-layer.tsx';
import { RectLayer } from '#renderer/pdf/rect-layer.tsx';
import { domRange } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';

type Range = { readonly start: number; readonly end: number };

type Props = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly leaves: readonly Leaf[];
  /** The same object for as long as nothing about them changes. */
  readonly ranges: readonly Range[];
  readonly className: string | undefined;
  /** How the lines are outlined: each by itself, or all by one. */
  readonly layer?: typeof RectLayer | typeof OutlineLayer;
};

const noRects: readonly CssRect[] = [];

/** The lines that ranges of the text take, relative to the element that holds them. */
export function lineRects(
  root: HTMLElement,
  leaves: readonly Leaf[],
  ranges: readonly Range[],
): readonly CssRect[] {
  const base = root.getBoundingClientRect();
  return ranges.flatMap(({ start, end }) => {
    const boxes = domRange(leaves, start, end)?.getClientRects() ?? [];
    return joined(
      [...boxes]
        .filter((box) => box.width > 0)
        .map((box) => ({
          left: box.left - base.left,
          top: box.top - base.top,
          width: box.width,
          height: box.height,
        })),
    );
  });
}

/** Boxes that go on in one line as one: words under different marks are drawn by several. */
export function joined(boxes: readonly CssRect[]): readonly CssRect[] {
  const lines: CssRect[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    const middle = box.top + box.height / 2;
    const goesOn =
      last !== undefined &&
      middle > last.top &&
      middle < last.top + last.height &&
      box.left >= last.left &&
      box.left - (last.left + last.width) < 1;
    if (!goesOn) {
      lines.push(box);
      continue;
    }
    const top = Math.min(last.top, box.top);
    lines[lines.length - 1] = {
      left: last.left,
      top,
      width: Math.max(last.width, box.left + box.width - last.left),
      height: Math.max(last.top + last.height, box.top + box.height) - top,
    };
  }
  return lines;
}

/** Outlines around ranges of the text, which the browser's own highlights can't draw; they follow the layout. */
export function TreeOutlines({ root, leaves, ranges, className, layer: Layer = RectLayer }: Props) {
  const [rects, setRects] = useState(noRects);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || ranges.length === 0) {
      setRects(noRects);
      return;
    }
    const measure = (): void => setRects(lineRects(element, leaves, ranges));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, leaves, ranges]);
  return <Layer rects={rects} className={className} />;
}
