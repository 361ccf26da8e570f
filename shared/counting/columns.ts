import type { CountedClaim, MappedClaim } from './counted-claim.ts';
import { type Line, type Lines, noneKey, plainLines } from './levels.ts';

/** The columns of a matrix or a map, and in which of them a claim stands. */
export type Columns<C extends CountedClaim> = {
  readonly lines: readonly Line[];
  /** Keys of lines, at least one. */
  readonly of: (claim: C) => readonly string[];
};

/** A column for each outcome of the lines. */
export function outcomeColumns(outcomes: Lines): Columns<CountedClaim> {
  const of = ({ outcome }: CountedClaim): string[] => [
    (outcome === null ? null : outcomes.lineOf(outcome)) ?? noneKey,
  ];
  return { lines: outcomes.lines, of };
}

/** A column for each population of the lines; a claim about several stands in each of them. */
export function populationColumns(populations: Lines): Columns<MappedClaim> {
  return {
    lines: populations.lines,
    of: ({ population }) => {
      const found = new Set(population.map((concept) => populations.lineOf(concept) ?? noneKey));
      return found.size === 0 ? [noneKey] : [...found];
    },
  };
}

/** The most years that are shown one by one with those in between that hold nothing. */
const mostYears = 60;

/** A column for each year from the first to the last, so that years without a claim are seen as gaps. */
export function yearColumns(claims: readonly MappedClaim[]): Columns<MappedClaim> {
  const known = [...new Set(claims.flatMap(({ year }) => year ?? []))].toSorted((a, b) => a - b);
  const [first = 0, last = -1] = [known[0], known.at(-1)];
  const isShort = last - first < mostYears;
  const years = isShort ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : known;
  const named = years.map((year) => ({ key: yearKey(year), name: String(year) }));
  return {
    lines: plainLines(named, 'No year'),
    of: ({ year }) => [yearKey(year)],
  };
}

/** The key of the column of a year. */
export function yearKey(year: number | null): string {
  return year === null ? noneKey : `year ${year}`;
}
