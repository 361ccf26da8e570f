import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../text-box.ts';
import { marksOf, textFaults } from '../testing/overlaps.ts';
import { lightTheme } from '../theme.ts';
import { placedNames, pointRadius } from './placed-names.ts';
import { baujatFigure } from './scatter-figures.ts';

const frame = { left: 60, right: 480, top: 40, bottom: 360 };

/** As most studies lie: many in the corner of little heterogeneity and influence, a few far out. */
const scattered = (at: number, by: number): number => ((Math.abs(Math.sin(at * by)) * 43_758.5453) % 1) ** 3;
const sixty = Array.from({ length: 60 }, (_, at) => ({
  key: String(at),
  name: `${['Brown', 'Locatelli-Hernández', 'Gupta', 'The Multinational Trial Group'][at % 4]} ${1960 + at}`,
  x: scattered(at, 12.9898) * 20,
  y: scattered(at, 78.233),
}));

function drawn(points: typeof sixty) {
  return baujatFigure({ title: 'Baujat', description: 'Baujat', points, notes: [] }, lightTheme);
}

test('of 60 studies no two names overlap, and none lies over a point', () => {
  const figure = drawn(sixty);
  expect(textFaults(figure)).toEqual([]);
  const marks = marksOf(figure.shapes);
  const circles = marks.filter((mark) => mark.kind === 'circle');
  const names = marks.filter((mark) => mark.kind === 'text' && / \d{4}$|…$/u.test(mark.text));
  expect(circles).toHaveLength(60);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    if (name.kind !== 'text') continue;
    const right = name.x + widthOf(name.text, name);
    const over = circles.filter(
      ({ x, y, radius }) =>
        x + radius > name.x &&
        x - radius < right &&
        y + radius > name.y - name.size * 0.72 &&
        y - radius < name.y + name.size * 0.22,
    );
    expect(over).toEqual([]);
  }
});

test('the outermost study has its name, also where the others leave room for few', () => {
  const crowd = sixty.map((point) => ({ ...point, x: point.x / 100, y: point.y / 100 }));
  const far = { key: 'far', name: 'Far', x: 25, y: 1.2 };
  const texts = marksOf(drawn([...crowd, far]).shapes).flatMap((mark) =>
    mark.kind === 'text' ? [mark.text] : [],
  );
  expect(texts).toContain('Far');
});

test('whatever the points and names, names stay inside the frame and apart', () => {
  const point = fc.record({
    name: fc.string({ maxLength: 60 }),
    x: fc.double({ min: frame.left, max: frame.right, noNaN: true }),
    y: fc.double({ min: frame.top, max: frame.bottom, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (points) => {
      const names = placedNames(points, frame, '#000');
      expect(textFaults({ ...drawn([]), width: 2000, height: 2000, shapes: names })).toEqual([]);
      for (const { x, y, text, size } of names) {
        expect(x).toBeGreaterThan(frame.left);
        expect(x + widthOf(text, { size })).toBeLessThan(frame.right);
        expect(y).toBeGreaterThan(frame.top + pointRadius);
        expect(y).toBeLessThan(frame.bottom);
      }
    }),
  );
});
