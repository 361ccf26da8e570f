/** A pooled estimate with its weights, before the tests. */
export interface PooledSums {
  readonly estimate: number;
  readonly se: number;
  readonly weights: readonly number[];
}
