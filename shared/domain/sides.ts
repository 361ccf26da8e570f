import type { Contrast } from './values.ts';

/** What a claim's contrast is about, derived from what each side received. */
export type Sides = {
  /** Only the therapy side received it. */
  readonly tested: readonly string[];
  /** Only the comparator side received it. */
  readonly control: readonly string[];
  /** Both sides received it. */
  readonly background: readonly string[];
};

/**
 * Splits the concepts of the two sides into tested, control and background, each in the order given.
 * Blinatumomab + chemotherapy against chemotherapy tests blinatumomab on a background of chemotherapy.
 */
export function deriveSides(therapy: readonly string[], comparator: readonly string[]): Sides {
  return {
    tested: therapy.filter((concept) => !comparator.includes(concept)),
    control: comparator.filter((concept) => !therapy.includes(concept)),
    background: therapy.filter((concept) => comparator.includes(concept)),
  };
}

/**
 * The contrast that the sides amount to while nobody has chosen another: nothing on the comparator side is a
 * comparison whose other side is not named; the same therapies on both sides can only differ in dose or schedule.
 */
export function deriveContrast(therapy: readonly string[], comparator: readonly string[]): Contrast {
  if (comparator.length === 0) return 'not-stated';
  const { tested, control } = deriveSides(therapy, comparator);
  return tested.length === 0 && control.length === 0 ? 'dose-or-schedule' : 'between-therapies';
}

/** The therapies that a claim stands for in counts and filters: what is tested, or all it names when both sides are alike. */
export function aboutTherapies(therapy: readonly string[], comparator: readonly string[]): readonly string[] {
  const { tested, control } = deriveSides(therapy, comparator);
  return tested.length > 0 || control.length > 0 ? tested : therapy;
}

/**
 * Pairs of concepts on opposite sides where one lies under the other: most often a slip, so the screen asks.
 * @param ancestorsOf all concepts above a concept, itself excluded
 */
export function sideQuestions(
  therapy: readonly string[],
  comparator: readonly string[],
  ancestorsOf: (concept: string) => readonly string[],
): { readonly therapy: string; readonly comparator: string }[] {
  const pairs = therapy.flatMap((left) => comparator.map((right) => ({ therapy: left, comparator: right })));
  return pairs.filter(
    (pair) =>
      ancestorsOf(pair.therapy).includes(pair.comparator) ||
      ancestorsOf(pair.comparator).includes(pair.therapy),
  );
}
