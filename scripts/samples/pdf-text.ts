import { type FontName, fonts } from './font-metrics.ts';

/**
 * Codes beyond ASCII that the sample fonts use. The two ligatures sit on codes that WinAnsi leaves free and reach
 * Unicode as U+FB01 and U+FB02, as in most typeset papers: whoever searches the text has to fold them.
 */
export const extraCodes = [
  { text: '\uFB01', code: 0x81, glyph: 'fi' },
  { text: '\uFB02', code: 0x8d, glyph: 'fl' },
  { text: '’', code: 0x92, glyph: 'quoteright' },
  { text: '–', code: 0x96, glyph: 'endash' },
  { text: '±', code: 0xb1, glyph: 'plusminus' },
] as const;

/** Puts ligature characters where a typesetter would. */
export function withLigatures(text: string): string {
  return text.replaceAll('fi', '\uFB01').replaceAll('fl', '\uFB02');
}

function codeOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 32 && code <= 126) return code;
  const extra = extraCodes.find((one) => one.text === character);
  if (extra === undefined) throw new Error(`no code for “${character}” (U+${code.toString(16)})`);
  return extra.code;
}

/** Width of one code in thousandths of the font size. */
export function codeWidth(font: FontName, code: number): number {
  const index = extraCodes.findIndex((one) => one.code === code);
  return (index >= 0 ? fonts[font].extra[index] : fonts[font].ascii[code - 32]) ?? 0;
}

/** Width of text in points. */
export function textWidth(font: FontName, size: number, text: string): number {
  let thousandths = 0;
  for (const character of text) thousandths += codeWidth(font, codeOf(character));
  return (thousandths * size) / 1000;
}

/** Text as a PDF string in the sample fonts' encoding: printable ASCII, the rest as octal escapes. */
export function pdfString(text: string): string {
  let out = '';
  for (const character of text) {
    const code = codeOf(character);
    if (code > 126) out += `\\${code.toString(8)}`;
    else out += '()\\'.includes(character) ? `\\${character}` : character;
  }
  return `(${out})`;
}
