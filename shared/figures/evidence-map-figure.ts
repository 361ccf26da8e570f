import { cellWords } from '#shared/counting/cell-words.ts';
import type { Cell, CountedUnit } from '#shared/counting/cell.ts';
import type { Matrix } from '#shared/counting/matrix.ts';
import { captionLines, type Caption, legendOf } from './caption.ts';
import { cellKey } from './cell-key.ts';
import type { Figure, Group, Mark, Shape } from './figure.ts';
import {
  type Box,
  columnHeads,
  font,
  indent,
  legendWidth,
  lineHeight,
  margin,
  mostNameLines,
  pad,
  rule,
  shownLevels,
  small,
} from './grid-layout.ts';
import { wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

/** What an evidence map shows. */
export type EvidenceMap = { readonly map: Matrix; readonly over: 'years' | 'populations' };

const rowName = 190;
const rowHeight = 46;
/** The radius of the largest bubble. */
const most = 15;
const widths = { years: 72, populations: 104 } as const;

/**
 * The evidence map: therapies over years or populations. The area of a bubble is what is counted there: filled for
 * comparisons, a ring for what stands beside them (single groups and the like).
 * @param about the caption: what is left out
 */
export function evidenceMapFigure({ map, over }: EvidenceMap, theme: FigureTheme, about: Caption): Figure {
  const columnWidth = widths[over];
  const width = Math.max(margin * 2 + rowName + map.columns.length * columnWidth, 480);
  const left = margin + rowName;
  const head = columnHeads(
    map.columns.map(({ name }) => name),
    { left, columnWidth },
    theme,
  );
  const shapes: Shape[] = [...head.marks, rule(margin + head.height, width, theme.quiet)];
  const largest = Math.max(
    1,
    ...map.cells.flat().flatMap((cell) => (cell === null ? [] : countsOf(cell, map.unit))),
  );
  let y = margin + head.height;
  const levels = shownLevels(map.rows);
  for (const [at, row] of map.rows.entries()) {
    const start = margin + Math.min(levels[at] ?? 0, 4) * indent;
    const name = wrapped(row.name, left - start - pad, font, mostNameLines);
    const height = Math.max(rowHeight, name.length * lineHeight + pad * 2);
    const middle = y + height / 2;
    const first = middle + 4 - ((name.length - 1) * lineHeight) / 2;
    for (const [line, text] of name.entries())
      shapes.push({ kind: 'text', x: start, y: first + line * lineHeight, text, ...font, fill: theme.text });
    for (const [of, column] of map.columns.entries()) {
      const box = { x: left + of * columnWidth, y, width: columnWidth, height };
      const key = cellKey({ row: row.key, column: column.key });
      const cell = map.cells[at]?.[of] ?? null;
      const label = `${row.name}, ${column.name}: ${cellWords(cell, map.unit)}`;
      shapes.push(bubbles({ cell, key, label, unit: map.unit, largest }, box, theme));
    }
    y += height;
    shapes.push(rule(y, width, theme.line));
  }
  const bottom = y;
  y += 12;
  const [bubbleRule, ...rules] = legend(map.unit, over);
  const caption = captionLines([bubbleRule, ...rules, ...about], width - margin * 2, theme);
  shapes.push(...caption.at(margin, y));
  return {
    width,
    height: y + caption.height + margin,
    title:
      over === 'years' ? 'Evidence map: therapies over years' : 'Evidence map: therapies over populations',
    description: `${map.rows.length} therapies by ${map.columns.length} ${over}, counting ${map.unit}. ${cellWords(map.total, map.unit)}.`,
    background: theme.ground,
    legend: legendOf([bubbleRule], legendWidth, theme),
    heads: { x: left, y: margin + head.height, bottom },
    shapes,
  };
}

/** What the two bubbles of a cell count: comparisons of any kind, and what stands beside them. */
function countsOf(cell: Cell, unit: CountedUnit): readonly [compared: number, beside: number] {
  const { comparative, beside } = cell.groups;
  return [comparative[unit] + cell.groups['other-comparison'][unit], beside[unit]];
}

type CellParts = {
  readonly cell: Cell | null;
  readonly key: string;
  readonly label: string;
  readonly unit: CountedUnit;
  readonly largest: number;
};

function bubbles({ cell, key, label, unit, largest }: CellParts, box: Box, theme: FigureTheme): Group {
  const [compared, beside] = cell === null ? [0, 0] : countsOf(cell, unit);
  const middle = box.y + box.height / 2;
  const both = compared > 0 && beside > 0;
  const quarter = box.width / 4;
  const centre = box.x + box.width / 2;
  const radius = (count: number): number => Math.max(4, Math.sqrt(count / largest) * most);
  const colours = {
    compared: theme.direction['favours-therapy'],
    beside: theme.direction['not-comparative'],
  };
  const marks: Mark[] = [{ kind: 'rect', ...box, fill: 'transparent' }];
  if (compared > 0) {
    const x = both ? centre - quarter : centre;
    marks.push({ kind: 'circle', x, y: middle, radius: radius(compared), fill: colours.compared });
    marks.push(number(compared, { x, y: middle, radius: radius(compared), inside: theme.ground }, theme));
  }
  if (beside > 0) {
    const x = both ? centre + quarter : centre;
    const ring = { stroke: colours.beside, strokeWidth: 1.6 };
    marks.push({ kind: 'circle', x, y: middle, radius: radius(beside), ...ring });
    marks.push(number(beside, { x, y: middle, radius: radius(beside), inside: theme.text }, theme));
  }
  if (marks.length === 1)
    marks.push({ kind: 'text', x: centre - 2, y: middle + 4, text: '·', ...font, fill: theme.quiet });
  return { kind: 'group', key, label, box, shapes: marks };
}

/** The number of a bubble: within it where there is room, else below it. */
function number(
  count: number,
  at: { readonly x: number; readonly y: number; readonly radius: number; readonly inside: string },
  theme: FigureTheme,
): Mark {
  const fits = at.radius >= 9;
  const y = fits ? at.y + 4 : at.y + at.radius + 11;
  const fill = fits ? at.inside : theme.text;
  return { kind: 'text', x: at.x, y, text: String(count), ...small, anchor: 'middle', fill };
}

function legend(
  unit: CountedUnit,
  over: EvidenceMap['over'],
): readonly [bubbles: Caption[number], ...rules: Caption] {
  const years = {
    text: 'Years are those of the first document of a study, or of the document itself where a claim is about no study.',
  };
  return [
    {
      text: `The area of a bubble counts ${unit}: filled, comparisons (also of doses, and with a side that is not named); rings, single groups, before and after, groups of patients. Statements that are no findings are not here. · no finding in the documents read.`,
    },
    ...(over === 'years' ? [years] : []),
  ];
}
