import { mean } from '../numbers.ts';
import { type Measure, measureInfo } from './measures.ts';

/**
 * A value on the scale of analysis, on the scale that readers know: ratios, proportions, correlations, rates. Values
 * beyond what the transformation can give become its end (0 or 1), as in metafor.
 *
 * @param sizes sizes of the studies, for the double arcsine only: it goes back by their harmonic mean (Miller 1978)
 * @returns the value itself on a plain scale; null where there is no way back (differences of arcsines, of square roots)
 */
export function toNatural(measure: Measure, value: number, sizes: readonly number[] = []): number | null {
  const { scale, groups } = measureInfo(measure);
  switch (scale) {
    case 'plain':
      return value;
    case 'log':
      return Math.exp(value);
    case 'logit':
      return 1 / (1 + Math.exp(-value));
    case 'fisher-z':
      return Math.tanh(value);
    case 'arcsine':
      return groups === 2 ? null : fromArcsine(value);
    case 'double-arcsine':
      return fromDoubleArcsine(value, sizes);
    case 'square-root':
      return null;
  }
}

/** sin² of an angle between 0 and π/2, the ends beyond. */
function fromArcsine(angle: number): number {
  if (angle <= 0) return 0;
  return angle >= Math.PI / 2 ? 1 : Math.sin(angle) ** 2;
}

/** The arcsine of the root of the share of `x` beside `y`; as an arctangent, which keeps its digits where y is small. */
export function arcsine(x: number, y: number): number {
  return Math.atan2(Math.sqrt(x), Math.sqrt(y));
}

/** The Freeman-Tukey double arcsine of x events among n. */
export function doubleArcsine(x: number, n: number): number {
  return (arcsine(x, n + 1 - x) + arcsine(x + 1, n - x)) / 2;
}

/** Miller's inverse of the double arcsine at the harmonic mean of the sizes; null without sizes. */
function fromDoubleArcsine(angle: number, sizes: readonly number[]): number | null {
  if (sizes.length === 0) return null;
  const n = 1 / mean(sizes.map((size) => 1 / size));
  if (angle > doubleArcsine(n, n)) return 1;
  if (angle < doubleArcsine(0, n)) return 0;
  const sine = Math.sin(2 * angle);
  const inner = 1 - (sine + (sine - 1 / sine) / n) ** 2;
  return (1 - Math.sign(Math.cos(2 * angle)) * Math.sqrt(Math.max(0, inner))) / 2;
}
