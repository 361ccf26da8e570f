import { numberOr } from './pdf-values.ts';

/** The corners of a page's view box as pdf.js tells it; a letter page where it tells none. */
export function viewOf(view: readonly number[]): readonly [number, number, number, number] {
  const [x0, y0, x1, y1] = view.map((value) => numberOr(value, 0));
  return [x0 ?? 0, y0 ?? 0, x1 ?? 612, y1 ?? 792];
}
