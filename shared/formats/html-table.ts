import type { DraftBlock, DraftCell, DraftRow } from './draft.ts';
import { attribute, elementsOf, isElement, type HtmlElement } from './html-dom.ts';

type Inside = (element: HtmlElement) => DraftBlock[];

/**
 * The drafts of a table. One that only lays out the page (it says so, or holds other tables, headings or the
 * like) becomes its content in reading order.
 */
export function tableDrafts(table: HtmlElement, inside: Inside): DraftBlock[] {
  const captions = table.childNodes.filter(isElement).filter((child) => child.tagName === 'caption');
  const caption = captions.flatMap(inside);
  const rows = rowsOf(table);
  if (isLayout(table)) return [...caption, ...rows.flatMap((row) => cellsOf(row).flatMap(inside))];
  return [{ type: 'table', caption, rows: rows.map((row) => rowDraft(row, inside)) }];
}

function isLayout(table: HtmlElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  for (const element of elementsOf(table)) {
    if (/^(?:table|h[1-4]|article|section|main|form)$/.test(element.tagName)) return true;
  }
  return false;
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    if (!/^(?:thead|tbody|tfoot)$/.test(child.tagName)) return [];
    return child.childNodes.filter(isElement).filter((row) => row.tagName === 'tr');
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.tagName));
}

function rowDraft(row: HtmlElement, inside: Inside): DraftRow {
  const parent = row.parentNode;
  const inHead = parent !== null && 'tagName' in parent && parent.tagName === 'thead';
  return { cells: cellsOf(row).map((cell) => cellDraft(cell, inHead, inside)) };
}

function cellDraft(cell: HtmlElement, inHead: boolean, inside: Inside): DraftCell {
  return {
    header: inHead || cell.tagName === 'th',
    colspan: spanOf(cell, 'colspan'),
    rowspan: spanOf(cell, 'rowspan'),
    blocks: inside(cell),
  };
}

function spanOf(cell: HtmlElement, name: string): number {
  const span = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isSafeInteger(span) ? span : 1;
}
