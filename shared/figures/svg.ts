import { type Figure, figureFont, type Mark, type Shape } from './figure.ts';

/** Attributes of an element as SVG has them, without those that are not given. */
export type Attributes = Readonly<Record<string, string | number>>;
/** An element of a picture: its name, attributes and text. */
export type Element = { readonly name: string; readonly attributes: Attributes; readonly text?: string };

/** A mark as an SVG element with presentation attributes only (no style, which the window's policy refuses). */
export function markElement(mark: Mark): Element {
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = mark;
      return { name: 'rect', attributes: given({ x, y, width, height, rx: radius, ...ink(mark) }) };
    }
    case 'line': {
      const { x1, y1, x2, y2, stroke, strokeWidth, dashes } = mark;
      const attributes = { x1, y1, x2, y2, stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dashes };
      return { name: 'line', attributes: given(attributes) };
    }
    case 'circle':
      return { name: 'circle', attributes: given({ cx: mark.x, cy: mark.y, r: mark.radius, ...ink(mark) }) };
    case 'path': {
      const moved = `translate(${round(mark.x)} ${round(mark.y)})`;
      const transform = mark.scale === undefined ? moved : `${moved} scale(${round(mark.scale)})`;
      return { name: 'path', attributes: given({ d: mark.d, transform, ...ink(mark) }) };
    }
    case 'text': {
      const { x, y, size, bold, anchor, fill, text } = mark;
      const weight = bold === true ? 700 : undefined;
      const end = anchor === 'start' ? undefined : anchor;
      const attributes = { x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': end, fill };
      return { name: 'text', attributes: given(attributes), text };
    }
  }
}

/** Whether two marks look the same as elements: lengths that differ by less than what is written are the same. */
export function drawnAlike(a: Mark, b: Mark): boolean {
  if (a === b) return true;
  const [before, after] = [Object.entries(a), Object.entries(b)];
  return (
    before.length === after.length &&
    before.every(([name, value], at) => name === after[at]?.[0] && sameValue(value, after[at][1]))
  );
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return round(a) === round(b);
  return a === b;
}

function ink({ fill, stroke, strokeWidth }: { fill?: string; stroke?: string; strokeWidth?: number }) {
  return { fill: fill ?? 'none', stroke, 'stroke-width': strokeWidth };
}

function given(attributes: Readonly<Record<string, string | number | undefined>>): Attributes {
  const found = Object.entries(attributes).flatMap(([name, value]): [string, string | number][] =>
    value === undefined ? [] : [[name, typeof value === 'number' ? round(value) : value]],
  );
  return Object.fromEntries(found);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A figure as an SVG file: text stays text, title and description are there for screen readers, nothing is fetched. */
export function toSvg(figure: Figure): string {
  const { width, height, title, description, background } = figure;
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="title description" font-family="${escaped(figureFont)}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="${w}" height="${h}" fill="${background}"/>`,
    ...figure.shapes.map(shapeMarkup),
    '</svg>',
    '',
  ].join('\n');
}

function shapeMarkup(shape: Shape): string {
  if (shape.kind === 'group') {
    const inner = shape.shapes.map(shapeMarkup).join('');
    return `<g><title>${escaped(shape.label)}</title>${inner}</g>`;
  }
  const { name, attributes, text } = markElement(shape);
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  return text === undefined ? `${open}/>` : `${open}>${escaped(text)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML holds it; characters that XML has no place for (XML 1.0, 2.2) are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
