import { clopperPearson, wilson } from '#shared/stats/effect-sizes/proportion-intervals.ts';
import { type Comparison, compareAll } from './agreement.ts';
import type { DataSet } from './answers.ts';

/** Exact and Wilson intervals of single proportions. */
export function studyIntervals(data: DataSet, answers: Readonly<Record<string, unknown>>): Comparison[] {
  const about = { set: data.id, measure: 'proportions', method: 'study intervals' };
  const of = (interval: typeof wilson) =>
    data.studies.map(({ x, n }) => {
      const bounds = interval(Number(x), Number(n), 0.95);
      return [...bounds];
    });
  const ours = { clopper_pearson: of(clopperPearson), wilson: of(wilson) };
  return compareAll(answers, ours, about);
}
