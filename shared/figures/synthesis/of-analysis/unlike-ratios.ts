import { inSentence, type Measure, printedColumn } from '#shared/stats/effect-sizes/measures.ts';
import { comparedIn, isAdjustedName, saidName } from './measure-name.ts';
import { studyNames } from './study-names.ts';

/*
 * Ratios that are pooled together and do not say the same: other kinds, or adjusted beside others. Told wherever the result
 * goes: above the table, below the forest plot, in files.
 */

/** What a ratio compares, “odds”; null: it is none, or its name does not tell. */
export function ratioKind(name: string | null): string | null {
  return name === null ? null : comparedIn('GENR', name);
}

/**
 * What ratios are called together: where they are of one kind and only some are adjusted, as those are that are not. Null:
 * there are none, or they are of several kinds.
 */
export function commonName(names: readonly string[]): string | null {
  if (new Set(names.map(ratioKind)).size > 1) return null;
  return names.find((name) => !isAdjustedName(name)) ?? names[0] ?? null;
}

/** That ratios which do not say the same would be pooled together, with their names; null: they say the same. */
export function mixedNames(names: readonly string[]): string | null {
  const kinds = new Map(names.map((name) => [ratioKind(name), name]));
  if (kinds.size > 1) return `They are not all the same ratio: ${[...kinds.values()].join(', ')}.`;
  if (new Set(names.map(isAdjustedName)).size < 2) return null;
  return `Some are said to be adjusted, some are not: ${[...new Set(names)].join(', ')}.`;
}

/** Rows that are unlike the others, or unlike what the analysis is said to be of. */
export interface UnlikeRows<Row> {
  readonly words: string;
  readonly short: string;
  readonly rows: readonly Row[];
}

type TableRow = { readonly id: string; readonly study: string; readonly used: boolean };
/** A result that a row was taken from: what its ratio is, and the columns that came from it. */
type Source = { readonly rowId: string; readonly ratio: string | null; readonly columns: readonly string[] };
type Named<Row> = { readonly name: string; readonly row: Row };

/**
 * Rows from claims with another kind of ratio than most, or adjusted where most are not, and the other way round. Null: there
 * are none, or the analysis is of no ratios as printed.
 */
export function unlikeRatios<Row extends TableRow>(
  { measure, unit }: { readonly measure: Measure; readonly unit: string | null },
  rows: readonly Row[],
  sources: readonly Source[],
): UnlikeRows<Row> | null {
  const column = printedColumn(measure);
  if (column === null) return null;
  const named = namedRows(column, rows, sources);
  const said = saidName(measure, unit);
  // A name that does not tell what is compared is held against nothing.
  const main = ratioKind(said) ?? mostFrequent(named.map(({ name }) => ratioKind(name)));
  const other = named.filter(({ name }) => ratioKind(name) !== main);
  const among =
    said === null || ratioKind(said) === null
      ? 'unlike the others'
      : `in an analysis of “${inSentence(said)}”`;
  if (other.length > 0) return unlike(other, among, 'Another kind of ratio');
  const claimed = said !== null && isAdjustedName(said);
  const adjusted = claimed || mostFrequent(named.map(({ name }) => isAdjustedName(name))) === true;
  const turned = named.filter(({ name }) => isAdjustedName(name) !== adjusted);
  if (turned.length === 0) return null;
  if (!adjusted) return unlike(turned, 'where the others are not said to be adjusted', 'Adjusted');
  const where = claimed ? among : 'where the others are';
  return unlike(turned, `not said to be adjusted, ${where}`, 'Not said to be adjusted');
}

/** The rows whose printed ratio came from a claim, with what it is there. */
function namedRows<Row extends TableRow>(
  column: string,
  rows: readonly Row[],
  sources: readonly Source[],
): Named<Row>[] {
  const used = new Map<string, Row>(rows.flatMap((row) => (row.used ? [[row.id, row]] : [])));
  return sources.flatMap(({ rowId, ratio, columns }) => {
    const row = used.get(rowId);
    return row === undefined || ratio === null || !columns.includes(column) ? [] : [{ name: ratio, row }];
  });
}

function unlike<Row extends TableRow>(
  other: readonly Named<Row>[],
  where: string,
  short: string,
): UnlikeRows<Row> {
  const told = [...Map.groupBy(other, ({ name }) => name)].map(
    ([name, of]) => `${studyNames(of.map(({ row }) => row))}: ${inSentence(name)}`,
  );
  return {
    words: `${told.join('; ')}, ${where}. They are pooled together.`,
    short,
    rows: other.map(({ row }) => row),
  };
}

/** What stands there most often; the first of those that do as often. */
function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counted = [...Map.groupBy(values, (value) => value)];
  return counted.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
