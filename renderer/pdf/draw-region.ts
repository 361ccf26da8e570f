import { toDisplayRect } from '#shared/text/display.ts';
import type { Rect } from '#shared/text/page-text.ts';
import type { Easel } from './page-canvas.tsx';
import { pageShape } from './page-geometry.ts';
import type { Size } from './page-stack.ts';

/** A rectangle of a page, in PDF units of the unrotated page. */
export type RegionPlace = { readonly page: number; readonly rect: Rect };

/** Pictures that are kept of one file. */
const kept = 80;
/** Device pixels of one PDF unit at most: small regions are not blown up. */
const most = 4;

/** `null`: it can't be drawn. */
type Picture = HTMLCanvasElement | null;

const known = new WeakMap<Easel, Map<string, Promise<Picture>>>();

/** Draws a part of a page, as large as fits into `room` (device pixels); null when there is nothing of it. */
export async function paintRegion({ file, bare }: Easel, place: RegionPlace, room: Size): Promise<Picture> {
  const page = await file.page(place.page);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const shape = pageShape({ page: place.page, width: x1 - x0, height: y1 - y0, rotate: page.rotate });
  const box = toDisplayRect(shape, place.rect);
  if (box.width <= 0 || box.height <= 0) return null;
  const scale = Math.min(room.width / box.width, room.height / box.height, most);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(box.width * scale));
  canvas.height = Math.max(1, Math.round(box.height * scale));
  const [offsetX, offsetY] = [-box.left * scale, -box.top * scale];
  const viewport = page.getViewport({ scale, rotation: shape.rotate, offsetX, offsetY });
  const annotations = await file.annotations(page, bare);
  await page.render({ canvas, viewport, ...annotations }).promise;
  return canvas;
}

/**
 * Draws a part of a page as a picture that fits into `room` (device pixels), after the pages in view. Pictures are
 * kept for as long as their file is open; null when the page can't be drawn.
 */
export function drawRegion(easel: Easel, place: RegionPlace, room: Size): Promise<Picture> {
  const pictures = known.get(easel) ?? new Map<string, Promise<Picture>>();
  known.set(easel, pictures);
  const key = [place.page, ...place.rect, room.width, room.height].join(' ');
  const before = pictures.get(key);
  if (before !== undefined) return before;
  const drawing = new Promise<Picture>((done) => {
    easel.queue.add({
      priority: () => Number.MAX_SAFE_INTEGER,
      run: () => paintRegion(easel, place, room).then(done, () => done(null)),
    });
  });
  pictures.set(key, drawing);
  for (const old of pictures.keys()) {
    if (pictures.size <= kept) break;
    pictures.delete(old);
  }
  return drawing;
}
