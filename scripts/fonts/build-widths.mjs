import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Writes shared/figures/font-widths.ts: how wide each letter of the font of figures is. Run it again when pdfjs-dist,
 * which brings the font, changes it: `node scripts/fonts/build-widths.mjs`. OpenType tables: cmap (format 4), hmtx, head.
 */
const root = join(import.meta.dirname, '..', '..');
const first = 0x20;
const last = 0x17f;
/** Punctuation and signs beyond those ranges that labels hold. */
const more = [
  0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x2032, 0x2212, 0x2260,
  0x2264, 0x2265, 0x203a,
];

function tablesOf(font) {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, at) => 12 + 16 * at);
  return new Map(records.map((at) => [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)]));
}

function glyphFinder(font, cmap) {
  const count = font.readUInt16BE(cmap + 2);
  const offsets = Array.from({ length: count }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + 8 * at + 4));
  const table = offsets.find((offset) => font.readUInt16BE(offset) === 4);
  if (table === undefined) throw new Error('The font has no cmap of format 4.');
  const segments = font.readUInt16BE(table + 6) / 2;
  const field = (part, at) => table + 14 + part * 2 * segments + (part > 0 ? 2 : 0) + 2 * at;
  return (code) => {
    for (let at = 0; at < segments; at += 1) {
      if (code > font.readUInt16BE(field(0, at))) continue;
      const start = font.readUInt16BE(field(1, at));
      if (code < start) return 0;
      const delta = font.readUInt16BE(field(2, at));
      const range = font.readUInt16BE(field(3, at));
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = font.readUInt16BE(field(3, at) + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** Advance widths in thousandths of the size, by code point. */
function widthsOf(path) {
  const font = readFileSync(path);
  const tables = tablesOf(font);
  const place = (name) => tables.get(name) ?? 0;
  const perEm = font.readUInt16BE(place('head') + 18);
  const metrics = font.readUInt16BE(place('hhea') + 34);
  const glyphOf = glyphFinder(font, place('cmap'));
  return (code) => {
    const glyph = glyphOf(code);
    if (glyph === 0) return null;
    const advance = font.readUInt16BE(place('hmtx') + 4 * Math.min(glyph, metrics - 1));
    return Math.round((advance * 1000) / perEm);
  };
}

const folder = join(root, 'node_modules', 'pdfjs-dist', 'standard_fonts');
const codes = [...Array.from({ length: last - first + 1 }, (_, at) => first + at), ...more];
const lines = ['Regular', 'Bold'].map((weight) => {
  const widthOf = widthsOf(join(folder, `LiberationSans-${weight}.ttf`));
  const byWidth = Map.groupBy(
    codes.filter((code) => widthOf(code) !== null),
    widthOf,
  );
  const groups = [...byWidth].map(
    ([width, those]) => `  [${width}, ${JSON.stringify(String.fromCodePoint(...those))}],`,
  );
  return `export const ${weight.toLowerCase()}Widths: readonly (readonly [number, string])[] = [\n${groups.join('\n')}\n];\n`;
});
const head =
  '/* Made by scripts/fonts/build-widths.mjs from Liberation Sans, which pdfjs-dist brings. */\n\n' +
  '/** Advance widths in thousandths of the size, with the letters that have them. */\n';
writeFileSync(join(root, 'shared', 'figures', 'font-widths.ts'), head + lines.join('\n'));
