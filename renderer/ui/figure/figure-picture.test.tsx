import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Figure, Mark, Shape } from '#shared/figures/figure.ts';
import { FigurePicture } from './figure-picture.tsx';

afterEach(cleanup);

function pictureOf(shapes: readonly Shape[]): Figure {
  return {
    width: 100,
    height: 100,
    title: 'Forest',
    description: 'Two studies',
    background: '#ffffff',
    shapes,
  };
}

const square = (width: number): Mark => ({ kind: 'rect', x: 1, y: 1, width, height: 4 });
const words = (text: string): Mark => ({ kind: 'text', x: 1, y: 9, text, size: 12, fill: '#000000' });

function group(label: string, ...shapes: Mark[]): Shape {
  return { kind: 'group', label, box: { x: 0, y: 0, width: 9, height: 9 }, shapes };
}

test('what looks as before stays the same element, also when lengths differ by less than is drawn', () => {
  const { container, rerender } = render(
    <FigurePicture figure={pictureOf([group('A', square(3), words('A')), group('B', words('B'))])} />,
  );
  const before = [...container.querySelectorAll('rect, text')];
  rerender(
    <FigurePicture figure={pictureOf([group('A', square(3.001), words('A')), group('B', words('C'))])} />,
  );
  const after = [...container.querySelectorAll('rect, text')];
  expect(after).toEqual(before);
  expect(after.map((element) => element.textContent)).toEqual(['', '', 'A', 'C']);
  rerender(<FigurePicture figure={pictureOf([group('A', square(3.01), words('A'))])} />);
  expect([...container.querySelectorAll('rect')].at(-1)?.getAttribute('width')).toBe('3.01');
  expect(container.querySelectorAll('text')).toHaveLength(1);
});

const number = fc.integer({ min: 0, max: 3 }).map((value) => value / 200);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  number.map((width) => square(width)),
  fc.constantFrom('A', 'B').map((text) => words(text)),
  fc.record({
    kind: fc.constant('line' as const),
    ...{ x1: number, y1: number, x2: number, y2: number },
    stroke: fc.constantFrom('#000000', '#ffffff'),
  }),
);
const shape = fc.oneof(
  mark,
  fc
    .tuple(fc.constantFrom('A', 'B'), fc.array(mark, { maxLength: 3 }))
    .map(([label, marks]) => group(label, ...marks)),
);

test('whatever was shown before, a picture is drawn as it is drawn alone', () => {
  const figures = fc.array(fc.array(shape, { maxLength: 4 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(figures, (all) => {
      const shown = render(<FigurePicture figure={pictureOf([])} />);
      for (const shapes of all) {
        shown.rerender(<FigurePicture figure={pictureOf(shapes)} />);
        const alone = render(<FigurePicture figure={pictureOf(shapes)} />);
        expect(shown.container.querySelector('g')?.innerHTML).toBe(
          alone.container.querySelector('g')?.innerHTML,
        );
        alone.unmount();
      }
      shown.unmount();
    }),
    { numRuns: 60 },
  );
});
