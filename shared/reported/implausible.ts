import { isTurned, mirrorNumbers } from '#shared/domain/mirror.ts';
import type { ReportedArm, ReportedResult } from '#shared/domain/reported-result.ts';
import { leftOpen } from './check-open.ts';
import { asymmetry, pAgainstInterval, spanFindings } from './check-intervals.ts';
import type { Finding, Rounding } from './findings.ts';
import { roundingIn } from './printed.ts';

function armName(arm: ReportedArm, index: number): string {
  return arm.label === '' ? `arm ${index + 1}` : arm.label;
}

function countFindings(arm: ReportedArm, index: number, rounding: Rounding): Finding[] {
  const { events, percent } = arm;
  const n = arm.nAnalysed ?? arm.nRandomised;
  const path = `arms.${index}`;
  const of = armName(arm, index);
  if (events === null || n === null) return [];
  const nField = arm.nAnalysed === null ? `${path}.nRandomised` : `${path}.nAnalysed`;
  if (events > n) {
    return [
      {
        code: 'events-over-n',
        fields: [`${path}.events`, nField],
        words: `${events} events are more than the ${n} of ${of}.`,
      },
    ];
  }
  if (percent === null || n <= 0) return [];
  const share = (100 * events) / n;
  // An estimate with a spread or an interval of time need not be the plain share.
  if (arm.se !== null || Math.abs(share - percent) <= rounding(percent) + 1e-9) return [];
  const words = `${events} of ${n} are ${share.toFixed(1)} %, not ${percent} % (${of}).`;
  return [{ code: 'percent-against-events', fields: [`${path}.events`, nField, `${path}.percent`], words }];
}

function rangeFindings(arm: ReportedArm, index: number): Finding[] {
  const found: Finding[] = [];
  const of = armName(arm, index);
  if (arm.percent !== null && (arm.percent < 0 || arm.percent > 100)) {
    const words = `${arm.percent} % of ${of} is not between 0 and 100.`;
    found.push({ code: 'percent-out-of-range', fields: [`arms.${index}.percent`], words });
  }
  for (const field of ['sd', 'se'] as const) {
    const spread = arm[field];
    if (spread === null || spread >= 0) continue;
    const words = `A ${field === 'sd' ? 'standard deviation' : 'standard error'} of ${spread} is negative (${of}).`;
    found.push({ code: 'negative-spread', fields: [`arms.${index}.${field}`], words });
  }
  return found;
}

function armFindings(arm: ReportedArm, index: number, rounding: Rounding): Finding[] {
  const path = `arms.${index}`;
  const [valueField, value] =
    arm.percent !== null
      ? (['percent', arm.percent] as const)
      : arm.mean !== null
        ? (['mean', arm.mean] as const)
        : (['median', arm.median] as const);
  const spans = (
    [
      ['interval', 'interval', valueField, value],
      ['iqr', 'interquartile range', 'median', arm.median],
      ['range', 'range', valueField, value],
    ] as const
  ).flatMap(([field, name, of, held]) =>
    spanFindings(
      { value: held, span: arm[field], fields: [`${path}.${of}`, `${path}.${field}`], name },
      rounding,
    ),
  );
  return [...countFindings(arm, index, rounding), ...rangeFindings(arm, index), ...spans];
}

/** A ± that the words do not name was read by convention; that must be seen. */
function unnamedSpread(result: ReportedResult): Finding[] {
  const index = result.arms.findIndex((arm) => arm.sd !== null || arm.se !== null);
  const arm = result.arms[index];
  if (arm === undefined || !/±|\+ ?\/ ?[-−–]/u.test(result.asReported)) return [];
  if (/\b(?:SD|SDs|SE|SEM|SEs|standard (?:deviation|error)s?|s\.\s?[de]\.)/iu.test(result.asReported))
    return [];
  const field = arm.sd === null ? 'se' : 'sd';
  const words = `The ± is not named; it was read as a standard ${field === 'sd' ? 'deviation' : 'error'}.`;
  return [{ code: 'spread-not-named', fields: [`arms.${index}.${field}`], words }];
}

/** Two limits that neither the words nor a measure name were read as an interval; that must be seen. */
function unnamedInterval({ measure, interval, level, asReported }: ReportedResult): Finding[] {
  if (measure !== null || interval === null || level !== null) return [];
  if (/\b(?:CI|CIs|CrI|confidence|credible)/iu.test(asReported)) return [];
  const words = 'Neither the measure nor its limits are named; they were read as a confidence interval.';
  return [{ code: 'interval-not-named', fields: ['measure', 'interval'], words }];
}

/** "26.7% (n = 12)" may also be a percentage of 12. */
function countedByN({ arms, asReported }: ReportedResult): Finding[] {
  return arms.flatMap(({ events, nAnalysed, percent }, index): Finding[] => {
    if (events === null || percent === null || nAnalysed !== null) return [];
    const printed = new RegExp(`(?:%|percent)\\s*[([]\\s*n\\s*=\\s*${events}\\s*[)\\]]`, 'iu');
    if (!printed.test(asReported)) return [];
    const words = `n = ${events} behind ${percent} % was read as the events; it may be the size of the group.`;
    return [{ code: 'n-read-as-events', fields: [`arms.${index}.events`], words }];
  });
}

function pOutOfRange({ p }: ReportedResult): Finding[] {
  if (p === null || (p >= 0 && p <= 1)) return [];
  return [{ code: 'p-out-of-range', fields: ['p'], words: `P of ${p} is not between 0 and 1.` }];
}

/**
 * The value and interval as the words print them: of numbers that were turned, those they come from, as only these have
 * the digits by which they can be judged.
 */
function asPrinted(result: ReportedResult): ReportedResult {
  if (!isTurned(result)) return result;
  const { value, interval } = mirrorNumbers(result);
  return { ...result, value, interval };
}

/**
 * What in a result cannot be, or hardly: each finding with the fields concerned and a sentence. Allows for the
 * rounding of the digits printed in `asReported`. An empty list says only that nothing was noticed.
 */
export function implausible(result: ReportedResult): Finding[] {
  const rounding = roundingIn(result.asReported);
  const judged = asPrinted(result);
  const { value, interval } = judged;
  return [
    ...spanFindings({ value, span: interval, fields: ['value', 'interval'], name: 'interval' }, rounding),
    ...asymmetry(judged, rounding),
    ...pAgainstInterval(judged, rounding),
    ...pOutOfRange(result),
    ...result.arms.flatMap((arm, index) => armFindings(arm, index, rounding)),
    ...unnamedSpread(result),
    ...unnamedInterval(result),
    ...countedByN(result),
    ...leftOpen(result),
  ];
}
