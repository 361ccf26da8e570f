import type { Mark } from '../figure.ts';
import { bold, lineHeight, margin, pad, small } from '../grid-layout.ts';
import { wrapped } from '../text-box.ts';
import { nameLines } from './forest-columns.ts';
import { type Drawing, type Drawn, headLine, type Style, text } from './forest-drawing.ts';
import { diamondMarks, lightMarks, predictionMarks, studyMarks } from './forest-marks.ts';
import type { ForestRow, ForestStudy, ForestTable, ForestTotal } from './forest-table.ts';

/** A row of a forest plot, with its upper edge at `y`. */
export function forestRow(row: ForestRow, y: number, drawing: Drawing): Drawn {
  switch (row.kind) {
    case 'study':
      return studyRow(row, y, drawing);
    case 'total':
      return totalRow(row, y, drawing);
    case 'heading':
      return headingRow(row.text, y, drawing);
    case 'words':
      return wordsRow(row.text, y, drawing);
  }
}

function headingRow(words: string, y: number, { columns, theme }: Drawing): Drawn {
  const lines = wrapped(words, columns.plot.x - margin - pad * 2, bold, 3);
  return {
    shapes: lines.map((line, at) =>
      text(line, margin, y + pad + 12 + at * lineHeight, { ...bold, fill: theme.text }),
    ),
    height: lines.length * lineHeight + pad * 2,
  };
}

function studyRow(row: ForestStudy, y: number, drawing: Drawing): Drawn {
  const { columns, across, theme, heaviest, table } = drawing;
  const { lines, height } = nameLines(row.name, columns.study.width, false);
  const middle = y + height / 2;
  const leftOut = row.leftOut === true;
  const fill = leftOut || row.effect === null ? theme.quiet : theme.text;
  const share = row.weight === null || heaviest === 0 ? null : row.weight / heaviest;
  const marks: Mark[] = [
    ...named(lines, y, { fill }, drawing),
    ...numbers(row, middle + 4, { fill }, drawing),
    ...(row.effect === null ? [] : studyMarks(row.effect, { y: middle, share, leftOut }, across, theme)),
    ...lightsOf(row, middle, drawing),
  ];
  const weight = row.weight === null ? '' : `, weight ${percent(row.weight)}`;
  const cells = cellWords(table, row.cells);
  const label = `${row.name}: ${cells}${row.effectText}${weight}${leftOut ? ', left out of the analysis' : ''}`;
  const box = { x: margin, y, width: columns.width - margin * 2, height };
  return { shapes: [{ kind: 'group', key: row.key, label, box, shapes: marks }], height };
}

function cellWords({ groups }: ForestTable, cells: readonly string[]): string {
  const heads = groups.flatMap(({ name, columns }) => columns.map((column) => `${name} ${column}`.trim()));
  return cells.map((cell, at) => (cell === '' ? '' : `${heads[at] ?? ''} ${cell}, `)).join('');
}

function lightsOf({ lights = [] }: ForestStudy, y: number, { columns, theme }: Drawing): Mark[] {
  const { lights: place } = columns;
  if (place === null) return [];
  return lights.flatMap((light, at) => lightMarks(light, place.first + at * place.step, y, theme));
}

function named(lines: readonly string[], y: number, style: Style, { columns }: Drawing): Mark[] {
  return lines.map((words, line) =>
    text(words, columns.study.x, y + pad / 2 + 12 + line * lineHeight, style),
  );
}

/** The numbers of a row, its weight and its effect in words. */
function numbers(row: ForestStudy | ForestTotal, y: number, style: Style, { columns }: Drawing): Mark[] {
  const places = columns.groups.flatMap(({ columns: all }) => all);
  const cells = row.cells.map((cell, at) =>
    text(cell, places[at]?.right ?? 0, y, { ...style, anchor: 'end' }),
  );
  const weight =
    columns.weight === null || row.weight === null
      ? []
      : [text(percent(row.weight), columns.weight, y, { ...style, anchor: 'end' })];
  return [
    ...cells,
    ...weight,
    text(row.effectText, columns.effect.middle, y, { ...style, anchor: 'middle' }),
  ];
}

function percent(value: number): string {
  return `${value.toFixed(1)}%`;
}

function totalRow(row: ForestTotal, y: number, drawing: Drawing): Drawn {
  const { columns, across, theme, table } = drawing;
  const { lines, height } = nameLines(row.name, columns.study.width, true);
  const middle = y + height / 2;
  const style = { ...bold, fill: theme.text } as const;
  const marks: Mark[] = [
    ...named(lines, y, style, drawing),
    ...numbers(row, middle + 4, style, drawing),
    ...(row.effect === null
      ? []
      : diamondMarks(row.effect, { y: middle, overall: row.overall }, across, theme)),
  ];
  let whole = height;
  if (row.prediction !== null) {
    const place = y + height + lineHeight / 2;
    const quiet = { fill: theme.text } as const;
    marks.push(
      text('Prediction interval', columns.study.x, place + 4, quiet),
      text(row.prediction.text, columns.effect.middle, place + 4, { ...quiet, anchor: 'middle' }),
      ...predictionMarks(row.prediction, place, across, theme),
    );
    whole += lineHeight + pad;
  }
  const cells = cellWords(table, row.cells);
  const prediction = row.prediction === null ? '' : `, prediction interval ${row.prediction.text}`;
  const box = { x: margin, y, width: columns.width - margin * 2, height: whole };
  const label = `${row.name}: ${cells}${row.effectText}${prediction}`;
  return { shapes: [{ kind: 'group', label, box, shapes: marks }], height: whole };
}

function wordsRow(words: string, y: number, { columns, theme }: Drawing): Drawn {
  const lines = wrapped(words, columns.plot.x - margin - pad * 2, small, 6);
  return {
    shapes: lines.map((line, at) =>
      text(line, margin, y + 12 + at * headLine, { ...small, fill: theme.quiet }),
    ),
    height: lines.length * headLine + pad / 2,
  };
}
