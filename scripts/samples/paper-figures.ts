import { breakLines, wordsOf } from './line-breaking.ts';
import type { PageCanvas, Point } from './page-canvas.ts';
import { paper } from './paper-text.ts';

const small = { font: 'sans', size: 7.5 } as const;

/** Draws Table 1 with its upper left corner at a point; returns the lowest y that it needs. */
export function drawTable(canvas: PageCanvas, [x, y]: Point, width: number): number {
  const { caption, head, rows } = paper.table;
  const columns = [x, x + width * 0.44, x + width * 0.7, x + width];
  const cells = (row: readonly string[], at: number, font: 'sans' | 'sansBold') => {
    for (const [index, cell] of row.entries()) {
      const right = columns[index] ?? x;
      if (index === 0) canvas.text(cell, [x, at], { font, size: 8 });
      else canvas.textRight(cell, [right + (index < 3 ? 20 : 0), at], { font, size: 8 });
    }
  };
  for (const line of breakLines(wordsOf(caption), { size: 9, width, indent: 0 })) {
    canvas.line(line, [x, y - 9], { size: 9, width });
  }
  canvas.rule([x, y - 15], [x + width, y - 15], 0.8);
  cells(head, y - 25, 'sansBold');
  canvas.rule([x, y - 30], [x + width, y - 30], 0.4);
  for (const [index, row] of rows.entries()) cells(row, y - 41 - index * 12, 'sans');
  const bottom = y - 46 - (rows.length - 1) * 12;
  canvas.rule([x, bottom], [x + width, bottom], 0.8);
  return bottom;
}

/** Draws Figure 1, a forest plot on a logarithmic axis, with the lower left corner of its caption at a point. */
export function drawForest(canvas: PageCanvas, [x, y]: Point, width: number): void {
  const { caption, rows } = paper.figure;
  const [left, right] = [x + 265, x + width - 78];
  const at = (ratio: number) => left + ((Math.log(ratio) - Math.log(0.15)) / Math.log(10)) * (right - left);
  const axis = y + 58;
  const top = axis + 4 + rows.length * 15;
  for (const [index, { label, end, ratio }] of rows.entries()) {
    const [hr, low, high] = ratio;
    const height = top - 9 - index * 15;
    canvas.text(label, [x, height - 2.5], small);
    canvas.text(end, [x + 178, height - 2.5], small);
    canvas.rule([at(low), height], [at(high), height], 0.8);
    canvas.square([at(hr), height], 5.5);
    canvas.textRight(ratioText(ratio), [x + width, height - 2.5], small);
  }
  canvas.rule([left, axis], [right, axis], 0.5);
  canvas.rule([at(1), axis], [at(1), top], 0.5, '2 2');
  for (const tick of [0.2, 0.5, 1]) {
    canvas.rule([at(tick), axis], [at(tick), axis - 3], 0.5);
    canvas.textCentre(String(tick), [at(tick), axis - 11], small);
  }
  canvas.textRight('favours blinatumomab', [at(1) - 6, axis - 22], small);
  canvas.text('favours chemotherapy', [at(1) + 6, axis - 22], small);
  canvas.rule([x, top + 4], [x + width, top + 4], 0.8);
  const measure = { size: 9, width, indent: 0 };
  for (const [index, line] of breakLines(wordsOf(`**Figure** **1.** ${caption}`), measure).entries()) {
    canvas.line(line, [x, y + 15 - index * 11], measure);
  }
}

function ratioText([hr, low, high]: readonly [number, number, number]): string {
  return `${hr.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
