import { isText, skip, tokenAt } from './cursor.ts';
import type { Token } from './tokens.ts';

/* Numbers with a power of ten, as small probabilities are printed: "1.2 × 10−5", "2.1e-6", "10⁻⁵". */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

type Exponent = { readonly exponent: number; readonly next: number };

/** The digits of a raised number ("⁵"), from a mark on; empty when there are none. */
function raisedDigits(tokens: readonly Token[], at: number): string {
  const { text } = tokenAt(tokens, at);
  const digit = text === '' ? -1 : RAISED.indexOf(text);
  return digit < 0 ? '' : `${digit}${raisedDigits(tokens, at + 1)}`;
}

/** An exponent that is printed on the line: "−5" that stood raised, "^-5", "^(-5)". */
function plainExponent(tokens: readonly Token[], at: number): Exponent | null {
  const place = skip(tokens, at, 3, ['^', '(', '-']);
  const { kind, value } = tokenAt(tokens, place);
  const negative = value < 0 || (place > at && isText(tokens, place - 1, '-'));
  if (kind !== 'number' || !negative || !Number.isInteger(value) || Math.abs(value) > 300) return null;
  const opened = tokens.slice(at, place).some(({ text }) => text === '(');
  return { exponent: -Math.abs(value), next: skip(tokens, place + 1, opened ? 1 : 0, [')']) };
}

/** The negative exponent behind "10". */
function exponentAt(tokens: readonly Token[], at: number): Exponent | null {
  const raised = isText(tokens, at, '⁻') ? raisedDigits(tokens, at + 1) : '';
  return raised === ''
    ? plainExponent(tokens, at)
    : { exponent: -Number(raised), next: at + 1 + raised.length };
}

/** "2.1e-6", also where the dash is no hyphen. */
function byLetter(tokens: readonly Token[], at: number): Exponent | null {
  const joined = /^e[-‐‑](\d{1,3})$/u.exec(tokenAt(tokens, at).text)?.[1];
  if (joined !== undefined) return { exponent: -Number(joined), next: at + 1 };
  return isText(tokens, at, 'e') ? exponentAt(tokens, at + 1) : null;
}

/** A number that starts here, with a negative power of ten where one follows; null where the power is not understood. */
export function poweredAt(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly next: number } | null {
  const { kind, value } = tokenAt(tokens, at);
  if (kind !== 'number') return null;
  const powered = (mantissa: number, power: Exponent | null) =>
    power && { value: Number(`${mantissa}e${power.exponent}`), next: power.next };
  if (isText(tokens, at + 1, '×', 'x', '*', '·', '⋅')) {
    return tokenAt(tokens, at + 2).value === 10 ? powered(value, exponentAt(tokens, at + 3)) : null;
  }
  const alone = value === 10 ? powered(1, exponentAt(tokens, at + 1)) : null;
  return powered(value, byLetter(tokens, at + 1)) ?? alone ?? { value, next: at + 1 };
}
