import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNotes } from './place-notes.ts';

test('notes with room stand where they want to, the others below each other', () => {
  const wanted = [
    { note: 'b', top: 12 },
    { note: 'a', top: 10 },
    { note: 'c', top: 200 },
  ];
  expect(placeNotes(wanted, 20)).toEqual([
    { note: 'a', top: 10 },
    { note: 'b', top: 30 },
    { note: 'c', top: 200 },
  ]);
});

test('no two lie over each other, none above its words, none is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2_000 })),
      fc.integer({ min: 1, max: 60 }),
      (tops, height) => {
        const placed = placeNotes(
          tops.map((top, note) => ({ note, top })),
          height,
        );
        expect(placed.map(({ note }) => note).toSorted((a, b) => a - b)).toEqual(tops.map((_, at) => at));
        for (const [at, { note, top }] of placed.entries()) {
          expect(top).toBeGreaterThanOrEqual(tops[note] ?? 0);
          const next = placed[at + 1];
          if (next) expect(next.top - top).toBeGreaterThanOrEqual(height);
        }
      },
    ),
  );
});
