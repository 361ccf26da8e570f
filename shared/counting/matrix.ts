import { isMirrored } from '#shared/domain/sides.ts';
import { type Cell, type CountedUnit, type Placed, summarise } from './cell.ts';
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
};

/**
 * Counts claims by therapy and outcome.
 * @param therapies rows; a head-to-head claim stands in both of its rows, mirrored in one of them
 * @param outcomes columns
 */
export function matrixOf(
  claims: readonly CountedClaim[],
  therapies: Lines,
  outcomes: Lines,
  { unit, withEmpty }: Options,
): Matrix {
  const places = claims.flatMap((claim) => placesOf(claim, therapies, outcomes));
  const byRow = Map.groupBy(places, ({ row }) => row);
  const byColumn = Map.groupBy(claims, (claim) => columnOf(claim, outcomes));
  const kept = (line: Line, holds: boolean): boolean => holds || (withEmpty && line.kind === 'concept');
  const rows = therapies.lines.filter((line) => kept(line, byRow.has(line.key)));
  const columns = outcomes.lines.filter((line) => kept(line, byColumn.has(line.key)));
  const overall = (those: readonly CountedClaim[]): Cell =>
    summarise(
      those.map((claim) => ({ claim, mirrored: isMirrored(claim.stands, null) })),
      unit,
    );
  return {
    unit,
    rows: rows.map((line) => ({ ...line, total: summarise(byRow.get(line.key) ?? [], unit) })),
    columns: columns.map((line) => ({ ...line, total: overall(byColumn.get(line.key) ?? []) })),
    cells: rows.map((row) => {
      const inRow = Map.groupBy(byRow.get(row.key) ?? [], ({ column }) => column);
      return columns.map(({ key }) => {
        const here = inRow.get(key);
        return here === undefined ? null : summarise(here, unit);
      });
    }),
    total: overall(claims),
    emptyRows: emptyOf(therapies.lines, rows),
    emptyColumns: emptyOf(outcomes.lines, columns),
  };
}

function emptyOf(all: readonly Line[], kept: readonly Line[]): number {
  return all.filter((line) => line.kind === 'concept' && !kept.includes(line)).length;
}

function columnOf({ outcome }: CountedClaim, outcomes: Lines): string {
  return (outcome === null ? null : outcomes.lineOf(outcome)) ?? noneKey;
}

/** Where a claim stands: once in each row of its therapies, whichever side it has there. */
function placesOf(
  claim: CountedClaim,
  therapies: Lines,
  outcomes: Lines,
): (Placed & { readonly row: string; readonly column: string })[] {
  const column = columnOf(claim, outcomes);
  const { asCoded, mirrored } = claim.stands;
  const rows = new Set([...asCoded, ...mirrored].map((concept) => therapies.lineOf(concept) ?? noneKey));
  if (rows.size === 0) rows.add(noneKey);
  return [...rows].map((row) => ({
    claim,
    row,
    column,
    mirrored: isMirrored(claim.stands, (concept) => (therapies.lineOf(concept) ?? noneKey) === row),
  }));
}
