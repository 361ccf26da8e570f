import { tokensOf } from './tokens.ts';

/** Digits behind the point of a number's own shortest form. */
function ownDecimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/**
 * How far a number may be from what was rounded to it: half a unit of its last printed digit.
 * The digits are those in the words when the number stands there (of several, the fewest), else its own.
 * @param text the words as reported
 */
export function roundingIn(text: string): (value: number) => number {
  const decimals = new Map<number, number>();
  for (const token of tokensOf(text)) {
    if (token.kind !== 'number') continue;
    const digits = /[.·•∙∤⋅,] ?(\d+)$/u.exec(token.raw)?.[1]?.length ?? 0;
    const behind = Number.isInteger(token.value) && /,\d{3}$/u.test(token.raw) ? 0 : digits;
    const size = Math.abs(token.value);
    decimals.set(size, Math.min(behind, decimals.get(size) ?? behind));
  }
  return (value) => 0.5 * 10 ** -(decimals.get(Math.abs(value)) ?? ownDecimals(value));
}
