import { AlignmentType, Paragraph, type Table, TableCell, TableRow, TextRun } from 'docx';
import type { ForestRow, ForestTable, ForestTotal } from '#shared/figures/synthesis/forest-table.ts';
import { fixed } from '#shared/figures/synthesis/of-analysis/printed.ts';
import { headCell, ruledTable, sharedWidths } from '../docx/table.ts';
import { printable } from '../printed-words.ts';

/** Widths in mm that columns want. */
const wants = { study: 44, number: 17, weight: 16, effect: 42 };

/**
 * A forest plot without its plot, as Cochrane reviews set it: numbers below their groups, weight, effect with its interval,
 * totals, and the lines on heterogeneity, the overall effect and subgroups; studies that were left out have no weight.
 */
export function cochraneTable(table: ForestTable, roomMm: number): Table {
  const columns = [
    { width: wants.study },
    ...columnsBelow(table).map(() => ({ width: wants.number })),
    ...(table.weightHead === null ? [] : [{ width: wants.weight }]),
    { width: wants.effect },
  ];
  const widths = sharedWidths(columns, roomMm);
  return ruledTable(widths, [
    ...headRows(table, widths),
    ...table.rows.flatMap((row) => bodyRows(row, table)),
  ]);
}

/** The heads of the columns of numbers. */
function columnsBelow({ groups }: ForestTable): readonly string[] {
  return groups.flatMap(({ columns }) => columns);
}

/** Two rows where columns stand below the names of groups, else one. */
function headRows({ studyHead, groups, weightHead, effectHead }: ForestTable, widths: number[]): TableRow[] {
  const [first = 0] = widths;
  const right = AlignmentType.RIGHT;
  const grouped = groups.some(({ name }) => name !== '');
  const rowSpan = grouped ? 2 : 1;
  const [weight = 0, effect = 0] = [widths.at(-2), widths.at(-1)];
  const ends = [
    ...(weightHead === null ? [] : [headCell([weightHead], { width: weight, rowSpan, alignment: right })]),
    headCell(effectHead, { width: effect, rowSpan, alignment: right }),
  ];
  const columns = groups
    .flatMap((group) => group.columns)
    .map((head, at) => headCell([head], { width: widths[at + 1] ?? 0, alignment: right }));
  const study = headCell([studyHead], { width: first, rowSpan });
  const row = (children: TableCell[]) => new TableRow({ tableHeader: true, cantSplit: true, children });
  if (!grouped) return [row([study, ...columns, ...ends])];
  const names = groups.map(({ name, columns: below }) =>
    headCell([name], {
      width: (widths[1] ?? 0) * below.length,
      columnSpan: below.length,
      alignment: AlignmentType.CENTER,
    }),
  );
  return [row([study, ...names, ...ends]), row(columns)];
}

function bodyRows(row: ForestRow, table: ForestTable): TableRow[] {
  const across = 2 + columnsBelow(table).length + (table.weightHead === null ? 0 : 1);
  if (row.kind === 'heading') return [spanning(row.text, across, true)];
  if (row.kind === 'words') return [spanning(row.text, across, false)];
  const bold = row.kind === 'total';
  const right = { right: true, bold };
  const cells = columnsBelow(table).map((_, at) => cellOf(row.cells[at] ?? '', right));
  const weight =
    table.weightHead === null ? [] : [cellOf(row.weight === null ? '' : `${fixed(row.weight, 1)}%`, right)];
  const children = [cellOf(row.name, { bold }), ...cells, ...weight, cellOf(row.effectText, right)];
  const own = new TableRow({ cantSplit: true, children });
  return row.kind === 'total' ? [own, ...predictionRow(row, across)] : [own];
}

function predictionRow({ prediction }: ForestTotal, across: number): TableRow[] {
  if (prediction === null) return [];
  const children = [
    cellOf('Prediction interval', { columnSpan: across - 1 }),
    cellOf(prediction.text, { right: true }),
  ];
  return [new TableRow({ cantSplit: true, children })];
}

function spanning(text: string, columnSpan: number, bold: boolean): TableRow {
  return new TableRow({ cantSplit: true, children: [cellOf(text, { columnSpan, bold, small: !bold })] });
}

function cellOf(
  text: string,
  look: {
    readonly right?: boolean;
    readonly bold?: boolean;
    readonly small?: boolean;
    readonly columnSpan?: number;
  } = {},
): TableCell {
  const { right = false, bold = false, small = false, columnSpan } = look;
  return new TableCell({
    ...(columnSpan === undefined ? {} : { columnSpan }),
    children: [
      new Paragraph({
        style: small ? 'CellSmall' : 'Cell',
        ...(right ? { alignment: AlignmentType.RIGHT } : {}),
        children: [new TextRun({ text: printable(text), bold })],
      }),
    ],
  });
}
