import type { Reached, ReportedResult, ResultMeasure, Span } from '#shared/domain/reported-result.ts';
import type { Finding, Rounding } from './findings.ts';
import { twoSidedP, zOfTwoSidedP } from './normal.ts';

/** Measures whose intervals are symmetric on the log scale; their "no difference" is 1. */
const ratios: ReadonlySet<ResultMeasure> = new Set(['HR', 'OR', 'RR', 'IRR', 'ROM', 'DOR', 'PETO', 'IRSD']);
/** Measures whose intervals are symmetric as they are; their "no difference" is 0. */
const differences: ReadonlySet<ResultMeasure> = new Set(['MD', 'SMD', 'SMDH', 'RD', 'IRD']);

type Place = {
  readonly value: Reached;
  readonly span: Span | null;
  readonly fields: readonly string[];
  readonly name: string;
};
type Numbers = { readonly value: number; readonly lower: number; readonly upper: number };

function shown(limit: Reached): string {
  return limit === null ? '?' : limit === 'not-reached' ? 'not reached' : String(limit);
}

/** Ends in the wrong order, and a value outside them by more than rounding explains. */
export function spanFindings({ value, span, fields, name }: Place, rounding: Rounding): Finding[] {
  if (span === null) return [];
  const { lower, upper } = span;
  const ends = `${shown(lower)} to ${shown(upper)}`;
  if (typeof lower === 'number' && typeof upper === 'number' && lower > upper) {
    return [
      {
        code: 'interval-reversed',
        fields: fields.slice(1),
        words: `The ${name} ${ends} has its ends in the wrong order.`,
      },
    ];
  }
  if (typeof value !== 'number') return [];
  const below = typeof lower === 'number' && value + rounding(value) < lower - rounding(lower);
  const above = typeof upper === 'number' && value - rounding(value) > upper + rounding(upper);
  if (!below && !above) return [];
  return [
    {
      code: 'value-outside-interval',
      fields,
      words: `The ${name} ${ends} does not hold the value ${value}.`,
    },
  ];
}

function numbersOf(result: ReportedResult): Numbers | null {
  const { value, interval } = result;
  if (typeof value !== 'number' || typeof interval?.lower !== 'number' || typeof interval.upper !== 'number')
    return null;
  return interval.lower < interval.upper ? { value, lower: interval.lower, upper: interval.upper } : null;
}

/** The scale on which the interval should be symmetric; null when it need not be. */
function scaleOf(result: ReportedResult): ((x: number) => number) | null {
  if (result.measure === null) return null;
  if (ratios.has(result.measure)) return (x) => (x > 0 ? Math.log(x) : Number.NEGATIVE_INFINITY);
  return differences.has(result.measure) ? (x) => x : null;
}

/** The least and the most that a distance can be, given the rounding of both of its ends. */
function distance(
  scale: (x: number) => number,
  rounding: Rounding,
  from: number,
  to: number,
): readonly [number, number] {
  const least = scale(to - rounding(to)) - scale(from + rounding(from));
  return [Math.max(0, least), scale(to + rounding(to)) - scale(from - rounding(from))];
}

/** Beyond rounding of the printed digits, authors round on the way: 2 % of a half. */
const SLACK = 1.02;

/** Whether both halves of the interval can have been equally wide before rounding. */
export function asymmetry(result: ReportedResult, rounding: Rounding): Finding[] {
  const numbers = numbersOf(result);
  const scale = scaleOf(result);
  if (numbers === null || scale === null) return [];
  const { value, lower, upper } = numbers;
  const outside = value < lower || value > upper || (scale(1) === 0 && lower < 0);
  if (outside) return [];
  const [leastLeft, mostLeft] = distance(scale, rounding, lower, value);
  const [leastRight, mostRight] = distance(scale, rounding, value, upper);
  if (leastLeft <= mostRight * SLACK && leastRight <= mostLeft * SLACK) return [];
  const on = scale(1) === 0 ? ' on the log scale' : '';
  const words = `The interval ${lower} to ${upper} is not symmetric about ${value}${on}, beyond rounding.`;
  return [{ code: 'interval-asymmetric', fields: ['value', 'interval'], words }];
}

/** The z values that the interval allows, from the least to the most. */
function zFromInterval(
  numbers: Numbers,
  scale: (x: number) => number,
  level: number,
  rounding: Rounding,
): readonly [number, number] {
  const { value, lower, upper } = numbers;
  const null0 = scale(1) === 0 ? 1 : 0;
  const [narrow, wide] = distance(scale, rounding, lower, upper);
  const halfZ = zOfTwoSidedP(1 - level);
  const close = value < null0 ? value + rounding(value) : value - rounding(value);
  const far = value < null0 ? value - rounding(value) : value + rounding(value);
  const crosses = (close - null0) * (value - null0) <= 0;
  const nearest = crosses ? 0 : Math.abs(scale(close) - scale(null0));
  const furthest = Math.abs(scale(far) - scale(null0));
  return [
    (2 * halfZ * nearest) / wide,
    narrow > 0 ? (2 * halfZ * furthest) / narrow : Number.POSITIVE_INFINITY,
  ];
}

/** The z values that the printed p allows. */
function zFromP(result: ReportedResult, alpha: number, rounding: Rounding): readonly [number, number] | null {
  const { p, pOperator } = result;
  if (pOperator === 'ns') return [0, zOfTwoSidedP(alpha)];
  if (p === null || pOperator === null || p < 0 || p > 1) return null;
  if (pOperator === '<') return [zOfTwoSidedP(p), Number.POSITIVE_INFINITY];
  if (pOperator === '>') return [0, zOfTwoSidedP(p)];
  const half = rounding(p);
  return [
    zOfTwoSidedP(Math.min(1, p + half)),
    p - half > 0 ? zOfTwoSidedP(p - half) : Number.POSITIVE_INFINITY,
  ];
}

/** p of something else than this two-sided comparison. */
const OTHER_P = /one[- ]?(?:sided|tailed)|1[- ]?(?:sided|tailed)|non-?inferior|equivalence/iu;

type Between = readonly [number, number];

/** Whether two ranges of z are clearly apart: less is allowed where only one of them is significant. */
function liesApart(printed: Between, found: Between, critical: number): boolean {
  const gap = Math.max(printed[0] - found[1], found[0] - printed[1]);
  const contrary =
    (printed[0] >= critical && found[1] < critical) || (printed[1] <= critical && found[0] > critical);
  return gap > (contrary ? 0.15 : 0.35 + 0.1 * Math.max(found[0], 0));
}

/**
 * p against the interval: z from the interval's width (both of the same normal estimate), two-sided p. Tests and
 * intervals are often of different kinds (log-rank and Wald), so only what lies clearly apart is told: 0.35 and a
 * tenth of z, or 0.15 where one is significant and the other is not. A level that is not printed is taken as 95 %.
 */
export function pAgainstInterval(result: ReportedResult, rounding: Rounding): Finding[] {
  const numbers = numbersOf(result);
  const scale = scaleOf(result);
  if (numbers === null || scale === null || OTHER_P.test(result.asReported)) return [];
  const level = result.level ?? 0.95;
  const possible = level > 0 && level < 1 && Number.isFinite(scale(numbers.lower) + scale(numbers.value));
  const printed = possible ? zFromP(result, 1 - level, rounding) : null;
  if (printed === null) return [];
  const [least, most] = zFromInterval(numbers, scale, level, rounding);
  if (!liesApart(printed, [least, most], zOfTwoSidedP(1 - level))) return [];
  const expected = twoSidedP((least + Math.min(most, least + 1)) / 2);
  const said = result.pOperator === 'ns' ? 'not significant' : `P ${result.pOperator} ${result.p}`;
  const words = `${said} does not go with the interval ${numbers.lower} to ${numbers.upper}, which means P of about ${expected.toPrecision(1)}.`;
  return [{ code: 'p-against-interval', fields: ['p', 'interval'], words }];
}
