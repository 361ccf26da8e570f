import type { Size } from '#renderer/pdf/page-stack.ts';

/**
 * How large pages are shown: fitted to the width of the view, whole in the view, one text column (from and to as parts
 * of the page's width) fitted to the width, or at a factor (1 = 100 %).
 */
export type Zoom =
  | { readonly mode: 'width' }
  | { readonly mode: 'column'; readonly from: number; readonly to: number }
  | { readonly mode: 'page' }
  | { readonly mode: 'scale'; readonly scale: number };

export const fitWidth: Zoom = { mode: 'width' };
export const fitPage: Zoom = { mode: 'page' };

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;
const smallest = 0.25;
const largest = 5;

/** The factor of a zoom: `room` and `page` are the view's size and the page's at 100 %, in CSS pixels. */
export function zoomFactor(zoom: Zoom, room: Size, page: Size): number {
  const wide = room.width / page.width;
  const whole = Math.min(wide, room.height / page.height);
  const factor = (): number => {
    if (zoom.mode === 'scale') return zoom.scale;
    if (zoom.mode === 'column') return wide / Math.max(0.05, zoom.to - zoom.from);
    return zoom.mode === 'page' ? whole : wide;
  };
  return Math.min(largest, Math.max(smallest, factor()));
}

/** The white that stays on each side of a fitted column, as a part of the page's width. */
const margin = 0.015;

/** Fits a column that reaches from one to another part of the page's width. */
export function fitColumn(from: number, to: number): Zoom {
  return { mode: 'column', from: Math.max(0, from - margin), to: Math.min(1, to + margin) };
}

/**
 * The factor of one page where most pages have another size: what is fitted fits every page, so that a wide cover or
 * fold-out is made smaller instead of reaching out of the view.
 * @param factor that of most pages; `room` and `page` as in {@link zoomFactor}
 */
export function pageFactor(zoom: Zoom, factor: number, room: Size, page: Size): number {
  if (zoom.mode === 'width') return Math.min(factor, room.width / page.width);
  if (zoom.mode === 'page') return Math.min(factor, room.width / page.width, room.height / page.height);
  return factor;
}

/** How much one turn of the wheel (CSS pixels, up is negative) enlarges: 100 pixels are about a fifth. */
export function wheelZoom(factor: number, deltaY: number): Zoom {
  return zoomTo(factor * Math.exp(-Math.max(-200, Math.min(200, deltaY)) / 500));
}

/** The next larger or smaller step from a factor that need not be a step itself. */
export function zoomStep(factor: number, direction: 1 | -1): Zoom {
  const slack = 0.005;
  const next =
    direction === 1
      ? steps.find((step) => step > factor + slack)
      : steps.findLast((step) => step < factor - slack);
  return { mode: 'scale', scale: next ?? (direction === 1 ? largest : smallest) };
}

/** Any factor within the limits, as a wheel makes it. */
export function zoomTo(factor: number): Zoom {
  return { mode: 'scale', scale: Math.min(largest, Math.max(smallest, factor)) };
}

/** The value that occurs most often, the first of several; 1 for an empty list. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] ?? 1;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
