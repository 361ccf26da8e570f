import type {
  AnchorState,
  Assertion,
  Conclusion,
  Contrast,
  Direction,
  DocumentKind,
  DocumentState,
  DocumentUse,
  Publication,
  Support,
} from './values.ts';

/** Words on the screen for every value that a person sees. */
export const documentKindLabels: Record<DocumentKind, string> = {
  'primary-study': 'Primary study',
  review: 'Review',
  guideline: 'Guideline',
  protocol: 'Protocol',
  'registry-record': 'Registry record',
  correction: 'Correction',
  news: 'News',
  opinion: 'Opinion',
  other: 'Other',
};
export const publicationLabels: Record<Publication, string> = {
  journal: 'Journal',
  preprint: 'Preprint',
  abstract: 'Abstract',
  thesis: 'Thesis',
  registry: 'Registry',
  web: 'Web page',
  other: 'Other',
};
export const documentStateLabels: Record<DocumentState, string> = {
  ready: 'Ready',
  scanned: 'Scan without text',
  recognised: 'Recognised text',
  password: 'Password needed',
  unreadable: 'Unreadable',
};
export const documentUseLabels: Record<DocumentUse, string> = {
  undecided: 'Undecided',
  included: 'Included',
  excluded: 'Excluded',
};
export const contrastLabels: Record<Contrast, string> = {
  'between-therapies': 'Between therapies',
  'dose-or-schedule': 'Dose or schedule',
  'before-after': 'Before and after',
  'between-patient-groups': 'Between patient groups',
  'accuracy-or-yield': 'Accuracy or yield',
  'single-group': 'Single group',
  'not-stated': 'Other side not named',
};
export const directionLabels: Record<Direction, string> = {
  'favours-therapy': 'Favours therapy',
  'favours-comparator': 'Favours comparator',
  same: 'Same',
  mixed: 'Mixed',
  'not-stated': 'Not stated',
  improved: 'Improved',
  worsened: 'Worsened',
  unchanged: 'Unchanged',
  'not-comparative': 'Not comparative',
  higher: 'Higher',
  lower: 'Lower',
};
/** The sign of each direction; it stands beside the words, never alone. */
export const directionGlyphs: Record<Direction, string> = {
  'favours-therapy': '▲',
  'favours-comparator': '▼',
  same: '=',
  mixed: '◆',
  'not-stated': '?',
  improved: '↗',
  worsened: '↘',
  unchanged: '→',
  'not-comparative': '○',
  higher: '↑',
  lower: '↓',
};
export const conclusionLabels: Record<Conclusion, string> = {
  difference: 'A difference',
  'no-evidence-of-difference': 'No evidence of a difference',
  'equivalence-shown': 'Equivalence shown',
  hedged: 'Hedged',
  none: 'No conclusion',
};
export const supportLabels: Record<Support, string> = {
  'own-data': 'Own data',
  pooled: 'Pooled from studies',
  cited: 'Cited',
  opinion: 'Opinion',
};
export const assertionLabels: Record<Assertion, string> = {
  finding: 'Finding',
  expectation: 'Expectation',
  recommendation: 'Recommendation',
  background: 'Background',
};
export const anchorStateLabels: Record<AnchorState, string> = {
  exact: 'In place',
  moved: 'Moved',
  'needs-check': 'Needs a look',
  lost: 'Lost',
};
export const anchorStateGlyphs: Record<AnchorState, string> = {
  exact: '',
  moved: '⤳',
  'needs-check': '!',
  lost: '∅',
};
