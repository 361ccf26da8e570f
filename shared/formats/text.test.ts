import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectLawfulTree } from '#shared/testing/check-tree.ts';
import { textDocument } from './text.ts';

describe('plain text', () => {
  test('paragraphs lie between blank lines, line ends stay', () => {
    const { tree, text } = textDocument(
      '\uFEFFTitle\r\n\r\nfirst line\rsecond line\n \t\n\nlast\f next page',
    );
    expect(text).toBe('Title\n\nfirst line\nsecond line\n\nlast\n\nnext page');
    expect(tree.blocks).toHaveLength(4);
  });

  test('a table made of spaces stays as it is', () => {
    const table = 'Arm         CR\n  A         79\n  B         48';
    expect(textDocument(`Words before.\n\n${table}\n`).tree.blocks).toMatchObject([
      { type: 'paragraph' },
      { type: 'preformatted', runs: [{ text: table }] },
    ]);
  });

  test('one giant line is one paragraph', () => {
    const line = 'remission '.repeat(500_000);
    const { text, tree } = textDocument(line);
    expect(text).toBe(line.trim());
    expect(tree.blocks).toHaveLength(1);
  });

  test('a million paragraphs lose no words', () => {
    const { text, note } = textDocument('word\n\n'.repeat(1_000_000));
    expect(text.match(/word/g)).toHaveLength(1_000_000);
    expect(note).toContain('very large');
  });

  test('no visible character is lost', () => {
    const visible = (text: string) => text.replace(/[\s\p{C}]/gu, '');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\n\n', '\t', '   ')), {
          maxLength: 30,
        }),
        (parts) => {
          const source = parts.join('');
          const { tree, text } = textDocument(source);
          expectLawfulTree(tree, text);
          expect(visible(text)).toBe(visible(source));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
