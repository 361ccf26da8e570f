import { asRotation, displaySize, fromDisplayPoint, toDisplayRect } from '#shared/text/display.ts';
import type { PageText, Rect } from '#shared/text/page-text.ts';
import type { Size } from './page-stack.ts';

/** CSS pixels of one PDF unit at 100 %: a unit is 1/72 inch, a CSS pixel 1/96. */
export const cssPixelsPerUnit = 96 / 72;

/** Size and turn of a page; width and height are those of the unrotated page, in PDF units. */
export type PageShape = Pick<PageText, 'page' | 'width' | 'height' | 'rotate'>;

export type CssRect = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A US letter page: the shape of a page whose size the file does not tell. */
const unknownSize = { width: 612, height: 792 };

/** A page's shape with `turn` degrees added; sizes that make no sense become those of a letter page. */
export function pageShape(
  info: { readonly page: number; readonly width: number; readonly height: number; readonly rotate: number },
  turn = 0,
): PageShape {
  const sound = info.width > 0 && info.height > 0;
  return {
    page: info.page,
    width: sound ? info.width : unknownSize.width,
    height: sound ? info.height : unknownSize.height,
    rotate: asRotation(info.rotate + turn),
  };
}

/**
 * The size of a page as shown, in CSS pixels, rounded down to whole device pixels so that the canvas is not
 * stretched by a part of one.
 */
export function shownSize(shape: PageShape, zoom: number, pixelRatio: number): Size {
  const { width, height } = displaySize(shape);
  const fit = (units: number): number =>
    Math.max(1, Math.floor(units * cssPixelsPerUnit * zoom * pixelRatio)) / pixelRatio;
  return { width: fit(width), height: fit(height) };
}

/** Where a rectangle of the page lies on the shown page, in CSS pixels from its upper left corner. */
export function toCss(shape: PageShape, size: Size, rect: Rect): CssRect {
  const whole = displaySize(shape);
  const shown = toDisplayRect(shape, rect);
  const x = size.width / whole.width;
  const y = size.height / whole.height;
  return { left: shown.left * x, top: shown.top * y, width: shown.width * x, height: shown.height * y };
}

/** The point of the page, in PDF units, under a point of the shown page in CSS pixels. */
export function fromCss(shape: PageShape, size: Size, x: number, y: number) {
  const whole = displaySize(shape);
  return fromDisplayPoint(shape, (x * whole.width) / size.width, (y * whole.height) / size.height);
}
