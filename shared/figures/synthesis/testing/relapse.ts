import type { AnalysisLabels } from '../of-analysis/labels.ts';

/** Relapse, of which less is better, with two drugs. */
export const relapse = {
  title: 'relapse',
  group1: 'Blinatumomab',
  group2: 'chemotherapy',
  outcome: 'relapse',
  better: 'lower',
  unit: null,
} as const satisfies AnalysisLabels;
