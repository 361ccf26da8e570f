/**
 * The columns of the evidence exports in their order: the heading in tables, the key in JSON. Columns whose feature
 * does not exist yet are left out.
 */
export const evidenceColumns = [
  ['Citation', 'citation'],
  ['Year', 'year'],
  ['Registration', 'registration'],
  ['Source kind', 'sourceKind'],
  ['Publication', 'publication'],
  ['Population', 'population'],
  ['Subgroup', 'subgroup'],
  ['Therapy', 'therapy'],
  ['Comparator', 'comparator'],
  ['Tested', 'tested'],
  ['Contrast', 'contrast'],
  ['Outcome', 'outcome'],
  ['Time point', 'timePoint'],
  ['Direction', 'direction'],
  ['Conclusion', 'conclusion'],
  ['Support', 'support'],
  ['Assertion', 'assertion'],
  ['Statement', 'statement'],
  ['Quote', 'quote'],
  ['Page', 'page'],
  ['Note', 'note'],
  ['Anchor', 'anchor'],
  ['Document', 'document'],
  ['Document SHA-256', 'documentSha256'],
  ['Claim ID', 'claimId'],
  ['Reviewer', 'reviewer'],
  ['Created', 'created'],
  ['Changed', 'changed'],
] as const;

export type EvidenceColumn = (typeof evidenceColumns)[number][1];

/** Several values of one cell, in a format that has one text for a cell. */
export function joinCell(value: string | number | null | readonly string[]): string | number {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? value : value.join('; ');
}
