import { ImpossibleData } from '../impossible-data.ts';
import type { Conversion } from './conversion.ts';
import { optional, people, plain, positive } from './inputs.ts';
import { operand, shown } from './words.ts';

const clusters: Conversion = {
  kind: 'cluster_design_effect',
  from: 'clusters',
  to: { effective_n: ['effective_n'], design_effect: ['design_effect'] },
  title: 'Cluster-randomised trial to its effective sample size',
  source: 'Cochrane Handbook 23.1.4; unequal clusters: Eldridge 2006',
  inputs: [
    people('n', 'People'),
    plain('icc', 'Intracluster correlation', { least: -1, most: 1 }),
    plain('mean_cluster_size', 'Mean size of a cluster', { least: 1 }),
    plain('cv', 'Coefficient of variation of cluster sizes', { least: 0, ...optional }),
    plain('events', 'Events', { least: 0, ...optional }),
    positive('se', 'Standard error that ignores the clusters', optional),
  ],
  answers: {
    design_effect: 'Design effect',
    effective_n: 'Effective number of people',
    effective_events: 'Effective number of events',
    se: 'Standard error with the clusters',
  },
  run: (given) => {
    const n = given.number('n');
    const icc = given.number('icc');
    const size = given.number('mean_cluster_size');
    const cv = given.maybe('cv') ?? 0;
    const events = given.maybe('events');
    const se = given.maybe('se');
    if (events !== null && events > n)
      throw new ImpossibleData(`${shown(events)} events among ${shown(n)} people.`, { column: 'events' });
    const effect = 1 + ((1 + cv * cv) * size - 1) * icc;
    if (!(effect > 0))
      throw new ImpossibleData(
        `With an intracluster correlation of ${shown(icc)} the design effect would be ${shown(effect)}.`,
        { column: 'icc' },
      );
    const sizes = cv === 0 ? shown(size) : `(1 + ${shown(cv)}²) × ${shown(size)}`;
    const root = Math.sqrt(effect);
    return {
      values: {
        design_effect: effect,
        effective_n: n / effect,
        ...(events === null ? {} : { effective_events: events / effect }),
        ...(se === null ? {} : { se: se * root }),
      },
      steps: [
        `Design effect = 1 + (${sizes} − 1) × ${operand(icc)} = ${shown(effect)}.`,
        `People: ${shown(n)} ÷ ${shown(effect)} = ${shown(n / effect)}.`,
        ...(events === null
          ? []
          : [`Events: ${shown(events)} ÷ ${shown(effect)} = ${shown(events / effect)}.`]),
        ...(se === null ? [] : [`SE: ${shown(se)} × √${shown(effect)} = ${shown(se * root)}.`]),
      ],
      flags: [],
    };
  },
};

/** Trials that randomised clusters. */
export const designs: readonly Conversion[] = [clusters];
