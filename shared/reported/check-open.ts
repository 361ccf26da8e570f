import type { ReportedResult } from '#shared/domain/reported-result.ts';
import type { Finding } from './findings.ts';

/* What the words leave open: printed beside a result and held by no field, or not clearly what it was taken for. */

const HALF_WIDTH = /(?:±|\+ ?\/ ?[-−–])\s*\d+(?:\.\d+)?\s*%\s*(?:CI|CL|confidence)/iu;

/** "Mean ± 95% confidence limits": the ± is half the width of an interval whose limits are not printed. */
function halfWidth({ arms, asReported }: ReportedResult): Finding[] {
  const given = arms.some(({ mean, percent }) => mean !== null || percent !== null);
  const held = arms.some(({ sd, se }) => sd !== null || se !== null);
  if (!given || held || !HALF_WIDTH.test(asReported)) return [];
  const words = 'The ± is half the width of a confidence interval; it was not read.';
  return [{ code: 'half-width-not-read', fields: ['arms.0.interval'], words }];
}

const AGAINST_RANGE =
  /(?:\bvs\.?|\bversus|\bcompared (?:with|to))[^.;\d]{0,60}(\d+(?:[.·]\d+)?\s*%?\s*(?:[-‐‑‒–—]|to)\s*\d+(?:[.·]\d+)?\s*%)/iu;

/** "22% vs 11–12%": what the percentage stands against is a range and no value. */
function rangeForValue({ measure, arms, asReported }: ReportedResult): Finding[] {
  const range = measure === 'percent' && arms.length === 1 ? AGAINST_RANGE.exec(asReported)?.[1] : undefined;
  if (range === undefined) return [];
  const words = `What it stands against, ${range}, is a range; it was not read.`;
  return [{ code: 'range-not-read', fields: ['arms'], words }];
}

/** "3% [1–4]": whole numbers in square brackets that nothing names may be references. */
function mayBeCitation({ arms, interval, level, asReported }: ReportedResult): Finding[] {
  if (level !== null || /\b(?:CI|CIs|CrI|confidence|credible)/iu.test(asReported)) return [];
  const places = [{ span: interval, field: 'interval' }].concat(
    arms.map((arm, index) => ({ span: arm.interval, field: `arms.${index}.interval` })),
  );
  return places.flatMap(({ span, field }): Finding[] => {
    if (!Number.isInteger(span?.lower) || !Number.isInteger(span?.upper)) return [];
    const printed = new RegExp(`\\[\\s*${span?.lower}\\s*[-‐‑‒–—−,;]\\s*${span?.upper}\\s*\\]`, 'u');
    if (!printed.test(asReported)) return [];
    const words = `[${span?.lower}–${span?.upper}] was read as an interval; it may be a citation.`;
    return [{ code: 'interval-may-be-citation', fields: [field], words }];
  });
}

/** What was left out of a result, or may be something else, by the words it was read from. */
export function leftOpen(result: ReportedResult): Finding[] {
  return [...halfWidth(result), ...rangeForValue(result), ...mayBeCitation(result)];
}
