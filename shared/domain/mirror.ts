import { type PrintedNumber, printedNumbers } from './printed-numbers.ts';
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

type Numbers = Pick<ReportedResult, 'measure' | 'value' | 'interval' | 'arms'> &
  Partial<Pick<ReportedResult, 'asReported'>>;
type Turn = (value: Reached) => Reached;

/**
 * The numbers once the two sides have changed places: a hazard ratio of 0.5 (0.4 to 0.625) is 2 (1.6 to 2.5), a
 * difference changes its sign, each arm takes the other side; two arms of which no side is known change their order.
 * A reciprocal has as many digits as the printed number it comes from, and turned again it is that number. A measure
 * that can't be mirrored (a diagnostic one, a protective efficacy, a generic one) keeps its value, so that only arms
 * change; the printed words always stay.
 */
export function mirrorNumbers(result: Numbers): Omit<Numbers, 'asReported'> {
  const turn = turning(result.measure, printedNumbers(result.asReported ?? ''));
  return {
    measure: result.measure,
    value: turn(result.value),
    interval: result.interval === null ? null : ends(result.interval, turn),
    arms: mirrorArms(result.arms),
  };
}

/**
 * Whether the numbers stand the other way round than the words print them: the value is not in the words, and what it
 * is when turned is. False where the words do not hold it either way.
 */
export function isTurned({ measure, value, asReported = '' }: Numbers): boolean {
  if (typeof value !== 'number' || measure === null || asReported === '') return false;
  const printed = printedNumbers(asReported);
  if (differences.includes(measure)) return value !== 0 && isOppositePrinted(asReported, value);
  return ratios.includes(measure) && !isPrinted(value, printed) && origin(value, printed) !== null;
}

/** Whether only the number with the other sign is printed. */
function isOppositePrinted(words: string, value: number): boolean {
  const plain = words.replaceAll(/[‐‑‒–—−]/gu, '-').replaceAll(/[·•∙⋅]/gu, '.');
  const found = [...plain.matchAll(/(?<![\d.])(-\s?)?(\d*\.?\d+)/gu)]
    .filter(([, , digits]) => Number(digits) === Math.abs(value))
    .map(([, sign]) => sign !== undefined);
  return found.length > 0 && found.every((negative) => negative !== value < 0);
}

function turning(measure: ResultMeasure | null, printed: readonly PrintedNumber[]): Turn {
  const each = (change: (value: number) => number) => (value: Reached) =>
    typeof value === 'number' ? change(value) : value;
  if (measure !== null && ratios.includes(measure))
    return each((value) => (value > 0 ? reciprocal(value, printed) : value));
  if (measure !== null && differences.includes(measure)) return each((value) => (value === 0 ? 0 : -value));
  return (value) => value;
}

function isPrinted(value: number, printed: readonly PrintedNumber[]): boolean {
  return printed.some((one) => one.value === value);
}

function reciprocal(value: number, printed: readonly PrintedNumber[]): number {
  const own = printed.find((one) => one.value === value);
  return own === undefined ? (origin(value, printed) ?? tidy(1 / value)) : rounded(own);
}

/** The reciprocal of a printed number, with at least its decimals and as many digits in all. */
function rounded({ value, decimals, significant }: PrintedNumber): number {
  const turned = 1 / value;
  const places = Math.max(decimals, significant - 1 - Math.floor(Math.log10(turned)));
  return Number(turned.toFixed(Math.min(places, 20)));
}

/** The printed number whose reciprocal this value is, the nearest of several; null when there is none. */
function origin(value: number, printed: readonly PrintedNumber[]): number | null {
  const [nearest] = printed
    .filter((one) => one.value > 0 && rounded(one) === value)
    .toSorted((a, b) => Math.abs(a.value - 1 / value) - Math.abs(b.value - 1 / value));
  return nearest?.value ?? null;
}

/** A number of at most nine digits where the value is one but for rounding: a reciprocal of a reciprocal is as printed. */
function tidy(value: number): number {
  const short = Number(value.toPrecision(9));
  return Math.abs(short - value) <= value * 1e-13 ? short : value;
}

/** Mirrored ends: they change places when the scale was turned around. */
function ends({ lower, upper }: Span, turn: Turn): Span {
  const [low, high] = [turn(lower), turn(upper)];
  return low === lower && high === upper ? { lower, upper } : { lower: high, upper: low };
}

const otherSide: Record<ArmSide, ArmSide> = { therapy: 'comparator', comparator: 'therapy' };

function mirrorArms(arms: readonly ReportedArm[]): readonly ReportedArm[] {
  // Nothing but their order says which side each of two arms is, so the order is what changes.
  if (arms.length === 2 && arms.every(({ side }) => side === null)) return arms.toReversed();
  return arms.map((arm) => (arm.side === null ? arm : { ...arm, side: otherSide[arm.side] }));
}
