import { buildTree } from './build-tree.ts';
import { draftsOfHtml } from './html-blocks.ts';
import { parsePage, parsePiece } from './html-dom.ts';
import { mainPart } from './html-main.ts';
import { findPlaces } from './html-places.ts';
import { htmlMetadata } from './html-metadata.ts';
import type { DraftBlock } from './draft.ts';
import { flattenedNote, type TextReading } from './text.ts';

/**
 * Reads a saved web page: its main part as a tree, without scripts, styles, menus and forms; tables stay tables,
 * images that the file holds are kept, others leave their words.
 * @param html decoded
 */
export function htmlDocument(html: string): TextReading {
  const page = parsePage(html);
  const parts = mainPart(page);
  findPlaces(page, parts);
  const built = buildTree(parts.flatMap(draftsOfHtml));
  return { ...built, metadata: htmlMetadata(page), note: flattenedNote(built) };
}

/** The drafts of a piece of markup inside another format. */
export function htmlPiece(html: string): DraftBlock[] {
  return draftsOfHtml(parsePiece(html));
}
