import { createHash } from 'node:crypto';
import { type FontName, fonts } from './font-metrics.ts';
import { codeWidth, extraCodes } from './pdf-text.ts';

const fontNames: readonly FontName[] = ['roman', 'bold', 'italic', 'sans', 'sansBold'];

/** The name under which a page's content stream sets a font. */
export function fontResource(font: FontName): string {
  return `F${fontNames.indexOf(font) + 1}`;
}

export type PdfDocument = {
  /** Values of the information dictionary, ASCII only. */
  readonly info: Readonly<Record<string, string>>;
  /** Width and height of every page in points. */
  readonly size: readonly [number, number];
  /** Label of the first page: a prefix and a number, such as e101. */
  readonly label: { readonly prefix: string; readonly start: number };
  /** Content streams, one a page, ASCII only. */
  readonly pages: readonly string[];
};

const hex = (code: number, digits: number) => code.toString(16).toUpperCase().padStart(digits, '0');

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The map from codes to Unicode (ISO 32000-1, 9.10.3) that all sample fonts share. */
function toUnicode(): string {
  const extras = extraCodes.map(({ text, code }) => `<${hex(code, 2)}> <${hex(text.charCodeAt(0), 4)}>`);
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<00> <FF>',
    'endcodespacerange',
    '1 beginbfrange',
    '<20> <7E> <0020>',
    'endbfrange',
    `${extras.length} beginbfchar`,
    ...extras,
    'endbfchar',
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function widthsOf(font: FontName): string {
  const widths: number[] = [];
  const last = Math.max(...extraCodes.map((one) => one.code));
  for (let code = 32; code <= last; code += 1) widths.push(codeWidth(font, code));
  return `/FirstChar 32 /LastChar ${last} /Widths [${widths.join(' ')}]`;
}

/** The font dictionary and its descriptor; the shared encoding and Unicode map come by reference. */
function fontObjects(
  font: FontName,
  refs: { descriptor: number; encoding: number; unicode: number },
): string[] {
  const { baseFont, flags, box, italicAngle, ascent, descent, capHeight, stemV } = fonts[font];
  return [
    `<< /Type /Font /Subtype /Type1 /BaseFont /${baseFont} ${widthsOf(font)} /FontDescriptor ${refs.descriptor} 0 R` +
      ` /Encoding ${refs.encoding} 0 R /ToUnicode ${refs.unicode} 0 R >>`,
    `<< /Type /FontDescriptor /FontName /${baseFont} /Flags ${flags} /FontBBox [${box}] /ItalicAngle ${italicAngle}` +
      ` /Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight} /StemV ${stemV} >>`,
  ];
}

/** All objects in the order of their numbers, from 1: catalogue, info, page tree, encoding, map, fonts, pages. */
function objectsOf(document: PdfDocument): string[] {
  const tree = 3;
  const encoding = 4;
  const unicode = 5;
  const firstFont = 6;
  const firstPage = firstFont + fontNames.length * 2;
  const pageRef = (index: number) => firstPage + index * 2;
  const extras = extraCodes.map(({ code, glyph }) => `${code} /${glyph}`).join(' ');
  const fontRefs = fontNames.map((font, index) => `/${fontResource(font)} ${firstFont + index * 2} 0 R`);
  const { prefix, start } = document.label;
  const kids = document.pages.map((_, index) => `${pageRef(index)} 0 R`);
  return [
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >>` +
      ` /PageLabels << /Nums [0 << /S /D /P (${prefix}) /St ${start} >>] >> >>`,
    `<< ${Object.entries(document.info)
      .map(([key, value]) => `/${key} (${value})`)
      .join(' ')} >>`,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`,
    `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${extras}] >>`,
    stream(toUnicode()),
    ...fontNames.flatMap((font, index) =>
      fontObjects(font, { descriptor: firstFont + index * 2 + 1, encoding, unicode }),
    ),
    ...document.pages.flatMap((content, index) => [
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${document.size.join(' ')}]` +
        ` /Resources << /Font << ${fontRefs.join(' ')} >> >> /Contents ${pageRef(index) + 1} 0 R >>`,
      stream(content),
    ]),
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
}

/**
 * A PDF 1.7 file, uncompressed, with a classic cross-reference table (ISO 32000-1). The same document gives the
 * same bytes on every machine: no time, no chance, no compressor whose version could matter.
 */
export function pdfFile(document: PdfDocument): Uint8Array {
  const header = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const objects = objectsOf(document);
  let offset = header.length;
  const entries = objects.map((object) => {
    const entry = `${String(offset).padStart(10, '0')} 00000 n \n`;
    offset += object.length;
    return entry;
  });
  const id = createHash('sha256').update(objects.join('')).digest('hex').slice(0, 32);
  const size = objects.length + 1;
  const tail =
    `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}` +
    `trailer\n<< /Size ${size} /Root 1 0 R /Info 2 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${offset}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(header + objects.join('') + tail, 'latin1'));
}
