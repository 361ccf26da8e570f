/** A cell that reaches into the lines below: how many are left, and what stands in it. */
type Reaching = { readonly left: number; readonly words: string };

/**
 * The first table of a page’s source as lines with tabs between cells; null where the text is none. What reaches over several
 * lines stands in each of them. One walk from tag to tag: no text takes longer than its length.
 */
export function htmlLines(text: string): string | null {
  const start = text.search(/<table[\s>]/iu);
  if (start === -1) return null;
  const end = text.toLowerCase().indexOf('</table', start);
  if (end === -1) return null;
  const reaching: Reaching[] = [];
  const rows = text
    .slice(start, end)
    .split(/<tr(?=[\s>])/iu)
    .slice(1)
    .map((row) => rowOf(row, reaching));
  return rows.map((cells) => cells.join('\t')).join('\n');
}

/** The cells of a line. @param reaching by column, what reaches into this line; those of this line are put there */
function rowOf(row: string, reaching: Reaching[]): string[] {
  const cells: string[] = [];
  const above = (): void => {
    for (
      let held = reaching[cells.length];
      held !== undefined && held.left > 0;
      held = reaching[cells.length]
    ) {
      reaching[cells.length] = { ...held, left: held.left - 1 };
      cells.push(held.words);
    }
  };
  for (const piece of row.split(/<t[hd](?=[\s>])/iu).slice(1)) {
    above();
    const close = piece.indexOf('>');
    const attributes = close === -1 ? '' : piece.slice(0, close);
    const [inside = ''] = piece.slice(close + 1).split(/<\/t[hdr]/iu, 1);
    const words = plain(inside);
    const down = spanOf(attributes, 'rowspan') - 1;
    for (let column = 0; column < spanOf(attributes, 'colspan'); column += 1) {
      if (down > 0) reaching[cells.length] = { left: down, words: column === 0 ? words : '' };
      cells.push(column === 0 ? words : '');
    }
  }
  above();
  return cells;
}

function spanOf(attributes: string, name: 'rowspan' | 'colspan'): number {
  const [, digits = '1'] = new RegExp(`${name}\\s{0,3}=\\s{0,3}["']?(\\d{1,2})`, 'iu').exec(attributes) ?? [];
  return Math.max(1, Number(digits));
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ minus: '−', plusmn: '±', times: '×', middot: '·', shy: '' },
};

function plain(words: string): string {
  return words
    .replaceAll(/<sup(?:\s[^<>]*)?>[^<]*<\/sup>/giu, '')
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/giu, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
