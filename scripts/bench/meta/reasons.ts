import type { Comparison } from './agreement.ts';

/*
 * Where the reference itself is less exact than the comparison asks for. That ours is right there is shown by tests: those of
 * shared/stats judge every such number by a referee of 120 digits, or by the likelihood.
 */

export const reasons = {
  glmm: 'metafor’s binomial-normal models are fitted by lme4, which stops at about 1e-4; ours have a likelihood at least as high',
  hypergeometric:
    'metafor integrates the hypergeometric function of UCOR numerically, to about 1e-4; what follows is compared by metafor’s own effects',
  zeroCells:
    'sensitivity and false positives of kearon1998 were corrected for zero cells of the whole fourfold table, which a proportion alone does not have; what follows is compared by those effects',
  rowNumbers:
    'rows of kearon1998 are numbered after incomplete ones were left out; ours keep the numbers of the table',
  profile: 'metafor searches the interval of τ² up to ten times τ² and to a tolerance',
  iteration:
    'metafor stopped at a change of τ² below 1e-12, which is many digits where τ² is small; ours solves the equation to the last digits',
  zeroOverZero:
    'R² where τ² is 0 without and with the moderator: metafor divides what its iteration left of each',
  normalEquations:
    'metafor inverts the normal equations, which loses digits for moderators far from 0, such as years',
} as const;

type Reason = keyof typeof reasons;

const rules: readonly (readonly [Reason, (one: Comparison) => boolean])[] = [
  ['glmm', ({ method }) => method === 'GLMM'],
  ['rowNumbers', ({ set, quantity }) => set === 'kearon1998' && quantity === 'used_rows'],
  ['zeroCells', ({ measure, method }) => measure.startsWith('logit_') && method === 'effect sizes'],
  ['hypergeometric', ({ measure, method }) => measure === 'UCOR' && method === 'effect sizes'],
  ['zeroOverZero', ({ quantity, ours }) => quantity === 'R2' && ours === 0],
  ['profile', ({ quantity }) => /^(?:tau2_ci_qprofile|tau_ci|I2_ci|H2_ci)$/u.test(quantity)],
  ['iteration', ({ method }) => /(?:^|\s)(?:REML|ML|PM|EB)(?:_|$|\s)|egger_rma_reml/u.test(method)],
  ['normalEquations', ({ method }) => /^meta-regression (?:FE|DL)/u.test(method)],
];

/** How far a number may be apart for each reason, relative to the reference; beyond it there is another cause. */
const reach: Readonly<Record<Reason, number>> = {
  glmm: 0.05,
  hypergeometric: 1e-2,
  zeroCells: 1,
  rowNumbers: Number.POSITIVE_INFINITY,
  zeroOverZero: Number.POSITIVE_INFINITY,
  profile: Number.POSITIVE_INFINITY,
  iteration: 1e-4,
  normalEquations: 1e-6,
};

/** Why a number that differs does; null where nothing explains it. */
export function reasonOf(one: Comparison): Reason | null {
  const found = rules.find(([, holds]) => holds(one))?.[0] ?? null;
  if (found === null) return null;
  if (typeof one.ours !== 'number' || typeof one.reference !== 'number') return null;
  const difference = Math.abs(one.ours - one.reference);
  // Beside the relative reach: a τ² that is 0 was left at about 1e-12 by an iteration, and I² is its share in percent.
  const more = one.quantity === 'I2' ? 1e-6 : 1e-8;
  return difference <= reach[found] * Math.abs(one.reference) + more ? found : null;
}
