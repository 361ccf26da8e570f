import type { Reached, ReportedResult, ResultMeasure, Span } from '#shared/domain/reported-result.ts';
import type { Finding, Rounding } from './findings.ts';
import { normalTwoSided } from '#shared/stats/distributions.ts';
import {
  type Between,
  canBeSymmetric,
  liesApart,
  type PrintedInterval,
  zOfInterval,
  zOfP,
  zOfTwoSidedP,
} from '#shared/stats/printed-intervals.ts';

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

/** Whether the interval should be symmetric on the log scale; null: on none. */
function isOfRatio({ measure }: ReportedResult): boolean | null {
  if (measure === null) return null;
  if (ratios.has(measure)) return true;
  return differences.has(measure) ? false : null;
}

function rounded({ lower, value, upper }: Numbers, rounding: Rounding): PrintedInterval {
  return {
    lower: [lower, rounding(lower)],
    value: [value, rounding(value)],
    upper: [upper, rounding(upper)],
  };
}

/** Whether both halves of the interval can have been equally wide before rounding. */
export function asymmetry(result: ReportedResult, rounding: Rounding): Finding[] {
  const numbers = numbersOf(result);
  const isRatio = isOfRatio(result);
  if (numbers === null || isRatio === null) return [];
  const { value, lower, upper } = numbers;
  if (value < lower || value > upper || (isRatio && lower < 0)) return [];
  if (canBeSymmetric(rounded(numbers, rounding), isRatio)) return [];
  const words = `The interval ${lower} to ${upper} is not symmetric about ${value}${isRatio ? ' on the log scale' : ''}, beyond rounding.`;
  return [{ code: 'interval-asymmetric', fields: ['value', 'interval'], words }];
}

/** The z values that the printed p allows. */
function zFromP(result: ReportedResult, alpha: number, rounding: Rounding): Between | null {
  const { p, pOperator } = result;
  if (pOperator === 'ns') return [0, zOfTwoSidedP(alpha)];
  if (p === null || pOperator === null || p < 0 || p > 1) return null;
  if (pOperator === '<') return [zOfTwoSidedP(p), Number.POSITIVE_INFINITY];
  if (pOperator === '>') return [0, zOfTwoSidedP(p)];
  return zOfP([p, rounding(p)]);
}

/** p of something else than this two-sided comparison. */
const OTHER_P = /one[- ]?(?:sided|tailed)|1[- ]?(?:sided|tailed)|non-?inferior|equivalence/iu;

/**
 * p against the interval: z from the interval's width (both of the same normal estimate), two-sided p. Only what lies clearly
 * apart is told. A level that is not printed is taken as 95 %.
 */
export function pAgainstInterval(result: ReportedResult, rounding: Rounding): Finding[] {
  const numbers = numbersOf(result);
  const isRatio = isOfRatio(result);
  if (numbers === null || isRatio === null || OTHER_P.test(result.asReported)) return [];
  const level = result.level ?? 0.95;
  const hasScale = !isRatio || Math.min(numbers.lower, numbers.value) > 0;
  const printed = hasScale && level > 0 && level < 1 ? zFromP(result, 1 - level, rounding) : null;
  if (printed === null) return [];
  const [least, most] = zOfInterval(rounded(numbers, rounding), isRatio, level);
  if (!liesApart(printed, [least, most], zOfTwoSidedP(1 - level))) return [];
  const expected = normalTwoSided((least + Math.min(most, least + 1)) / 2);
  const said = result.pOperator === 'ns' ? 'not significant' : `P ${result.pOperator} ${result.p}`;
  const words = `${said} does not go with the interval ${numbers.lower} to ${numbers.upper}, which means P of about ${expected.toPrecision(1)}.`;
  return [{ code: 'p-against-interval', fields: ['p', 'interval'], words }];
}
