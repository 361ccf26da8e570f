import { expect } from 'vitest';

/** What a number may differ by beside 1e-9 of itself: most; τ² and what hangs on it; p values. */
export const beside = { estimate: 1e-15, tau2: 1e-12, p: 1e-11 } as const;

/**
 * |ours − reference| ≤ 1e-9 · |reference| + `more`. Null and a number never agree, two nulls do.
 *
 * @param relative where the reference itself is known to be less exact, with the reason beside the call
 */
export function agrees(
  ours: number | null,
  reference: number | null,
  more: number = beside.estimate,
  relative = 1e-9,
): boolean {
  if (ours === null || reference === null) return ours === reference;
  return Math.abs(ours - reference) <= relative * Math.abs(reference) + more;
}

/** Fails with both numbers and how far apart they are, unless they agree. */
export function expectAgreement(
  name: string,
  ours: number | null,
  reference: number | null,
  more: number = beside.estimate,
): void {
  const apart = ours === null || reference === null ? NaN : Math.abs(ours - reference);
  expect(agrees(ours, reference, more), `${name}: ours ${ours}, reference ${reference}, apart ${apart}`).toBe(
    true,
  );
}
