import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectLawfulTree } from '#shared/testing/check-tree.ts';
import { markdownDocument } from './markdown.ts';

function read(markdown: string) {
  const reading = markdownDocument(markdown);
  expectLawfulTree(reading.tree, reading.text);
  return reading;
}

describe('Markdown', () => {
  test('headings, paragraphs, emphasis, code, lists and rules', () => {
    const { tree, text } = read(
      '# Title\n\nA *soft*\nline **end** `x`  \nnew\n\n3. a\n4. b\n   - c\n\n> q\n\n---\n\n```\ncode\n```\n',
    );
    expect(text).toBe('Title\n\nA soft line end x\nnew\n\na\n\nb\n\nc\n\nq\n\ncode');
    expect(tree.blocks.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'blockquote',
      'rule',
      'preformatted',
    ]);
    expect(tree.blocks[2]).toMatchObject({ ordered: true, first: 3 });
  });

  test('tables, task lists, footnotes, strike-through', () => {
    const { tree, text } = read(
      '| Arm | CR |\n|---|---|\n| A | 79 |\n\n- [x] done\n- [ ] open\n\nWords[^1] ~~gone~~.\n\n[^1]: The note.\n',
    );
    expect(text).toBe('Arm\tCR\nA\t79\n\ndone\n\nopen\n\nWords1 gone.\n\n1 The note.');
    expect(tree.blocks[0]).toMatchObject({
      type: 'table',
      rows: [{ cells: [{ header: true }, {}] }, { cells: [{ header: false }, {}] }],
    });
    expect(tree.blocks[1]).toMatchObject({ items: [{ checked: true }, { checked: false }] });
  });

  test('HTML becomes its words; small tags keep their meaning', () => {
    const { tree, text } = read(
      '10<sup>9</sup> H<sub>2</sub>O<br>x <span onclick="y()">z</span>\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n<script>alert(1)</script>\n',
    );
    expect(text).toBe('109 H2O\nx z\n\na\tb');
    expect(tree.blocks[0]).toMatchObject({
      runs: [{}, { text: '9', marks: [{ kind: 'sup' }] }, {}, { marks: [{ kind: 'sub' }] }, {}],
    });
    expect(JSON.stringify(tree)).not.toMatch(/onclick|alert/);
  });

  test('links by reference, and no address that could do something', () => {
    const { tree } = read('[a][r] [b](javascript:x) ![fig](https://x.org/i.png)\n\n[r]: https://x.org\n');
    const json = JSON.stringify(tree);
    expect(json).toContain('"href":"https://x.org"');
    expect(json).not.toMatch(/javascript|i\.png/);
    expect(json).toContain('"fig"');
  });

  test('the first heading or the front matter proposes a title', () => {
    expect(read('text\n\n# The *trial*\n').metadata.title).toBe('The trial');
    const { metadata, text } = read(
      '---\ntitle: "A: trial"\nauthor:\n  - A. Brown\n  - C. Day\ndate: 2021-02-03\nvolume: 12\npages: 3-9\ndoi: https://doi.org/10.1182/x.1\n---\n\n# Other\n',
    );
    expect(metadata).toEqual({
      title: 'A: trial',
      authors: ['A. Brown', 'C. Day'],
      year: 2021,
      journal: null,
      ...{ volume: '12', issue: null, pageRange: '3-9' },
      doi: '10.1182/x.1',
    });
    expect(text).toContain('A. Brown');
  });

  test.each([
    '> ',
    '- ',
    '* ',
    '1. ',
    '[',
    '![',
    '*a ',
    '_',
    '`',
    '<',
    '&',
    '|',
    '#',
    '\\',
    '~~',
    '[^a]',
    '(<',
    '\t',
    '[a](',
    '**a*',
  ])('hostile repetition of %j ends soon and keeps the words', (part) => {
    const { text } = read(`${part.repeat(3_000)}core\n\nlast words`);
    expect(text).toContain('last words');
  });

  test('any text makes a lawful tree', () => {
    const parts = fc.constantFrom(
      ...'# ,\n,\n\n,> ,- ,1. ,* ,**,_,`,```,|,---,[^1],[^1]: ,[a],(b),![,](c),<b>,</b>,<div>,</div>,<!--,-->,&amp;,~~,\t,    ,- [x] ,x,79 %, '.split(
        ',',
      ),
    );
    const markdown = fc.array(
      fc.oneof({ weight: 8, arbitrary: parts }, fc.string({ unit: 'binary', maxLength: 4 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(markdown, (pieces) => {
        read(pieces.join(''));
      }),
      { numRuns: 1_500 },
    );
  });
});
