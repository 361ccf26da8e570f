/** The first table of a page’s source as lines with tabs between cells; null where the text is none. */
export function htmlLines(text: string): string | null {
  const table = /<table[\s>][\s\S]*?<\/table>/iu.exec(text)?.[0];
  if (table === undefined) return null;
  const rows = [...table.matchAll(/<tr[\s>][\s\S]*?<\/tr>/giu)].map(([row]) =>
    [...row.matchAll(/<t[hd]([^>]*)>([\s\S]*?)<\/t[hd]>/giu)].flatMap(([, attributes = '', words = '']) => {
      const span = Number(/colspan\s*=\s*["']?(\d{1,2})/iu.exec(attributes)?.[1] ?? 1);
      return [plain(words), ...Array.from({ length: Math.max(0, span - 1) }, () => '')];
    }),
  );
  return rows.map((cells) => cells.join('\t')).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—' },
  ...{ minus: '−', plusmn: '±', times: '×', middot: '·', shy: '' },
};

function plain(words: string): string {
  return words
    .replaceAll(/<sup[\s>][\s\S]*?<\/sup>/giu, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/giu, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
