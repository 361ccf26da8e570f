type Colour = readonly [red: number, green: number, blue: number];

/** The colours that highlights have on a page (`--page-hue-0` to `-7` of the theme), parts from 0 to 255. */
export const pageHues: readonly Colour[] = [
  [0x2f, 0x7d, 0xe1],
  [0xf0, 0x8a, 0x24],
  [0x12, 0xa0, 0x6f],
  [0x8b, 0x5c, 0xf6],
  [0xe0, 0x55, 0x9a],
  [0xd4, 0xb1, 0x06],
  [0x1d, 0x93, 0xa8],
  [0xd6, 0x3a, 0x3f],
];

/** The colour of highlights that have no hue (`--page-hue-none`). */
export const noPageHue: Colour = [0x8a, 0x8f, 0x98];

/** Chroma below which a colour is seen as a grey. */
const GREY = 0.03;

/**
 * The place in the palette of the hue nearest to a colour's, as seen (the hue angle of OKLab: Björn Ottosson, "A
 * perceptual color space for image processing", 2020); null for greys, which have none.
 * @param colour red, green and blue of sRGB from 0 to 1
 */
export function nearestHue(colour: Colour): number | null {
  const wanted = seen(colour);
  if (!(wanted.chroma >= GREY)) return null;
  const far = pageHues.map(([red, green, blue]) => {
    const turn = Math.abs(seen([red / 255, green / 255, blue / 255]).hue - wanted.hue);
    return Math.min(turn, 2 * Math.PI - turn);
  });
  return far.indexOf(Math.min(...far));
}

function seen(colour: Colour): { readonly chroma: number; readonly hue: number } {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const green = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { chroma: Math.hypot(green, blue), hue: Math.atan2(blue, green) };
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
