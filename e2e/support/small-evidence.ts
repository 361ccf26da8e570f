import type { SeedClaim, SeedPaper } from './many-claims.ts';

/** Three papers: a study with accents in its authors, a review without a year, a press item. */
export const papers: readonly SeedPaper[] = [
  {
    file: 'trial.txt',
    text: 'More children reached remission.\n\nRelapse was seen less often.\n\nLiver harm was rarer.',
    set: { title: 'Étude of antibodies', authors: ['Ångström A'], year: 2021, kind: 'primary-study' },
  },
  {
    file: 'overview.txt',
    text: 'Survival did not differ.\n\nRemission came earlier.',
    set: { title: 'All trials so far', authors: ['zimmer B'], year: 1998, kind: 'review' },
  },
  {
    file: 'press.txt',
    text: 'Hopes are high.\n\nAccess must be widened.',
    set: { title: 'apple 10', kind: 'news' },
  },
  { file: 'press2.txt', text: 'Nobody was harmed.', set: { title: 'Apple 9' } },
];

const sides = {
  blina: { therapy: ['Blinatumomab'], comparator: ['Chemotherapy'] },
  cart: { therapy: ['Tisagenlecleucel'], comparator: [] },
  added: { therapy: ['Blinatumomab', 'Chemotherapy'], comparator: ['Chemotherapy'] },
  chemo: { therapy: ['Vincristine'], comparator: [] },
  none: { therapy: [], comparator: [] },
} as const;

/** Claims with every kind of gap, accents, capitals, numbers in words, and text that looks like a formula. */
export const claims: readonly SeedClaim[] = [
  {
    paper: 0,
    quote: 'More children reached remission',
    ...sides.blina,
    outcome: 'Complete remission',
    set: {
      direction: 'favours-therapy',
      support: 'own-data',
      assertion: 'finding',
      conclusion: 'difference',
      statement: 'item 10',
    },
  },
  {
    paper: 0,
    quote: 'Relapse was seen less often',
    ...sides.blina,
    outcome: 'Relapse',
    set: { direction: 'favours-therapy', support: 'own-data', assertion: 'finding', statement: 'Item 9' },
  },
  {
    paper: 0,
    quote: 'Liver harm was rarer',
    ...sides.added,
    outcome: 'Liver toxicity',
    set: { direction: 'same', support: 'own-data', assertion: 'finding', statement: 'éclair' },
  },
  {
    paper: 1,
    quote: 'Survival did not differ',
    ...sides.cart,
    outcome: 'Overall survival',
    set: { direction: 'mixed', support: 'pooled', assertion: 'finding', statement: 'fable' },
  },
  {
    paper: 1,
    quote: 'Remission came earlier',
    ...sides.cart,
    outcome: 'Complete remission',
    set: { direction: 'not-stated', support: 'cited', assertion: 'background', statement: 'Dune' },
  },
  {
    paper: 1,
    quote: 'Remission came earlier',
    ...sides.chemo,
    outcome: 'Treatment response',
    set: { direction: 'favours-comparator', support: 'pooled', assertion: 'finding', statement: '=1+1' },
  },
  {
    paper: 2,
    quote: 'Hopes are high',
    ...sides.none,
    outcome: null,
    set: { support: 'opinion', assertion: 'expectation', statement: '+cmd|calc' },
  },
  {
    paper: 2,
    quote: 'Access must be widened',
    ...sides.none,
    outcome: null,
    set: { support: 'opinion', assertion: 'recommendation', statement: '@SUM(A1)' },
  },
  {
    paper: 3,
    quote: 'Nobody was harmed',
    ...sides.cart,
    outcome: 'Toxicity',
    set: { statement: '', note: 'a quagga' },
  },
];
