import { boldWidths, regularWidths } from './font-widths.ts';

/** Size in CSS pixels and weight. */
export type Font = { readonly size: number; readonly bold?: boolean };

const tables = { regular: widthsByLetter(regularWidths), bold: widthsByLetter(boldWidths) };
/** For letters that the font's table does not have: East Asian ones are as wide as they are high. */
const wide = 1000;
const usual = 600;

function widthsByLetter(groups: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
  );
}

/** How wide a text is, in CSS pixels. */
export function widthOf(text: string, { size, bold = false }: Font): number {
  const table = bold ? tables.bold : tables.regular;
  let thousandths = 0;
  for (const letter of text)
    thousandths += table.get(letter) ?? (letter > '\u2e7f' ? wide : /\p{M}/u.test(letter) ? 0 : usual);
  return (thousandths * size) / 1000;
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function fitted(text: string, width: number, font: Font): string {
  if (widthOf(text, font) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join('').trimEnd()}…`, font) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/**
 * The text in lines of at most `width`, broken between words, or within a word that is wider than a line.
 * @param most lines at most; the last one is cut with an ellipsis when there is more
 */
export function wrapped(text: string, width: number, font: Font, most: number): string[] {
  const words = text
    .trim()
    .split(/\s+/u)
    .flatMap((word) => pieces(word, width, font));
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), fitted(rest, width, font)];
}

/** A word in parts that fit on a line each, with a hyphen at each break. */
function pieces(word: string, width: number, font: Font): string[] {
  if (widthOf(word, font) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(`${piece}${letter}-`, font) > width) {
      found.push(/[-/–—]$/u.test(piece) ? piece : `${piece}-`);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}
