import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LabelledSet, share } from './testing/score.ts';

/** As published in docs/measures/reported.md. */
const published = { tuning: 0.984, 'kept-apart': 0.864 } as const;

const itemsOf = (half: keyof typeof published) =>
  LabelledSet.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'labelled', `${half}.json`), 'utf8')));

test('the set is large, of short expressions, and split by id', () => {
  const [tuning, kept] = [itemsOf('tuning'), itemsOf('kept-apart')];
  const all = [...tuning, ...kept];
  expect(all.length).toBeGreaterThanOrEqual(497);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.every(({ text, source }) => text.length <= 200 && source !== '')).toBe(true);
  expect(tuning.every(({ id }) => Number.parseInt(id.slice(0, 1), 16) % 2 === 0)).toBe(true);
  expect(kept.every(({ id }) => Number.parseInt(id.slice(0, 1), 16) % 2 === 1)).toBe(true);
});

test.each(['tuning', 'kept-apart'] as const)('the %s half is read at least as well as published', (half) => {
  expect(share(itemsOf(half))).toBeGreaterThanOrEqual(published[half]);
});
