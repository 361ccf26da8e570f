import { type Problem, tau2WhereQIs } from './problem.ts';
import type { PoolingMethod } from './settings.ts';
import { likelihoodTau2 } from './tau2-likelihood.ts';
import { derSimonianLaird, generalisedSe, hedges, hunterSchmidt, sidikJonkman } from './tau2-moments.ts';

export interface EstimatedTau2 {
  readonly tau2: number;
  /** Null where nothing is estimated: the common-effect model, a single study. */
  readonly se: number | null;
  /** True where the usual iteration came to no end and the whole range was searched instead. */
  readonly robust: boolean;
}

const NONE: EstimatedTau2 = { tau2: 0, se: null, robust: false };

/** τ² with its standard error as the method defines them (Viechtbauer 2005, 2007; metafor's formulas). */
export function estimateTau2(problem: Problem, method: PoolingMethod): EstimatedTau2 {
  if (problem.yi.length === 1) return NONE;
  switch (method) {
    case 'FE':
      return NONE;
    case 'REML':
      return likelihoodTau2(problem, true);
    case 'ML':
      return likelihoodTau2(problem, false);
    case 'DL':
      return { ...derSimonianLaird(problem), robust: false };
    case 'HE':
      return { ...hedges(problem), robust: false };
    case 'HS':
      return { ...hunterSchmidt(problem), robust: false };
    case 'SJ':
      return { ...sidikJonkman(problem), robust: false };
    case 'PM':
    case 'EB': {
      // Two names of one equation: Q(τ²) = k − p.
      const tau2 = tau2WhereQIs(problem, problem.yi.length - problem.design.columns.length);
      return { tau2, se: generalisedSe(problem, tau2), robust: false };
    }
  }
}
