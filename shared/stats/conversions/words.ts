/** Stands for what is no finite number; `convert` refuses a derivation that holds it. */
export const BEYOND = '∞';

/** A number as derivations show it: what was entered stays as it is, what was computed has six digits. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return BEYOND;
  const text = String(value);
  const short = text.replace(/[-.]/gu, '').length <= 7 ? text : String(Number(value.toPrecision(6)));
  return short.replace('-', '−');
}

/** The same, in brackets where it is negative, to stand behind a sign. */
export function operand(value: number): string {
  return value < 0 ? `(${shown(value)})` : shown(value);
}

/** Sentences in one line. */
export function sentences(steps: readonly string[]): string {
  return steps.join(' ');
}
