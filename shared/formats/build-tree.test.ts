import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectLawfulTree } from '#shared/testing/check-tree.ts';
import { buildTree } from './build-tree.ts';
import { paragraph, type DraftBlock, type DraftCell } from './draft.ts';

const image = { mime: 'image/png', base64: 'iVBORw0KGgo=' } as const;

function cell(...texts: string[]): DraftCell {
  return { header: false, colspan: 1, rowspan: 1, blocks: texts.map(paragraph) };
}

describe('the canonical text', () => {
  test('separates blocks, items, rows and cells, and nothing else', () => {
    const { tree, text } = buildTree([
      { type: 'heading', level: 1, runs: [{ text: 'Results', marks: [] }] },
      { type: 'rule' },
      {
        type: 'list',
        ordered: false,
        first: 1,
        items: ['a', 'b'].map((item) => ({ checked: null, blocks: [paragraph(item)] })),
      },
      {
        type: 'table',
        caption: [paragraph('Table 1')],
        rows: [{ cells: [cell('OS'), cell()] }, { cells: [cell('79', '48'), cell('%')] }],
      },
      { type: 'figure', image, alt: [], caption: [] },
      { type: 'blockquote', blocks: [{ type: 'rule' }, paragraph('end')] },
    ]);
    expect(text).toBe('Results\n\na\n\nb\n\nTable 1\nOS\t\n79\n48\t%\n\nend');
    expectLawfulTree(tree, text);
    expect(tree.blocks.map((block) => text.slice(block.start, block.end))).toEqual([
      'Results',
      '',
      'a\n\nb',
      'Table 1\nOS\t\n79\n48\t%',
      '',
      'end',
    ]);
  });

  test('white space at the ends of blocks, empty runs and control characters go; equal marks join', () => {
    const { tree, text } = buildTree([
      {
        type: 'paragraph',
        runs: [
          { text: ' \n', marks: [] },
          { text: '  p\u0000', marks: [{ kind: 'em' }] },
          { text: '', marks: [{ kind: 'strong' }] },
          { text: ' < 0.05\r\n', marks: [{ kind: 'em' }] },
        ],
      },
      paragraph('   '),
    ]);
    expect(text).toBe('p < 0.05');
    expect(tree.blocks).toEqual([
      { type: 'paragraph', start: 0, end: 8, runs: [{ text, start: 0, end: 8, marks: [{ kind: 'em' }] }] },
    ]);
  });

  test('a preformatted text keeps its indent', () => {
    expect(buildTree([{ type: 'preformatted', runs: [{ text: '\n  a\n    b\n', marks: [] }] }]).text).toBe(
      '  a\n    b',
    );
  });

  test('a table of one cell is a frame, and one without words is nothing', () => {
    const table = (rows: DraftCell[][]): DraftBlock => ({
      type: 'table',
      caption: [],
      rows: rows.map((cells) => ({ cells })),
    });
    expect(buildTree([table([[cell('only')]])]).tree.blocks).toMatchObject([{ type: 'paragraph' }]);
    expect(buildTree([table([[cell(), cell()], [cell()]])]).tree.blocks).toEqual([]);
  });

  test('deep nesting keeps its words', () => {
    let block = paragraph('core');
    for (let depth = 0; depth < 90; depth += 1)
      block = { type: 'blockquote', blocks: [paragraph(`level ${depth}`), block] };
    const { tree, text } = buildTree([block]);
    expectLawfulTree(tree, text);
    for (let depth = 0; depth < 90; depth += 1) expect(text).toContain(`level ${depth}`);
    expect(text).toContain('core');
    expect(JSON.stringify(tree).split('blockquote').length).toBeLessThan(30);
  });

  test('a table too big to draw keeps its words, and its neighbours their shape', () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => ({
      cells: [cell(`row ${index}`), cell('x')],
    }));
    const built = buildTree([paragraph('before'), { type: 'table', caption: [], rows }, paragraph('after')]);
    expect(built.flattened).toBe(true);
    expect(built.tree.blocks.map((block) => block.type)).toEqual(['paragraph', 'preformatted', 'paragraph']);
    expect(built.text).toContain('row 149999\tx');
  });

  test('images past the cap of a document go, their words stay', () => {
    const large = { mime: 'image/png', base64: 'A'.repeat(3_900_000) } as const;
    const figure: DraftBlock = {
      type: 'figure',
      image: large,
      alt: [{ text: 'curve', marks: [] }],
      caption: [],
    };
    const { tree, text } = buildTree(Array.from({ length: 8 }, () => figure));
    expect(tree.blocks.filter((block) => block.type === 'figure' && block.image !== null)).toHaveLength(6);
    expect(text.match(/curve/g)).toHaveLength(8);
  });
});

describe('any drafts', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('', ' ', '\n', '\t', 'a\r\nb'),
  );
  const marks = fc.constantFrom([], [{ kind: 'em' as const }], [{ kind: 'link' as const, href: '#a' }]);
  const runs = fc.array(fc.record({ text, marks }), { maxLength: 4 });
  const { block } = fc.letrec<{ block: DraftBlock; blocks: DraftBlock[] }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 3 }),
    block: fc.oneof(
      { maxDepth: 4 },
      fc.record({ type: fc.constantFrom('paragraph' as const, 'preformatted' as const), runs }),
      fc.record({
        type: fc.constant('heading' as const),
        level: fc.constantFrom(1 as const, 6 as const),
        runs,
      }),
      fc.constant({ type: 'rule' as const }),
      fc.record({ type: fc.constant('blockquote' as const), blocks: tie('blocks') }),
      fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        first: fc.integer(),
        items: fc.array(fc.record({ checked: fc.constant(null), blocks: tie('blocks') }), { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant('figure' as const),
        image: fc.constantFrom(null, image),
        alt: runs,
        caption: tie('blocks'),
      }),
      fc.record({
        type: fc.constant('table' as const),
        caption: tie('blocks'),
        rows: fc.array(
          fc.record({
            cells: fc.array(
              fc.record({
                header: fc.boolean(),
                colspan: fc.integer(),
                rowspan: fc.double(),
                blocks: tie('blocks'),
              }),
              { maxLength: 3 },
            ),
          }),
          { maxLength: 3 },
        ),
      }),
    ),
  }));

  test('make a lawful tree', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const built = buildTree(blocks);
        expectLawfulTree(built.tree, built.text);
      }),
      { numRuns: 1_000 },
    );
  });
});
