import { clopperPearson, wilson } from '#shared/stats/proportion-interval.ts';
import { type Comparison, compareAll } from './agreement.ts';
import type { DataSet } from './answers.ts';

/** Exact and Wilson intervals of single proportions. */
export function studyIntervals(data: DataSet, answers: Readonly<Record<string, unknown>>): Comparison[] {
  const about = { set: data.id, measure: 'proportions', method: 'study intervals' };
  const of = (interval: typeof wilson) =>
    data.studies.map(({ x, n }) => {
      return Object.values(interval(Number(x), Number(n), 0.95));
    });
  const ours = { clopper_pearson: of(clopperPearson), wilson: of(wilson) };
  return compareAll(answers, ours, about);
}
