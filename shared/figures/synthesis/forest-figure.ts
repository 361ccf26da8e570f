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
  const columns = forestColumns(table);
  const axis = axisOf(table);
  const across = acrossOf(columns, axis);
  const drawing: Drawing = { table, columns, across, theme, heaviest: heaviestOf(table.rows) };
  const head = forestHeads(drawing);
  const top = margin + head.height;
  let y = top;
  const rows: Shape[] = [];
  for (const row of table.rows) {
    const drawn = forestRow(row, y, drawing);
    rows.push(...drawn.shapes);
    y += drawn.height;
  }
  const foot = forestAxis(axis, y + pad, drawing);
  const notes = forestNotes(table, y + pad, foot.height + pad, drawing);
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
