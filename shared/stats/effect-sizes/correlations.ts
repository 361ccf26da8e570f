import { checkCount, impossible, type NumberedRow, readNumbers } from './cells.ts';
import { type Computed, compute, type Outcome } from './compute.ts';
import { hypergeometricHalves } from './hypergeometric.ts';

interface Correlation {
  readonly r: number;
  readonly n: number;
}

type CorrelationMeasure = 'COR' | 'UCOR' | 'ZCOR';

/** Correlations: plain, corrected for bias, or by Fisher's z. */
export function correlationEffects(
  measure: CorrelationMeasure,
  rows: readonly NumberedRow[],
): readonly Computed[] {
  return compute<Correlation>(rows, {
    read: readCorrelation,
    total: ({ n }) => n,
    effect: (study) => correlationEffect(measure, study),
  });
}

function readCorrelation(row: NumberedRow): Correlation | null {
  const numbers = readNumbers(row, ['r', 'n']);
  if (numbers === null) return null;
  const [r = 0, n = 0] = numbers;
  if (Math.abs(r) > 1) throw impossible(row, 'r', `r is ${r}: a correlation lies between −1 and 1.`);
  checkCount(row, 'n', n);
  if (n < 2) throw impossible(row, 'n', `n is ${n}: a correlation takes two people.`);
  return { r, n };
}

/** Olkin and Pratt 1958 for the correction; variances by Hedges 1989 and Fisher 1921. */
function correlationEffect(measure: CorrelationMeasure, { r, n }: Correlation): Outcome {
  const fewest = measure === 'UCOR' ? 5 : 4;
  if (n < fewest) return { reason: `With ${n} people there is no variance: it takes ${fewest}.` };
  if (measure === 'ZCOR') return { yi: Math.log((1 + r) / (1 - r)) / 2, vi: 1 / (n - 3) };
  const yi = measure === 'COR' || r === 0 ? r : r * hypergeometricHalves((n - 2) / 2, r);
  return { yi, vi: ((1 - yi) * (1 + yi)) ** 2 / (n - 1) };
}
