/*
 * Numbers as they are printed: rounding happens here and nowhere else. A minus is a minus sign.
 */

/** An end of an interval beyond the numbers that there are; null for a number that is one. */
function endless(value: number): string | null {
  if (Number.isFinite(value)) return null;
  return value > 0 ? '∞' : '−∞';
}

/** With so many decimals. */
export function fixed(value: number, decimals: number): string {
  const beyond = endless(value);
  if (beyond !== null) return beyond;
  const text = Math.abs(value) >= 1e9 ? value.toExponential(2) : value.toFixed(decimals);
  return /[1-9]/u.test(text) ? text.replace('-', '−') : text.replace('-', '');
}

/** Decimals that show two digits of an interval’s width: two at least, six at most. */
export function decimalsFor(width: number): number {
  if (!(width > 0)) return 2;
  return Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(width))));
}

/** “P = 0.03”, “P < 0.00001”: two digits of the first significant ones. */
export function printedP(p: number): string {
  if (p < 0.00001) return 'P < 0.00001';
  const decimals = Math.min(5, Math.max(2, -Math.floor(Math.log10(p))));
  return `P = ${p.toFixed(decimals)}`;
}

/** A number with up to `digits` significant digits, without a row of zeros behind the point. */
export function brief(value: number, digits = 4): string {
  const beyond = endless(value);
  if (beyond !== null) return beyond;
  const size = Math.abs(value);
  const far = size >= 1e9 || (size !== 0 && size < 1e-4);
  return (far ? value.toExponential(2) : String(Number(value.toPrecision(digits)))).replace('-', '−');
}

/** A level such as 0.95 as “95%”. */
export function percentOf(level: number): string {
  return `${brief(level * 100)}%`;
}
