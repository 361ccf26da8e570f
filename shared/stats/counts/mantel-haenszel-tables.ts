import { excessEvents, type TwoByTwo } from '../effect-sizes/two-by-two.ts';
import { sum } from '../numbers.ts';
import { type ChiSquareTest, cochranMantelHaenszel, tarone } from './association-tests.ts';
import type { PooledSums } from './pooled-sums.ts';

/** The common effect of tables; null where the margins leave nothing to estimate. Tables of nobody count nothing. */
export function pooledTables(measure: 'OR' | 'RR' | 'RD', tables: readonly TwoByTwo[]): PooledSums | null {
  const parts = tables.map(partsOf);
  return methods[measure](parts);
}

/** The tests beside a pooled odds ratio. */
export function tablesTests(
  tables: readonly TwoByTwo[],
  pooled: PooledSums | null,
  correct: boolean,
): { readonly cmh: ChiSquareTest | null; readonly tarone: ChiSquareTest | null } {
  return {
    cmh: cochranMantelHaenszel(tables, correct),
    tarone: pooled === null ? null : tarone(tables, Math.exp(pooled.estimate)),
  };
}

/** A table with the shares of its groups; all divided by the whole before they are multiplied, so that nothing overflows. */
interface Parts extends TwoByTwo {
  readonly total: number;
  readonly share1: number;
  readonly share2: number;
}

function partsOf(table: TwoByTwo): Parts {
  const total = table.n1 + table.n2;
  // Of a table of nobody every count is 0: whatever it is divided by, it adds 0.
  const whole = total === 0 ? 1 : total;
  return { ...table, total: whole, share1: table.n1 / whole, share2: table.n2 / whole };
}

const methods: Readonly<Record<'OR' | 'RR' | 'RD', (parts: readonly Parts[]) => PooledSums | null>> = {
  OR: oddsRatio,
  RR: riskRatio,
  RD: riskDifference,
};

function oddsRatio(parts: readonly Parts[]): PooledSums | null {
  const terms = parts.map(({ a, b, c, d, total }) => ({
    r: (a / total) * d,
    s: (b / total) * c,
    p: a / total + d / total,
    q: b / total + c / total,
  }));
  const r = sum(terms.map((term) => term.r));
  const s = sum(terms.map((term) => term.s));
  if (r === 0 || s === 0) return null;
  const variance =
    (sum(terms.map((term) => term.p * term.r)) / r / r +
      sum(terms.map((term) => term.p * term.s + term.q * term.r)) / r / s +
      sum(terms.map((term) => term.q * term.s)) / s / s) /
    2;
  return { estimate: Math.log(r / s), se: Math.sqrt(variance), weights: terms.map((term) => term.s) };
}

function riskRatio(parts: readonly Parts[]): PooledSums | null {
  const firsts = parts.map(({ a, share2 }) => a * share2);
  const seconds = parts.map(({ c, share1 }) => c * share1);
  const r = sum(firsts);
  const s = sum(seconds);
  if (r === 0 || s === 0) return null;
  const spread = sum(
    parts.map(({ a, c, share1, share2, total }) => share1 * share2 * (a + c) - (a / total) * c),
  );
  return { estimate: Math.log(r / s), se: Math.sqrt(spread / r / s), weights: seconds };
}

function riskDifference(parts: readonly Parts[]): PooledSums | null {
  const weights = parts.map(({ n1, share2 }) => n1 * share2);
  const whole = sum(weights);
  if (whole === 0) return null;
  const estimate = sum(parts.map((table) => (table.n1 + table.n2 === 0 ? 0 : excessEvents(table)))) / whole;
  const p = sum(
    parts.map(
      ({ a, c, n1, n2, share1, share2 }) =>
        c * share1 ** 2 - a * share2 ** 2 + (share1 * share2 * (n2 - n1)) / 2,
    ),
  );
  const q = sum(parts.map(({ a, b, c, d, total }) => (a / total) * d + (c / total) * b)) / 2;
  const variance = (estimate * p + q) / whole / whole;
  return variance > 0 ? { estimate, se: Math.sqrt(variance), weights } : null;
}
