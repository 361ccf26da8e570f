import type { RawGlyph, RawPage, RawRun } from '#shared/text/raw-page.ts';

/** One line as a test writes it: its left end and baseline in PDF units, and its words. */
export type SetLine = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Letter size; 10 units when left out. */
  readonly size?: number;
  /** Width of every glyph in em; 0.5 when left out. */
  readonly width?: number;
  /** `gaps`: spaces are white without a glyph, as TeX sets them. `drawn`: spaces are glyphs. */
  readonly spaces?: 'drawn' | 'gaps';
  /** Degrees anticlockwise. */
  readonly angle?: number;
  readonly vertical?: boolean;
};

/** A page of 600 by 800 units whose lines are drawn in the given order, each as one run. */
export function rawPage(lines: readonly SetLine[], over: Partial<RawPage> = {}): RawPage {
  return { page: 1, label: '1', view: [0, 0, 600, 800], rotate: 0, runs: lines.map(run), ...over };
}

function run(line: SetLine): RawRun {
  const size = line.size ?? 10;
  const radians = ((line.angle ?? 0) * Math.PI) / 180;
  const axisX = [size * Math.cos(radians), size * Math.sin(radians)] as const;
  const axisY = [-size * Math.sin(radians), size * Math.cos(radians)] as const;
  const vertical = line.vertical === true;
  const width = vertical ? 1 : (line.width ?? 0.5);
  const step = vertical ? ([-axisY[0], -axisY[1]] as const) : axisX;
  const glyphs = [...line.text].flatMap((text, index): RawGlyph[] => {
    if (text === ' ' && line.spaces !== 'drawn') return [];
    const x = line.x + index * width * step[0];
    const y = line.y + index * width * step[1];
    return [{ text, x, y, width, ...(vertical ? { across: 1 } : {}) }];
  });
  return { axisX, axisY, ascent: 0.75, descent: -0.25, vertical, glyphs };
}

/** Lines of one column, one below the other. */
export function column(
  x: number,
  y: number,
  texts: readonly string[],
  over: Partial<SetLine> = {},
): SetLine[] {
  const pitch = 1.2 * (over.size ?? 10);
  return texts.map((text, index) => ({ x, y: y - index * pitch, text, ...over }));
}
