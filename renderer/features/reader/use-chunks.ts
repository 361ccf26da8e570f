import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Block, DocumentTree } from '#shared/formats/document-tree.ts';

/** Characters drawn at once: some five screens of a long report. */
const chunkLength = 20_000;
/** Characters drawn without being asked for; a text of this length is far beyond any article. */
const plenty = 3_000_000;

export type Chunk = { readonly start: number; readonly end: number; readonly blocks: readonly Block[] };

/** The blocks of a tree in groups of about one length, in order. */
export function chunksOf(blocks: readonly Block[], length = chunkLength): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let group: Block[] = [];
  for (const block of blocks) {
    group.push(block);
    const start = group[0]?.start ?? 0;
    if (block.end - start < length) continue;
    chunks.push({ start, end: block.end, blocks: group });
    group = [];
  }
  const last = group.at(-1);
  if (last !== undefined) chunks.push({ start: group[0]?.start ?? 0, end: last.end, blocks: group });
  return chunks;
}

/**
 * Draws a long document little by little, so that its beginning is there at once. `needed` is an offset that must
 * be drawn whatever it takes; `rest` asks for everything.
 */
export function useChunks(tree: DocumentTree, needed: number) {
  const chunks = useMemo(() => chunksOf(tree.blocks), [tree]);
  const [drawn, setDrawn] = useState(2);
  const [everything, setEverything] = useState(false);
  const must = chunks.findIndex(({ end }) => end >= needed) + 1;
  const most = everything ? chunks.length : chunks.findLastIndex(({ start }) => start < plenty) + 1;
  const shown = Math.min(chunks.length, Math.max(drawn, must));
  useEffect(() => {
    if (shown >= most) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(shown + 4)), 16);
    return () => clearTimeout(timer);
  }, [shown, most]);
  return {
    chunks: useMemo(() => chunks.slice(0, shown), [chunks, shown]),
    long: chunks.length > 10,
    /** More is there than is drawn unasked. */
    more: shown >= most && shown < chunks.length,
    rest: () => setEverything(true),
  };
}
