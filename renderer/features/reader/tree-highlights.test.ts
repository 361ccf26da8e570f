import { describe, expect, test } from 'vitest';
import { AnnotationId } from '#shared/contract/ids.ts';
import { chunksOf } from './use-chunks.ts';
import { paintNames, treeMarks, treeMarksAt } from './tree-highlights.ts';
import type { Highlight } from './types.ts';

function highlight(start: number, end: number, more: Partial<Highlight> = {}): Highlight {
  const id = AnnotationId.parse(`00000000-0000-4000-8000-${String(start * 1000 + end).padStart(12, '0')}`);
  const parts = [{ page: 1, label: '', rects: [], start, end }];
  return { id, parts, state: 'exact', hue: 2, label: `${start}-${end}`, claims: [], ...more };
}

describe('highlights in a text document', () => {
  test('each is a tint, and those over the same words have a line each, one lower than the other', () => {
    const marks = treeMarks([highlight(5, 8), highlight(0, 10), highlight(10, 12)]);
    expect(marks.map(({ highlight: { label }, level }) => [label, level])).toEqual([
      ['0-10', 0],
      ['5-8', 1],
      ['10-12', 0],
    ]);
    expect(marks.map(paintNames)).toEqual([
      ['reader-hue-2'],
      ['reader-hue-2', 'reader-hue-2-line-1'],
      ['reader-hue-2'],
    ]);
    const many = treeMarks([0, 1, 2, 3, 4].map((start) => highlight(start, 10)));
    expect(many.flatMap(paintNames).filter((name) => name.includes('line'))).toEqual(
      [1, 2, 3, 3].map((level) => `reader-hue-2-line-${level}`),
    );
    expect(treeMarksAt(marks, 6).map(({ highlight: { label } }) => label)).toEqual(['5-8', '0-10']);
    expect(treeMarksAt(marks, 10).map(({ highlight: { label } }) => label)).toEqual(['10-12']);
  });

  test('an anchor that is not exact is painted as such, and one without a place not at all', () => {
    expect(treeMarks([highlight(0, 3, { state: 'moved', hue: null })]).flatMap(paintNames)).toEqual([
      'reader-hue-none',
      'reader-unsure',
    ]);
    expect(treeMarks([highlight(0, 3, { parts: [], state: 'lost' })])).toEqual([]);
  });
});

describe('a long document in parts', () => {
  test('holds every block once and in order', () => {
    const blocks = Array.from({ length: 25 }, (_, at) => ({
      type: 'rule' as const,
      start: at * 100,
      end: at * 100 + 90,
    }));
    const chunks = chunksOf(blocks, 1000);
    expect(chunks.flatMap((chunk) => chunk.blocks)).toEqual(blocks);
    expect(chunks.length).toBe(3);
    expect(chunks.map(({ start }) => start)).toEqual([0, 1100, 2200]);
    expect(chunksOf([], 10)).toEqual([]);
  });
});
