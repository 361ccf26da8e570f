import { checkCount, checkPositive, type NumberedRow, readNumbers } from './cells.ts';
import { type Computed, compute, type Outcome } from './compute.ts';
import { type EffectSizeSettings, zeroCellPolicy } from './settings.ts';

/** Events in a person-time. */
interface Rate {
  readonly events: number;
  readonly time: number;
}

/** Events and person-time of two groups. */
export type TwoRates = readonly [Rate, Rate];

type TwoRatesMeasure = 'IRR' | 'IRD' | 'IRSD';

/** Why rates tell nothing about a ratio; null where they do. */
export function noEvents([first, second]: TwoRates): string | null {
  return first.events === 0 && second.events === 0 ? 'No events in either group.' : null;
}

/** The rates of `x1 t1 x2 t2`; null where a cell is empty. */
export function readTwoRates(row: NumberedRow): TwoRates | null {
  const first = readRate(row, ['x1', 't1']);
  const second = readRate(row, ['x2', 't2']);
  return first === null || second === null ? null : [first, second];
}

function readRate(row: NumberedRow, columns: readonly [string, string]): Rate | null {
  const numbers = readNumbers(row, columns);
  if (numbers === null) return null;
  const [events = 0, time = 0] = numbers;
  checkCount(row, columns[0], events);
  checkPositive(row, columns[1], time, 'person-time');
  return { events, time };
}

/** Effects of two groups with person-time; `add` is added to the events. */
export function twoRatesEffects(
  measure: TwoRatesMeasure,
  rows: readonly NumberedRow[],
  settings: EffectSizeSettings,
): readonly Computed[] {
  return compute<TwoRates>(rows, {
    read: readTwoRates,
    total: ([first, second]) => first.time + second.time,
    dropped: settings.drop00 === true ? noEvents : () => null,
    hasZero: ([first, second]) => first.events === 0 || second.events === 0,
    policy: zeroCellPolicy(settings, measure === 'IRSD' ? 0 : 0.5),
    effect: ([first, second], add) =>
      twoRates[measure](
        { events: first.events + add, time: first.time },
        { events: second.events + add, time: second.time },
      ),
  });
}

/** Rates of one group, plain or by their logarithm. */
export function rateEffects(
  measure: 'IR' | 'IRLN',
  rows: readonly NumberedRow[],
  settings: EffectSizeSettings,
): readonly Computed[] {
  return compute<Rate>(rows, {
    read: (row) => readRate(row, ['x', 't']),
    total: ({ time }) => time,
    hasZero: ({ events }) => events === 0,
    policy: zeroCellPolicy(settings, 0.5),
    effect: ({ events, time }, add) => {
      const x = events + add;
      return measure === 'IR' ? { yi: x / time, vi: x / time / time } : { yi: Math.log(x / time), vi: 1 / x };
    },
  });
}

/** Effect and variance of two Poisson rates; Rothman, Greenland and Lash 2008, chapter 14. */
const twoRates: Readonly<Record<TwoRatesMeasure, (first: Rate, second: Rate) => Outcome>> = {
  IRR: (first, second) => ({
    yi: Math.log(first.events / first.time) - Math.log(second.events / second.time),
    vi: 1 / first.events + 1 / second.events,
  }),
  IRD: (first, second) => ({
    yi: first.events / first.time - second.events / second.time,
    vi: first.events / first.time / first.time + second.events / second.time / second.time,
  }),
  IRSD: (first, second) => ({
    yi: Math.sqrt(first.events / first.time) - Math.sqrt(second.events / second.time),
    vi: 1 / (4 * first.time) + 1 / (4 * second.time),
  }),
};
