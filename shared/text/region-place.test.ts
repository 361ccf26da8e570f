import { expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { composePage } from './compose-page.ts';
import { regionOffset } from './region-place.ts';

const lines = (name: string) =>
  Array.from({ length: 8 }, (_, at) => `${name} line ${at} with enough words to be a column`);
const page = composePage(rawPage([...column(50, 700, lines('left')), ...column(320, 700, lines('right'))]));
const wordsAt = (offset: number): string => page.text.slice(offset, offset + 12);

test('a region of words stands at the first of them', () => {
  const offset = page.text.indexOf('right line 3');
  const rect = [page.boxes[offset * 4] ?? 0, 600, 560, (page.boxes[offset * 4 + 3] ?? 0) + 1] as const;
  expect(wordsAt(regionOffset(page, [rect[0] - 2, rect[1], rect[2], rect[3]]))).toBe('right line 3');
});

test('a figure stands behind the words above it in its column, at the top before those below it', () => {
  const end = page.text.indexOf('left line 7') + 'left line 7 with enough words to be a column'.length;
  expect(regionOffset(page, [40, 300, 300, 500])).toBe(end);
  expect(regionOffset(page, [310, 300, 580, 500])).toBe(page.text.length);
  expect(wordsAt(regionOffset(page, [310, 720, 580, 790]))).toBe('right line 0');
});

test('a page without words, or with none in the column, has the region first', () => {
  expect(regionOffset({ text: '', boxes: new Float32Array(0) }, [0, 0, 100, 100])).toBe(0);
  expect(regionOffset(page, [5, 300, 20, 500])).toBe(0);
});
