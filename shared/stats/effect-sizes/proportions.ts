import { arcsine, doubleArcsine } from './back-transform.ts';
import { checkEvents, impossible, type NumberedRow, readNumbers } from './cells.ts';
import { type Computed, compute, type Outcome } from './compute.ts';
import { type EffectSizeSettings, zeroCellPolicy } from './settings.ts';

/** Events among the people of one group. */
export interface Proportion {
  readonly events: number;
  readonly others: number;
}

type ProportionMeasure = 'PR' | 'PLN' | 'PLO' | 'PAS' | 'PFT';

/** The counts of `x n`; null where a cell is empty. */
export function readProportion(row: NumberedRow): Proportion | null {
  const numbers = readNumbers(row, ['x', 'n']);
  if (numbers === null) return null;
  const [x = 0, n = 0] = numbers;
  checkEvents(row, ['x', x], ['n', n]);
  if (n === 0) throw impossible(row, 'n', 'n is 0: nobody was observed.');
  return { events: x, others: n - x };
}

/** Proportions on the scale of a measure; `add` is added to events and non-events. */
export function proportionEffects(
  measure: ProportionMeasure,
  rows: readonly NumberedRow[],
  settings: EffectSizeSettings,
): readonly Computed[] {
  const angles = measure === 'PAS' || measure === 'PFT';
  return compute<Proportion>(rows, {
    read: readProportion,
    total: ({ events, others }) => events + others,
    hasZero: ({ events, others }) => events === 0 || others === 0,
    policy: zeroCellPolicy(settings, angles ? 0 : 0.5),
    effect: ({ events, others }, add) => scales[measure](events + add, others + add),
  });
}

/** Effect and variance by events and non-events; double arcsine: Freeman and Tukey 1950. */
const scales: Readonly<Record<ProportionMeasure, (x: number, y: number) => Outcome>> = {
  PR: (x, y) => ({ yi: x / (x + y), vi: ((x / (x + y)) * (y / (x + y))) / (x + y) }),
  PLN: (x, y) => ({ yi: Math.log(x / (x + y)), vi: y / x / (x + y) }),
  PLO: (x, y) => ({ yi: Math.log(x / y), vi: 1 / x + 1 / y }),
  PAS: (x, y) => ({ yi: arcsine(x, y), vi: 1 / (4 * (x + y)) }),
  PFT: (x, y) => ({ yi: doubleArcsine(x, x + y), vi: 1 / (4 * (x + y) + 2) }),
};
