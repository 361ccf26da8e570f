import type { Analysis } from '#shared/stats/analysis/analyse.ts';

/** Whether an analysis is of ratios of means that lie below 0: there a ratio above 1 says that the mean is lower. */
export function meansBelowZero({ request, effects }: Analysis): boolean {
  if (request.measure !== 'ROM') return false;
  return effects.usedRows.some((row) => Number(request.studies[row - 1]?.['m1']) < 0);
}
