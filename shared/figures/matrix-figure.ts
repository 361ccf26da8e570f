import { cellWords, countOf, directionsIn, othersOf } from '#shared/counting/cell-words.ts';
import type { Cell, CountedUnit } from '#shared/counting/cell.ts';
import type { Matrix } from '#shared/counting/matrix.ts';
import { captionLines, type Caption, explained, legendOf } from './caption.ts';
import { cellKey, totalKey } from './cell-key.ts';
import { directionGlyph, glyphSize } from './direction-glyph.ts';
import type { Figure, Group, Mark, Shape } from './figure.ts';
import {
  bold,
  type Box,
  columnHeads,
  font,
  indent,
  lineHeight,
  legendWidth,
  margin,
  mostNameLines,
  pad,
  rule,
  shownLevels,
  small,
} from './grid-layout.ts';
import { widthOf, wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

const rowName = 190;
const columnWidth = 98;

type Table = {
  readonly matrix: Matrix;
  readonly theme: FigureTheme;
  readonly unit: CountedUnit;
};

/** A chip of a cell: a sign with its number, or words. */
type Chip = { readonly width: number; readonly marks: (x: number, y: number) => readonly Mark[] };

/**
 * The therapy × outcome matrix as a picture. Each cell shows its comparative claims (documents, studies) by direction,
 * below them those that stand beside comparisons, and how many others there are; a dagger marks differing definitions.
 * @param about the caption: what is left out, and the rules that hold
 */
export function matrixFigure(matrix: Matrix, theme: FigureTheme, about: Caption): Figure {
  const table = { matrix, theme, unit: matrix.unit };
  const columns = matrix.columns.length + 1;
  const width = margin * 2 + rowName + columns * columnWidth;
  const names = [...matrix.columns.map(({ name }) => name), 'Total, distinct'];
  const head = columnHeads(names, { left: margin + rowName, columnWidth }, theme);
  const shapes: Shape[] = [...head.marks, rule(margin + head.height, width, theme.quiet)];
  let y = margin + head.height;
  const levels = shownLevels(matrix.rows);
  for (const [at, row] of matrix.rows.entries()) {
    const level = levels[at] ?? 0;
    const cells = [...(matrix.cells[at] ?? []), row.total];
    const shown = rowShapes(table, { ...row, level, cells }, y);
    shapes.push(...shown.shapes);
    y += shown.height;
  }
  const totals = [...matrix.columns.map(({ total }) => total), matrix.total];
  const all = { key: totalKey, name: 'Total, distinct', level: 0, cells: totals };
  const last = rowShapes(table, all, y);
  shapes.push(...last.shapes);
  const bottom = y + last.height;
  y = bottom + 12;
  const signs = legend(table);
  const caption = captionLines([...signs, ...about], width - margin * 2, theme);
  shapes.push(...caption.at(margin, y));
  const counted = countOf(matrix.total.all[matrix.unit], matrix.unit);
  return {
    width,
    height: y + caption.height + margin,
    title: 'Therapy × outcome matrix',
    description: `${matrix.rows.length} rows of therapies by ${matrix.columns.length} columns of outcomes, counting ${matrix.unit}: ${counted} in all. ${cellWords(matrix.total, matrix.unit)}.`,
    background: theme.ground,
    legend: legendOf(explained(signs), legendWidth, theme),
    heads: { x: margin + rowName, y: margin + head.height, bottom },
    shapes,
  };
}

type Row = {
  readonly key: string;
  readonly name: string;
  readonly level: number;
  /** By column, the row's total last. */
  readonly cells: readonly (Cell | null)[];
};

function rowShapes(table: Table, row: Row, y: number): { readonly shapes: Shape[]; readonly height: number } {
  const { theme, matrix } = table;
  const isTotal = row.key === totalKey;
  const left = margin + Math.min(row.level, 4) * indent;
  const nameFont = isTotal ? bold : font;
  const name = wrapped(row.name, margin + rowName - left - pad, nameFont, mostNameLines);
  const contents = row.cells.map((cell) => chipLines(table, cell));
  const lines = Math.max(name.length, ...contents.map(({ length }) => length));
  const height = lines * lineHeight + pad * 2;
  const width = rowName + row.cells.length * columnWidth;
  const shapes: Shape[] = [];
  if (isTotal) shapes.push({ kind: 'rect', x: margin, y, width, height, fill: theme.sunken });
  for (const [line, text] of name.entries())
    shapes.push({
      kind: 'text',
      x: left,
      y: y + pad + 12 + line * lineHeight,
      text,
      ...nameFont,
      fill: theme.text,
    });
  for (const [at, cell] of row.cells.entries()) {
    const column = matrix.columns[at];
    const box = { x: margin + rowName + at * columnWidth, y, width: columnWidth, height };
    const of = { row: row.name, column: column?.name ?? 'all outcomes' };
    const key = cellKey({ row: row.key, column: column?.key ?? totalKey });
    shapes.push(cellGroup(table, { cell, of, key, lines: contents[at] ?? [] }, box));
  }
  shapes.push(rule(y + height, width + margin * 2, theme.line));
  return { shapes, height };
}

type CellParts = {
  readonly cell: Cell | null;
  readonly of: { readonly row: string; readonly column: string };
  readonly key: string;
  readonly lines: readonly Chip[][];
};

function cellGroup({ unit, theme }: Table, { cell, of, key, lines }: CellParts, box: Box): Group {
  const marks = lines.flatMap((chips, line) => {
    let x = box.x + pad;
    return chips.flatMap((chip) => {
      const drawn = chip.marks(x, box.y + pad + line * lineHeight);
      x += chip.width;
      return drawn;
    });
  });
  const empty: Mark = {
    kind: 'text',
    x: box.x + pad,
    y: box.y + pad + 12,
    text: cell === null ? '·' : 'no study',
    ...(cell === null ? font : small),
    fill: theme.quiet,
  };
  // A cell without a mark of its own still takes the pointer.
  const ground: Mark = { kind: 'rect', ...box, fill: 'transparent' };
  const dagger: Mark = {
    kind: 'text',
    x: box.x + box.width - 4,
    y: box.y + pad + 10,
    text: '†',
    ...small,
    anchor: 'end',
    fill: theme.warn,
  };
  return {
    kind: 'group',
    key,
    label: `${of.row}, ${of.column}: ${cellWords(cell, unit)}`,
    box,
    shapes: [
      ground,
      ...(marks.length === 0 ? [empty] : marks),
      ...(cell !== null && cell.definitions > 1 ? [dagger] : []),
    ],
  };
}

/** The chips of a cell, line by line: comparative ones, those beside them, others. */
function chipLines({ unit, theme }: Table, cell: Cell | null): Chip[][] {
  if (cell === null) return [];
  const others = othersOf(cell, unit);
  return [
    ...flow(directionsIn(cell.directions).map(([direction, count]) => signChip(direction, count, theme))),
    ...flow(besideIn(cell).map(([direction, count]) => signChip(direction, count, theme))),
    ...(others > 0 ? [[wordChip(`+${others} other`, theme)]] : []),
  ];
}

function flow(chips: readonly Chip[]): Chip[][] {
  const lines: Chip[][] = [];
  let room = 0;
  for (const chip of chips) {
    if (chip.width > room || lines.length === 0) {
      lines.push([]);
      room = columnWidth - pad * 2 - 6;
    }
    lines.at(-1)?.push(chip);
    room -= chip.width;
  }
  return lines;
}

type Direction = Parameters<typeof directionGlyph>[0];

function signChip(direction: Direction, count: number, theme: FigureTheme): Chip {
  const text = String(count);
  return {
    width: glyphSize + 3 + widthOf(text, font) + 8,
    marks: (x, y) => [
      directionGlyph(direction, { x, y: y + 3 }, theme),
      { kind: 'text', x: x + glyphSize + 3, y: y + 12, text, ...font, fill: theme.text },
    ],
  };
}

/** What stands beside comparisons always has its own sign: a ring for groups, coded or not, arrows for before and after. */
function besideIn({ beside }: Cell): (readonly [Direction, number])[] {
  const { uncoded = 0, ...coded } = beside;
  const rings = (coded['not-comparative'] ?? 0) + uncoded;
  return directionsIn(rings === 0 ? coded : { ...coded, 'not-comparative': rings });
}

function wordChip(text: string, theme: FigureTheme): Chip {
  return {
    width: widthOf(text, small),
    marks: (x, y) => [{ kind: 'text', x, y: y + 12, text, ...small, fill: theme.quiet }],
  };
}

/** What the signs in this very picture mean. */
function legend({ matrix, unit }: Table): Caption {
  const cells = [matrix.total, ...matrix.cells.flat().flatMap((cell) => cell ?? [])];
  const seen = new Set(
    cells.flatMap((cell) => [...directionsIn(cell.directions), ...besideIn(cell)].map(([one]) => one)),
  );
  const signs: Caption[number] = { signs: [...seen].toSorted(byOrder) };
  const others = cells.some((cell) => othersOf(cell, unit) > 0);
  const differs = cells.some(({ definitions }) => definitions > 1);
  return [
    ...(seen.size > 0 ? [signs] : []),
    {
      text: `Numbers are ${unit}. Rows are tested therapies; a comparison of two of them stands in both rows, and once in totals. · no claim in the documents read.`,
    },
    ...(unit === 'studies'
      ? [
          {
            text: 'In a total, and in a row or column that holds several concepts, a study’s direction is worked out over all of them together. “no study”: claims are there, but about no study.',
          },
        ]
      : []),
    ...(others
      ? [
          {
            text: '+n other: comparisons of doses or with a side that is not named, and statements that are no findings; they are in no direction.',
          },
        ]
      : []),
    ...(differs ? [{ text: '† The endpoint is defined in more than one way.' }] : []),
  ];
}

function byOrder(one: Direction, other: Direction): number {
  const order = directionsIn(
    Object.fromEntries([
      [one, 1],
      [other, 1],
    ]),
  ).map(([direction]) => direction);
  return order.indexOf(one) - order.indexOf(other);
}
