import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';
import { pdfAssetsFolder } from '#electron/node/pdf-assets.ts';
import { type Figure } from '#shared/figures/figure.ts';
import { toSvg } from '#shared/figures/svg.ts';

/** Dots per inch of pictures in files; a figure's pixel is 1/96 inch. */
export const pictureDpi = 300;

/** A side of a picture in pixels at most: beyond it, programs refuse images or take gigabytes for one. */
const longestSide = 20_000;

/**
 * A figure as PNG at 300 dpi, less where a side would be longer than 20,000 pixels; drawn off this thread with the
 * shipped font, whatever is installed.
 */
export async function toPng(figure: Figure): Promise<Uint8Array> {
  const fonts = join(pdfAssetsFolder(), 'standard_fonts');
  const side = Math.max(figure.width, figure.height);
  const drawn = await renderAsync(toSvg(figure), {
    fitTo: { mode: 'zoom', value: Math.min(pictureDpi / 96, longestSide / side) },
    font: {
      loadSystemFonts: false,
      fontFiles: ['Regular', 'Bold'].map((weight) => join(fonts, `LiberationSans-${weight}.ttf`)),
      defaultFontFamily: 'Liberation Sans',
    },
  });
  return withDensity(drawn.asPng(), Math.round(pictureDpi / 0.0254));
}

const signatureLength = 8;
const header = { length: 13, crc: 4 };

/**
 * The PNG with its pixels per metre said (chunk pHYs, PNG specification 11.3.5.3), so that it is placed at its size.
 * It goes right behind the header, which is the first chunk.
 */
function withDensity(png: Uint8Array, perMetre: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const at = signatureLength + 8 + header.length + header.crc;
  const made = new Uint8Array(png.length + chunk.length);
  made.set(png.subarray(0, at));
  made.set(chunk, at);
  made.set(png.subarray(at), at + chunk.length);
  return made;
}
