import type { Rect } from './page-text.ts';
import type { RawGlyph, RawPage, RawRun } from './raw-page.ts';

/**
 * A glyph in its reading frame: `x` runs along the writing direction, `base` is its baseline measured downwards
 * from line to line. `size` is one em; `rect` the glyph's box on the page. `order` is its place in the file.
 */
export type Glyph = {
  readonly text: string;
  readonly blank: boolean;
  readonly x0: number;
  readonly x1: number;
  readonly base: number;
  readonly size: number;
  readonly rect: Rect;
  readonly order: number;
};

/** All glyphs written in one direction; `top` and `bottom` are the page's edges measured as `Glyph.base`. */
export type Frame = { readonly glyphs: Glyph[]; readonly top: number; readonly bottom: number };

/** Directions this close to a right angle are read as if they had it: scans are a little skewed. */
const SNAP_DEGREES = 10;
const STEP_DEGREES = 15;

/**
 * Turns a page's runs so that in each frame lines run left to right and follow downwards. Vertical writing
 * is a frame turned by a quarter, which makes its columns lines. The direction with the most
 * characters comes first, others (margin stamps, turned tables, watermarks) after it.
 */
export function framesOf(raw: RawPage): Frame[] {
  const groups = new Map<number, { count: number; readonly glyphs: Glyph[] }>();
  let order = 0;
  for (const run of raw.runs) {
    const angle = angleOf(run);
    if (angle === null) continue;
    const group = groups.get(angle) ?? { count: 0, glyphs: [] };
    groups.set(angle, group);
    for (const glyph of run.glyphs) {
      const placed = place({ run, glyph, angle, order, view: raw.view });
      order += 1;
      if (!placed) continue;
      group.glyphs.push(placed);
      if (!placed.blank) group.count += 1;
    }
  }
  const entries = [...groups.entries()].filter(([, group]) => group.count > 0);
  entries.sort((a, b) => b[1].count - a[1].count || a[0] - b[0]);
  return entries.map(([angle, group]) => ({ glyphs: group.glyphs, ...edges(raw.view, angle) }));
}

function angleOf(run: RawRun): number | null {
  const [x, y] = run.vertical ? [-run.axisY[0], -run.axisY[1]] : run.axisX;
  if (!Number.isFinite(x) || !Number.isFinite(y) || (x === 0 && y === 0)) return null;
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  const right = Math.round(degrees / 90) * 90;
  const near =
    Math.abs(degrees - right) <= SNAP_DEGREES ? right : Math.round(degrees / STEP_DEGREES) * STEP_DEGREES;
  return (near + 360) % 360;
}

type Axes = { readonly cos: number; readonly sin: number };

function axes(angle: number): Axes {
  const radians = (angle * Math.PI) / 180;
  // Exact at right angles, so that lines there do not drift by rounding.
  const exact = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
  return { cos: exact(Math.cos(radians)), sin: exact(Math.sin(radians)) };
}

function edges(view: RawPage['view'], angle: number): { readonly top: number; readonly bottom: number } {
  const { cos, sin } = axes(angle);
  const width = view[2] - view[0];
  const height = view[3] - view[1];
  const downs = [0, width * sin, -height * cos, width * sin - height * cos];
  return { top: Math.min(...downs), bottom: Math.max(...downs) };
}

type Placing = {
  readonly run: RawRun;
  readonly glyph: RawGlyph;
  readonly angle: number;
  readonly order: number;
  readonly view: RawPage['view'];
};

type Corner = readonly [number, number];

/** The glyph's four corners in user space, moved to the view box's origin. */
function corners({ run, glyph, view }: Placing): Corner[] {
  const x = glyph.x - view[0];
  const y = glyph.y - view[1];
  const at = (along: number, up: number): Corner => [
    x + along * run.axisX[0] + up * run.axisY[0],
    y + along * run.axisX[1] + up * run.axisY[1],
  ];
  if (!run.vertical) {
    const { ascent, descent } = run;
    return [at(0, descent), at(glyph.width, descent), at(0, ascent), at(glyph.width, ascent)];
  }
  const half = (glyph.across ?? 1) / 2;
  return [at(-half, 0), at(half, 0), at(-half, -glyph.width), at(half, -glyph.width)];
}

function place(placing: Placing): Glyph | null {
  const { run, glyph, view } = placing;
  const points = corners(placing);
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const rect: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  if (!rect.every(Number.isFinite)) return null;
  const midX = (rect[0] + rect[2]) / 2;
  const midY = (rect[1] + rect[3]) / 2;
  if (midX < 0 || midY < 0 || midX > view[2] - view[0] || midY > view[3] - view[1]) return null;
  const { cos, sin } = axes(placing.angle);
  const alongs = points.map((point) => point[0] * cos + point[1] * sin);
  const start = Math.min(...alongs);
  const size = Math.hypot(run.axisY[0], run.axisY[1]);
  // Vertical glyphs hang on a middle line; a baseline below it makes their band that of other lines.
  const shift = run.vertical ? 0.3 * size : 0;
  return {
    text: glyph.text,
    blank: glyph.text.trim() === '',
    x0: start,
    x1: Math.max(...alongs),
    base: (glyph.x - view[0]) * sin - (glyph.y - view[1]) * cos + shift,
    size,
    rect,
    order: placing.order,
  };
}
