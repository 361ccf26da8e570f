import { normalQuantile } from '../distributions.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import type { Given, Input } from './given.ts';
import { optional, people, plain } from './inputs.ts';
import { shown } from './words.ts';

/** What stands in a paper about a skewed outcome: median and n with the range, the quartiles, or both. */
export type FiveNumbers = {
  readonly n: number;
  readonly median: number;
  readonly range: readonly [min: number, max: number] | null;
  readonly quartiles: readonly [q1: number, q3: number] | null;
};

const numbers = [
  ['min', 'Lowest value'],
  ['q1', 'First quartile'],
  ['median', 'Median'],
  ['q3', 'Third quartile'],
  ['max', 'Highest value'],
] as const;

export const fiveNumberInputs: readonly Input[] = [
  ...numbers.map(([name, label]) => plain(name, label, name === 'median' ? {} : optional)),
  people('n', 'People'),
];

function pairOf(given: Given, first: string, second: string): readonly [number, number] | null {
  const one = given.maybe(first);
  const other = given.maybe(second);
  if (one === null && other === null) return null;
  if (one === null || other === null)
    throw new NotOffered(
      `${one === null ? first : second} is missing: ${first} and ${second} belong together.`,
    );
  return [one, other];
}

/**
 * Reads the summary of an outcome.
 * @throws ImpossibleData where the numbers are not in order · NotOffered below five people, or with the median alone
 */
export function readFiveNumbers(given: Given): FiveNumbers {
  const n = given.number('n');
  const there = numbers.filter(([name]) => given.has(name));
  for (const [index, [name]] of there.entries()) {
    const before = there[index - 1]?.[0];
    if (before !== undefined && given.number(before) > given.number(name)) {
      const words = `${before} is ${shown(given.number(before))} and ${name} ${shown(given.number(name))}: they have to rise.`;
      throw new ImpossibleData(words, { column: name });
    }
  }
  const range = pairOf(given, 'min', 'max');
  const quartiles = pairOf(given, 'q1', 'q3');
  if (range === null && quartiles === null)
    throw new NotOffered('A median alone has no spread. Give min and max, q1 and q3, or all four.');
  if (n < 5) throw new NotOffered(`With ${shown(n)} people there is no estimate; it takes at least 5.`);
  if (spreadOf(range) + spreadOf(quartiles) === 0)
    throw new NotOffered('All values are the same: no standard deviation can be had from them.');
  return { n, median: given.number('median'), range, quartiles };
}

/** How far a pair lies apart; 0 of none. */
export function spreadOf(pair: readonly [number, number] | null): number {
  return pair === null ? 0 : pair[1] - pair[0];
}

/** How many standard deviations lie between the expected extremes of n normal values (Wan et al. 2014, equation 9). */
export function widthOfRange(n: number): number {
  return 2 * normalQuantile((n - 0.375) / (n + 0.25));
}

/** How many standard deviations lie between the expected quartiles of n normal values (Wan et al. 2014, equation 16). */
export function widthOfQuartiles(n: number): number {
  return 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25));
}

/** Weight of the range against the quartiles in the SD (Shi et al. 2020, equation 10). */
export function weightOfRange(n: number): number {
  return 1 / (1 + 0.07 * n ** 0.6);
}

/** The parts of an estimate and what they weigh, for its derivation. */
export type Weighed = { readonly value: number; readonly words: string };

const middleOf = (pair: readonly [number, number]): number => pair[0] / 2 + pair[1] / 2;

/** The mean as a weighted middle (Luo et al. 2018, equations 7, 11 and 15). */
export function luoMean({ n, median, range, quartiles }: FiveNumbers): Weighed {
  const parts: { name: string; weight: number; value: number }[] = [];
  const both = range !== null && quartiles !== null;
  if (range !== null) {
    const weight = both ? 2.2 / (2.2 + n ** 0.75) : 4 / (4 + n ** 0.75);
    parts.push({ name: 'middle of the range', weight, value: middleOf(range) });
  }
  if (quartiles !== null) {
    const weight = both ? 0.7 - 0.72 / n ** 0.55 : 0.7 + 0.39 / n;
    parts.push({ name: 'middle of the quartiles', weight, value: middleOf(quartiles) });
  }
  const rest = parts.reduce((left, { weight }) => left - weight, 1);
  parts.push({ name: 'median', weight: rest, value: median });
  const value = parts.reduce((total, part) => total + part.weight * part.value, 0);
  const words = parts.map((part) => `${shown(part.weight)} × ${part.name} ${shown(part.value)}`).join(' + ');
  return { value, words };
}

/** The SD from range, quartiles or both; both are weighed as by Shi et al. 2020, or equally as by Wan et al. 2014. */
export function spreadSd({ n, range, quartiles }: FiveNumbers, weighing: 'shi' | 'wan'): Weighed {
  const ofRange = range === null ? null : spreadOf(range) / widthOfRange(n);
  const ofQuartiles = quartiles === null ? null : spreadOf(quartiles) / widthOfQuartiles(n);
  const rangeWords = `range ${shown(spreadOf(range))} ÷ ${shown(widthOfRange(n))}`;
  const quartileWords = `quartiles ${shown(spreadOf(quartiles))} ÷ ${shown(widthOfQuartiles(n))}`;
  if (ofRange === null || ofQuartiles === null)
    return { value: ofRange ?? ofQuartiles ?? 0, words: ofRange === null ? quartileWords : rangeWords };
  const weight = weighing === 'shi' ? weightOfRange(n) : 0.5;
  const value = weight * ofRange + (1 - weight) * ofQuartiles;
  return { value, words: `${shown(weight)} × ${rangeWords} + ${shown(1 - weight)} × ${quartileWords}` };
}

/** Result of the test of skewness: skewed when `statistic` reaches `limit`. */
export type Skewness = { readonly statistic: number; readonly limit: number };

function lean(pair: readonly [number, number], median: number): number {
  const width = spreadOf(pair);
  return width === 0 ? 0 : Math.abs((pair[0] - median + (pair[1] - median)) / width);
}

/** Whether the summary can be that of normal values, at the 5 % level (Shi et al. 2023). */
export function skewness({ n, median, range, quartiles }: FiveNumbers): Skewness {
  if (range !== null && quartiles !== null) {
    const ofRange = ((2.65 * Math.log(0.6 * n)) / Math.sqrt(n)) * lean(range, median);
    return { statistic: Math.max(ofRange, lean(quartiles, median)), limit: 3 / Math.sqrt(n) - 40 / n ** 3 };
  }
  if (range !== null) return { statistic: lean(range, median), limit: 1 / Math.log(n + 9) + 2.5 / (n + 1) };
  return {
    statistic: quartiles === null ? 0 : lean(quartiles, median),
    limit: 2.65 / Math.sqrt(n) - 6 / n ** 2,
  };
}
