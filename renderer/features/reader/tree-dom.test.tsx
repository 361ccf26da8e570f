import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { MantineProvider } from '@mantine/core';
import { markdownDocument } from '#shared/formats/markdown.ts';
import { treeText } from '#shared/formats/document-tree.ts';
import { Blocks } from './tree-blocks.tsx';
import { domRange, leavesOf, offsetAt, placeOf, selectedOffsets } from './tree-dom.ts';

const source = `# Remission

Children had **notably *higher* rates** of remission, see [the trial](https://example.org).

| Arm | DFS |
| --- | --- |
| Blina | 54.4 % |

- [x] read
- first  
  second line
`;

function draw() {
  const { tree } = markdownDocument(source);
  const { container } = render(
    <MantineProvider>
      <Blocks blocks={tree.blocks} />
    </MantineProvider>,
  );
  return { root: container, leaves: leavesOf(container), text: treeText(tree), tree };
}

describe('a drawn tree and its canonical text', () => {
  test('every run of words stands at its own offset', () => {
    const { leaves, text } = draw();
    expect(leaves.length).toBeGreaterThan(8);
    for (const leaf of leaves) expect(text.slice(leaf.start, leaf.end)).toBe(leaf.text.data);
    const covered = new Set(leaves.flatMap((leaf) => [...leaf.text.data].map((_, at) => leaf.start + at)));
    for (let at = 0; at < text.length; at += 1) {
      if (/\S/u.test(text[at] ?? '')) expect(covered.has(at)).toBe(true);
    }
  });

  test('each offset leads to a place in the tree and back', () => {
    const { leaves, text } = draw();
    for (let offset = 0; offset < text.length; offset += 1) {
      if (!/\S/u.test(text[offset] ?? '')) continue;
      const place = placeOf(leaves, offset, 'start');
      if (place === null) throw new Error('no place');
      expect(offsetAt(leaves, place.node, place.offset, 'start')).toBe(offset);
    }
  });

  test('a range over marks, cells and blocks holds the words of the text', () => {
    const { leaves, text } = draw();
    const start = text.indexOf('higher');
    const end = text.indexOf('54.4') + 4;
    const words = domRange(leaves, start, end)?.toString().replaceAll(/\s/gu, '');
    expect(words).toBe(text.slice(start, end).replaceAll(/\s/gu, ''));
  });

  test('a selection that ends between blocks takes only the words before', () => {
    const { root, leaves, text } = draw();
    const heading = root.querySelector('h3');
    const paragraph = root.querySelector('p');
    if (heading === null || paragraph === null) throw new Error('not drawn');
    // What a triple click on the heading selects: from its beginning to the beginning of the next block.
    window.getSelection()?.setBaseAndExtent(heading, 0, paragraph, 0);
    expect(selectedOffsets(root, leaves, text)).toEqual({ start: 0, end: 'Remission'.length });
  });

  test('a selection made backwards and one over everything are the words in order', () => {
    const { root, leaves, text } = draw();
    const from = placeOf(leaves, text.indexOf('rates') + 5, 'end');
    const to = placeOf(leaves, text.indexOf('notably'), 'start');
    if (from === null || to === null) throw new Error('no place');
    window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    const range = selectedOffsets(root, leaves, text);
    expect(range && text.slice(range.start, range.end)).toBe('notably higher rates');
    window.getSelection()?.selectAllChildren(root);
    expect(selectedOffsets(root, leaves, text)).toEqual({ start: 0, end: text.length });
    window.getSelection()?.removeAllRanges();
    expect(selectedOffsets(root, leaves, text)).toBe(null);
  });

  test('a link is words that open nothing by themselves', () => {
    const { root } = draw();
    const link = root.querySelector('[role=link]');
    expect(link?.textContent).toBe('the trial');
    expect(root.querySelector('a')).toBe(null);
  });
});
