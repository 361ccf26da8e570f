import type { Circle, Mark, Path, Shape, Text } from '#shared/figures/figure.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import { pdfNumber, pdfText } from './pdf-file.ts';

/** The fonts of a document. */
export type Fonts = { readonly regular: EmbeddedFont; readonly bold: EmbeddedFont };

/** The marks of figures as operators of a page's content (ISO 32000-1, 8.5 and 9.4), y running downwards as in figures. */
export function drawnShapes(shapes: readonly Shape[], fonts: Fonts): string[] {
  return shapes
    .flatMap((shape) => (shape.kind === 'group' ? shape.shapes : [shape]))
    .flatMap((mark) => drawnMark(mark, fonts));
}

function drawnMark(mark: Mark, fonts: Fonts): string[] {
  switch (mark.kind) {
    case 'rect':
      return inked(mark, [`${numbers(mark.x, mark.y, mark.width, mark.height)} re`]);
    case 'line': {
      const { x1, y1, x2, y2, stroke, strokeWidth = 1, dashes } = mark;
      const line = inked({ stroke, strokeWidth }, [`${numbers(x1, y1)} m ${numbers(x2, y2)} l`]);
      if (dashes === undefined) return line;
      return ['q', `[${dashes.replaceAll(',', ' ')}] 0 d`, ...line, 'Q'];
    }
    case 'circle':
      return inked(mark, circleOf(mark));
    case 'path': {
      const { x, y, scale = 1 } = mark;
      return ['q', `${numbers(scale, 0, 0, scale, x, y)} cm`, ...inked(mark, pathOf(mark)), 'Q'];
    }
    case 'text':
      return textOf(mark, fonts);
  }
}

type Ink = { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number };

/** An outline, filled or drawn or both, as its ink says. */
function inked({ fill, stroke, strokeWidth = 1 }: Ink, outline: readonly string[]): string[] {
  const filled = fill === undefined || fill === 'transparent' ? null : colour(fill);
  const drawn = stroke === undefined ? null : colour(stroke);
  if (filled === null && drawn === null) return [];
  return [
    ...(filled === null ? [] : [`${filled} rg`]),
    ...(drawn === null ? [] : [`${drawn} RG ${pdfNumber(strokeWidth)} w`]),
    ...outline,
    filled === null ? 'S' : drawn === null ? 'f' : 'B',
  ];
}

/** “#1c1d20” as three numbers from 0 to 1. */
function colour(hex: string): string {
  return [1, 3, 5].map((at) => pdfNumber(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

function numbers(...values: readonly number[]): string {
  return values.map(pdfNumber).join(' ');
}

/** How far the handles of four Bézier curves stand off for a circle of radius 1. */
const handle = 0.5523;

function circleOf({ x, y, radius: r }: Circle): string[] {
  const h = r * handle;
  return [
    `${numbers(x + r, y)} m`,
    `${numbers(x + r, y + h, x + h, y + r, x, y + r)} c`,
    `${numbers(x - h, y + r, x - r, y + h, x - r, y)} c`,
    `${numbers(x - r, y - h, x - h, y - r, x, y - r)} c`,
    `${numbers(x + h, y - r, x + r, y - h, x + r, y)} c h`,
  ];
}

/** The lines of a path. @throws Error for curves, of which figures of analyses have none */
function pathOf({ d }: Path): string[] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([A-DF-Za-df-z])([^A-DF-Za-df-z]*)/gu)].flatMap(([, command = '', rest = '']) => {
    const values = [...rest.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/gu)].map(Number);
    const step = (way: 'm' | 'l'): string => `${numbers(x, y)} ${way}`;
    switch (command) {
      case 'M':
      case 'L':
        return pairs(values).map((pair, at) => {
          [x, y] = pair;
          return step(command === 'M' && at === 0 ? 'm' : 'l');
        });
      case 'H':
        return values.map((value) => {
          x = value;
          return step('l');
        });
      case 'V':
        return values.map((value) => {
          y = value;
          return step('l');
        });
      case 'Z':
        return ['h'];
      default:
        throw new Error(`A PDF is not drawn with the path command ${command}.`);
    }
  });
}

function pairs(values: readonly number[]): [number, number][] {
  return Array.from({ length: Math.floor(values.length / 2) }, (_, at) => [
    values[2 * at] ?? 0,
    values[2 * at + 1] ?? 0,
  ]);
}

/** How much of a text's width lies before its place. */
const before = { start: 0, middle: 0.5, end: 1 } as const;

function textOf({ x, y, text, size, bold = false, anchor = 'start', fill }: Text, fonts: Fonts): string[] {
  // Letters with their marks as one character, which fonts have.
  const words = text.toWellFormed().normalize('NFC');
  const { glyphs, width, whole } = fonts[bold ? 'bold' : 'regular'].set(words);
  const left = x - (width / 1000) * size * before[anchor];
  const shown = [
    `BT /${bold ? 'B' : 'R'} ${pdfNumber(size)} Tf ${colour(fill)} rg`,
    `1 0 0 -1 ${numbers(left, y)} Tm <${glyphs}> Tj ET`,
  ];
  // What the font has no letters for can still be read out, searched and copied.
  return whole ? shown : [`/Span << /ActualText ${pdfText(words)} >> BDC`, ...shown, 'EMC'];
}
