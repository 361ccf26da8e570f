import type { Atom } from './atoms.ts';
import { isText, tokenAt } from './cursor.ts';
import type { Token } from './tokens.ts';

/** A plain whole number of at most three digits, as references are numbered; null for any other token. */
function referenceAt(tokens: readonly Token[], at: number): number | null {
  const { kind, raw, value } = tokenAt(tokens, at);
  return kind === 'number' && /^[-‐‑‒–—−]?[1-9]\d{0,2}$/u.test(raw) ? Math.abs(value) : null;
}

/** The numbers up to "]" and the place behind it; null when anything but numbers, commas and dashes stands there. */
function listAt(
  tokens: readonly Token[],
  at: number,
): { readonly all: number[]; readonly next: number } | null {
  const all: number[] = [];
  let place = at;
  while (place < at + 80) {
    const one = referenceAt(tokens, place);
    if (one === null) return null;
    all.push(one);
    if (isText(tokens, place + 1, ']')) return { all, next: place + 2 };
    // "[1 –4]": the dash was taken for a sign.
    const signed = tokenAt(tokens, place + 1).kind === 'number' && tokenAt(tokens, place + 1).value < 0;
    if (!signed && !isText(tokens, place + 1, ',', ';', '-')) return null;
    place += signed ? 1 : 2;
  }
  return null;
}

/** The number that ends directly before a place, its "%" or unit skipped; null when words stand there. */
function numberBefore(tokens: readonly Token[], at: number): number | null {
  for (const place of [at - 1, at - 2]) {
    const { kind, value } = tokenAt(tokens, place);
    if (kind === 'number') return value;
    if (isText(tokens, place, ')', ']', ',', ';', '.', '(')) return null;
  }
  return null;
}

/**
 * "[1–4]", "[20,21]", "[2,4-10]": references. Whole numbers in square brackets may be limits or a spread only directly
 * behind their number: two that hold it, or one alone.
 */
export function citationAt(tokens: readonly Token[], at: number): Atom | null {
  const list = isText(tokens, at, '[') ? listAt(tokens, at + 1) : null;
  if (list === null) return null;
  const value = numberBefore(tokens, at);
  const [lower = 0, upper = lower] = list.all;
  const holds =
    list.all.length === 1 || (list.all.length === 2 && value !== null && lower <= value && value <= upper);
  return value !== null && holds ? null : { kind: 'nothing', from: at, next: list.next };
}
