/**
 * The one shape that HTML, Markdown and plain text become: a JSON tree whose words carry offsets into one
 * canonical text, so that a window can draw it without any foreign markup and an anchor can point into it.
 *
 * The canonical text is the words in tree order with these separators: a blank line between blocks and between
 * list items; inside a table a line feed between rows and between the blocks of one cell, a tab between cells.
 * A block without words (a rule, an image without a caption) has no separator and an empty span.
 */

/** Names this shape and these separators; offsets of another recipe do not fit. */
export const treeRecipe = 'tree/1';

/** A half-open range of UTF-16 units of the canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * `alt` marks words that stand for an image; a link's address is http, https, mailto or a `#place`, and a `place` of that
 * name begins with the words that bear it.
 */
export type Mark =
  | { readonly kind: 'strong' | 'em' | 'sup' | 'sub' | 'code' | 'alt' }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'place'; readonly name: string };

/** Words under one set of marks; a line feed in them is a line break. */
export interface Run extends Span {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** An image that the file itself holds, its kind proven by its first bytes. */
export interface EmbeddedImage {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly base64: string;
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export interface HeadingBlock extends Span {
  readonly type: 'heading';
  readonly level: HeadingLevel;
  readonly runs: readonly Run[];
}

export interface TextBlock extends Span {
  readonly type: 'paragraph' | 'preformatted';
  readonly runs: readonly Run[];
}

export interface ListItem extends Span {
  /** Ticked or not for an item of a task list, else null. */
  readonly checked: boolean | null;
  readonly blocks: readonly Block[];
}

export interface ListBlock extends Span {
  readonly type: 'list';
  readonly ordered: boolean;
  /** The number of the first item of an ordered list. */
  readonly first: number;
  readonly items: readonly ListItem[];
}

export interface TableCell extends Span {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
}

export interface TableRow extends Span {
  readonly cells: readonly TableCell[];
}

export interface TableBlock extends Span {
  readonly type: 'table';
  readonly caption: readonly Block[];
  readonly rows: readonly TableRow[];
}

export interface FigureBlock extends Span {
  readonly type: 'figure';
  readonly image: EmbeddedImage | null;
  readonly alt: readonly Run[];
  readonly caption: readonly Block[];
}

export interface QuoteBlock extends Span {
  readonly type: 'blockquote';
  readonly blocks: readonly Block[];
}

export interface RuleBlock extends Span {
  readonly type: 'rule';
}

export type Block = HeadingBlock | TextBlock | ListBlock | TableBlock | FigureBlock | QuoteBlock | RuleBlock;

export interface DocumentTree {
  readonly recipe: typeof treeRecipe;
  /** UTF-16 units of the canonical text. */
  readonly length: number;
  readonly blocks: readonly Block[];
}

/** What stands between two blocks outside of tables, and between two list items. */
export const blockSeparator = '\n\n';
/** What stands between two blocks of one table cell, and between two rows. */
export const lineSeparator = '\n';
/** What stands between two cells of a row. */
export const cellSeparator = '\t';

/** The canonical text of a tree, put together from its words and the separators, without using the offsets. */
export function treeText(tree: DocumentTree): string {
  return sequenceText(tree.blocks, blockSeparator);
}

function sequenceText(blocks: readonly Block[], separator: string): string {
  return blocks
    .map((block) => blockText(block, separator))
    .filter((text) => text !== '')
    .join(separator);
}

function blockText(block: Block, separator: string): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'preformatted':
      return runsText(block.runs);
    case 'list':
      return joinWords(
        block.items.map((item) => sequenceText(item.blocks, separator)),
        separator,
      );
    case 'blockquote':
      return sequenceText(block.blocks, separator);
    case 'figure':
      return joinWords([runsText(block.alt), sequenceText(block.caption, separator)], separator);
    case 'table':
      return tableText(block);
    case 'rule':
      return '';
  }
}

function tableText(table: TableBlock): string {
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => sequenceText(cell.blocks, lineSeparator)).join(cellSeparator),
  );
  const caption = sequenceText(table.caption, lineSeparator);
  return [...(caption === '' ? [] : [caption]), ...rows].join(lineSeparator);
}

function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

function joinWords(texts: readonly string[], separator: string): string {
  return texts.filter((text) => text !== '').join(separator);
}
