import type { Mark } from './document-tree.ts';
import {
  countNodes,
  paragraph,
  plainWords,
  runsText,
  type DraftBlock,
  type DraftCell,
  type DraftRow,
  type DraftRun,
  type DraftTable,
} from './draft.ts';

/** Lists, quotes and cells inside one another; what lies deeper keeps its words as one paragraph. */
const maxDepth = 24;
/** Blocks, rows, cells and runs of a document; past it a block keeps its words as one preformatted text. */
const maxNodes = 400_000;
const maxTableSpan = 1_000;

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// Everything below the space but tab and line feed, and the delete character and C1 controls.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Line ends as line feeds, no control characters, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '').replace(loneSurrogate, '\uFFFD');
}

/** Drafts with clean words, without empty blocks, and within the caps of depth and size. */
export function tidy(blocks: readonly DraftBlock[]): { blocks: DraftBlock[]; flattened: boolean } {
  let budget = maxNodes;
  let flattened = false;
  const kept: DraftBlock[] = [];
  for (const block of blocks) {
    const cost = countNodes(block);
    const fits = cost <= budget;
    budget -= fits ? cost : 1;
    flattened ||= !fits;
    const small = fits ? block : preformatted(plainWords([block]));
    kept.push(...tidyBlock(small, 0));
  }
  return budget < 0 ? { blocks: oneText(kept), flattened: true } : { blocks: kept, flattened };
}

function oneText(blocks: readonly DraftBlock[]): DraftBlock[] {
  return [preformatted(blocks.map((block) => plainWords([block])).join('\n\n'))];
}

function preformatted(text: string): DraftBlock {
  return { type: 'preformatted', runs: [{ text, marks: [] }] };
}

function tidyAll(blocks: readonly DraftBlock[], depth: number): DraftBlock[] {
  return blocks.flatMap((block) => tidyBlock(block, depth));
}

/** One draft as none (it was empty), one, or several (its frame meant nothing). */
function tidyBlock(block: DraftBlock, depth: number): DraftBlock[] {
  if (depth > maxDepth) return tidyBlock(paragraph(plainWords([block])), 0);
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'preformatted':
      return withRuns(block);
    case 'list':
      return tidyList(block, depth);
    case 'blockquote':
      return tidyQuote(block.blocks, depth);
    case 'figure':
      return tidyFigure(block, depth);
    case 'table':
      return tidyTable(block, depth);
    case 'rule':
      return [block];
  }
}

function tidyList(list: Extract<DraftBlock, { type: 'list' }>, depth: number): DraftBlock[] {
  const items = list.items
    .map((item) => ({ ...item, blocks: tidyAll(item.blocks, depth + 1) }))
    .filter((item) => item.blocks.length > 0);
  return items.length === 0 ? [] : [{ ...list, items }];
}

function tidyQuote(blocks: readonly DraftBlock[], depth: number): DraftBlock[] {
  const inner = tidyAll(blocks, depth + 1);
  return inner.length === 0 ? [] : [{ type: 'blockquote', blocks: inner }];
}

function tidyFigure(figure: Extract<DraftBlock, { type: 'figure' }>, depth: number): DraftBlock[] {
  const alt = trimEnds(cleanRuns(figure.alt));
  const caption = tidyAll(figure.caption, depth + 1);
  return figure.image === null && alt.length === 0 ? caption : [{ ...figure, alt, caption }];
}

function withRuns(block: Extract<DraftBlock, { runs: unknown }>): DraftBlock[] {
  const clean = cleanRuns(block.runs);
  const runs = block.type === 'preformatted' ? trimLines(clean) : trimEnds(clean);
  return runs.length === 0 ? [] : [{ ...block, runs }];
}

/** A table of fewer than two cells is no table but a frame around its content. */
function tidyTable(table: DraftTable, depth: number): DraftBlock[] {
  const rows = table.rows
    .map((row) => ({ cells: row.cells.map((cell) => tidyCell(cell, depth)) }))
    .filter((row) => row.cells.length > 0);
  const caption = tidyAll(table.caption, depth + 1);
  const cells = rows.flatMap((row) => row.cells);
  if (cells.every((cell) => cell.blocks.length === 0)) return caption;
  if (cells.length < 2) return [...caption, ...cells.flatMap((cell) => cell.blocks)];
  return [{ type: 'table', caption, rows: dropEmptyEdges(rows) }];
}

function tidyCell(cell: DraftCell, depth: number): DraftCell {
  return {
    header: cell.header,
    colspan: clampSpan(cell.colspan),
    rowspan: clampSpan(cell.rowspan),
    blocks: tidyAll(cell.blocks, depth + 1),
  };
}

function clampSpan(span: number): number {
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), maxTableSpan) : 1;
}

/** Rows without a word at the top and bottom only hold distance; inside, a `rowspan` may count them. */
function dropEmptyEdges(rows: readonly DraftRow[]): DraftRow[] {
  const filled = rows.map((row) => row.cells.some((cell) => cell.blocks.length > 0));
  const kept = rows.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1);
  return kept.reduce((sum, row) => sum + row.cells.length, 0) < 2 ? [...rows] : kept;
}

function cleanRuns(runs: readonly DraftRun[]): DraftRun[] {
  const joined: DraftRun[] = [];
  for (const run of runs) {
    const text = cleanText(run.text);
    if (text === '') continue;
    const last = joined.at(-1);
    if (last !== undefined && sameMarks(last.marks, run.marks)) {
      joined[joined.length - 1] = { text: last.text + text, marks: last.marks };
    } else {
      joined.push({ text, marks: run.marks });
    }
  }
  return joined;
}

function sameMarks(left: readonly Mark[], right: readonly Mark[]): boolean {
  return (
    left.length === right.length &&
    left.every((mark, index) => {
      const other = right[index];
      // A place begins with its own words.
      if (other === undefined || mark.kind !== other.kind || mark.kind === 'place') return false;
      return mark.kind !== 'link' || other.kind !== 'link' || mark.href === other.href;
    })
  );
}

function trimEnds(runs: readonly DraftRun[]): DraftRun[] {
  return trimWith(runs, /^\s+/, /\s+$/);
}

/** Keeps the indent of the first line. */
function trimLines(runs: readonly DraftRun[]): DraftRun[] {
  return runsText(runs).trim() === '' ? [] : trimWith(runs, /^(?:[^\S\n]*\n)+/, /\s+$/);
}

function trimWith(runs: readonly DraftRun[], head: RegExp, tail: RegExp): DraftRun[] {
  const kept = [...runs];
  trimSide(kept, 0, head);
  trimSide(kept, -1, tail);
  return kept;
}

/** Trims one end in place, run by run, until a run keeps something. */
function trimSide(runs: DraftRun[], at: 0 | -1, blank: RegExp): void {
  for (let run = runs.at(at); run !== undefined; run = runs.at(at)) {
    const text = run.text.replace(blank, '');
    const trimmed = { ...run, text };
    if (at === 0) runs.shift();
    else runs.pop();
    if (text === '') continue;
    if (at === 0) runs.unshift(trimmed);
    else runs.push(trimmed);
    return;
  }
}
