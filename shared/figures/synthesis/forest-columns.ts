import { bold, font, lineHeight, margin, pad, small } from '../grid-layout.ts';
import { widthOf, wrapped } from '../text-box.ts';
import type { ForestRow, ForestTable } from './forest-table.ts';

/** Where the parts of a forest plot stand, in CSS pixels from the left. */
export type ForestColumns = {
  readonly study: { readonly x: number; readonly width: number };
  /** Right edges of the columns of numbers, one list a group. */
  readonly groups: readonly {
    readonly x: number;
    readonly width: number;
    readonly columns: readonly { readonly right: number; readonly width: number }[];
  }[];
  /** Right edge. */
  readonly weight: number | null;
  /** Middle of the effects, and their width. */
  readonly effect: { readonly middle: number; readonly width: number };
  readonly plot: { readonly x: number; readonly width: number };
  /** Middle of the first light, and the width of each. */
  readonly lights: { readonly first: number; readonly step: number } | null;
  readonly width: number;
};

const widestStudy = 240;
const narrowestStudy = 110;
const gap = 14;
const plotWidth = 260;
const widestEffectHead = 200;
const lightStep = 22;

/** Columns as wide as what stands in them; long names of studies are broken into lines. */
export function forestColumns(table: ForestTable): ForestColumns {
  const named = table.rows.filter((row) => row.kind === 'study' || row.kind === 'total');
  const study = { x: margin, width: studyWidth(table, named) };
  let x = study.x + study.width;
  let place = 0;
  const groups = table.groups.map(({ name, columns }) => {
    const widths = columns.map((head) => {
      const cells = named.map(({ cells: all }) => widthOf(all[place] ?? '', bold));
      place += 1;
      return Math.max(widthOf(head, { ...small, bold: true }), ...cells) + gap;
    });
    const own = widths.reduce((sum, width) => sum + width, 0);
    const wanted = Math.min(widthOf(name, bold), 170) + gap;
    const extra = Math.max(0, wanted - own) / Math.max(1, widths.length);
    const start = x;
    const laid = widths.map((width) => {
      x += width + extra;
      return { right: x, width: width + extra };
    });
    return { x: start, width: x - start, columns: laid };
  });
  const weight = table.weightHead === null ? null : (x += widthOf(table.weightHead, bold) + gap * 1.5);
  const texts = [
    ...named.map(({ effectText }) => effectText),
    ...effectHeadLines(table).map(({ words }) => words),
  ];
  const effectWidth = Math.max(...texts.map((text) => widthOf(text, bold)));
  const effect = { middle: x + gap * 1.5 + effectWidth / 2, width: effectWidth };
  const plot = { x: x + gap * 3 + effectWidth, width: plotWidth };
  const end = plot.x + plot.width;
  const lights =
    table.biasDomains.length === 0 ? null : { first: end + gap + lightStep / 2, step: lightStep };
  const lightsWide = lights === null ? 0 : gap + lightStep * table.biasDomains.length;
  return { study, groups, weight, effect, plot, lights, width: end + lightsWide + margin };
}

/** What the effects are, in lines as wide as the column can be, then how they were pooled. */
export function effectHeadLines({
  effectHead: [name = '', ...others],
}: ForestTable): { readonly words: string; readonly isName: boolean }[] {
  return [
    ...wrapped(name, widestEffectHead, bold, 4).map((words) => ({ words, isName: true })),
    ...others.map((words) => ({ words, isName: false })),
  ];
}

function studyWidth(table: ForestTable, named: readonly ForestRow[]): number {
  const widths = named.map((row) => ('name' in row ? widthOf(row.name, bold) : 0));
  const widest = Math.max(widthOf(table.studyHead, bold), ...widths) + pad;
  return Math.min(widestStudy, Math.max(narrowestStudy, widest));
}

/** Names differ at their ends, “… 2021a”: only one that is longer than any should be is cut. */
const mostLines = 8;

/** The lines of a study's name, and how high its row is. */
export function nameLines(
  name: string,
  width: number,
  isBold: boolean,
): { readonly lines: string[]; readonly height: number } {
  const lines = wrapped(name, width - pad, isBold ? bold : font, mostLines);
  return { lines, height: Math.max(1, lines.length) * lineHeight + pad };
}
