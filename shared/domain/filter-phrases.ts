import type {
  Assertion,
  Conclusion,
  Contrast,
  Direction,
  DocumentKind,
  StudyDesign,
  Support,
} from './values.ts';

/** What claims of a direction do: “claims that favour therapy”. */
export const directionPhrases: Record<Direction, string> = {
  'favours-therapy': 'favour therapy',
  'favours-comparator': 'favour the comparator',
  same: 'find both the same',
  mixed: 'are mixed',
  'not-stated': 'state no direction',
  improved: 'show improvement',
  worsened: 'show worsening',
  unchanged: 'show no change',
  'not-comparative': 'do not compare',
  higher: 'are higher',
  lower: 'are lower',
};

/** What the conclusion of a source is. */
export const conclusionPhrases: Record<Conclusion, string> = {
  difference: 'a difference',
  'no-evidence-of-difference': 'no evidence of a difference',
  'equivalence-shown': 'equivalence',
  hedged: 'hedged',
  none: 'left out',
};

/** As what a claim is stated. */
export const assertionPhrases: Record<Assertion, string> = {
  finding: 'findings',
  expectation: 'expectations',
  recommendation: 'recommendations',
  background: 'background',
};

/** On what a claim rests. */
export const supportPhrases: Record<Support, string> = {
  'own-data': 'own data',
  pooled: 'pooled studies',
  cited: 'cited work',
  opinion: 'opinion',
};

/** What is held against what. */
export const contrastPhrases: Record<Contrast, string> = {
  'between-therapies': 'between therapies',
  'dose-or-schedule': 'of dose or schedule',
  'before-after': 'before and after',
  'between-patient-groups': 'between patient groups',
  'accuracy-or-yield': 'of accuracy or yield',
  'single-group': 'a single group',
  'not-stated': 'with a side not named',
};

/** Studies of a design. */
export const designPhrases: Record<StudyDesign, string> = {
  randomised: 'randomised studies',
  'non-randomised': 'non-randomised studies',
  'single-arm': 'single-arm studies',
  'before-after': 'before–after studies',
  cohort: 'cohort studies',
  'case-control': 'case–control studies',
  'cross-sectional': 'cross-sectional studies',
  'case-series': 'case series',
  'interrupted-series': 'interrupted time series',
  diagnostic: 'diagnostic studies',
  other: 'studies of another design',
  unclear: 'studies of unclear design',
};

/** Sources of a kind. */
export const kindPhrases: Record<DocumentKind, string> = {
  'primary-study': 'primary studies',
  review: 'reviews',
  guideline: 'guidelines',
  protocol: 'protocols',
  'registry-record': 'registry records',
  correction: 'corrections',
  news: 'news',
  opinion: 'opinion pieces',
  other: 'other sources',
};
