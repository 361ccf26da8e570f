import type { Figure, Shape } from '../figure.ts';
import { margin, pad } from '../grid-layout.ts';
import type { FigureTheme } from '../theme.ts';
import { type EffectAxis, effectAxis } from './effect-axis.ts';
import { type ForestColumns, forestColumns } from './forest-columns.ts';
import type { Drawing } from './forest-drawing.ts';
import { forestAxis, forestNotes, forestVerticals } from './forest-foot.ts';
import { forestHeads } from './forest-heads.ts';
import type { Across } from './forest-marks.ts';
import { forestRow } from './forest-rows.ts';
import type { ForestRow, ForestTable } from './forest-table.ts';

/**
 * A forest plot as Cochrane reviews print it: studies with their numbers at the left, weights and effects, and the plot at
 * the right; diamonds are pooled effects, the line with upright ends is the prediction interval.
 */
export function forestFigure(table: ForestTable, theme: FigureTheme): Figure {
  const { drawing, axis } = drawingOf(table, theme);
  return figureOfRows(table.rows, { drawing, axis, notes: true });
}

/**
 * The same in parts for the pages of a document: each has its heads and the one axis, the last one the footnotes.
 *
 * @param most how high a part may be, in CSS pixels; only long footnotes make the last one higher
 */
export function forestPages(table: ForestTable, theme: FigureTheme, most: number): Figure[] {
  const { drawing, axis } = drawingOf(table, theme);
  const heights = table.rows.map((row) => forestRow(row, 0, drawing).height);
  const around = figureOfRows([], { drawing, axis }).height;
  const parts = partsOf(table.rows, heights, most - around);
  return parts.map((rows, at) => {
    const figure = figureOfRows(rows, { drawing, axis, notes: at === parts.length - 1 });
    return parts.length === 1
      ? figure
      : { ...figure, title: `${figure.title} (${at + 1} of ${parts.length})` };
  });
}

/** Rows in parts that are so high at most. What belongs to the next row stays with it: a part never ends in a heading. */
function partsOf(rows: readonly ForestRow[], heights: readonly number[], most: number): ForestRow[][] {
  const parts: ForestRow[][] = [];
  let part: ForestRow[] = [];
  let height = 0;
  for (const [at, row] of rows.entries()) {
    const own = heights[at] ?? 0;
    const withNext = row.kind === 'heading' ? own + (heights[at + 1] ?? 0) : own;
    if (part.length > 0 && height + withNext > most) {
      parts.push(part);
      [part, height] = [[], 0];
    }
    part.push(row);
    height += own;
  }
  return [...parts, part];
}

function drawingOf(table: ForestTable, theme: FigureTheme): { drawing: Drawing; axis: EffectAxis } {
  const columns = forestColumns(table);
  const axis = axisOf(table);
  const across = acrossOf(columns, axis);
  return { axis, drawing: { table, columns, across, theme, heaviest: heaviestOf(table.rows) } };
}

function figureOfRows(
  shown: readonly ForestRow[],
  part: { readonly drawing: Drawing; readonly axis: EffectAxis; readonly notes?: boolean },
): Figure {
  const { drawing, axis, notes: withNotes = false } = part;
  const { table, columns, theme } = drawing;
  const head = forestHeads(drawing);
  const top = margin + head.height;
  let y = top;
  const rows: Shape[] = [];
  for (const row of shown) {
    const drawn = forestRow(row, y, drawing);
    rows.push(...drawn.shapes);
    y += drawn.height;
  }
  const foot = forestAxis(axis, y + pad, drawing);
  const footnotes = withNotes ? table.footnotes : [];
  const notes = forestNotes({ ...table, footnotes }, y + pad, foot.height + pad, drawing);
  const lines = forestVerticals(top, y + pad, drawing);
  return {
    width: columns.width,
    height: y + pad + notes.height + margin,
    title: table.title,
    description: table.description,
    background: theme.ground,
    shapes: [...lines, ...head.shapes, ...rows, ...foot.shapes, ...notes.shapes],
  };
}

function axisOf({ rows, axis }: ForestTable): EffectAxis {
  const effects = (kind: 'study' | 'total') =>
    rows.flatMap((row) => (row.kind === kind && row.effect !== null ? [row.effect] : []));
  const predictions = rows.flatMap((row) =>
    row.kind === 'total' && row.prediction !== null && row.effect !== null
      ? [{ estimate: row.effect.estimate, ...row.prediction }]
      : [],
  );
  return effectAxis([...effects('study'), ...predictions], effects('total'), axis);
}

function acrossOf({ plot }: ForestColumns, { lower, upper }: EffectAxis): Across {
  const inset = 8;
  const [left, right] = [plot.x + inset, plot.x + plot.width - inset];
  return { left, right, of: (value) => left + ((value - lower) / (upper - lower)) * (right - left) };
}

function heaviestOf(rows: readonly ForestRow[]): number {
  return Math.max(0, ...rows.map((row) => (row.kind === 'study' ? (row.weight ?? 0) : 0)));
}
