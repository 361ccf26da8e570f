import type { EmbeddedImage, HeadingLevel, Mark } from './document-tree.ts';

/** What a reader of a format makes: the shapes of the document tree, before offsets are given out. */
export interface DraftRun {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface DraftItem {
  readonly checked: boolean | null;
  readonly blocks: readonly DraftBlock[];
}

export interface DraftCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly DraftBlock[];
}

export interface DraftRow {
  readonly cells: readonly DraftCell[];
}

export type DraftBlock =
  | { readonly type: 'heading'; readonly level: HeadingLevel; readonly runs: readonly DraftRun[] }
  | { readonly type: 'paragraph' | 'preformatted'; readonly runs: readonly DraftRun[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly first: number;
      readonly items: readonly DraftItem[];
    }
  | { readonly type: 'table'; readonly caption: readonly DraftBlock[]; readonly rows: readonly DraftRow[] }
  | {
      readonly type: 'figure';
      readonly image: EmbeddedImage | null;
      readonly alt: readonly DraftRun[];
      readonly caption: readonly DraftBlock[];
    }
  | { readonly type: 'blockquote'; readonly blocks: readonly DraftBlock[] }
  | { readonly type: 'rule' };

export type DraftTable = Extract<DraftBlock, { type: 'table' }>;

/** A paragraph of plain words. */
export function paragraph(text: string): DraftBlock {
  return { type: 'paragraph', runs: [{ text, marks: [] }] };
}

/** The words of drafts without their structure: a line for each text, tabs between cells. */
export function plainWords(blocks: readonly DraftBlock[]): string {
  return blocks
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n');
}

function wordsOf(block: DraftBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'preformatted':
      return runsText(block.runs);
    case 'list':
      return plainWords(block.items.flatMap((item) => item.blocks));
    case 'blockquote':
      return plainWords(block.blocks);
    case 'figure':
      return [runsText(block.alt), plainWords(block.caption)].filter((words) => words !== '').join('\n');
    case 'table':
      return [
        plainWords(block.caption),
        ...block.rows.map((row) => row.cells.map((cell) => plainWords(cell.blocks)).join('\t')),
      ]
        .filter((words) => words !== '')
        .join('\n');
    case 'rule':
      return '';
  }
}

/** The words of runs, one after the other. */
export function runsText(runs: readonly DraftRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** How many blocks, rows, cells, items and runs a draft holds: what it costs to keep and draw. */
export function countNodes(block: DraftBlock): number {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'preformatted':
      return 1 + block.runs.length;
    case 'list':
      return block.items.reduce((sum, item) => sum + 1 + countAll(item.blocks), 1);
    case 'blockquote':
      return 1 + countAll(block.blocks);
    case 'figure':
      return 1 + block.alt.length + countAll(block.caption);
    case 'table':
      return block.rows.reduce(
        (sum, row) => row.cells.reduce((cells, cell) => cells + 1 + countAll(cell.blocks), sum + 1),
        1 + countAll(block.caption),
      );
    case 'rule':
      return 1;
  }
}

function countAll(blocks: readonly DraftBlock[]): number {
  return blocks.reduce((sum, block) => sum + countNodes(block), 0);
}
