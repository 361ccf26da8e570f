import type { RawFamily } from '../effect-sizes/measures.ts';
import type { Numbers } from './cells.ts';
import { cellsOf } from './cells-of.ts';

/** Those whose columns results can fill. Where two have a column of one name it means the same in both. */
const families: readonly RawFamily[] = [
  'two-by-two',
  'means',
  'person-time',
  'proportion',
  'mean',
  'rate',
  'correlation',
  'generic',
  'hazard-ratio',
  'ratio',
];

type Values = Readonly<Record<string, number | string | null>>;

/** Everything that a result gives, by column, whatever an analysis is of. */
function allCells(result: Numbers): Readonly<Record<string, number>> {
  return Object.assign({}, ...families.map((family) => cellsOf(family, result).cells));
}

/**
 * What a result says now, where that differs from the cells that were taken from it; no columns: it says the same. A
 * column that it does not fill any more is null.
 * @param cells those of the row that came from the result
 * @param ways the result one way round and the other: cells may have been taken either way, and are held against that
 * to which most of them fit
 */
export function reportedNow(
  cells: Values,
  ways: readonly Numbers[],
): Readonly<Record<string, number | null>> {
  const found = ways.map((way) => differing(cells, allCells(way)));
  const [nearest = {}] = found.toSorted((a, b) => Object.keys(a).length - Object.keys(b).length);
  return nearest;
}

function differing(cells: Values, now: Readonly<Record<string, number>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.keys(cells).flatMap((column) => {
      const value = now[column] ?? null;
      return value === cells[column] ? [] : [[column, value]];
    }),
  );
}
