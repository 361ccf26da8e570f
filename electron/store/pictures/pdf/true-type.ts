/** A font as a PDF needs it. Lengths are thousandths of the size. */
export interface Face {
  /** The file, whole and unchanged: its licence lets it stand in documents so. */
  readonly file: Uint8Array;
  /** The place of a character among the glyphs; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
}

/**
 * Reads what is needed of a TrueType font (OpenType 1.9: cmap of format 4, head, hhea, hmtx).
 * @throws Error for a font without these tables; the font ships with the program
 */
export function readTrueType(file: Uint8Array): Face {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const place = tablesOf(data);
  const [head, hhea, hmtx] = [place('head'), place('hhea'), place('hmtx')];
  const perEm = data.getUint16(head + 18);
  const thousandths = (units: number): number => (units * 1000) / perEm;
  const signed = (at: number): number => Math.round(thousandths(data.getInt16(at)));
  const metrics = data.getUint16(hhea + 34);
  return {
    file,
    glyphOf: glyphFinder(data, place('cmap')),
    advanceOf: (glyph) => thousandths(data.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1))),
    box: [signed(head + 36), signed(head + 38), signed(head + 40), signed(head + 42)],
    ascent: signed(hhea + 4),
    descent: signed(hhea + 6),
  };
}

function tablesOf(data: DataView): (name: string) => number {
  const records = Array.from({ length: data.getUint16(4) }, (_, at) => 12 + 16 * at);
  const nameAt = (at: number): string =>
    String.fromCharCode(...[0, 1, 2, 3].map((letter) => data.getUint8(at + letter)));
  const places = new Map(records.map((at) => [nameAt(at), data.getUint32(at + 8)]));
  return (name) => {
    const found = places.get(name);
    if (found === undefined) throw new Error(`The font has no table ${name}.`);
    return found;
  };
}

function glyphFinder(data: DataView, cmap: number): (codePoint: number) => number {
  const count = data.getUint16(cmap + 2);
  const tables = Array.from({ length: count }, (_, at) => cmap + data.getUint32(cmap + 8 + 8 * at));
  const table = tables.find((at) => data.getUint16(at) === 4);
  if (table === undefined) throw new Error('The font has no cmap of format 4.');
  const segments = data.getUint16(table + 6) / 2;
  // Four lists, one behind the other: last characters, (a gap of 2 bytes,) first ones, differences, offsets.
  const field = (list: 0 | 1 | 2 | 3, at: number): number =>
    table + 14 + list * 2 * segments + (list > 0 ? 2 : 0) + 2 * at;
  return (codePoint) => {
    for (let at = 0; at < segments; at += 1) {
      if (codePoint > data.getUint16(field(0, at))) continue;
      const first = data.getUint16(field(1, at));
      if (codePoint < first) return 0;
      const difference = data.getUint16(field(2, at));
      const offset = data.getUint16(field(3, at));
      if (offset === 0) return (codePoint + difference) & 0xffff;
      const glyph = data.getUint16(field(3, at) + offset + 2 * (codePoint - first));
      return glyph === 0 ? 0 : (glyph + difference) & 0xffff;
    }
    return 0;
  };
}
