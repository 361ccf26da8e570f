import { directionLabels } from '#shared/domain/labels.ts';
import type { Direction } from '#shared/domain/values.ts';
import { directionGlyph, glyphSize, sizeGlyph } from './direction-glyph.ts';
import type { Figure, Mark } from './figure.ts';
import { widthOf, wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

/** What stands below a figure: paragraphs, and what signs mean. */
export type Caption = readonly CaptionPart[];
type CaptionPart = { readonly text: string } | SignsPart | SizesPart;
/** What signs mean. */
type SignsPart = { readonly signs: readonly (Direction | 'uncoded')[] };
/** What the sizes of a sign mean, side by side behind what they are of. */
type SizesPart = {
  readonly of: string;
  readonly sizes: readonly { readonly side: number; readonly words: string }[];
};

const font = { size: 11 };
const lineHeight = 15;

/** Lays a caption out in a width. @returns its height, and its marks with the upper left corner at a place */
export function captionLines(
  caption: Caption,
  width: number,
  theme: FigureTheme,
): { readonly height: number; readonly at: (x: number, y: number) => Mark[] } {
  const blocks = caption.map((part) =>
    'text' in part
      ? paragraph(part.text, width, theme)
      : 'signs' in part
        ? signs(part.signs, width, theme)
        : sizes(part, width, theme),
  );
  const height = blocks.reduce((sum, block) => sum + block.height + 3, 0);
  return {
    height,
    at: (x, top) => {
      let y = top;
      return blocks.flatMap((block) => {
        const marks = block.at(x, y);
        y += block.height + 3;
        return marks;
      });
    },
  };
}

/** The parts that explain signs and sizes. */
export function explained(caption: Caption): Caption {
  return caption.filter((part) => !('text' in part));
}

/** Parts of a caption, to be shown by themselves; undefined for none. */
export function legendOf(caption: Caption, width: number, theme: FigureTheme): Figure['legend'] {
  if (caption.length === 0) return undefined;
  const { height, at } = captionLines(caption, width, theme);
  return { width, height, shapes: at(0, 0) };
}

type Block = { readonly height: number; readonly at: (x: number, y: number) => Mark[] };

function paragraph(text: string, width: number, theme: FigureTheme): Block {
  const lines = wrapped(text, width, font, 40);
  return {
    height: lines.length * lineHeight,
    at: (x, y) =>
      lines.map((line, at) => ({
        kind: 'text',
        x,
        y: y + 11 + at * lineHeight,
        text: line,
        ...font,
        fill: theme.quiet,
      })),
  };
}

function signs(shown: readonly (Direction | 'uncoded')[], width: number, theme: FigureTheme): Block {
  const places: { readonly sign: Direction | 'uncoded'; readonly x: number; readonly line: number }[] = [];
  let [x, line] = [0, 0];
  for (const sign of shown) {
    const wide = glyphSize + 5 + widthOf(signWords(sign), font) + 18;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    places.push({ sign, x, line });
    x += wide;
  }
  return {
    height: (line + 1) * lineHeight,
    at: (left, top) =>
      places.flatMap((place): Mark[] => {
        const [x0, y0] = [left + place.x, top + place.line * lineHeight];
        const words = { x: x0 + glyphSize + 5, y: y0 + 11, text: signWords(place.sign), ...font };
        return [
          directionGlyph(place.sign, { x: x0, y: y0 + 2 }, theme),
          { kind: 'text', ...words, fill: theme.text },
        ];
      }),
  };
}

/** The sizes on one line, or on several where the width asks for it; each line as high as the largest. */
function sizes({ of, sizes: shown }: SizesPart, width: number, theme: FigureTheme): Block {
  const high = Math.max(lineHeight, ...shown.map(({ side }) => side)) + 2;
  let [x, line] = [widthOf(of, font) + 12, 0];
  const places = shown.map((size) => {
    const wide = size.side + 5 + widthOf(size.words, font) + 18;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const place = { ...size, x, line };
    x += wide;
    return place;
  });
  const word = (text: string, at: number, y: number): Mark => ({
    ...{ kind: 'text', x: at, y, text, ...font, fill: theme.text },
  });
  return {
    height: (line + 1) * high,
    at: (left, top) => [
      word(of, left, top + high / 2 + 4),
      ...places.flatMap((place): Mark[] => {
        const [x0, middle] = [left + place.x, top + place.line * high + high / 2];
        const corner = { x: x0, y: middle - place.side / 2, side: place.side };
        return [sizeGlyph(corner, theme), word(place.words, x0 + place.side + 5, middle + 4)];
      }),
    ],
  };
}

function signWords(sign: Direction | 'uncoded'): string {
  if (sign === 'uncoded') return 'Direction not coded';
  return sign === 'not-comparative' ? 'Single group and the like, no comparison' : directionLabels[sign];
}
