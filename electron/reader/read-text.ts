import { treeRecipe } from '#shared/formats/document-tree.ts';
import { htmlDocument } from '#shared/formats/html.ts';
import { markdownDocument } from '#shared/formats/markdown.ts';
import { textDocument, type TextReading } from '#shared/formats/text.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { ReadAnswer } from '#shared/contract/reader.ts';
import { declaredEncoding, decodeText, type Decoded } from './decode.ts';

type TextFormat = 'html' | 'markdown' | 'text';

/** Reads a text document: one page, its tree, and what it says of itself. Never throws for odd content. */
export function readTextFile(bytes: Uint8Array, format: TextFormat, fileName: string): ReadAnswer {
  const decoded = decodeText(bytes, format === 'html' ? declaredEncoding(bytes) : null);
  const reading = parseAs(format, decoded.text);
  if (reading.text === '') return withoutWords(format, decoded, reading, fileName);
  return ok({
    format,
    state: 'ready',
    reason: null,
    ...common(decoded, reading),
    pages: [{ page: 1, label: '1', width: 0, height: 0, rotate: 0, text: reading.text, boxes: null }],
  });
}

function parseAs(format: TextFormat, text: string): TextReading {
  if (format === 'html') return htmlDocument(text);
  return format === 'markdown' ? markdownDocument(text) : textDocument(text);
}

function common(decoded: Decoded, reading: TextReading) {
  const lost = decoded.lossy ? 'Some characters of the file could not be decoded.' : null;
  return {
    recipe: treeRecipe,
    tree: { ...reading.tree, blocks: [...reading.tree.blocks] },
    metadata: { ...reading.metadata, authors: [...reading.metadata.authors] },
    fileNotes: [],
    wordlessDrawings: 0,
    encoding: decoded.encoding,
    note: [lost, reading.note].filter((sentence) => sentence !== null).join(' ') || null,
  };
}

/** A page without words is kept, as a PDF without text is; a text file without words is nothing at all. */
function withoutWords(
  format: TextFormat,
  decoded: Decoded,
  reading: TextReading,
  fileName: string,
): ReadAnswer {
  if (format !== 'html') {
    const message = `${fileName} holds no words. Nothing was imported from it.`;
    return err({ code: 'empty-file', message, cause: null });
  }
  const reason = 'The page holds no words.';
  return ok({ format, state: 'unreadable', reason, ...common(decoded, reading), pages: [] });
}
