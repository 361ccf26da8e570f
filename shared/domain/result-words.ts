import { pWords } from './evidence-lines.ts';
import { isTurned } from './mirror.ts';
import { type PrintedNumber, printedNumbers } from './printed-numbers.ts';
import { measureSigns } from './result-labels.ts';
import type { Reached, ReportedArm, ReportedResult, Span } from './reported-result.ts';

type Result = Omit<ReportedResult, 'asReported' | 'timePoint'> &
  Partial<Pick<ReportedResult, 'asReported' | 'timePoint'>>;
/** A number in words. */
type Say = (value: number) => string;

/**
 * A result in one line, as a paper would print it, with all that was read of its numbers: "HR 0.39 (95 % CI 0.24 to
 * 0.64), p <0.001", "drug 50 % (CI 39 to 61; 12/24) · placebo 30 %, at 3 years". Empty when nothing is known. Numbers
 * have the digits that the words print; those that stand the other way round than these are said to be "turned".
 */
export function resultWords(result: Result): string {
  const { measure, value, interval, level } = result;
  const say = asPrinted(printedNumbers(result.asReported ?? ''));
  const sign = measure === null ? '' : (measureSigns[measure] ?? measure);
  const span = spanWords(intervalName(level), interval, say);
  const main = [
    sign,
    reached(value, say),
    value === null ? '' : unitOf(result),
    span === '' ? '' : `(${span})`,
  ];
  const p = pWords(result, say);
  const arms = result.arms.map((arm) => armWords(arm, result, say)).filter(Boolean);
  const turned = isTurned(result) ? 'turned' : '';
  // p stands behind what it is of: the estimate, or the groups where there is none.
  const tested = p === null ? '' : `p ${p}`;
  const groups = arms.join(' · ');
  const behind = value === null ? [groups, tested] : [tested, groups];
  const said = [main.filter(Boolean).join(' '), turned, ...behind].filter(
    (part) => part !== '' && part !== sign,
  );
  const time = said.length > 0 && result.timePoint ? [`at ${result.timePoint}`] : [];
  return [...said, ...time].join(', ');
}

function intervalName(level: number | null): string {
  return level === null ? 'CI' : `${Number((level * 100).toPrecision(6))} % CI`;
}

/** Numbers with the digits that they are printed with: "0.80". Where the words print one in two ways, its own. */
function asPrinted(printed: readonly PrintedNumber[]): Say {
  return (value) => {
    const digits = new Set(
      printed.filter((one) => one.value === Math.abs(value)).map(({ decimals }) => decimals),
    );
    const [only] = digits;
    return only === undefined || digits.size > 1 ? String(value) : value.toFixed(only);
  };
}

function unitOf({ measure, unit }: Result): string {
  if (unit !== null && unit !== '') return unit;
  return measure === 'percent' || measure === 'PE' ? '%' : '';
}

/** "0.39", "not reached"; empty for what is not said. */
export function reached(value: Reached, say: Say = String): string {
  if (value === null) return '';
  return value === 'not-reached' ? 'not reached' : say(value);
}

function spanWords(name: string, span: Span | null, say: Say): string {
  if (span === null || (span.lower === null && span.upper === null)) return '';
  return `${name} ${reached(span.lower, say) || '?'} to ${reached(span.upper, say) || '?'}`;
}

/** What one arm showed: "blinatumomab 97 % (SE 1.2; 696/718)". */
function armWords(arm: ReportedArm, { unit, level }: Result, say: Say): string {
  const values = valueWords(arm, unit, say);
  const beside = [
    arm.sd === null ? '' : `SD ${say(arm.sd)}`,
    arm.se === null ? '' : `SE ${say(arm.se)}`,
    spanWords(intervalName(level), arm.interval, say),
    spanWords('IQR', arm.iqr, say),
    spanWords('range', arm.range, say),
    countWords(arm),
  ]
    .filter(Boolean)
    .join('; ');
  const words = values === '' || beside === '' ? values + beside : `${values} (${beside})`;
  return words === '' ? '' : `${arm.label || (arm.side ?? '')} ${words}`.trim();
}

function countWords({ events, nAnalysed, nRandomised, personTime }: ReportedArm): string {
  const size = nAnalysed ?? nRandomised;
  const counted =
    events === null
      ? size === null
        ? ''
        : `n ${size}`
      : size === null
        ? `${events} events`
        : `${events}/${size}`;
  return [counted, personTime === null ? '' : `person-time ${personTime}`].filter(Boolean).join('; ');
}

function valueWords({ percent, mean, median }: ReportedArm, unit: string | null, say: Say): string {
  const behind = unit ? ` ${unit}` : '';
  return [
    percent === null ? '' : `${say(percent)} %`,
    mean === null ? '' : `mean ${say(mean)}${behind}`,
    median === null ? '' : `median ${reached(median, say)}${behind}`,
  ]
    .filter(Boolean)
    .join(', ');
}
