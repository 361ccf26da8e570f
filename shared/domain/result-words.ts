import { pWords } from './evidence-lines.ts';
import { isTurned } from './mirror.ts';
import { measureSigns } from './result-labels.ts';
import type { Reached, ReportedArm, ReportedResult, Span } from './reported-result.ts';

type Result = Omit<ReportedResult, 'asReported' | 'timePoint'> & Partial<Pick<ReportedResult, 'asReported'>>;

/**
 * A result in one line, as a paper would print it: "HR 0.39 (95 % CI 0.24 to 0.64), p <0.001". Empty when nothing is
 * known. Numbers that stand the other way round than their words print them are said to be "turned".
 */
export function resultWords(result: Result): string {
  const { measure, value, interval, unit } = result;
  const sign = measure === null ? '' : (measureSigns[measure] ?? measure);
  const main = [
    sign,
    reached(value),
    value === null ? '' : unitOf(result),
    spanWords(interval, result.level),
  ];
  const p = pWords(result);
  const arms = result.arms.map((arm) => armWords(arm, unit)).filter(Boolean);
  const turned = isTurned(result) ? 'turned' : '';
  return [main.filter(Boolean).join(' '), turned, p === null ? '' : `p ${p}`, arms.join(' · ')]
    .filter((part) => part !== '' && part !== sign)
    .join(', ');
}

function unitOf({ measure, unit }: Result): string {
  if (unit !== null && unit !== '') return unit;
  return measure === 'percent' || measure === 'PE' ? '%' : '';
}

/** "0.39", "not reached"; empty for what is not said. */
export function reached(value: Reached): string {
  if (value === null) return '';
  return value === 'not-reached' ? 'not reached' : String(value);
}

function spanWords(span: Span | null, level: number | null): string {
  if (span === null || (span.lower === null && span.upper === null)) return '';
  const name = level === null ? 'CI' : `${Number((level * 100).toPrecision(6))} % CI`;
  return `(${name} ${reached(span.lower) || '?'} to ${reached(span.upper) || '?'})`;
}

/** What one arm showed: "blinatumomab 97 % (40/718)". */
function armWords(arm: ReportedArm, unit: string | null): string {
  const values = valueWords(arm, unit);
  const counts = countWords(arm);
  const said = values.length > 0 && counts !== '' ? [...values, `(${counts})`] : [...values, counts];
  const words = said.filter(Boolean).join(' ');
  return words === '' ? '' : `${arm.label || (arm.side ?? '')} ${words}`.trim();
}

function countWords({ events, nAnalysed, nRandomised }: ReportedArm): string {
  const size = nAnalysed ?? nRandomised;
  if (events === null) return size === null ? '' : `n ${size}`;
  return size === null ? `${events} events` : `${events}/${size}`;
}

function valueWords({ percent, mean, median, sd, se }: ReportedArm, unit: string | null): string[] {
  const behind = unit ? ` ${unit}` : '';
  return [
    percent === null ? '' : `${percent} %${se === null ? '' : ` ± ${se}`}`,
    mean === null ? '' : `mean ${mean}${sd === null ? '' : ` (SD ${sd})`}${behind}`,
    median === null ? '' : `median ${reached(median)}${behind}`,
  ].filter(Boolean);
}
