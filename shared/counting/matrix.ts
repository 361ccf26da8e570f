import { isMirrored } from '#shared/domain/sides.ts';
import { type Cell, type CountedUnit, type Placed, summarise } from './cell.ts';
import type { Columns } from './columns.ts';
import type { CountedClaim } from './counted-claim.ts';
import { type Line, type Lines, noneKey } from './levels.ts';

/** A therapy × outcome matrix. Totals are distinct counts: a claim in two rows counts in each, and once in totals. */
export type Matrix = {
  readonly unit: CountedUnit;
  readonly rows: readonly (Line & { readonly total: Cell })[];
  readonly columns: readonly (Line & { readonly total: Cell })[];
  /** By row, then by column, in their order; null: no claim. */
  readonly cells: readonly (readonly (Cell | null)[])[];
  readonly total: Cell;
  /** Rows and columns of the hierarchies that hold nothing and were left out. */
  readonly emptyRows: number;
  readonly emptyColumns: number;
};

type Options = {
  readonly unit: CountedUnit;
  /** Whether rows and columns that hold nothing are kept, so that what nobody studied is seen. */
  readonly withEmpty: boolean;
  /** The same for columns alone; as `withEmpty` when it is not given. */
  readonly withEmptyColumns?: boolean;
  /**
   * Which claims count where they stand: cells and totals of rows by the way round that they have there, all others by
   * the way round that tables have them. So each holds what the table shows for it.
   */
  readonly fits?: (placed: Placed) => boolean;
};

/**
 * Counts claims by therapy and outcome.
 * @param therapies rows; a head-to-head claim stands in both of its rows, mirrored in one of them
 * @param columnsAre the columns: outcomes, populations or years
 */
export function matrixOf<C extends CountedClaim>(
  claims: readonly C[],
  therapies: Lines,
  columnsAre: Columns<C>,
  { unit, withEmpty, withEmptyColumns = withEmpty, fits = () => true }: Options,
): Matrix {
  const places: InCell[] = [];
  const inColumns: InColumn[] = [];
  const shown: Placed[] = [];
  for (const claim of claims) {
    const columns = columnsAre.of(claim);
    for (const place of placesOf(claim, therapies, columns)) if (fits(place)) places.push(place);
    const placed = { claim, mirrored: isMirrored(claim.stands, null) };
    if (!fits(placed)) continue;
    shown.push(placed);
    for (const column of columns) inColumns.push({ column, placed });
  }
  const byRow = Map.groupBy(places, ({ row }) => row);
  const byColumn = Map.groupBy(inColumns, ({ column }) => column);
  const isKept = (line: Line, empty: boolean): boolean => empty && line.kind === 'concept';
  const inCells = new Set(places.map(({ column }) => column));
  const rows = therapies.lines.filter((line) => byRow.has(line.key) || isKept(line, withEmpty));
  const columns = columnsAre.lines.filter(
    (line) => byColumn.has(line.key) || inCells.has(line.key) || isKept(line, withEmptyColumns),
  );
  return {
    unit,
    rows: rows.map((line) => ({ ...line, total: summarise(onceEach(byRow.get(line.key) ?? []), unit) })),
    columns: columns.map((line) => ({
      ...line,
      total: summarise(
        (byColumn.get(line.key) ?? []).map(({ placed }) => placed),
        unit,
      ),
    })),
    cells: rows.map((row) => {
      const inRow = Map.groupBy(byRow.get(row.key) ?? [], ({ column }) => column);
      return columns.map(({ key }) => {
        const here = inRow.get(key);
        return here === undefined ? null : summarise(here, unit);
      });
    }),
    total: summarise(shown, unit),
    emptyRows: emptyOf(therapies.lines, rows),
    emptyColumns: emptyOf(columnsAre.lines, columns),
  };
}

type InCell = Placed & { readonly row: string; readonly column: string };
type InColumn = { readonly column: string; readonly placed: Placed };

function emptyOf(all: readonly Line[], kept: readonly Line[]): number {
  return all.filter((line) => line.kind === 'concept' && !kept.includes(line)).length;
}

/** Each claim once, though it may stand in several columns of a row: these follow one another. */
function onceEach(placed: readonly Placed[]): Placed[] {
  return placed.filter(({ claim }, at) => placed[at - 1]?.claim !== claim);
}

/** Where a claim stands: in each row of its therapies, whichever side it has there, and each of its columns. */
function placesOf(claim: CountedClaim, therapies: Lines, columns: readonly string[]): InCell[] {
  const rowOf = (concept: string): string => therapies.lineOf(concept) ?? noneKey;
  const asCoded = claim.stands.asCoded.map(rowOf);
  const turned = claim.stands.mirrored.map(rowOf);
  const rows = new Set([...asCoded, ...turned]);
  if (rows.size === 0) rows.add(noneKey);
  const places: InCell[] = [];
  for (const row of rows) {
    const mirrored = !asCoded.includes(row) && turned.includes(row);
    for (const column of columns) places.push({ claim, row, column, mirrored });
  }
  return places;
}
