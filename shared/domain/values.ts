/** The values that the fields of a review take, to the letter of the evidence model. Labels are in `labels.ts`. */
export const documentFormats = ['pdf', 'html', 'jats', 'docx', 'markdown', 'text'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** `scanned`: no page has text; `unreadable`: the bytes are kept, with the reason why they could not be read. */
export const documentStates = ['ready', 'scanned', 'recognised', 'password', 'unreadable'] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentKinds = [
  'primary-study',
  'review',
  'guideline',
  'protocol',
  'registry-record',
  'correction',
  'news',
  'opinion',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const publications = [
  'journal',
  'preprint',
  'abstract',
  'thesis',
  'registry',
  'web',
  'other',
] as const;
export type Publication = (typeof publications)[number];

export const documentUses = ['undecided', 'included', 'excluded'] as const;
export type DocumentUse = (typeof documentUses)[number];

export const readingStatuses = ['unread', 'reading', 'read'] as const;
export type ReadingStatus = (typeof readingStatuses)[number];

export const facetRoles = ['therapy', 'outcome', 'population', 'other'] as const;
export type FacetRole = (typeof facetRoles)[number];

/** The roles in which a claim holds a set of concepts; its one outcome is a field of its own. */
export const conceptRoles = ['therapy', 'comparator', 'population'] as const;
export type ConceptRole = (typeof conceptRoles)[number];

/** Which way an outcome is better for the patient. */
export const betters = ['higher', 'lower', 'neutral'] as const;
export type Better = (typeof betters)[number];

export const annotationTypes = ['text', 'region'] as const;
export type AnnotationType = (typeof annotationTypes)[number];

export const anchorStates = ['exact', 'moved', 'needs-check', 'lost'] as const;
export type AnchorState = (typeof anchorStates)[number];

export const contrasts = [
  'between-therapies',
  'dose-or-schedule',
  'before-after',
  'between-patient-groups',
  'accuracy-or-yield',
  'single-group',
  'not-stated',
] as const;
export type Contrast = (typeof contrasts)[number];

export const directions = [
  'favours-therapy',
  'favours-comparator',
  'same',
  'mixed',
  'not-stated',
  'improved',
  'worsened',
  'unchanged',
  'not-comparative',
  'higher',
  'lower',
] as const;
export type Direction = (typeof directions)[number];

export const conclusions = [
  'difference',
  'no-evidence-of-difference',
  'equivalence-shown',
  'hedged',
  'none',
] as const;
export type Conclusion = (typeof conclusions)[number];

export const supports = ['own-data', 'pooled', 'cited', 'opinion'] as const;
export type Support = (typeof supports)[number];

export const assertions = ['finding', 'expectation', 'recommendation', 'background'] as const;
export type Assertion = (typeof assertions)[number];

export const claimStatuses = ['single', 'awaiting-agreement', 'agreed', 'superseded'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

export const studyDesigns = [
  'randomised',
  'non-randomised',
  'single-arm',
  'before-after',
  'cohort',
  'case-control',
  'cross-sectional',
  'case-series',
  'interrupted-series',
  'diagnostic',
  'other',
  'unclear',
] as const;
export type StudyDesign = (typeof studyDesigns)[number];
