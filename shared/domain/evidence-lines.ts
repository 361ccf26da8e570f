import type { Reached, ReportedArm, ReportedResult, Span } from './reported-result.ts';

/** The columns of a line that come from a result; all empty for a claim without one. */
export type ResultCells = {
  readonly endpointDefinition: string | null;
  readonly asReported: string | null;
  readonly measure: string | null;
  readonly value: Reached;
  readonly ciLow: Reached;
  readonly ciHigh: Reached;
  /** 0 to 1. */
  readonly ciLevel: number | null;
  /** With its operator: "<0.001", "0.03", "ns". */
  readonly p: string | null;
  readonly unit: string | null;
  readonly nTherapy: number | null;
  readonly nComparator: number | null;
  readonly eventsTherapy: number | null;
  readonly eventsComparator: number | null;
  /** "12.3 (4.5)". */
  readonly meanSdTherapy: string | null;
  readonly meanSdComparator: string | null;
  readonly analysisSet: string | null;
  /** What it is adjusted for, else "yes" or "no" as the paper says. */
  readonly adjusted: string | null;
  /** From 1 within the claim; null where the claim has no result. */
  readonly resultNumber: number | null;
};

/** The cells of a claim's lines: one line a result, or one without numbers. */
export function resultLines(results: readonly Omit<ReportedResult, 'timePoint'>[]): ResultCells[] {
  return results.length === 0 ? [emptyCells] : results.map(cellsOf);
}

const emptyCells: ResultCells = {
  endpointDefinition: null,
  asReported: null,
  measure: null,
  value: null,
  ciLow: null,
  ciHigh: null,
  ciLevel: null,
  p: null,
  unit: null,
  nTherapy: null,
  nComparator: null,
  eventsTherapy: null,
  eventsComparator: null,
  meanSdTherapy: null,
  meanSdComparator: null,
  analysisSet: null,
  adjusted: null,
  resultNumber: null,
};

function cellsOf(result: Omit<ReportedResult, 'timePoint'>, index: number): ResultCells {
  const only = onlyArm(result.arms);
  const therapy = result.arms.find((arm) => arm.side === 'therapy') ?? only;
  const comparator = result.arms.find((arm) => arm.side === 'comparator');
  const interval: Span = result.interval ?? only?.interval ?? { lower: null, upper: null };
  return {
    endpointDefinition: result.endpointDefinition,
    asReported: result.asReported || null,
    measure: result.measure,
    value: result.value ?? armValue(only),
    ciLow: interval.lower,
    ciHigh: interval.upper,
    ciLevel: result.level,
    p: pWords(result),
    unit: result.unit,
    nTherapy: size(therapy),
    nComparator: size(comparator),
    eventsTherapy: therapy?.events ?? null,
    eventsComparator: comparator?.events ?? null,
    meanSdTherapy: meanWords(therapy),
    meanSdComparator: meanWords(comparator),
    analysisSet: result.analysisSet,
    adjusted: adjustedWords(result),
    resultNumber: index + 1,
  };
}

/** The one group that a result is about: what it showed is the value of the result. */
function onlyArm(arms: readonly ReportedArm[]): ReportedArm | undefined {
  const [first] = arms;
  return arms.length === 1 && first?.side !== 'comparator' ? first : undefined;
}

function armValue(arm: ReportedArm | undefined): Reached {
  return arm?.percent ?? arm?.mean ?? arm?.median ?? null;
}

/**
 * p as it is printed, with its operator: "<0.001", "0.03", "ns"; null when the paper gives none.
 * @param say the number in words, where its printed digits are known
 */
export function pWords(
  { p, pOperator }: Pick<ReportedResult, 'p' | 'pOperator'>,
  say: (value: number) => string = String,
): string | null {
  if (pOperator === 'ns') return 'ns';
  if (p === null) return null;
  return pOperator === null || pOperator === '=' ? say(p) : `${pOperator}${say(p)}`;
}

function size(arm: ReportedArm | undefined): number | null {
  return arm?.nAnalysed ?? arm?.nRandomised ?? null;
}

function meanWords(arm: ReportedArm | undefined): string | null {
  if (arm === undefined || arm.mean === null) return null;
  return arm.sd === null ? String(arm.mean) : `${arm.mean} (${arm.sd})`;
}

function adjustedWords({ adjusted, adjustedFor }: Pick<ReportedResult, 'adjusted' | 'adjustedFor'>) {
  if (adjustedFor) return adjustedFor;
  return adjusted === null ? null : adjusted ? 'yes' : 'no';
}
