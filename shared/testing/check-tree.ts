import { expect } from 'vitest';
import type { Block, DocumentTree, Run, Span } from '#shared/formats/document-tree.ts';
import { treeText } from '#shared/formats/document-tree.ts';

/**
 * The laws of a document tree: its words and separators make the text; offsets never decrease in tree order and
 * lie within their parent; a run's text stands at its offsets.
 */
export function expectLawfulTree(tree: DocumentTree, text: string): void {
  expect(treeText(tree)).toBe(text);
  expect(tree.length).toBe(text.length);
  let last = 0;
  const enter = (span: Span, within: Span): void => {
    if (span.start < within.start || span.end > within.end || span.start > span.end || span.start < last) {
      expect.fail(`span ${span.start}–${span.end} within ${within.start}–${within.end}, after ${last}`);
    }
    last = span.start;
  };
  const run = (one: Run, within: Span): void => {
    enter(one, within);
    expect(text.slice(one.start, one.end)).toBe(one.text);
    expect(one.text).not.toBe('');
    last = one.end;
  };
  const all = (blocks: readonly Block[], within: Span): void => {
    for (const block of blocks) visit(block, within);
  };
  const visit = (block: Block, within: Span): void => {
    enter(block, within);
    if ('runs' in block) for (const one of block.runs) run(one, block);
    if ('alt' in block) for (const one of block.alt) run(one, block);
    if ('caption' in block) all(block.caption, block);
    if ('blocks' in block) all(block.blocks, block);
    for (const item of 'items' in block ? block.items : []) {
      enter(item, block);
      all(item.blocks, item);
    }
    for (const row of 'rows' in block ? block.rows : []) {
      enter(row, block);
      for (const cell of row.cells) {
        enter(cell, row);
        all(cell.blocks, cell);
      }
    }
  };
  all(tree.blocks, { start: 0, end: text.length });
}

/** All blocks of a tree, outer before inner. */
export function blocksOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [
    block,
    ...('blocks' in block ? blocksOf(block.blocks) : []),
    ...('caption' in block ? blocksOf(block.caption) : []),
    ...('items' in block ? block.items.flatMap((item) => blocksOf(item.blocks)) : []),
    ...('rows' in block
      ? block.rows.flatMap((row) => row.cells.flatMap((cell) => blocksOf(cell.blocks)))
      : []),
  ]);
}
