import { expect } from 'vitest';
import { agrees, beside } from './agree.ts';

type Numbers = number | null | readonly (number | null)[];

/** Our result, and the same result in 120 digits, worked out only where it is asked for. */
export interface Judged<Result> {
  readonly ours: Result;
  readonly exact: () => Result;
}

/** A result with its referee, who works once. */
export function judged<Result>(ours: Result, work: () => Result): Judged<Result> {
  let known: Result | undefined;
  return { ours, exact: () => (known ??= work()) };
}

/**
 * Counts comparisons with the reference. Where a number is further off than allowed, the referee decides: ours stands only if it has
 * the digits of the exact value and the reference is further from it. These are counted by what was being compared.
 */
export class Tally {
  /** What is compared now. */
  subject = '';
  compared = 0;
  /** What differs and is wrong. */
  readonly differing: string[] = [];
  /** How many numbers the referee decided, by subject. */
  readonly decided = new Map<string, number>();

  /** Compares numbers of a result with the reference's; `more` as in `agrees`. */
  compare<Result>(
    quantity: string,
    result: Judged<Result>,
    read: (result: Result) => Numbers,
    reference: { readonly values: readonly (number | null)[]; readonly more?: number },
  ): void {
    const ours = list(read(result.ours));
    expect(ours.length, `${this.subject} ${quantity}`).toBe(reference.values.length);
    for (const [place, value] of ours.entries()) {
      const wanted = reference.values[place] ?? null;
      this.compared += 1;
      if (
        (value === null || Number.isFinite(value)) &&
        agrees(value, wanted, reference.more ?? beside.estimate)
      )
        continue;
      const exact = list(read(result.exact()))[place] ?? null;
      if (isNearer(value, wanted, exact))
        this.decided.set(this.subject, (this.decided.get(this.subject) ?? 0) + 1);
      else this.differing.push(`${quantity} of ${this.subject}: ${value} for ${wanted}, exact ${exact}`);
    }
  }

  /** Compares a number that has no referee. */
  compareOne(
    quantity: string,
    ours: number | null,
    reference: number | null,
    more: number = beside.estimate,
  ): void {
    this.compared += 1;
    if ((ours === null || Number.isFinite(ours)) && agrees(ours, reference, more)) return;
    this.differing.push(`${quantity} of ${this.subject}: ${ours} for ${reference}`);
  }
}

function list(numbers: Numbers): readonly (number | null)[] {
  return typeof numbers === 'number' || numbers === null ? [numbers] : numbers;
}

/** Ours has ten digits of the exact number, and the reference is further from it. */
function isNearer(ours: number | null, reference: number | null, exact: number | null): boolean {
  if (ours === null || reference === null || exact === null) return false;
  const apart = Math.abs(ours - exact);
  return apart <= 1e-10 * Math.abs(exact) + beside.estimate && apart < Math.abs(reference - exact);
}
