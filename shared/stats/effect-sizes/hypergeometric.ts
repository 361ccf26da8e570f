/** Above this argument the series is slow, and the recurrence stable. */
const nearOne = 0.9;
/** From this third parameter on the series is fast for every argument. */
const largeC = 12;

/**
 * Gauss's hypergeometric function ₂F₁(½, ½; c; 1 − r²), by its series, or near 1 by the recurrence in c (DLMF 15.5.18)
 * from its closed forms: the arcsine for halves, elliptic integrals for whole numbers.
 *
 * @param c above 1, a multiple of ½
 * @param r from −1 to 1, not 0
 */
export function hypergeometricHalves(c: number, r: number): number {
  const z = (1 - r) * (1 + r);
  if (z <= nearOne || c >= largeC) return bySeries(c, z);
  let [at, before, value] = Number.isInteger(c) ? wholeStart(z, Math.abs(r)) : halfStart(z, Math.abs(r));
  while (at < c) {
    const next = (at * (at - 1) * (r * r * before + (2 * z - 1) * value)) / ((at - 0.5) ** 2 * z);
    [at, before, value] = [at + 1, value, next];
  }
  return value;
}

function bySeries(c: number, z: number): number {
  let term = 1;
  let total = 1;
  for (let k = 0; term > 1e-18 * total; k += 1) {
    term *= (((k + 0.5) / (k + 1)) * (k + 0.5) * z) / (c + k);
    total += term;
  }
  return total;
}

/** A parameter, with the function at the one below it and at itself. */
type Start = [at: number, before: number, value: number];

function halfStart(z: number, r: number): Start {
  const root = Math.sqrt(z);
  return [1.5, 1 / r, Math.atan2(root, r) / root];
}

function wholeStart(z: number, r: number): Start {
  const { k, e } = ellipticIntegrals(r);
  return [2, (2 * k) / Math.PI, ((4 / Math.PI) * (e - r * r * k)) / z];
}

/** Complete elliptic integrals of the first and second kind by the arithmetic-geometric mean, from the complementary modulus. */
function ellipticIntegrals(complement: number): { readonly k: number; readonly e: number } {
  let a = 1;
  let b = complement;
  let lost = ((1 - b) * (1 + b)) / 2;
  for (let power = 1; Math.abs(a - b) > 1e-16 * a && power < 1e6; power *= 2) {
    const half = (a - b) / 2;
    [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
    lost += power * half * half;
  }
  const k = Math.PI / (2 * a);
  return { k, e: k * (1 - lost) };
}
