import type { PageText, Rect, Rotation } from '#shared/text/page-text.ts';

type PageShape = Pick<PageText, 'width' | 'height' | 'rotate'>;

/** Any number of degrees as one of the four turns of a page. */
export function asRotation(degrees: number): Rotation {
  const turned = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return turned === 1 ? 90 : turned === 2 ? 180 : turned === 3 ? 270 : 0;
}

/** The size of the page as it is shown at scale 1: sides change places on a page turned by a quarter. */
export function displaySize(page: PageShape): { readonly width: number; readonly height: number } {
  const turned = page.rotate === 90 || page.rotate === 270;
  return turned ? { width: page.height, height: page.width } : { width: page.width, height: page.height };
}

/** Where a rectangle of the page lies as it is shown at scale 1: from the upper left corner, y downwards. */
export function toDisplayRect(
  page: PageShape,
  rect: Rect,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const a = toDisplayPoint(page, rect[0], rect[1]);
  const b = toDisplayPoint(page, rect[2], rect[3]);
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function toDisplayPoint(page: PageShape, x: number, y: number): { readonly x: number; readonly y: number } {
  switch (page.rotate) {
    case 0:
      return { x, y: page.height - y };
    case 90:
      return { x: y, y: x };
    case 180:
      return { x: page.width - x, y };
    case 270:
      return { x: page.height - y, y: page.width - x };
  }
}

/** The point of the page (units of `Rect`) under a point of the shown page at scale 1. */
export function fromDisplayPoint(
  page: PageShape,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  switch (page.rotate) {
    case 0:
      return { x, y: page.height - y };
    case 90:
      return { x: y, y: x };
    case 180:
      return { x: page.width - x, y };
    case 270:
      return { x: page.width - y, y: page.height - x };
  }
}
