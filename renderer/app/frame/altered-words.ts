const words: Readonly<Record<string, string>> = {
  review: 'title and question',
  reviewer: 'reviewers',
  facet: 'concepts',
  concept: 'concepts',
  document: 'papers',
  annotation: 'highlights',
  study: 'studies',
  study_document: 'studies',
  study_concept: 'studies',
  claim: 'claims',
  claim_concept: 'claims',
  claim_annotation: 'claims',
  result: 'numbers',
};

/** What differs, in words of the field; a table that is nobody's word is the record itself. */
export function alteredWords(tables: readonly string[]): string {
  return [...new Set(tables.map((table) => words[table] ?? 'the record itself'))].join(', ');
}
