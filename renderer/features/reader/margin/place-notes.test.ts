import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNotes } from './place-notes.ts';

const zone = { top: 0, bottom: 220 };

test('notes with room stand where they want to, the others below each other', () => {
  const wanted = [
    { note: 'b', top: 12, zone },
    { note: 'a', top: 10, zone },
    { note: 'c', top: 200, zone },
  ];
  expect(placeNotes(wanted, 20)).toEqual([
    { note: 'a', top: 10, height: 20 },
    { note: 'b', top: 30, height: 20 },
    { note: 'c', top: 200, height: 20 },
  ]);
});

test('at the foot of a page they stand above each other, and never beside the next page', () => {
  const next = { top: 230, bottom: 450 };
  const wanted = [
    { note: 'a', top: 190, zone },
    { note: 'b', top: 195, zone },
    { note: 'c', top: 235, zone: next },
  ];
  expect(placeNotes(wanted, 20).map(({ note, top }) => `${note} ${top}`)).toEqual([
    'a 180',
    'b 200',
    'c 235',
  ]);
});

test('whatever is wanted, no two lie over each other, none leaves its page, none is lost, the order stays', () => {
  const page = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(page, fc.integer({ min: 0, max: 500 })), { maxLength: 300 }),
      fc.integer({ min: 1, max: 60 }),
      (places, height) => {
        const wanted = places.map(([at, within], note) => ({
          note,
          top: at * 520 + within,
          zone: { top: at * 520, bottom: at * 520 + 500 },
        }));
        const placed = placeNotes(wanted, height);
        expect(placed.map(({ note }) => note).toSorted((a, b) => a - b)).toEqual(
          wanted.map(({ note }) => note),
        );
        for (const [at, one] of placed.entries()) {
          const { zone: own } = wanted[one.note] ?? { zone };
          expect(one.top).toBeGreaterThanOrEqual(own.top - 0.001);
          expect(one.top + one.height).toBeLessThanOrEqual(own.bottom + 0.001);
          const next = placed[at + 1];
          if (next) expect(next.top - one.top).toBeGreaterThanOrEqual(one.height - 0.001);
          if (next) expect(wanted[next.note]?.top).toBeGreaterThanOrEqual(wanted[one.note]?.top ?? 0);
        }
      },
    ),
  );
});
