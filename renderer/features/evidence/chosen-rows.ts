import { guardCell } from '#shared/formats/guard-cell.ts';

/** Rows of the table that are chosen: from the one where choosing began to the one where it stands. */
export interface ChosenRows {
  readonly from: number;
  readonly to: number;
}

/** The first and the last of chosen rows, kept inside the table. */
export function spanOf({ from, to }: ChosenRows, rows: number): readonly [first: number, last: number] {
  const within = (row: number): number => Math.min(Math.max(row, 0), rows - 1);
  return [within(Math.min(from, to)), within(Math.max(from, to))];
}

/** Whether a row is among the chosen ones. */
export function isChosen(chosen: ChosenRows | null, row: number): boolean {
  return (
    chosen !== null && row >= Math.min(chosen.from, chosen.to) && row <= Math.max(chosen.from, chosen.to)
  );
}

/**
 * Rows as text that spreadsheets and editors take as a table: cells by tabs, no tab or line break within one. What would
 * be run as a formula is guarded, as in the exports.
 */
export function asTabbedText(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => cells.map((cell) => guardCell(cell.replaceAll(/[\t\r\n]+/gu, ' '))).join('\t'))
    .join('\r\n');
}

/** Rows as an HTML table, for programs that keep its cells, guarded like the text; the first row is its heading. */
export function asHtmlTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(guardCell(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${body.map((cells) => line(cells, 'td')).join('')}</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
}
