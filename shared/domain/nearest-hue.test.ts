import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { nearestHue, pageHues } from './nearest-hue.ts';

function parts(hex: string): readonly [number, number, number] {
  const at = (place: number): number => Number.parseInt(hex.slice(1 + 2 * place, 3 + 2 * place), 16);
  return [at(0), at(1), at(2)];
}
const nearest = (hex: string): number | null => {
  const [red, green, blue] = parts(hex);
  return nearestHue([red / 255, green / 255, blue / 255]);
};

test('the palette is that of the theme', () => {
  const tokens = readFileSync(resolve('renderer/styles/tokens.css'), 'utf8');
  const themed = [...tokens.matchAll(/--page-hue-\d: (#[0-9a-f]{6});/gu)].map((match) =>
    parts(match[1] ?? ''),
  );
  expect(pageHues).toEqual(themed);
});

/** Colours that reading programs offer, with the place in our palette that a person would take for them. */
test.each([
  ['Zotero yellow', '#ffd400', 5],
  ['Zotero red', '#ff6666', 7],
  ['Zotero green', '#5fb236', 2],
  ['Zotero blue', '#2ea8e5', 0],
  ['Zotero purple', '#a28ae5', 3],
  ['Zotero magenta', '#e56eee', 4],
  ['Zotero orange', '#f19837', 1],
  ['Acrobat yellow', '#ffd100', 5],
  ['pure yellow', '#ffff00', 5],
  ['pure green', '#00ff00', 2],
  ['pure blue', '#0000ff', 0],
  ['pure red', '#ff0000', 7],
  ['cyan', '#00ffff', 6],
  ['Preview green', '#8ac75c', 2],
])('%s', (_name, hex, place) => {
  expect(nearest(hex)).toBe(place);
});

test('each colour of the palette is its own, and greys have none', () => {
  pageHues.forEach(([red, green, blue], place) => {
    expect(nearestHue([red / 255, green / 255, blue / 255])).toBe(place);
  });
  for (const grey of ['#000000', '#aaaaaa', '#ffffff', '#a8aaad']) expect(nearest(grey)).toBeNull();
});
