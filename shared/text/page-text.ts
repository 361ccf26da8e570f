import { err, ok, type Result } from '#shared/kit/result.ts';

/** How far a page is turned clockwise when it is shown. */
export type Rotation = 0 | 90 | 180 | 270;

/**
 * A rectangle `[x0, y0, x1, y1]` in PDF user-space units of the unrotated page, y upwards, the origin at the
 * lower left corner of the page's view box; `x0 <= x1`, `y0 <= y1`.
 */
export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

/** What finding words needs of a page; text documents are one such page. `page` is 1-based. */
export type PlainPage = { readonly page: number; readonly label: string; readonly text: string };

/** A page that anchors can be made on. Text documents leave out the boxes and the height. */
export type AnchorPage = PlainPage & { readonly boxes?: Float32Array; readonly height?: number };

/** A half-open range of UTF-16 units in one page's canonical text. */
export type TextRange = { readonly page: number; readonly start: number; readonly end: number };

/**
 * The canonical text of one PDF page.
 *
 * Words are separated by one space, lines by `\n`, blocks by `\n\n`; characters are those of the file.
 * `boxes` holds `x0, y0, x1, y1` (see `Rect`) for each UTF-16 unit of `text`; a space or line end that the
 * file does not hold has a box without width where its neighbours join. `width` and `height` are those of the
 * unrotated view box.
 */
export type PageText = {
  readonly page: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly rotate: Rotation;
  readonly text: string;
  readonly boxes: Float32Array;
};

/** Boxes are stored in hundredths of a unit: 1/7200 inch, far below what anybody can see. */
const STEPS_PER_UNIT = 100;
const STEP_LIMIT = 2 ** 30;

/**
 * Packs boxes for storage: hundredths of a unit, each number as the difference to the one that predicts it
 * (x0: the previous x1; y0 and y1: the previous ones; x1: its own x0), zigzag, in 7-bit groups.
 * About 4 to 5 bytes a character, and well compressible; compressing is the store's business.
 */
export function packBoxes(boxes: Float32Array): Uint8Array {
  const bytes = new Uint8Array(boxes.length * 5);
  let used = 0;
  const put = (difference: number): void => {
    let rest = difference < 0 ? -difference * 2 - 1 : difference * 2;
    while (rest >= 128) {
      bytes[used++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[used++] = rest;
  };
  let previous: [number, number, number] = [0, 0, 0];
  for (let at = 0; at + 3 < boxes.length; at += 4) {
    const x0 = steps(boxes[at]);
    const y0 = steps(boxes[at + 1]);
    const x1 = steps(boxes[at + 2]);
    const y1 = steps(boxes[at + 3]);
    put(x0 - previous[0]);
    put(y0 - previous[1]);
    put(x1 - x0);
    put(y1 - previous[2]);
    previous = [x1, y0, y1];
  }
  return bytes.slice(0, used);
}

function steps(value: number | undefined): number {
  const scaled = Math.round((value ?? 0) * STEPS_PER_UNIT);
  return Number.isFinite(scaled) ? Math.max(-STEP_LIMIT, Math.min(STEP_LIMIT, scaled)) : 0;
}

/** Reads what `packBoxes` wrote; refuses bytes that end within a number or a box. */
export function unpackBoxes(bytes: Uint8Array): Result<Float32Array, { readonly code: 'damaged-boxes' }> {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (scale > 2 ** 42) return err({ code: 'damaged-boxes' });
    if (byte >= 128) continue;
    numbers.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
    value = 0;
    scale = 1;
  }
  if (scale !== 1 || numbers.length % 4 !== 0) return err({ code: 'damaged-boxes' });
  return ok(integrate(numbers));
}

function integrate(numbers: readonly number[]): Float32Array {
  const boxes = new Float32Array(numbers.length);
  let right = 0;
  let bottom = 0;
  let top = 0;
  for (let at = 0; at < numbers.length; at += 4) {
    const left = right + (numbers[at] ?? 0);
    bottom += numbers[at + 1] ?? 0;
    right = left + (numbers[at + 2] ?? 0);
    top += numbers[at + 3] ?? 0;
    boxes[at] = left / STEPS_PER_UNIT;
    boxes[at + 1] = bottom / STEPS_PER_UNIT;
    boxes[at + 2] = right / STEPS_PER_UNIT;
    boxes[at + 3] = top / STEPS_PER_UNIT;
  }
  return boxes;
}
