import { expect, test } from 'vitest';
import {
  betaQuantile,
  chiSquareQuantile,
  chiSquareUpper,
  fUpper,
  normalQuantile,
  normalTwoSided,
  normalUpper,
  tQuantile,
  tTwoSided,
} from './distributions.ts';

/** Within 1e-12 of the reference, relative. */
function near(ours: number, reference: number): void {
  expect(Math.abs(ours - reference), `${ours} for ${reference}`).toBeLessThanOrEqual(
    1e-12 * Math.abs(reference),
  );
}

// The references were computed with 50 digits.
test('the normal distribution, into its tails', () => {
  near(normalQuantile(0.975), 1.959963984540054);
  near(normalQuantile(1e-20), -9.26234008979841);
  near(normalUpper(10), 7.61985302416053e-24);
  near(normalTwoSided(-1.959963984540054), 0.05);
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
});

test('t, chi-square, F and beta', () => {
  near(tQuantile(0.975, 12), 2.178812829667229);
  near(tTwoSided(2.178812829667229, 12), 0.05);
  near(chiSquareQuantile(0.975, 12), 23.33666415864534);
  near(chiSquareUpper(152.233008082373, 12), 1.99676459084597e-26);
  near(fUpper(12.5909828843799, 1, 11), 0.00456505154159259);
  near(betaQuantile(0.025, 13, 2), 0.6613155100681787);
  expect(chiSquareUpper(0, 3)).toBe(1);
});
