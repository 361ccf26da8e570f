import { measureInfo } from '../effect-sizes/measures.ts';
import type { LineTest, RegressionTest } from '../reporting-bias/egger.ts';
import type { Coefficient } from '../reporting-bias/linear-model.ts';
import type { TrimAndFill } from '../reporting-bias/trim-and-fill.ts';
import type { Influence } from '../sensitivity/influence.ts';
import type { PooledStep } from '../sensitivity/pooled-steps.ts';
import { at } from '../numbers.ts';
import type { Analysis } from './analyse.ts';
import type { Asymmetry } from './asymmetry.ts';
import type { Offered } from './offered.ts';
import { naturalEffect } from './natural.ts';
import type { Beside } from './request.ts';
import type { AnalysedSubgroups } from './subgroups-of.ts';

/*
 * An analysis under the names that metafor gives to its parts, as the command line prints it.
 */

type Json = null | number | string | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The whole of an analysis: the fit at the top, subgroups, and what was asked for beside it under its name. */
export function asMetafor(analysis: Analysis): { readonly [key: string]: Json } {
  const { pooled, effects, rows, request, notes } = analysis;
  return {
    ...{ measure: request.measure, method: request.method },
    k: pooled.k,
    usedRows: pooled.usedRows,
    coefficients: pooled.coefficients,
    b: pooled.b,
    se: pooled.se,
    stat: pooled.stat,
    ddf: pooled.ddf,
    pval: pooled.pval,
    'ci.lb': pooled.ciLower,
    'ci.ub': pooled.ciUpper,
    ...intervalsOf(analysis),
    QE: pooled.qe,
    QEp: pooled.qep,
    QM: pooled.qm,
    QMp: pooled.qmp,
    R2: pooled.r2,
    ...countTests(analysis),
    yi: pooled.model === null ? effects.yi : rows.yi,
    vi: pooled.model === null ? effects.vi : rows.vi,
    weights: pooled.weights,
    natural: naturalOf(analysis),
    ...(pooled.wald === null
      ? {}
      : {
          wald: {
            se: pooled.wald.se,
            pval: pooled.wald.pval,
            'ci.lb': pooled.wald.ciLower,
            'ci.ub': pooled.wald.ciUpper,
          },
        }),
    subgroups: analysis.subgroups === null ? null : subgroupsOf(analysis.subgroups),
    ...besidesOf(analysis),
    notEstimable: effects.notEstimable.map(({ row, study, reason }) => ({ row, study, reason })),
    notes,
  };
}

/** The prediction interval, and τ², I² and H² with their intervals. */
function intervalsOf({ pooled }: Analysis): { readonly [key: string]: Json } {
  const { tau2Interval: interval, prediction } = pooled;
  return {
    'pi.lb': prediction?.lower ?? null,
    'pi.ub': prediction?.upper ?? null,
    'pi.df': prediction?.df ?? null,
    tau2: pooled.tau2,
    'se.tau2': pooled.seTau2,
    'tau2.ci': interval === null ? null : ends(interval.tau2),
    'tau.ci': interval === null ? null : ends(interval.tau),
    I2: pooled.i2,
    'I2.ci': interval === null ? null : ends(interval.i2),
    H2: pooled.h2,
    'H2.ci': interval === null ? null : ends(interval.h2),
  };
}

function ends({ lower, upper }: { readonly lower: number; readonly upper: number }): Json {
  return [lower, upper];
}

function naturalOf(analysis: Analysis): Json {
  if (measureInfo(analysis.request.measure).scale === 'plain') return null;
  const natural = naturalEffect(analysis);
  return natural && { b: natural.estimate, 'ci.lb': natural.lower, 'ci.ub': natural.upper };
}

/** Tests of methods that pool counts. */
function countTests({ pooled: { cmh, tarone, qeLrt } }: Analysis): { readonly [key: string]: Json } {
  return {
    ...(cmh === null ? {} : { MH: cmh.stat, MHp: cmh.pval }),
    ...(tarone === null ? {} : { TA: tarone.stat, TAp: tarone.pval }),
    ...(qeLrt === null ? {} : { 'QE.LRT': qeLrt.stat, 'QEp.LRT': qeLrt.pval }),
  };
}

function subgroupsOf({ name, tau2, groups, between, model }: AnalysedSubgroups): Json {
  return {
    factor: name,
    tau2,
    levels: groups.map((group) => ({
      level: group.level,
      k: group.k,
      estimate: group.estimate,
      se: group.se,
      pval: group.pval,
      ci: [group.ciLower, group.ciUpper],
      'ci.lb': group.ciLower,
      'ci.ub': group.ciUpper,
      tau2: group.tau2,
      I2: group.i2,
      QE: group.qe,
      QEp: group.qep,
    })),
    QB: between.q,
    QBdf: between.df === 0 ? null : between.df,
    QBp: between.p,
    ...(model === null
      ? {}
      : {
          commonTau2: {
            tau2: model.tau2,
            QE: model.qe,
            QEp: model.qep,
            QM: model.qm,
            QMp: model.qmp,
            R2: model.r2,
          },
        }),
  };
}

/** Each part that was asked for, under its name. */
function besidesOf(analysis: Analysis): { readonly [key: string]: Json } {
  const found: Partial<Record<Beside, Json>> = {
    heterogeneity: heterogeneityOf(analysis),
    leave1out: stepsOf(analysis.sensitivity.leaveOneOut),
    cumulative: cumulativeOf(analysis),
    influence: influenceOf(analysis),
    baujat: baujatOf(analysis),
    bias: biasOf(analysis.asymmetry),
    trimfill: trimmedOf(analysis),
    predict: predictedOf(analysis),
  };
  return Object.fromEntries(analysis.request.also.map((name) => [name, found[name] ?? null]));
}

function heterogeneityOf({ sensitivity: { heterogeneity } }: Analysis): Json {
  if (heterogeneity === null) return null;
  const { q, df, p, i2, h2, i2Interval } = heterogeneity;
  return { Q: q, df, p, I2: i2, H2: h2, I2_ci_higgins_thompson: i2Interval && ends(i2Interval) };
}

function stepsOf(steps: readonly PooledStep[] | null): Json {
  if (steps === null) return null;
  const each = (of: (step: PooledStep) => number | null): Json => steps.map(of);
  return {
    estimate: each(({ estimate }) => estimate),
    se: each(({ se }) => se),
    zval: each(({ stat }) => stat),
    pval: each(({ pval }) => pval),
    'ci.lb': each(({ ciLower }) => ciLower),
    'ci.ub': each(({ ciUpper }) => ciUpper),
    Q: each(({ q }) => q),
    Qp: each(({ qp }) => qp),
    tau2: each(({ tau2 }) => tau2),
    I2: each(({ i2 }) => i2),
    H2: each(({ h2 }) => h2),
  };
}

function cumulativeOf({ sensitivity: { cumulative }, rows }: Analysis): Json {
  if (cumulative === null) return null;
  return {
    order_in_used_rows: cumulative.order.map((place) => place + 1),
    rows: cumulative.order.map((place) => at(rows.usedRows, place)),
    steps: cumulative.steps.map(({ estimate, se, ciLower, ciUpper, tau2, i2 }) => ({
      ...{ estimate, se, ci: [ciLower, ciUpper], tau2, I2: i2 },
    })),
  };
}

function influenceOf({ sensitivity: { influence } }: Analysis): Json {
  if (influence === null) return null;
  const each = (of: (one: Influence) => Json): Json => influence.map(of);
  return {
    inf: {
      rstudent: each(({ rstudent }) => rstudent),
      dffits: each(({ dffits }) => dffits),
      'cook.d': each(({ cookD }) => cookD),
      'cov.r': each(({ covR }) => covR),
      'tau2.del': each(({ tau2Del }) => tau2Del),
      'QE.del': each(({ qeDel }) => qeDel),
      hat: each(({ hat }) => hat),
      weight: each(({ weight }) => weight),
    },
    dfbetas: each(({ dfbetas }) => (dfbetas.length === 1 ? (dfbetas[0] ?? null) : dfbetas)),
    is_influential: each(({ isInfluential }) => isInfluential),
  };
}

function baujatOf({ sensitivity: { baujat } }: Analysis): Json {
  return baujat && { x: baujat.map(({ x }) => x), y: baujat.map(({ y }) => y) };
}

function predictedOf({ sensitivity: { predicted } }: Analysis): Json {
  if (predicted === null) return null;
  return {
    predict_at: predicted.map(({ row }) => (row.length === 2 ? at(row, 1) : row)),
    predicted: predicted.map(({ estimate }) => estimate),
    predicted_se: predicted.map(({ se }) => se),
    predicted_ci_lb: predicted.map(({ ciLower }) => ciLower),
    predicted_ci_ub: predicted.map(({ ciUpper }) => ciUpper),
    predicted_pi_lb: predicted.map(({ interval }) => interval?.lower ?? null),
    predicted_pi_ub: predicted.map(({ interval }) => interval?.upper ?? null),
  };
}

/** The value as written by `how`, or why there is none. */
function offered<Test>(test: Offered<Test>, how: (value: Test) => Json): Json {
  return test.value === null ? { error: test.refused } : how(test.value);
}

function biasOf(tests: Asymmetry | null): Json {
  if (tests === null) return null;
  return {
    egger_lm: offered(tests.eggerLine, lineOf),
    egger_rma_reml: offered(tests.eggerReml, regressionOf),
    egger_rma_fe: offered(tests.eggerCommon, regressionOf),
    peese_lm: offered(tests.peese, lineOf),
    begg_ranktest: offered(tests.begg, ({ tau, pval, ties }) => ({ tau, p: pval, ties })),
    begg_ranktest_asymptotic: offered(tests.beggAsymptotic, ({ tau, pval }) => ({ tau, p: pval })),
    failsafe: offered(tests.failSafe, ({ rosenthal, rosenberg, orwin }) => ({ rosenthal, rosenberg, orwin })),
    peters: offered(tests.peters, ({ line }) => twoCoefficients(line)),
    harbord: offered(tests.harbord, ({ line }) => twoCoefficients(line)),
  };
}

function regressionOf({ stat, df, pval, limitEstimate, limitLower, limitUpper }: RegressionTest): {
  readonly [key: string]: Json;
} {
  const limits = { limit_estimate: limitEstimate, limit_ci: [limitLower, limitUpper] };
  return { stat, ...(df === null ? {} : { df }), p: pval, ...limits };
}

function lineOf(test: LineTest): Json {
  const { intercept, slope } = test.line;
  return { ...regressionOf(test), intercept_coef: numbersOf(intercept), slope_coef: numbersOf(slope) };
}

function twoCoefficients({ intercept, slope, df }: LineTest['line']): Json {
  return { intercept: numbersOf(intercept), slope: numbersOf(slope), df };
}

function numbersOf({ estimate, se, stat, pval }: Coefficient): Json {
  return [estimate, se, stat, pval];
}

function trimmedOf({ asymmetry, request }: Analysis): Json {
  if (asymmetry === null) return null;
  return {
    [`${request.method}_L0`]: offered(asymmetry.trimL0, trimOf),
    [`${request.method}_R0`]: offered(asymmetry.trimR0, trimOf),
  };
}

function trimOf({ estimator, side, k0, seK0, fit, filledYi, filledVi }: TrimAndFill): Json {
  return {
    ...{ estimator, side, k0, se_k0: seK0, k: fit.k },
    estimate: at(fit.b, 0),
    se: at(fit.se, 0),
    ci: [fit.ciLower[0] ?? null, fit.ciUpper[0] ?? null],
    p: fit.pval[0] ?? null,
    tau2: fit.tau2,
    filled_yi: filledYi,
    filled_vi: filledVi,
  };
}
