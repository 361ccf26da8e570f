/** The columns of the exports of studies in their order: the heading in tables, and the key. A row is a study. */
export const studyColumns = [
  ['Study', 'study'],
  ['Design', 'design'],
  ['Registration', 'registration'],
  ['Population', 'population'],
  ['Therapy', 'therapy'],
  ['Comparator', 'comparator'],
  ['Arms and sizes', 'arms'],
  ['Outcomes', 'outcomes'],
  ['Documents', 'documents'],
  ['Citations', 'citations'],
  ['Claims', 'claims'],
  ['Note', 'note'],
  ['Study ID', 'studyId'],
] as const;

export type StudyColumn = (typeof studyColumns)[number][1];
