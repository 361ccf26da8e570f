import { hex4, type PdfFile, pdfNumber, type Ref } from './pdf-file.ts';
import type { Face } from './true-type.ts';

/** A line of text as a page shows it. */
export type SetText = {
  /** The glyphs, in hexadecimal, two bytes each. */
  readonly glyphs: string;
  /** In thousandths of the size. */
  readonly width: number;
  /** The font has a glyph for every character. */
  readonly whole: boolean;
};

/**
 * A font that is embedded whole, with what copies and searches text back (ISO 32000-1, 9.7 and 9.10): its characters are
 * named by their glyphs, so that every letter that the font has can be set.
 */
export class EmbeddedFont {
  readonly #face: Face;
  readonly #name: string;
  /** The characters of the glyphs that were set. */
  readonly #used = new Map<number, number>();

  /** @param name as PDF names have it: “LiberationSans-Bold” */
  constructor(name: string, face: Face) {
    this.#name = name;
    this.#face = face;
  }

  set(text: string): SetText {
    const glyphs = [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      const glyph = this.#face.glyphOf(code);
      if (glyph !== 0) this.#used.set(glyph, code);
      return glyph;
    });
    const width = glyphs.reduce((sum, glyph) => sum + this.#face.advanceOf(glyph), 0);
    return { glyphs: glyphs.map(hex4).join(''), width, whole: !glyphs.includes(0) };
  }

  /** Writes the font, once everything is set. */
  write(file: PdfFile): Ref {
    const { box, ascent, descent, file: bytes, advanceOf } = this.#face;
    const program = file.addStream(bytes, `/Length1 ${bytes.length}`);
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${this.#name} /Flags 32 /FontBBox [${box.join(' ')}] /ItalicAngle 0 ` +
        `/Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /StemV 80 /FontFile2 ${program} 0 R >>`,
    );
    const widths = [...this.#used.keys()]
      .toSorted((a, b) => a - b)
      .map((glyph) => `${glyph} [${pdfNumber(advanceOf(glyph))}]`);
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${this.#name} /FontDescriptor ${descriptor} 0 R ` +
        `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity ` +
        `/DW ${pdfNumber(advanceOf(0))} /W [${widths.join(' ')}] >>`,
    );
    const back = file.addStream(this.#toUnicode());
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${this.#name} /Encoding /Identity-H ` +
        `/DescendantFonts [${descendant} 0 R] /ToUnicode ${back} 0 R >>`,
    );
  }

  #toUnicode(): string {
    const lines = [...this.#used].map(([glyph, code]) => {
      const units = String.fromCodePoint(code);
      return `<${hex4(glyph)}> <${Array.from({ length: units.length }, (_, at) => hex4(units.charCodeAt(at))).join('')}>`;
    });
    // A block has 100 lines at most.
    const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => {
      const part = lines.slice(at * 100, at * 100 + 100);
      return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`;
    });
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <FFFF> endcodespacerange',
      ...blocks,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n');
  }
}
