import { guardCell } from '#shared/formats/guard-cell.ts';

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
