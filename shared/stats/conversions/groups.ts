import { ImpossibleData } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import type { Conversion, Outcome } from './conversion.ts';
import type { Given } from './given.ts';
import { deviation, optional, people, plain } from './inputs.ts';
import { operand, shown } from './words.ts';

type Group = { readonly n: number; readonly mean: number; readonly sd: number };

/**
 * Several groups as one: squares within and between the groups add up. For two groups this is Cochrane Handbook
 * table 6.5.a, in a form that holds for any number of them.
 */
function pooled(groups: readonly Group[], column: string): Outcome {
  const n = sum(groups.map((group) => group.n));
  if (!(n > 1)) throw new ImpossibleData(`${shown(n)} people have no standard deviation.`, { column });
  const small = groups.findIndex((group) => group.n < 1);
  if (small >= 0) throw new ImpossibleData('A group has less than one person.', { row: small + 1, column });
  const mean = sum(groups.map((group) => (group.n / n) * group.mean));
  const within = sum(groups.map((group) => (group.n - 1) * group.sd ** 2));
  const between = sum(groups.map((group) => group.n * (group.mean - mean) ** 2));
  const sd = Math.sqrt((within + between) / (n - 1));
  const parts = groups.map((group) => `${shown(group.n)} × ${operand(group.mean)}`).join(' + ');
  return {
    values: { n, mean, sd },
    steps: [
      `n = ${groups.map((group) => shown(group.n)).join(' + ')} = ${shown(n)}.`,
      `Mean = (${parts}) ÷ ${shown(n)} = ${shown(mean)}.`,
      `Squares within the groups ${shown(within)}, between them ${shown(between)}; SD = √((${shown(within)} + ${shown(between)}) ÷ ${shown(n - 1)}) = ${shown(sd)}.`,
    ],
    flags: [],
  };
}

const answers = { n: 'People', mean: 'Mean', sd: 'Standard deviation' };
const to = { group: ['n', 'mean', 'sd'] };
const source = 'Cochrane Handbook 6.5.2.10, table 6.5.a';

const two: Conversion = {
  kind: 'combine_two_groups',
  from: 'groups',
  to,
  title: 'Two groups as one: means and SDs',
  source,
  inputs: [
    people('n1', 'People in group 1'),
    plain('m1', 'Mean of group 1'),
    deviation('sd1', 'SD of group 1'),
    people('n2', 'People in group 2'),
    plain('m2', 'Mean of group 2'),
    deviation('sd2', 'SD of group 2'),
  ],
  answers,
  run: (given) => {
    const group = (which: number): Group => ({
      n: given.number(`n${which}`),
      mean: given.number(`m${which}`),
      sd: given.number(`sd${which}`),
    });
    return pooled([group(1), group(2)], 'n1');
  },
};

/** The rows of a conversion that pools groups; one alone is nothing to pool. */
function rowsOf(given: Given): readonly Given[] {
  const rows = given.rows('groups');
  if (rows.length > 1) return rows;
  throw new ImpossibleData(`It takes at least two groups; there is ${rows.length === 1 ? 'one' : 'none'}.`, {
    column: 'groups',
  });
}

const several: Conversion = {
  kind: 'combine_groups',
  from: 'groups',
  to,
  title: 'Any number of groups as one: means and SDs',
  source,
  inputs: [
    {
      type: 'rows',
      name: 'groups',
      label: 'Groups',
      columns: [
        people('n', 'People'),
        plain('mean', 'Mean', { also: ['m'] }),
        deviation('sd', 'Standard deviation'),
      ],
    },
  ],
  answers,
  run: (given) => {
    const groups = rowsOf(given).map((row) => ({
      n: row.number('n'),
      mean: row.number('mean'),
      sd: row.number('sd'),
    }));
    return pooled(groups, 'n');
  },
};

const events: Conversion = {
  kind: 'combine_event_groups',
  from: 'event_groups',
  to: { group: ['events', 'n'] },
  title: 'Any number of groups as one: events',
  source: 'Cochrane Handbook 23.3.4',
  inputs: [
    {
      type: 'rows',
      name: 'groups',
      label: 'Groups',
      columns: [plain('events', 'Events', { least: 0, also: ['e'] }), people('n', 'People')],
    },
  ],
  answers: { events: 'Events', n: 'People' },
  run: (given) => {
    const rows = rowsOf(given).map((row) => [row.number('events'), row.number('n')] as const);
    for (const [index, [found, n]] of rows.entries())
      if (found > n)
        throw new ImpossibleData(`${shown(found)} events among ${shown(n)} people.`, {
          row: index + 1,
          column: 'events',
        });
    const total = (which: 0 | 1) => sum(rows.map((row) => at(row, which)));
    const words = (which: 0 | 1) => rows.map((row) => shown(at(row, which))).join(' + ');
    return {
      values: { events: total(0), n: total(1) },
      steps: [`Events = ${words(0)} = ${shown(total(0))}.`, `People = ${words(1)} = ${shown(total(1))}.`],
      flags: [],
    };
  },
};

const split: Conversion = {
  kind: 'split_shared_control',
  from: 'shared_control',
  to: { split_control: ['n_each'] },
  title: 'Control group shared by several comparisons',
  source: 'Cochrane Handbook 23.3.4',
  inputs: [
    people('n', 'People in the shared group'),
    plain('comparisons', 'Comparisons that share it', { least: 2 }),
    plain('events', 'Events in the shared group', { least: 0, ...optional }),
  ],
  answers: { n_each: 'People for each comparison', events_each: 'Events for each comparison' },
  run: (given) => {
    const n = given.number('n');
    const parts = given.number('comparisons');
    const found = given.maybe('events');
    if (!Number.isInteger(parts))
      throw new ImpossibleData(`${shown(parts)} is no number of comparisons.`, { column: 'comparisons' });
    if (found !== null && found > n)
      throw new ImpossibleData(`${shown(found)} events among ${shown(n)} people.`, { column: 'events' });
    const share = found === null ? {} : { events_each: found / parts };
    const words =
      found === null ? '' : `; events ${shown(found)} ÷ ${shown(parts)} = ${shown(found / parts)}`;
    return {
      values: { n_each: n / parts, ...share },
      steps: [
        `People ${shown(n)} ÷ ${shown(parts)} = ${shown(n / parts)} for each comparison${words}.`,
        'Mean and SD stay as they are. The comparisons are still not quite independent of each other.',
      ],
      flags: [],
    };
  },
};

/** Arms that are pooled, and a control group that is split. */
export const groups: readonly Conversion[] = [two, several, events, split];
