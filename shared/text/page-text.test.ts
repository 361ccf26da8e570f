import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packBoxes, unpackBoxes } from '#shared/text/page-text.ts';

describe('packed boxes', () => {
  test('come back within a hundredth of a unit', () => {
    const number = fc.float({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number, number), { maxLength: 60 }), (rows) => {
        const boxes = Float32Array.from(rows.flat());
        const back = unpackBoxes(packBoxes(boxes));
        if (!back.ok) throw new Error('did not unpack');
        expect(back.value.length).toBe(boxes.length);
        boxes.forEach((value, at) =>
          expect(Math.abs(value - (back.value[at] ?? Number.NaN))).toBeLessThan(0.011),
        );
      }),
    );
  });

  test('take a few bytes a character on a line of text', () => {
    const line = Array.from({ length: 80 }, (_, at) => [
      50 + at * 4.98,
      700.2,
      54.98 + at * 4.98,
      710.1,
    ]).flat();
    expect(packBoxes(Float32Array.from(line)).length).toBeLessThanOrEqual(80 * 6);
  });

  test('that were cut off or are foreign are refused', () => {
    const whole = packBoxes(Float32Array.from([1, 2, 3, 4, 500, 600, 700, 800]));
    expect(unpackBoxes(whole.slice(0, -1)).ok).toBe(false);
    expect(unpackBoxes(new Uint8Array(9).fill(255)).ok).toBe(false);
  });

  test('any bytes either unpack to whole boxes or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const back = unpackBoxes(bytes);
        if (back.ok) expect(back.value.length % 4).toBe(0);
        if (back.ok) expect(back.value.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
