const collator = new Intl.Collator('en', { numeric: true });

/**
 * Compares two texts as a reader sorts them: without regard to case unless nothing else differs, accents beside their
 * letter, numbers by their size ("paper 9" before "paper 10").
 * @returns below, at or above 0, as `sort` wants it
 */
export function compareWords(a: string, b: string): number {
  return collator.compare(a, b);
}
