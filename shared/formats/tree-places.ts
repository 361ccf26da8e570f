import type { Block, DocumentTree, Run } from './document-tree.ts';

function blocksIn(block: Block): readonly Block[] {
  const caption = 'caption' in block ? block.caption : [];
  if ('blocks' in block) return block.blocks;
  if ('items' in block) return block.items.flatMap((item) => item.blocks);
  if ('rows' in block)
    return [...caption, ...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks))];
  return caption;
}

function* runsOf(block: Block): Generator<Run> {
  if ('runs' in block) yield* block.runs;
  if ('alt' in block) yield* block.alt;
  for (const inner of blocksIn(block)) yield* runsOf(inner);
}

/** The named places of a document that its own links lead to: the words that begin there, by name. */
export function treePlaces(tree: DocumentTree): ReadonlyMap<string, Run> {
  const places = new Map<string, Run>();
  for (const block of tree.blocks)
    for (const run of runsOf(block))
      for (const mark of run.marks)
        if (mark.kind === 'place' && !places.has(mark.name)) places.set(mark.name, run);
  return places;
}

/** The place that a link within a document (`#ref1`) leads to; null when it is not there. */
export function placeOfLink(places: ReadonlyMap<string, Run>, href: string): Run | null {
  const name = href.slice(1);
  return places.get(name) ?? places.get(decoded(name)) ?? null;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
