import { directionLabels } from '#shared/domain/labels.ts';
import type { Direction } from '#shared/domain/values.ts';
import { directionGlyph, glyphSize } from './direction-glyph.ts';
import type { Mark } from './figure.ts';
import { widthOf, wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

/** What stands below a figure: paragraphs, and what signs mean. */
export type Caption = readonly (
  | { readonly text: string }
  | { readonly signs: readonly (Direction | 'uncoded')[] }
)[];

const font = { size: 11 };
const lineHeight = 15;

/** Lays a caption out in a width. @returns its height, and its marks with the upper left corner at a place */
export function captionLines(
  caption: Caption,
  width: number,
  theme: FigureTheme,
): { readonly height: number; readonly at: (x: number, y: number) => Mark[] } {
  const blocks = caption.map((part) =>
    'text' in part ? paragraph(part.text, width, theme) : signs(part.signs, width, theme),
  );
  const height = blocks.reduce((sum, block) => sum + block.lines * lineHeight + 3, 0);
  return {
    height,
    at: (x, top) => {
      let y = top;
      return blocks.flatMap((block) => {
        const marks = block.at(x, y);
        y += block.lines * lineHeight + 3;
        return marks;
      });
    },
  };
}

type Block = { readonly lines: number; readonly at: (x: number, y: number) => Mark[] };

function paragraph(text: string, width: number, theme: FigureTheme): Block {
  const lines = wrapped(text, width, font, 40);
  return {
    lines: lines.length,
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
    lines: line + 1,
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

function signWords(sign: Direction | 'uncoded'): string {
  if (sign === 'uncoded') return 'Direction not coded';
  return sign === 'not-comparative' ? 'Single group and the like, no comparison' : directionLabels[sign];
}
