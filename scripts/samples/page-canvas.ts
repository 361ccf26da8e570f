import type { FontName } from './font-metrics.ts';
import { lineWidth, type TextLine } from './line-breaking.ts';
import { fontResource } from './pdf-file.ts';
import { pdfString, textWidth, withLigatures } from './pdf-text.ts';

export type TextStyle = { readonly font: FontName; readonly size: number; readonly grey?: number };
export type Point = readonly [x: number, y: number];

const n = (value: number) => String(Number(value.toFixed(3)));

/** Collects the operators of one page's content stream; positions in points from the lower left corner. */
export class PageCanvas {
  readonly #operators: string[] = [];

  /** Text on one line; ligatures are put in. */
  text(text: string, at: Point, style: TextStyle): void {
    const grey = style.grey === undefined ? '' : `${n(style.grey)} g `;
    const shown = pdfString(withLigatures(text));
    const font = `/${fontResource(style.font)} ${n(style.size)} Tf`;
    this.#operators.push(`q ${grey}BT ${font} ${n(at[0])} ${n(at[1])} Td ${shown} Tj ET Q`);
  }

  /** Text that ends at a point. */
  textRight(text: string, at: Point, style: TextStyle): void {
    const width = textWidth(style.font, style.size, withLigatures(text));
    this.text(text, [at[0] - width, at[1]], style);
  }

  /** Text around a point. */
  textCentre(text: string, at: Point, style: TextStyle): void {
    const width = textWidth(style.font, style.size, withLigatures(text));
    this.text(text, [at[0] - width / 2, at[1]], style);
  }

  /** A line of a paragraph, stretched to the width by its spaces unless it is the last. */
  line(line: TextLine, at: Point, measure: { readonly size: number; readonly width: number }): void {
    const gaps = line.words.length - 1;
    const space = line.last || gaps < 1 ? 0 : (measure.width - lineWidth(line.words, measure.size)) / gaps;
    const runs: { font: FontName; text: string }[] = [];
    for (const [index, word] of line.words.entries()) {
      const text = index < gaps ? `${word.text} ` : word.text;
      const run = runs.at(-1);
      if (run?.font === word.font) run.text += text;
      else runs.push({ font: word.font, text });
    }
    const shown = runs.map(
      (run) => `/${fontResource(run.font)} ${n(measure.size)} Tf ${pdfString(run.text)} Tj`,
    );
    this.#operators.push(`BT ${n(space)} Tw ${n(at[0])} ${n(at[1])} Td ${shown.join(' ')} 0 Tw ET`);
  }

  /** A straight line. */
  rule(from: Point, to: Point, width: number, dash = ''): void {
    const line = `${n(from[0])} ${n(from[1])} m ${n(to[0])} ${n(to[1])} l S`;
    this.#operators.push(`q ${n(width)} w [${dash}] 0 d ${line} Q`);
  }

  /** A filled square around a point. */
  square(centre: Point, side: number): void {
    this.#operators.push(`${n(centre[0] - side / 2)} ${n(centre[1] - side / 2)} ${n(side)} ${n(side)} re f`);
  }

  /** The page's content stream. */
  content(): string {
    return this.#operators.join('\n');
  }
}
