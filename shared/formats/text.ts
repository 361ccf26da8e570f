import { buildTree, type BuiltTree } from './build-tree.ts';
import { paragraph, type DraftBlock } from './draft.ts';
import { noMetadata, type Metadata } from './metadata.ts';

/** A text document as read: its tree, its canonical text, what it says of itself, and what a person should know. */
export interface TextReading extends BuiltTree {
  readonly metadata: Metadata;
  readonly note: string | null;
}

/**
 * Reads plain text: paragraphs lie between blank lines, their line ends are kept as line breaks. A block whose
 * lines are laid out with wide gaps (a table made with spaces, a figure of letters) stays preformatted.
 * @param text decoded; any line ends
 */
export function textDocument(text: string): TextReading {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map(textBlock);
  const built = buildTree(blocks);
  return { ...built, metadata: noMetadata, note: flattenedNote(built) };
}

/** The sentence about a document too big to keep its structure. */
export function flattenedNote(built: BuiltTree): string | null {
  return built.flattened
    ? 'The document is very large: part of it is shown as plain text, without structure.'
    : null;
}

function textBlock(text: string): DraftBlock {
  return isLaidOut(text) ? { type: 'preformatted', runs: [{ text, marks: [] }] } : paragraph(text);
}

/** Two lines or more with a gap of three spaces, or a tab, between words. */
function isLaidOut(text: string): boolean {
  const gaps = text.match(/^.*\S(?: {3,}|\t+)\S.*$/gm);
  return gaps !== null && gaps.length >= 2;
}
