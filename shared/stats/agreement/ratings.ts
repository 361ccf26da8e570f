import { ImpossibleData, NotOffered } from '../impossible-data.ts';

export type Rating = string | number | boolean;

/** A rating that was not made. */
export type Missing = null;

/** Ratings of one kind, and how many items have them. */
export type Pattern = {
  /** For each rater the place of the category, null where there is no rating. */
  readonly given: readonly (number | null)[];
  readonly times: number;
};

/** Ratings of items by raters, counted. */
export type Counted = {
  readonly categories: readonly Rating[];
  /** Whether they stand in an order that means something: as named, or by size. */
  readonly ordered: boolean;
  readonly raters: number;
  readonly items: number;
  readonly patterns: readonly Pattern[];
  readonly missingRatings: number;
};

const keyOf = (rating: Rating): string => String(rating).trim();

function isMissing(rating: Rating | Missing): rating is Missing {
  return rating === null || keyOf(rating) === '' || Number.isNaN(rating);
}

/** Numbers by size, words by the alphabet; the same word is one category however it was entered. */
function categoriesIn(rows: readonly (readonly (Rating | Missing)[])[]): {
  readonly categories: Rating[];
  readonly ordered: boolean;
} {
  const found = new Map<string, Rating>();
  for (const row of rows)
    for (const rating of row)
      if (!isMissing(rating)) found.set(keyOf(rating), found.get(keyOf(rating)) ?? rating);
  const all = [...found.values()];
  const numeric = all.every((rating) => Number.isFinite(Number(rating)) && typeof rating !== 'boolean');
  return {
    categories: numeric
      ? all.toSorted((a, b) => Number(a) - Number(b))
      : all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ordered: numeric,
  };
}

function placesOf(categories: readonly Rating[]): ReadonlyMap<string, number> {
  const places = new Map(categories.map((category, place) => [keyOf(category), place]));
  if (places.size === categories.length) return places;
  throw new ImpossibleData('A category stands twice in the list of categories.', { column: 'categories' });
}

function placeOf(
  rating: Rating | Missing,
  places: ReadonlyMap<string, number>,
  where: { row: number; rater: number },
): number | null {
  if (isMissing(rating)) return null;
  const place = places.get(keyOf(rating));
  if (place !== undefined) return place;
  const { row, rater } = where;
  throw new ImpossibleData(`“${rating}” is none of the categories.`, { row, column: `rater ${rater}` });
}

/**
 * Counts ratings that were made item by item.
 *
 * @param rows one row an item, in it one rating by each rater; null or empty where there is none
 * @param known all categories in their order; else those that occur, numbers by size and words by the alphabet
 * @throws ImpossibleData for rows of different lengths or a rating that is no category · NotOffered below two raters
 */
export function countRatings(
  rows: readonly (readonly (Rating | Missing)[])[],
  known?: readonly Rating[],
): Counted {
  const raters = rows[0]?.length ?? 0;
  if (raters < 2) throw new NotOffered('Agreement takes items that at least two raters could rate.');
  const { categories, ordered } = known ? { categories: known, ordered: true } : categoriesIn(rows);
  const places = placesOf(categories);
  const patterns = new Map<string, { given: (number | null)[]; times: number }>();
  let missingRatings = 0;
  for (const [index, row] of rows.entries()) {
    if (row.length !== raters)
      throw new ImpossibleData(`Item ${index + 1} has ${row.length} ratings, the first one ${raters}.`, {
        row: index + 1,
      });
    const given = row.map((rating, rater) => placeOf(rating, places, { row: index + 1, rater: rater + 1 }));
    missingRatings += given.filter((place) => place === null).length;
    const key = given.join(' ');
    const there = patterns.get(key);
    if (there) there.times += 1;
    else patterns.set(key, { given, times: 1 });
  }
  return {
    categories,
    ordered,
    raters,
    items: rows.length,
    patterns: [...patterns.values()],
    missingRatings,
  };
}

/**
 * Takes a table of two raters: rows are the categories of the first, columns those of the second, cells count items.
 *
 * @throws ImpossibleData for a table that is not square or a count that is none
 */
export function countsOfTable(table: readonly (readonly number[])[], known?: readonly Rating[]): Counted {
  const categories = known ?? table.map((_row, place) => place + 1);
  placesOf(categories);
  if (categories.length !== table.length)
    throw new ImpossibleData(`There are ${categories.length} categories and ${table.length} rows.`, {
      column: 'categories',
    });
  const patterns: Pattern[] = [];
  for (const [first, row] of table.entries()) {
    if (row.length !== table.length)
      throw new ImpossibleData(
        `The table has ${table.length} rows, but its row ${first + 1} has ${row.length} columns.`,
        { row: first + 1 },
      );
    for (const [second, times] of row.entries()) {
      if (!Number.isSafeInteger(times) || times < 0)
        throw new ImpossibleData(`${times} is no number of items.`, {
          row: first + 1,
          column: String(second + 1),
        });
      if (times > 0) patterns.push({ given: [first, second], times });
    }
  }
  const items = patterns.reduce((total, { times }) => total + times, 0);
  return { categories, ordered: true, raters: 2, items, patterns, missingRatings: 0 };
}

/** How many items have at least `least` ratings. */
export function itemsWith({ patterns }: Counted, least: number): number {
  return patterns.reduce((total, { given, times }) => {
    const made = given.filter((place) => place !== null).length;
    return made >= least ? total + times : total;
  }, 0);
}
