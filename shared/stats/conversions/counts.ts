import { ImpossibleData } from '../impossible-data.ts';
import { type Conversion, type Flag, flag, type Outcome } from './conversion.ts';
import type { Given } from './given.ts';
import { people, plain, positive } from './inputs.ts';
import { shown } from './words.ts';

/** Nearest whole number; halves to the even one, as R rounds. */
function nearest(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

type Margins = { readonly n: number; readonly row: number; readonly column: number };

/**
 * The first cell of a table with these margins and an odds ratio: the root of kx² − (n + (row + column)k)x + or·row·column
 * that lies in the table, with k = or − 1. For an odds ratio below 1 the columns change places, so that all that is
 * summed is positive and large counts lose no digits.
 */
function firstCell(or: number, { n, row, column }: Margins): number {
  if (or < 1) return row - firstCell(1 / or, { n, row, column: n - column });
  const [p, q, k] = [row / n, column / n, or - 1];
  const apart = (k * (row - column)) / n;
  const root = Math.sqrt(1 + 2 * k * (p * (1 - q) + q * (1 - p)) + apart * apart);
  return (n * (2 * or * p * q)) / (1 + (p + q) * k + root);
}

type Table = { readonly ai: number; readonly bi: number; readonly ci: number; readonly di: number };

function tableOf(given: Given): { readonly table: Table; readonly exact: number } {
  const or = given.number('or');
  const n = given.number('n_total');
  const row = given.number('n_row1');
  const column = given.number('n_col1');
  for (const [name, margin] of [
    ['n_row1', row],
    ['n_col1', column],
  ] as const)
    if (margin >= n)
      throw new ImpossibleData(
        `${name} is ${shown(margin)} of ${shown(n)} people: the other one would be empty.`,
        { column: name },
      );
  const exact = firstCell(or, { n, row, column });
  const ai = nearest(exact);
  return { table: { ai, bi: row - ai, ci: column - ai, di: n - row - column + ai }, exact };
}

/** Says how far the odds ratio of the whole numbers is from the one that was printed. */
function roundedTable(given: Given, { ai, bi, ci, di }: Table): readonly Flag[] {
  const or = given.number('or');
  const again = bi * ci === 0 ? null : (ai / bi) * (di / ci);
  if (again === or) return [];
  const words = again === null ? 'no odds ratio' : `an odds ratio of ${shown(again)}`;
  return [flag('rounded', `Cells are whole numbers: these give ${words}, ${shown(or)} was printed.`)];
}

const twoByTwo: Conversion = {
  kind: 'or_and_margins_to_2x2',
  from: 'or',
  to: { '2x2': ['ai', 'bi', 'ci', 'di'] },
  title: 'Odds ratio and margins to the four cells',
  source: 'metafor conv.2x2',
  inputs: [
    positive('or', 'Odds ratio'),
    people('n_total', 'People in all'),
    people('n_row1', 'People in the first group'),
    people('n_col1', 'Events in both groups'),
  ],
  answers: {
    ai: 'Events in group 1',
    bi: 'No event in group 1',
    ci: 'Events in group 2',
    di: 'No event in group 2',
  },
  run: (given): Outcome => {
    const { table, exact } = tableOf(given);
    const { ai, bi, ci, di } = table;
    return {
      values: table,
      steps: [
        `With these margins, an odds ratio of ${shown(given.number('or'))} needs ${shown(exact)} events in group 1: ${shown(ai)}.`,
        `The margins give the other cells: ${shown(bi)}, ${shown(ci)} and ${shown(di)}.`,
      ],
      flags: roundedTable(given, table),
    };
  },
};

const percentToEvents: Conversion = {
  kind: 'percent_to_events',
  from: 'percent',
  to: { events: ['events'] },
  title: 'Percentage to events',
  source: 'Events = share × n',
  inputs: [plain('percent', 'Percentage with the event', { least: 0 }), people('n', 'People')],
  answers: { events: 'Events', exact: 'Before rounding' },
  run: (given) => {
    const percent = given.number('percent');
    const n = given.number('n');
    const exact = (percent / 100) * n;
    if (percent > 100)
      throw new ImpossibleData(
        `${shown(percent)} % of ${shown(n)} are ${shown(exact)} events: more than people.`,
        { column: 'percent' },
      );
    const events = nearest(exact);
    const digits = given.decimals('percent') ?? String(percent).split('.')[1]?.length ?? 0;
    const reach = (0.5 * 10 ** -digits * n) / 100;
    const off = Math.abs(exact - events) > reach * (1 + 1e-9);
    const words = `No whole number of ${shown(n)} people is ${shown(percent)} %: is n another one?`;
    const several = Math.floor(exact + reach) - Math.ceil(exact - reach) + 1;
    const wide = `With ${shown(percent)} % as printed, ${several} numbers of events are possible.`;
    return {
      values: { events, exact },
      steps: [
        `Events = ${shown(percent)} % of ${shown(n)} = ${shown(exact)}, the whole number ${shown(events)}.`,
      ],
      flags: [...(off ? [flag('not-whole', words)] : []), ...(several > 1 ? [flag('rounded', wide)] : [])],
    };
  },
};

/** Whole numbers of people from what papers print in their place. */
export const counts: readonly Conversion[] = [twoByTwo, percentToEvents];
