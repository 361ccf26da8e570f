import type { Block, DocumentTree, Run } from '#shared/formats/document-tree.ts';

/** One line of the contents: a bookmark of a PDF, or a heading of a text document. */
export type OutlineEntry<Place> = {
  readonly title: string;
  /** How deep it lies, from 1. */
  readonly level: number;
  /** Where it leads; null: nowhere in this document. */
  readonly place: Place | null;
};

type Range = { readonly start: number; readonly end: number };

function wordsOf(runs: readonly Run[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function blocksIn(block: Block): readonly Block[] {
  switch (block.type) {
    case 'blockquote':
      return block.blocks;
    case 'list':
      return block.items.flatMap((item) => item.blocks);
    default:
      return [];
  }
}

function headings(blocks: readonly Block[]): OutlineEntry<Range>[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'heading') return headings(blocksIn(block));
    const title = wordsOf(block.runs);
    const { start, end, level } = block;
    return title === '' ? [] : [{ title, level, place: { start, end } }];
  });
}

/** The headings of a text document in order; the highest level that occurs counts as the first. */
export function treeOutline(tree: DocumentTree): readonly OutlineEntry<Range>[] {
  const all = headings(tree.blocks);
  const top = Math.min(...all.map(({ level }) => level));
  return all.map((entry) => ({ ...entry, level: entry.level - top + 1 }));
}

/** The entries that are shown: those with no closed one above them. */
export function openEntries<T>(
  entries: readonly OutlineEntry<T>[],
  closed: ReadonlySet<number>,
): readonly { readonly entry: OutlineEntry<T>; readonly index: number }[] {
  let under = Number.POSITIVE_INFINITY;
  return entries.flatMap((entry, index) => {
    if (entry.level > under) return [];
    under = closed.has(index) ? entry.level : Number.POSITIVE_INFINITY;
    return [{ entry, index }];
  });
}

/** Whether an entry has others below it. */
export function isParent(entries: readonly OutlineEntry<unknown>[], index: number): boolean {
  return (entries[index + 1]?.level ?? 0) > (entries[index]?.level ?? 0);
}

/** The entry above an entry; -1 at the top. */
export function parentOf(entries: readonly OutlineEntry<unknown>[], index: number): number {
  const level = entries[index]?.level ?? 1;
  return entries.findLastIndex((entry, at) => at < index && entry.level < level);
}
