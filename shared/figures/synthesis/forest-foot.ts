import type { Mark, Shape } from '../figure.ts';
import { margin, pad, small } from '../grid-layout.ts';
import { wrapped } from '../text-box.ts';
import type { EffectAxis } from './effect-axis.ts';
import { type Drawing, type Drawn, headLine, letter, text } from './forest-drawing.ts';
import type { ForestTable } from './forest-table.ts';

/** The line of no effect, behind everything, and that of the pooled effect, dotted. */
export function forestVerticals(top: number, bottom: number, { table, across, theme }: Drawing): Mark[] {
  const { nullValue } = table.axis;
  const overall = table.rows.findLast((row) => row.kind === 'total' && row.overall);
  const estimate = overall?.kind === 'total' ? overall.effect?.estimate : undefined;
  const line = (value: number, dashes?: string): Mark[] => {
    const x = across.of(value);
    if (x < across.left - 1 || x > across.right + 1) return [];
    const rest = { stroke: dashes === undefined ? theme.quiet : theme.line, strokeWidth: 1 };
    return [
      {
        kind: 'line',
        x1: x,
        y1: top,
        x2: x,
        y2: bottom,
        ...rest,
        ...(dashes === undefined ? {} : { dashes }),
      },
    ];
  };
  return [
    ...(estimate === undefined || estimate === nullValue ? [] : line(estimate, '3 3')),
    ...(nullValue === null ? [] : line(nullValue)),
  ];
}

/** The axis with its ticks, and what lies left and right of no effect. */
export function forestAxis(axis: EffectAxis, y: number, { across, columns, table, theme }: Drawing): Drawn {
  const shapes: Shape[] = [
    { kind: 'line', x1: across.left, y1: y, x2: across.right, y2: y, stroke: theme.text, strokeWidth: 1 },
  ];
  for (const { at, text: words } of axis.ticks) {
    const x = across.of(at);
    shapes.push({ kind: 'line', x1: x, y1: y, x2: x, y2: y + 4, stroke: theme.text, strokeWidth: 1 });
    shapes.push(text(words, x, y + 17, { ...small, fill: theme.text, anchor: 'middle' }));
  }
  const { favours, nullValue } = table.axis;
  if (favours === null || nullValue === null) return { shapes, height: 22 };
  const middle = across.of(nullValue);
  const half = columns.plot.width / 2 - 10;
  const [left, right] = [wrapped(favours.left, half, small, 3), wrapped(favours.right, half, small, 3)];
  for (const [line, words] of left.entries())
    shapes.push(
      text(words, middle - 10, y + 34 + line * headLine, { ...small, fill: theme.text, anchor: 'end' }),
    );
  for (const [line, words] of right.entries())
    shapes.push(text(words, middle + 10, y + 34 + line * headLine, { ...small, fill: theme.text }));
  return { shapes, height: 24 + Math.max(left.length, right.length) * headLine };
}

/** Domains of bias and footnotes, at the left below the rows, beside the axis and then below it. */
export function forestNotes(
  table: ForestTable,
  y: number,
  axisHeight: number,
  { columns, theme }: Drawing,
): Drawn {
  const domains = table.biasDomains.map((name, at) => `${letter(at)} ${name}`);
  const lights = domains.length === 0 ? [] : ['Risk of bias: + low, ? some concerns, − high', ...domains];
  const notes = [...lights, ...table.footnotes];
  const besideAxis = columns.plot.x - margin - pad * 2;
  const lines = notes.flatMap((note) => wrapped(note, besideAxis, small, 8));
  return {
    shapes: lines.map((words, at) =>
      text(words, margin, y + 12 + at * headLine, { ...small, fill: theme.quiet }),
    ),
    height: Math.max(axisHeight, lines.length * headLine + pad),
  };
}
