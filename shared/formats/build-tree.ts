import {
  blockSeparator,
  cellSeparator,
  lineSeparator,
  treeRecipe,
  type Block,
  type DocumentTree,
  type EmbeddedImage,
  type FigureBlock,
  type ListBlock,
  type Run,
  type Span,
  type TableBlock,
  type TableCell,
  type TableRow,
} from './document-tree.ts';
import type { DraftBlock, DraftRow, DraftRun, DraftTable } from './draft.ts';
import { tidy } from './tidy.ts';

/** UTF-16 units of base64 that the images of one document may take together. */
const maxImages = 24_000_000;

/** A tree with its canonical text; `flattened` when a block was too big and kept only its words. */
export interface BuiltTree {
  readonly tree: DocumentTree;
  readonly text: string;
  readonly flattened: boolean;
}

/**
 * Cleans drafts and gives every part its place in one canonical text.
 * `treeText(tree)` equals `text`, offsets never decrease in tree order, and a run's text is what stands at its
 * offsets. Empty blocks are left out; nesting and size are capped without losing words.
 */
export function buildTree(draft: readonly DraftBlock[]): BuiltTree {
  const { blocks, flattened } = tidy(draft);
  const placer = new Placer();
  const placed = placer.sequence(blocks, blockSeparator);
  const text = placer.text();
  return { tree: { recipe: treeRecipe, length: text.length, blocks: placed }, text, flattened };
}

/** Writes the canonical text from left to right; a separator is written only when words follow it. */
class Placer {
  readonly #parts: string[] = [];
  #length = 0;
  #pending = '';
  #imageRoom = maxImages;

  text(): string {
    return this.#parts.join('');
  }

  sequence(blocks: readonly DraftBlock[], separator: string): Block[] {
    return this.#each(blocks, separator, (block) => this.#block(block, separator));
  }

  /** Places siblings, with the separator between those that have words. */
  #each<Draft, Placed>(
    drafts: readonly Draft[],
    separator: string,
    place: (draft: Draft) => Placed,
  ): Placed[] {
    let written = false;
    const placed = drafts.map((draft) => {
      if (written) this.#pending = separator;
      const before = this.#length;
      const result = place(draft);
      written ||= this.#length > before;
      return result;
    });
    if (written) this.#pending = '';
    return placed;
  }

  #block(block: DraftBlock, separator: string): Block {
    switch (block.type) {
      case 'heading':
        return this.#spanned(true, () => ({
          type: 'heading',
          level: block.level,
          runs: this.#runs(block.runs),
        }));
      case 'paragraph':
      case 'preformatted':
        return this.#spanned(true, () => ({ type: block.type, runs: this.#runs(block.runs) }));
      case 'blockquote':
        return this.#spanned(hasWords(block), () => ({
          type: 'blockquote',
          blocks: this.sequence(block.blocks, separator),
        }));
      case 'list':
        return this.#list(block, separator);
      case 'figure':
        return this.#figure(block, separator);
      case 'table':
        return this.#table(block);
      case 'rule':
        return { type: 'rule', start: this.#length, end: this.#length };
    }
  }

  #list(list: Extract<DraftBlock, { type: 'list' }>, separator: string): ListBlock {
    return this.#spanned(hasWords(list), () => ({
      type: 'list' as const,
      ordered: list.ordered,
      first: list.first,
      items: this.#each(list.items, separator, (item) =>
        this.#spanned(item.blocks.some(hasWords), () => ({
          checked: item.checked,
          blocks: this.sequence(item.blocks, separator),
        })),
      ),
    }));
  }

  #figure(figure: Extract<DraftBlock, { type: 'figure' }>, separator: string): FigureBlock {
    return this.#spanned(hasWords(figure), () => {
      const alt = this.#runs(figure.alt);
      if (alt.length > 0) this.#pending = separator;
      const caption = this.sequence(figure.caption, separator);
      if (alt.length > 0) this.#pending = '';
      return { type: 'figure' as const, image: this.#image(figure.image), alt, caption };
    });
  }

  /** Images past the cap are left out; their words stay. */
  #image(image: EmbeddedImage | null): EmbeddedImage | null {
    const size = image?.base64.length ?? 0;
    if (size > this.#imageRoom) return null;
    this.#imageRoom -= size;
    return image;
  }

  #table(table: DraftTable): TableBlock {
    return this.#spanned(true, () => {
      const before = this.#length;
      const caption = this.sequence(table.caption, lineSeparator);
      const hasCaption = this.#length > before;
      const rows = table.rows.map((row, index) => {
        if (index > 0 || hasCaption) this.#write(lineSeparator);
        return this.#row(row);
      });
      return { type: 'table' as const, caption, rows };
    });
  }

  #row(row: DraftRow): TableRow {
    const start = this.#length;
    const cells = row.cells.map((cell, index): TableCell => {
      if (index > 0) this.#write(cellSeparator);
      const from = this.#length;
      const blocks = this.sequence(cell.blocks, lineSeparator);
      const { header, colspan, rowspan } = cell;
      return { header, colspan, rowspan, blocks, start: from, end: this.#length };
    });
    return { cells, start, end: this.#length };
  }

  #runs(runs: readonly DraftRun[]): Run[] {
    return runs.map(({ text, marks }) => {
      this.#write(text);
      return { text, marks, start: this.#length - text.length, end: this.#length };
    });
  }

  /** Adds the span of what `make` writes, without the separator before it, which belongs to nobody. */
  #spanned<Placed extends object>(words: boolean, make: () => Placed): Placed & Span {
    if (words) this.#write('');
    const start = this.#length;
    const placed = make();
    return { ...placed, start, end: this.#length };
  }

  /** Writes words behind the separator that waits for them; an empty text only writes the separator. */
  #write(text: string): void {
    if (this.#pending !== '') {
      this.#parts.push(this.#pending);
      this.#length += this.#pending.length;
      this.#pending = '';
    }
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** Whether a tidied draft writes anything: its text blocks are never empty, its tables have two cells or more. */
function hasWords(block: DraftBlock): boolean {
  switch (block.type) {
    case 'list':
      return block.items.some((item) => item.blocks.some(hasWords));
    case 'blockquote':
      return block.blocks.some(hasWords);
    case 'figure':
      return block.alt.length > 0 || block.caption.some(hasWords);
    case 'rule':
      return false;
    default:
      return true;
  }
}
