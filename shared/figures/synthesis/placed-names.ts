import type { Text } from '../figure.ts';
import { small } from '../grid-layout.ts';
import { fitted, widthOf } from '../text-box.ts';
import type { PlotFrame } from './plot-frame.ts';

type Spot = { readonly x: number; readonly y: number };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** The radius of points. */
export const pointRadius = 4;

/** Names that are longer are cut: the point itself says the whole. */
const widestName = 150;
const gap = 4;
/** How far letters reach above and below their baseline. */
const [above, below] = [small.size * 0.75, small.size * 0.25];

/** So much further than its own point any other point is from a name, so that nobody takes it for the other one's. */
const apart = 3;

/**
 * Names of points where they lie over no point, no other name and no axis, and beside no other point; a name that fits nowhere
 * is left out.
 *
 * @param points in CSS pixels; those that come first choose their place first
 */
export function placedNames(
  points: readonly (Spot & { readonly name: string })[],
  frame: Pick<PlotFrame, 'left' | 'right' | 'top' | 'bottom'>,
  fill: string,
): Text[] {
  const taken = points.map(({ x, y }) => around(x - pointRadius, x + pointRadius, y, pointRadius));
  return points.flatMap((point): Text[] => {
    const text = fitted(point.name, widestName, small);
    const width = widthOf(text, small);
    const place = placesOf(point, width).find((spot) => {
      const box = boxOf(spot, width);
      const own = distance(box, point) + apart;
      return (
        isInside(box, frame) &&
        !taken.some((other) => touch(box, other)) &&
        points.every((other) => other === point || distance(box, other) > own)
      );
    });
    if (place === undefined || text === '') return [];
    taken.push(boxOf(place, width));
    return [{ kind: 'text', ...place, text, ...small, fill }];
  });
}

/** Where a name may begin, the best first: at the right, at the left, above, below, and between these. */
function placesOf({ x, y }: Spot, width: number): Spot[] {
  const far = pointRadius + gap;
  const [right, left, middle] = [x + far, x - far - width, x - width / 2];
  const [beside, over, under] = [y + (above - below) / 2, y - far - below, y + far + above];
  return [
    { x: right, y: beside },
    { x: left, y: beside },
    { x: middle, y: over },
    { x: middle, y: under },
    { x: right, y: over },
    { x: left, y: over },
    { x: right, y: under },
    { x: left, y: under },
  ];
}

function boxOf({ x, y }: Spot, width: number): Box {
  return { left: x, right: x + width, top: y - above, bottom: y + below };
}

function around(left: number, right: number, y: number, reach: number): Box {
  return { left, right, top: y - reach, bottom: y + reach };
}

function isInside(box: Box, frame: Box): boolean {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}

/** From a box to a spot. */
function distance({ left, right, top, bottom }: Box, { x, y }: Spot): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether less than a pixel is between two boxes. */
function touch(a: Box, b: Box): boolean {
  return a.left < b.right + 1 && a.right > b.left - 1 && a.top < b.bottom + 1 && a.bottom > b.top - 1;
}
