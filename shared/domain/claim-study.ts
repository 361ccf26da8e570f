import type { DocumentKind } from './values.ts';

/** Kinds of documents whose claims are about no study unless a person says so: they tell of the studies of others. */
export const kindsWithoutStudy: readonly DocumentKind[] = [
  'review',
  'guideline',
  'protocol',
  'news',
  'opinion',
];

/**
 * The study that a claim is about.
 * @param chosen what a person chose: a study's id, `none`, or null for nothing yet
 * @param kind of the claim's document
 * @param studies the ids of the studies that the document reports
 * @returns the chosen one, else the only one of the document, else null
 */
export function studyInForce(
  chosen: string | null,
  kind: DocumentKind | null,
  studies: readonly string[],
): string | null {
  if (chosen !== null) return chosen === 'none' ? null : chosen;
  if (kind !== null && kindsWithoutStudy.includes(kind)) return null;
  return studies.length === 1 ? (studies[0] ?? null) : null;
}
