/**
 * The columns of the evidence exports in their order: the heading in tables, the key in JSON. A line is a
 * claim and one of its results.
 */
export const evidenceColumns = [
  ['Study', 'study'],
  ['Citation', 'citation'],
  ['Year', 'year'],
  ['Registration', 'registration'],
  ['Source kind', 'sourceKind'],
  ['Publication', 'publication'],
  ['Design', 'design'],
  ['Population', 'population'],
  ['Subgroup', 'subgroup'],
  ['Therapy', 'therapy'],
  ['Comparator', 'comparator'],
  ['Tested', 'tested'],
  ['Contrast', 'contrast'],
  ['Outcome', 'outcome'],
  ['Endpoint definition', 'endpointDefinition'],
  ['Time point', 'timePoint'],
  ['Direction', 'direction'],
  ['Conclusion', 'conclusion'],
  ['Support', 'support'],
  ['Assertion', 'assertion'],
  ['Key claim', 'keyClaim'],
  ['Statement', 'statement'],
  ['Quote', 'quote'],
  ['Page', 'page'],
  ['As reported', 'asReported'],
  ['Measure', 'measure'],
  ['Value', 'value'],
  ['CI low', 'ciLow'],
  ['CI high', 'ciHigh'],
  ['CI level', 'ciLevel'],
  ['P', 'p'],
  ['Unit', 'unit'],
  ['N therapy', 'nTherapy'],
  ['N comparator', 'nComparator'],
  ['Events therapy', 'eventsTherapy'],
  ['Events comparator', 'eventsComparator'],
  ['Mean (SD) therapy', 'meanSdTherapy'],
  ['Mean (SD) comparator', 'meanSdComparator'],
  ['Analysis set', 'analysisSet'],
  ['Adjusted', 'adjusted'],
  ['Note', 'note'],
  ['Anchor', 'anchor'],
  ['Document', 'document'],
  ['Document SHA-256', 'documentSha256'],
  ['Claim ID', 'claimId'],
  ['Result number', 'resultNumber'],
  ['Reviewer', 'reviewer'],
  ['Created', 'created'],
  ['Changed', 'changed'],
] as const;

export type EvidenceColumn = (typeof evidenceColumns)[number][1];

/** The value of one cell in a format that has one text or number for it: several are joined, a mark is "yes". */
export function joinCell(value: string | number | boolean | null | readonly string[]): string | number {
  if (value === null || value === false) return '';
  if (value === true) return 'yes';
  return typeof value === 'string' || typeof value === 'number' ? value : value.join('; ');
}
