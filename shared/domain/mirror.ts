import type {
  ArmSide,
  Reached,
  ReportedArm,
  ReportedResult,
  ResultMeasure,
  Span,
} from './reported-result.ts';
import type { Direction } from './values.ts';

/** Measures that compare two sides by a ratio: mirrored, they are the reciprocal. */
const ratios: readonly ResultMeasure[] = ['RR', 'OR', 'PETO', 'HR', 'IRR', 'ROM'];
/** Measures that compare two sides by a difference on some scale: mirrored, they change their sign. */
const differences: readonly ResultMeasure[] = ['RD', 'AS', 'MD', 'SMD', 'SMDH', 'IRD', 'IRSD', 'OE_V', 'NNT'];

/** The direction once the two sides have changed places; one that is no comparison of sides stays. */
export function mirrorDirection(direction: Direction | null): Direction | null {
  if (direction === 'favours-therapy') return 'favours-comparator';
  if (direction === 'favours-comparator') return 'favours-therapy';
  return direction;
}

type Numbers = Pick<ReportedResult, 'measure' | 'value' | 'interval' | 'arms'>;

/**
 * The numbers once the two sides have changed places: a hazard ratio of 0.5 (0.4 to 0.625) is 2 (1.6 to 2.5), a
 * difference changes its sign, each arm takes the other side. A measure that can't be mirrored (a diagnostic one, a
 * protective efficacy, a generic one) keeps its value, so that only arms change; the printed words always stay.
 */
export function mirrorNumbers(result: Numbers): Numbers {
  const turn = turning(result.measure);
  return {
    measure: result.measure,
    value: turn(result.value),
    interval: result.interval === null ? null : ends(result.interval, turn),
    arms: result.arms.map(mirrorArm),
  };
}

function turning(measure: ResultMeasure | null): (value: Reached) => Reached {
  const each = (change: (value: number) => number) => (value: Reached) =>
    typeof value === 'number' ? change(value) : value;
  if (measure !== null && ratios.includes(measure))
    return each((value) => (value > 0 ? tidy(1 / value) : value));
  if (measure !== null && differences.includes(measure)) return each((value) => (value === 0 ? 0 : -value));
  return (value) => value;
}

/** A number of at most nine digits where the value is one but for rounding: a reciprocal of a reciprocal is as printed. */
function tidy(value: number): number {
  const short = Number(value.toPrecision(9));
  return Math.abs(short - value) <= value * 1e-13 ? short : value;
}

/** Mirrored ends: they change places when the scale was turned around. */
function ends({ lower, upper }: Span, turn: (value: Reached) => Reached): Span {
  const [low, high] = [turn(lower), turn(upper)];
  return low === lower && high === upper ? { lower, upper } : { lower: high, upper: low };
}

const otherSide: Record<ArmSide, ArmSide> = { therapy: 'comparator', comparator: 'therapy' };

function mirrorArm(arm: ReportedArm): ReportedArm {
  return arm.side === null ? arm : { ...arm, side: otherSide[arm.side] };
}
