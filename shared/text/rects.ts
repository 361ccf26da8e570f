import type { Rect } from './page-text.ts';

type Boxed = { readonly text: string; readonly boxes: Float32Array };

/** The box of one UTF-16 unit; null when there is none. */
export function boxAt(page: Boxed, offset: number): Rect | null {
  const [x0, y0, x1, y1] = page.boxes.subarray(4 * offset, 4 * offset + 4);
  if (offset < 0 || x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [x0, y0, x1, y1];
}

/** The least rectangle around both. */
export function union(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** One rectangle for each line of the range, around its characters; the gaps between lines are left out. */
export function rectsFor(page: Boxed, start: number, end: number): Rect[] {
  const rects: Rect[] = [];
  let current: Rect | null = null;
  for (let offset = Math.max(0, start); offset < Math.min(end, page.text.length); offset += 1) {
    const character = page.text[offset] ?? '';
    if (character === '\n') {
      if (current) rects.push(current);
      current = null;
    }
    const box = character.trim() === '' ? null : boxAt(page, offset);
    if (box) current = current ? union(current, box) : box;
  }
  if (current) rects.push(current);
  return rects;
}

/** A rectangle rounded to thousandths of a unit, as anchors keep it. */
export function roundRect(rect: Rect): Rect {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [round(rect[0]), round(rect[1]), round(rect[2]), round(rect[3])];
}
