import type { Mark, Shape } from '../figure.ts';
import { bold, margin, pad, small } from '../grid-layout.ts';
import { wrapped } from '../text-box.ts';
import { effectHeadLines } from './forest-columns.ts';
import { type Drawing, type Drawn, headLine, letter, text } from './forest-drawing.ts';

/** The heads of a forest plot: the two sides above their columns, weight and effect, and the line below them. */
export function forestHeads(drawing: Drawing): Drawn {
  const { table, columns, theme } = drawing;
  const names = table.groups.map(({ name }, at) =>
    name === '' ? [] : wrapped(name, (columns.groups[at]?.width ?? 0) - pad, bold, 3),
  );
  const upper = Math.max(1, ...names.map(({ length }) => length), effectHeadLines(table).length - 1);
  const base = margin + upper * headLine;
  const lower = base + headLine + 2;
  const end = lower + 5;
  const ink = { ...bold, fill: theme.text };
  const shapes: Shape[] = [
    ...names.flatMap((lines, at) => groupHead(at, { lines, base, lower }, drawing)),
    text(table.studyHead, columns.study.x, lower, ink),
    ...effectHeads(lower, drawing),
    { kind: 'line', x1: margin, y1: end, x2: columns.width - margin, y2: end, stroke: theme.quiet },
  ];
  if (table.weightHead !== null && columns.weight !== null)
    shapes.push(text(table.weightHead, columns.weight, lower, { ...ink, anchor: 'end' }));
  return { shapes, height: end + pad - margin };
}

type GroupHead = { readonly lines: readonly string[]; readonly base: number; readonly lower: number };

/** The name of a side over its columns, with a line between. */
function groupHead(
  at: number,
  { lines, base, lower }: GroupHead,
  { table, columns, theme }: Drawing,
): Mark[] {
  const place = columns.groups[at];
  if (place === undefined) return [];
  const middle = place.x + place.width / 2 + pad / 2;
  const names = lines.map((words, line) => {
    const y = base - (lines.length - 1 - line) * headLine - 2;
    return text(words, middle, y, { ...bold, fill: theme.text, anchor: 'middle' });
  });
  const heads = (table.groups[at]?.columns ?? []).map((words, of) =>
    text(words, place.columns[of]?.right ?? 0, lower, { ...small, fill: theme.quiet, anchor: 'end' }),
  );
  if (lines.length === 0) return heads;
  const [x1, x2] = [place.x + pad * 1.5, place.x + place.width];
  return [...names, { kind: 'line', x1, y1: base + 2, x2, y2: base + 2, stroke: theme.line }, ...heads];
}

/** What the effects are, above their numbers and above the plot; letters above the lights. */
function effectHeads(lower: number, { table, columns, theme }: Drawing): Mark[] {
  const { effect, plot, lights } = columns;
  const lines = effectHeadLines(table);
  const heads = lines.flatMap(({ words, isName }, line) => {
    const y = lower - (lines.length - 1 - line) * headLine;
    const style = isName ? { ...bold, fill: theme.text } : { ...small, fill: theme.quiet };
    return [effect.middle, plot.x + plot.width / 2].map((x) =>
      text(words, x, y, { ...style, anchor: 'middle' }),
    );
  });
  const letters = table.biasDomains.map((_, at) => {
    const x = (lights?.first ?? 0) + at * (lights?.step ?? 0);
    return text(letter(at), x, lower, { ...bold, fill: theme.text, anchor: 'middle' });
  });
  return [...heads, ...letters];
}
