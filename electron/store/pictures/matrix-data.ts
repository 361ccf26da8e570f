import Papa from 'papaparse';
import { type Cell, type CountedUnit, countedUnits, type Directions } from '#shared/counting/cell.ts';
import { type CountingGroup, countingGroups } from '#shared/counting/counted-claim.ts';
import type { Line } from '#shared/counting/levels.ts';
import type { Matrix } from '#shared/counting/matrix.ts';
import { directionLabels } from '#shared/domain/labels.ts';
import { type Direction, directions } from '#shared/domain/values.ts';
import { guardCell } from '#shared/formats/guard-cell.ts';

const groupNames: Record<CountingGroup, string> = {
  comparative: 'comparative',
  'other-comparison': 'other comparisons',
  beside: 'single-group and the like',
  'no-finding': 'no findings',
};
const unitNames: Record<CountedUnit, string> = {
  claims: 'Claims',
  documents: 'Documents',
  studies: 'Studies',
};
const signs: readonly (Direction | 'uncoded')[] = [...directions, 'uncoded'];
const signNames = { ...directionLabels, uncoded: 'direction not coded' };

/**
 * The data of a matrix (or an evidence map) as CSV, one line for each cell that holds something, totals last; they are distinct counts.
 * The first sets of directions are of comparative claims (documents, studies, as the matrix counts), the second of those
 * beside them.
 * @param columns what the columns are
 */
export function matrixCsv(matrix: Matrix, columns = 'Outcome'): Uint8Array {
  const unit = unitNames[matrix.unit];
  const heads = [
    'Therapy',
    columns,
    ...countedUnits.map((one) => unitNames[one]),
    ...countingGroups.map((group) => `${unit}, ${groupNames[group]}`),
    ...signs.map((sign) => `${unit}, comparative: ${signNames[sign]}`),
    ...signs.map((sign) => `${unit}, single-group and the like: ${signNames[sign]}`),
    'Endpoint definitions',
  ];
  const lines = [
    ...matrix.rows.flatMap((row, at) =>
      matrix.columns.map((column, of) => line(row, column, matrix.cells[at]?.[of] ?? null, matrix.unit)),
    ),
    ...matrix.rows.map((row) => line(row, null, row.total, matrix.unit)),
    ...matrix.columns.map((column) => line(null, column, column.total, matrix.unit)),
    line(null, null, matrix.total, matrix.unit),
  ];
  const held = lines.filter((one) => one !== null);
  return new TextEncoder().encode(`\uFEFF${Papa.unparse([heads, ...held], { newline: '\r\n' })}\r\n`);
}

function line(
  row: Line | null,
  column: Line | null,
  cell: Cell | null,
  unit: CountedUnit,
): (string | number)[] | null {
  if (cell === null) return null;
  const counts = (counted: Directions): number[] => signs.map((sign) => counted[sign] ?? 0);
  return [
    nameOf(row, 'Total, distinct'),
    nameOf(column, 'Total, distinct'),
    ...countedUnits.map((one) => cell.all[one]),
    ...countingGroups.map((group) => cell.groups[group][unit]),
    ...counts(cell.directions),
    ...counts(cell.beside),
    cell.definitions,
  ];
}

function nameOf(line: Line | null, total: string): string {
  if (line === null) return total;
  const path = line.path.join(' › ');
  return guardCell(line.kind === 'unspecified' ? `${path} (not specified)` : path);
}
