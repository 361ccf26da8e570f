/** A line of a shown page: any unit, y downwards. */
export type LineBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** How many lines around the point say how wide its column is. */
const AROUND = 15;
/** A line this much wider than most around it goes over several columns: a title, a table. */
const OVER = 1.5;

function distance(line: LineBox, x: number, y: number): number {
  const across = Math.max(line.left - x, 0, x - line.left - line.width);
  const down = Math.max(line.top - y, 0, y - line.top - line.height);
  return Math.hypot(across, down);
}

function shared(a: LineBox, b: LineBox): number {
  const overlap = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  return overlap / Math.max(1e-6, Math.min(a.width, b.width));
}

/** From where to where the text column at a point reaches, by the lines around it; null on a page without lines. */
export function columnExtent(
  lines: readonly LineBox[],
  x: number,
  y: number,
): { readonly left: number; readonly right: number } | null {
  const [seed] = lines.toSorted((a, b) => distance(a, x, y) - distance(b, x, y));
  if (seed === undefined) return null;
  const around = lines
    .filter((line) => line.width > 0 && shared(line, seed) >= 0.5)
    .toSorted((a, b) => Math.abs(a.top - seed.top) - Math.abs(b.top - seed.top))
    .slice(0, AROUND);
  const usual =
    around.map(({ width }) => width).toSorted((a, b) => a - b)[Math.floor(around.length / 2)] ?? 0;
  const own = around.filter(({ width }) => width <= usual * OVER);
  const column = own.includes(seed) ? own : [seed];
  return {
    left: Math.min(...column.map(({ left }) => left)),
    right: Math.max(...column.map(({ left, width }) => left + width)),
  };
}
