import { resolve } from 'node:path';
import type { Direction } from '#shared/domain/values.ts';
import type { SeedClaim, SeedPaper } from './many-claims.ts';

/* A review as it looks half way: invented trials, for the pictures of the evidence in docs/screens. */

type Told = readonly [outcome: string, direction: Direction | null, words: string];
type Trial = {
  readonly label: string;
  readonly author: string;
  readonly year: number;
  readonly title: string;
  readonly journal: string;
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly design: 'randomised' | 'single-arm' | 'cohort';
  readonly told: readonly Told[];
};

const chemotherapy = ['Chemotherapy'];
const trials: readonly Trial[] = [
  {
    label: 'Garbe 2019',
    author: 'Garbe M',
    year: 2019,
    title: 'Blinatumomab against consolidation chemotherapy in first relapse',
    journal: 'Journal of Worked Examples',
    therapy: ['Blinatumomab'],
    comparator: chemotherapy,
    design: 'randomised',
    told: [
      ['Event-free survival', 'favours-therapy', 'Event-free survival was longer with blinatumomab'],
      ['Overall survival', 'favours-therapy', 'More children were alive at two years after blinatumomab'],
      ['MRD negativity or response', 'favours-therapy', 'Ninety of a hundred cleared their residual disease'],
      [
        'Cytokine release syndrome',
        'favours-comparator',
        'Cytokine release syndrome was seen with blinatumomab alone',
      ],
    ],
  },
  {
    label: 'Spelt 2021',
    author: 'Spelt A',
    year: 2021,
    title: 'Tisagenlecleucel in children with refractory leukaemia: a single-arm trial',
    journal: 'Annals of Invented Trials',
    therapy: ['Tisagenlecleucel'],
    comparator: [],
    design: 'single-arm',
    told: [
      ['Complete remission', 'not-comparative', 'Eight of ten children reached a complete remission'],
      ['Overall survival', 'not-comparative', 'Three quarters were alive at one year'],
      ['Neurotoxicity', 'not-comparative', 'Neurotoxicity of grade 3 or higher was seen in one of ten'],
    ],
  },
  {
    label: 'Rieder 2022',
    author: 'Rieder K',
    year: 2022,
    title: 'Inotuzumab ozogamicin against standard care',
    journal: 'Journal of Worked Examples',
    therapy: ['Inotuzumab ozogamicin'],
    comparator: chemotherapy,
    design: 'randomised',
    told: [
      ['Complete remission', 'favours-therapy', 'Remissions were more frequent with inotuzumab'],
      ['Overall survival', 'same', 'Overall survival was the same in both groups'],
      ['Liver toxicity', 'favours-comparator', 'Liver toxicity was more frequent with inotuzumab'],
    ],
  },
  {
    label: 'Ostrow 2023',
    author: 'Ostrow L',
    year: 2023,
    title: 'Blinatumomab or inotuzumab before transplantation: a cohort',
    journal: 'Annals of Invented Trials',
    therapy: ['Blinatumomab'],
    comparator: ['Inotuzumab ozogamicin'],
    design: 'cohort',
    told: [
      ['Relapse', 'mixed', 'Relapse came later with blinatumomab in some groups and earlier in others'],
      ['Liver toxicity', 'favours-therapy', 'Sinusoidal obstruction was rarer after blinatumomab'],
      ['Overall survival', null, 'Survival is told in a figure alone'],
    ],
  },
];

/** The printed trial of the samples, and texts of the others. */
export const papers: readonly SeedPaper[] = [
  {
    from: resolve(import.meta.dirname, '../../resources/samples/blinatumomab-trial.pdf'),
    set: {
      title: 'Blinatumomab added to chemotherapy in children with standard-risk leukaemia',
      authors: ['Halm N', 'Garbe M', 'Spelt A'],
      year: 2024,
      journal: 'Journal of Worked Examples',
      volume: '1',
      pageRange: 'e101-e102',
      kind: 'primary-study',
    },
  },
  ...trials.map((trial) => ({
    file: `${trial.label}.txt`,
    text: trial.told.map(([, , words]) => `${words}.`).join('\n\n'),
    set: {
      title: trial.title,
      authors: [trial.author, 'Lindt B', 'Amsel C'],
      year: trial.year,
      journal: trial.journal,
      kind: 'primary-study' as const,
    },
  })),
];

export const studies = [
  { label: 'Halm 2024', papers: [0] },
  ...trials.map(({ label, design }, at) => ({ label, papers: [at + 1], design })),
];

const added = { therapy: ['Blinatumomab', 'Chemotherapy'], comparator: chemotherapy };
const printed = (quote: string, outcome: string, statement: string, key: boolean): SeedClaim => ({
  paper: 0,
  quote,
  ...added,
  outcome,
  set: {
    statement,
    key,
    direction: 'favours-therapy',
    conclusion: 'difference',
    support: 'own-data',
    assertion: 'finding',
  },
});

export const claims: readonly SeedClaim[] = [
  printed(
    'follow-up of 2.5 years, 3-year disease-free survival was 96.0% with blinatumomab v 87.9% with chemotherapy alone',
    'Disease-free survival',
    'Fewer children relapsed or died within three years',
    true,
  ),
  printed(
    'Conclusions. Blinatumomab improved disease-free survival in both risk groups',
    'Disease-free survival',
    'The same in both risk groups',
    false,
  ),
  ...trials.flatMap(({ told, therapy, comparator, design }, at) =>
    told.map(
      ([outcome, direction, words]): SeedClaim => ({
        paper: at + 1,
        quote: words,
        therapy,
        comparator,
        outcome,
        set: {
          statement: words,
          direction,
          support: 'own-data',
          assertion: 'finding',
          ...(design === 'single-arm' ? { contrast: 'single-group' as const } : {}),
        },
      }),
    ),
  ),
];
