/** 2²⁷ + 1: splits a double into halves whose products are exact (Veltkamp). */
const splitter = 134217729;

/** What is lost in rounding a·b to `product` (Dekker 1971). */
function lostIn(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [highHalf(a), highHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function highHalf(value: number): number {
  const scaled = splitter * value;
  return scaled - (scaled - value);
}

/** a·d − b·c without the digits that the two products lose when they are near each other and beyond 2⁵³. */
export function differenceOfProducts(
  [a, d]: readonly [number, number],
  [b, c]: readonly [number, number],
): number {
  const first = a * d;
  const second = b * c;
  return first - second + (lostIn(a, d, first) - lostIn(b, c, second));
}
