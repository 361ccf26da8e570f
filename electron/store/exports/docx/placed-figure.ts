import { ImageRun, Paragraph, TextRun } from 'docx';
import type { PlacedFigure } from '../../pictures/placed-matrix.ts';
import { printable } from '../printed-words.ts';
import { heightOf, roomOf } from './paper.ts';

/** CSS pixels in a millimetre. */
const pixelsOfMm = 96 / 25.4;
/** Of the height of a page: the caption stands below the picture, the heading above it. */
const share = 0.75;

/** A figure can be read at this part of its size with ease, and at that one at all. */
const readable = 0.8;
const legible = 0.4;

/** The width that a figure wants at least, in mm. */
export function wantedBy({ width }: PlacedFigure): number {
  return (width * readable) / pixelsOfMm;
}

type Size = Pick<PlacedFigure, 'width' | 'height'>;

/** The part of its size that a figure has on a page. */
function scaleOn({ width, height }: Size, wide: boolean): number {
  return Math.min((roomOf(wide) * pixelsOfMm) / width, (heightOf(wide) * pixelsOfMm * share) / height, 1);
}

/** How high a figure of this width may be, in CSS pixels, to be as wide as an upright page. */
export function uprightHeight(width: number): number {
  const scale = Math.min((roomOf(false) * pixelsOfMm) / width, 1);
  return (heightOf(false) * pixelsOfMm * share) / scale;
}

/** Whether a figure is larger on a page that lies on its side. */
export function liesBetter(figure: Size): boolean {
  return scaleOn(figure, true) > scaleOn(figure, false);
}

/**
 * A figure as vectors, with its pixels for programs that draw none (Office Open XML, extension `svgBlip`), its
 * alternative text and its caption; no larger than a page has room. One that nobody could read on a page is named instead.
 */
export function placedFigure(figure: PlacedFigure, number: number, wide: boolean): Paragraph[] {
  const { svg, png, width, height, title, description, caption } = figure;
  const scale = scaleOn(figure, wide);
  if (scale < legible) return [tooLarge(title)];
  const name = `Figure ${number}`;
  const picture = new ImageRun({
    type: 'svg',
    data: svg,
    fallback: { type: 'png', data: png },
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name, title: printable(title), description: printable(description) },
  });
  return [
    new Paragraph({ keepNext: true, children: [picture] }),
    new Paragraph({
      style: 'Facts',
      children: [new TextRun({ text: `${name}. `, bold: true }), new TextRun(printable(caption))],
    }),
  ];
}

function tooLarge(title: string): Paragraph {
  const words = `${printable(title)}: it has more rows or columns than can be read on a page, and is left out here. Sheaf writes it as a picture (SVG or PNG) and as a table (CSV).`;
  return new Paragraph({ style: 'Facts', children: [new TextRun(words)] });
}
