import type { ReportedArm, ReportedResult } from '#shared/domain/reported-result.ts';
import { cellsOf } from './disagreements.ts';
import { readResults } from './read-results.ts';

/** The words behind a result say something else than they did when it was read. */
export type ChangedReading = {
  /** What was read from the words then; null: nothing that can be read. */
  readonly before: ReportedResult | null;
  /** What stands in its place now; null: no such numbers can be read from the words. */
  readonly now: ReportedResult | null;
};

/**
 * Whether the words that a result was read from still say what was read from them. Readings are compared, not letters:
 * other words around the same numbers change nothing, "0.8" that became "0.86" does.
 * @param result with the words of then in `asReported`; without any it was entered by hand
 * @param words as they are printed now
 * @returns null where they say the same
 */
export function changedReading(result: ReportedResult, words: string): ChangedReading | null {
  const { asReported } = result;
  if (asReported === '' || asReported === words) return null;
  const past = readResults(asReported);
  const present = readResults(words);
  const before = nearest(past, result);
  if (before === null) {
    // Nothing to compare: the words themselves have to stand there, unbroken.
    return present.length === 0 && standsIn(words, asReported) ? null : { before, now: present[0] ?? null };
  }
  if (present.some((one) => differences(one, before) === 0)) return null;
  const sameMeasure = present.filter(({ measure }) => measure === before.measure);
  const now =
    present.length === past.length ? (present[past.indexOf(before)] ?? null) : nearest(sameMeasure, before);
  return { before, now };
}

/** The fields of a result that reading the words again changes; what a person entered beside them stays. */
export function readAgain(
  result: ReportedResult,
  { before, now }: { readonly before: ReportedResult | null; readonly now: ReportedResult },
): Partial<ReportedResult> {
  if (before === null) return now;
  const fields = Object.entries(now).filter(
    ([field, value]) => !['timePoint', 'arms'].includes(field) && !same(value, Reflect.get(before, field)),
  );
  const arms = same(before.arms, now.arms) ? {} : { arms: armsAgain(result.arms, before.arms, now.arms) };
  return { ...Object.fromEntries(fields), ...arms, asReported: now.asReported };
}

/** Arms that are as many as they were keep what was entered by hand; others keep their side. */
function armsAgain(
  mine: readonly ReportedArm[],
  past: readonly ReportedArm[],
  now: readonly ReportedArm[],
): readonly ReportedArm[] {
  const matched = mine.length === now.length && past.length === now.length;
  return now.map((arm, place) => {
    const [held, before] = [mine[place], past[place]];
    if (!matched || held === undefined || before === undefined)
      return { ...arm, side: arm.side ?? held?.side ?? null };
    const read = Object.entries(arm).filter(([field, value]) => !same(value, Reflect.get(before, field)));
    return { ...held, ...Object.fromEntries(read) };
  });
}

/** The reading that differs least from a result; the first of several. */
function nearest(readings: readonly ReportedResult[], result: ReportedResult): ReportedResult | null {
  const [best] = readings
    .map((reading) => ({ reading, off: differences(reading, result) }))
    .toSorted((a, b) => a.off - b.off);
  return best?.reading ?? null;
}

/** In how many numbers and signs two readings differ, one that only one of them has included. */
function differences(a: ReportedResult, b: ReportedResult): number {
  const [mine, theirs] = [cellsOf(a), cellsOf(b)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter(
    (field) => (mine.get(field) ?? null) !== (theirs.get(field) ?? null),
  ).length;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether words stand in a text with nothing grown onto either end. */
function standsIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + words.length);
    if (!/[\p{L}\p{N}.,·−-]$/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,·]\d)/u.test(after)) return true;
  }
  return false;
}
