import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { buildTree } from './build-tree.ts';
import { runsText, type DraftBlock } from './draft.ts';
import { draftsOfMarkdown } from './markdown-blocks.ts';
import { authorNames, findDoi, findYear, noMetadata, oneLine, type Metadata } from './metadata.ts';
import { flattenedNote, textDocument, type TextReading } from './text.ts';

/** Above this many UTF-16 units the parser takes too long; such a file is no article but data. */
const maxMarkdown = 3_000_000;
/** Containers inside one another on one line; the parser's work grows with the square of it. */
const maxMarkers = 200;

/**
 * Reads Markdown (CommonMark with GitHub's tables, task lists, footnotes and strike-through). HTML in it becomes
 * its words. A front matter gives proposals and stays visible as preformatted text.
 */
export function markdownDocument(text: string): TextReading {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.length > maxMarkdown || hasDeepMarkers(plain)) return asText(plain);
  const { front, body } = splitFrontMatter(plain);
  const blocks = [...frontBlock(front), ...draftsOfMarkdown(parse(body))];
  const built = buildTree(blocks);
  return { ...built, metadata: metadataOf(front, blocks), note: flattenedNote(built) };
}

function parse(body: string): ReturnType<typeof fromMarkdown> {
  return fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function asText(text: string): TextReading {
  return {
    ...textDocument(text),
    note: 'The Markdown of this file is too large or too deeply nested: it is shown as plain text.',
  };
}

function hasDeepMarkers(text: string): boolean {
  return (
    new RegExp(`(?:^|\\n)(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)])){${maxMarkers}}`).test(text) ||
    /[[!*_]{400}/.test(text)
  );
}

function splitFrontMatter(text: string): { front: string | null; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  const front = match?.[1];
  if (match === null || front === undefined || !/^[\w-]+[ \t]*:/m.test(front))
    return { front: null, body: text };
  return { front, body: text.slice(match[0].length) };
}

function frontBlock(front: string | null): DraftBlock[] {
  return front === null ? [] : [{ type: 'preformatted', runs: [{ text: front, marks: [] }] }];
}

function metadataOf(front: string | null, blocks: readonly DraftBlock[]): Metadata {
  const heading = blocks.find((block) => block.type === 'heading' && block.level === 1);
  const title = heading?.type === 'heading' ? oneLine(runsText(heading.runs)) : null;
  if (front === null) return { ...noMetadata, title };
  return {
    title: oneLine(frontValue(front, 'title')) ?? title,
    authors: authorNames(frontList(front, 'authors?')),
    year: findYear(frontValue(front, 'year') ?? frontValue(front, 'date')),
    journal: oneLine(frontValue(front, 'journal')),
    volume: oneLine(frontValue(front, 'volume')),
    issue: oneLine(frontValue(front, 'issue')),
    pageRange: oneLine(frontValue(front, 'pages')),
    doi: findDoi(frontValue(front, 'doi')),
  };
}

/** The value of a key at the start of a line, without its quotes. */
function frontValue(front: string, key: string): string | null {
  const value = new RegExp(`^${key}[ \\t]*:[ \\t]*(.+)$`, 'im').exec(front)?.[1];
  return value === undefined ? null : unquoted(value);
}

/** A value, a bracketed list, or the dashed lines below the key. */
function frontList(front: string, key: string): string[] {
  const match = new RegExp(`^${key}[ \\t]*:[ \\t]*(.*)$((?:\\r?\\n[ \\t]*-[ \\t]+.+)*)`, 'im').exec(front);
  if (match === null) return [];
  const inline = (match[1] ?? '').trim();
  const items =
    inline === ''
      ? (match[2] ?? '').split(/\r?\n[ \t]*-[ \t]+/)
      : inline.replace(/^\[|\]$/g, '').split(/[;,](?![^"']*["'][^"']*$)/);
  return items.map((item) => unquoted(item.replace(/^name:\s*/i, '')));
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}
