import type { ReportedArm } from '#shared/domain/reported-result.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import type { Numbers } from './cells.ts';

/** What stands where a number is missing, and is not taken for it. */
const instead: readonly {
  readonly missing: string;
  readonly there: (arm: ReportedArm) => boolean;
  readonly words: string;
}[] = [
  {
    missing: 'events',
    there: ({ percent }) => percent !== null,
    words: 'Percentages are given: count the events before you enter them.',
  },
  {
    missing: 'standard deviation',
    there: ({ se }) => se !== null,
    words: 'A standard error is given: convert it to a standard deviation before you enter it.',
  },
  {
    missing: 'standard deviation',
    there: ({ se, interval }) => se === null && interval !== null,
    words: 'An interval is given: convert it to a standard deviation before you enter it.',
  },
  {
    missing: 'mean',
    there: ({ median }) => median !== null,
    words: 'A median is given: convert it to a mean, if the values are not skewed, before you enter it.',
  },
];

/**
 * What a result has instead of the numbers that are missing: sentences that say what to do with it.
 * @param missing names of numbers, such as `events of the therapy`
 */
export function hints(result: Numbers, missing: readonly string[]): string[] {
  const found = instead.flatMap(({ missing: name, there, words }) =>
    missing.some((one) => one.startsWith(name)) && result.arms.some(there) ? [words] : [],
  );
  return [...found, ...reported(result)];
}

/** The estimate that is reported: other measures may take it. */
export function reported(result: Numbers): string[] {
  if (result.value === null) return [];
  const words = resultWords({ ...result, arms: [] });
  return words === '' ? [] : [`Reported is ${words}.`];
}
