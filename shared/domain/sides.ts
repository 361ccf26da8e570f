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

/** The therapies under which a claim stands in filters, rows and counts. */
export type Standing = {
  /** As it is coded: the therapy side is the one that is tested. */
  readonly asCoded: readonly string[];
  /** As if its sides had changed places: the comparator is the one that is tested. */
  readonly mirrored: readonly string[];
  /** The review asks about the comparator alone: wherever claims are shown side by side, its sides change places. */
  readonly turned: boolean;
};

/**
 * Where a claim stands: under what it tests, or under all it names when both sides are alike. Of two therapies that
 * are compared, the one that the review asks about is tested, on whichever side it was coded; when it asks about both
 * or neither, the claim stands under both, and counts once in totals.
 * @param isAsked whether the review asks about a concept, by itself or through one above it
 */
export function standing(
  { therapy, comparator, contrast }: ComparedSides,
  isAsked: (concept: string) => boolean,
): Standing {
  const { tested, control } = deriveSides(therapy, comparator);
  if (tested.length === 0 && control.length === 0) return { asCoded: therapy, mirrored: [], turned: false };
  // Half coded: what is tested is not said yet, so nothing can stand in its place.
  if (therapy.length === 0) return { asCoded: [], mirrored: [], turned: false };
  const compared = (contrast ?? deriveContrast(therapy, comparator)) === 'between-therapies';
  if (!compared) return { asCoded: tested, mirrored: [], turned: false };
  const [left, right] = [tested.some(isAsked), control.some(isAsked)];
  const turned = right && !left;
  return { asCoded: turned ? [] : tested, mirrored: left && !right ? [] : control, turned };
}

/**
 * Whether a claim's sides change places where it is shown: it stands there only as if they had.
 * @param isWanted whether the view is about a concept; null where it is about all of them
 */
export function isMirrored(
  { asCoded, mirrored, turned }: Standing,
  isWanted: ((concept: string) => boolean) | null,
): boolean {
  if (isWanted === null) return turned;
  return !asCoded.some(isWanted) && mirrored.some(isWanted);
}

type ComparedSides = {
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  /** Null where nobody has chosen another than follows from the sides. */
  readonly contrast: Contrast | null;
};

/** Whether both sides received the very same: a comparison of doses or schedules, or a slip, so the screen asks. */
export function sidesAlike(therapy: readonly string[], comparator: readonly string[]): boolean {
  const { tested, control, background } = deriveSides(therapy, comparator);
  return tested.length === 0 && control.length === 0 && background.length > 0;
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

/** Whether two claims test a therapy in common, or both test none. */
export function testTheSame(some: readonly string[], others: readonly string[]): boolean {
  return others.length === 0 ? some.length === 0 : others.some((concept) => some.includes(concept));
}
