import { decimalMark } from './decimal-mark.ts';
import { foldHeading, levelOf, saysLog } from './heading-words.ts';
import { compoundOf, scanCell } from './scan-cell.ts';

/** A result as papers print it, in one cell. */
export interface ResultInCell {
  readonly estimate: number;
  /** Its limits; null where a p value stands instead. */
  readonly limits: readonly [lower: number, upper: number] | null;
  readonly p: number | null;
  /** The level that the words name, as a fraction; null: they name none. */
  readonly level: number | null;
}

/**
 * Takes a cell apart that holds an estimate with its limits or its exact p value: “0.80 (0.60 to 1.07)”, “0·62, P = 0.03”.
 * Null for any other text, for logarithms that are called so, percentages, and where a comma may part thousands or decimals.
 */
export function resultInCell(text: string): ResultInCell | null {
  const folded = foldHeading(text);
  const found = saysLog(folded) ? null : plainCompound(text);
  const [estimate, second, third] = found?.numbers ?? [];
  if (estimate === undefined || second === undefined) return null;
  if (found?.kind === 'with-p') return { estimate, limits: null, p: second, level: null };
  if (found?.kind !== 'estimate' || third === undefined) return null;
  return { estimate, limits: [second, third], p: null, level: levelOf(folded) };
}

/** The numbers of a cell without percentages and bounds, where its marks leave no doubt. */
function plainCompound(text: string): ReturnType<typeof compoundOf> {
  const { decimal, question } = decimalMark([[text]], false, {});
  if (question !== null || /[%<>]/u.test(scanCell(text, decimal).shape)) return null;
  return compoundOf(text, decimal);
}

/** Why a bound, as “<0.001”, is no p value that an analysis can take; null for what is none. */
export function boundOfP(text: string): string | null {
  if (!/^(?:p(?:[- ]?value)?\s*)?[<>≤≥]\s*=?\s*[\d.,·]+$/iu.test(text.trim())) return null;
  return `“${text.trim()}” is a bound: a standard error follows from an exact P value alone. Give that, or the confidence interval.`;
}
