import { at } from '../numbers.ts';

/** What the estimating equations of τ² ask of a weighted mean. */
export interface MeanMoments {
  /** Σ w r², Σ w² r². */
  readonly squares: number;
  readonly spread: number;
  /** Σ w, Σ w². */
  readonly total: number;
  readonly totalOfSquares: number;
  /** tr(P), tr(PP). */
  readonly trace: number;
  readonly traceOfSquare: number;
}

/**
 * The same numbers as from a regression on ones with the weights 1/(v + τ²), in three passes and without new arrays: a
 * thousand studies left out one by one take some ten thousand of these. Only the heaviest study can hold more than half
 * of the weight; what the others hold is then added up without it.
 */
export function meanMoments(yi: readonly number[], vi: readonly number[], tau2: number): MeanMoments {
  let heavy = 0;
  for (let row = 1; row < vi.length; row += 1) if (at(vi, row) < at(vi, heavy)) heavy = row;
  const origin = at(yi, heavy);
  const heaviest = 1 / (at(vi, heavy) + tau2);
  let others = 0;
  let othersSquared = 0;
  let moment = 0;
  for (let row = 0; row < yi.length; row += 1) {
    if (row === heavy) continue;
    const weight = 1 / (at(vi, row) + tau2);
    others += weight;
    othersSquared += weight * weight;
    moment += weight * (at(yi, row) - origin);
  }
  const total = others + heaviest;
  const totalOfSquares = othersSquared + heaviest * heaviest;
  const shift = moment / total;
  let squares = heaviest * shift * shift;
  let spread = (heaviest * shift) ** 2;
  let trace = (heaviest * others) / total;
  let own = trace * trace;
  let mixed = (heaviest * heaviest * othersSquared) / (total * total);
  for (let row = 0; row < yi.length; row += 1) {
    if (row === heavy) continue;
    const weight = 1 / (at(vi, row) + tau2);
    const pull = weight * (at(yi, row) - origin - shift);
    squares += pull * (at(yi, row) - origin - shift);
    spread += pull * pull;
    const left = weight * (1 - weight / total);
    trace += left;
    own += left * left;
    const square = weight * weight;
    mixed += (square * (totalOfSquares - square)) / (total * total);
  }
  return { squares, spread, total, totalOfSquares, trace, traceOfSquare: own + mixed };
}
