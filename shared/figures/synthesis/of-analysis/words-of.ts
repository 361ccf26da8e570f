import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { PooledEffect } from '#shared/stats/analysis/pooled-effect.ts';
import type { AnalysisMethod, AnalysisRequest } from '#shared/stats/analysis/request.ts';
import type { AnalysedSubgroups } from '#shared/stats/analysis/subgroups-of.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { CoefficientTest } from '#shared/stats/models/settings.ts';
import type { ShownEffects } from './effects-of.ts';
import { trueValueName } from './measure-name.ts';
import { brief, fixed, percentOf, printedP } from './printed.ts';

/** How studies are pooled. */
export const methodWords: Readonly<Record<AnalysisMethod, string>> = {
  FE: 'Inverse variance, common effect',
  DL: 'DerSimonian-Laird, random effects',
  REML: 'REML, random effects',
  ML: 'Maximum likelihood, random effects',
  PM: 'Paule-Mandel, random effects',
  EB: 'Empirical Bayes, random effects',
  HE: 'Hedges, random effects',
  SJ: 'Sidik-Jonkman, random effects',
  HS: 'Hunter-Schmidt, random effects',
  MH: 'Mantel-Haenszel, common effect',
  PETO: 'Peto, common effect',
  GLMM: 'Binomial-normal, random effects',
};

/** How the test and the interval of a pooled effect come about. */
export const testWords: Readonly<Record<CoefficientTest, string>> = {
  z: 'Wald',
  knha: 'Hartung-Knapp',
  adhoc: 'Hartung-Knapp, never narrower than Wald',
};

/** A method in words: “REML, random effects”. */
export function methodName(method: AnalysisMethod): string {
  return methodWords[method];
}

/** Whether a method lets true effects differ between studies. */
export function isRandom(method: AnalysisMethod): boolean {
  return !['FE', 'MH', 'PETO'].includes(method);
}

/** How an effect is tested, in words: “Hartung-Knapp”. */
export function testName(test: CoefficientTest): string {
  return testWords[test];
}

/** “REML, random effects, 95% CI”. */
export function modelWords({ method, settings }: AnalysisRequest): string {
  return `${methodWords[method]}, ${percentOf(settings.level)} CI`;
}

/**
 * Which studies Q is of, where these are fewer than those that are pooled: “of 7 studies, without one where …”. Pooled from
 * counts, a study without events counts in a risk difference and still says nothing of how far the effects differ.
 */
export function studiesOfQ(
  { k, qeDf }: Pick<PooledEffect, 'k' | 'qeDf'>,
  { method }: Pick<AnalysisRequest, 'method'>,
): string | null {
  const without = k - 1 - qeDf;
  if (without <= 0 || (method !== 'MH' && method !== 'PETO')) return null;
  if (qeDf === 0) return 'fewer than 2 studies have an effect of their own';
  return `of ${qeDf + 1} studies, without ${without === 1 ? 'one' : without} where nobody or everybody had the event`;
}

/** What a fit says of heterogeneity, with the source of I² named. */
export function heterogeneityWords(
  { qe, qeDf, qep, tau2, i2, k }: Pick<PooledEffect, 'qe' | 'qeDf' | 'qep' | 'tau2' | 'i2' | 'k'>,
  {
    request,
    interval,
  }: { readonly request: AnalysisRequest; readonly interval?: PooledEffect['tau2Interval'] },
): string {
  if (k < 2) return 'Heterogeneity: not applicable';
  const random = isRandom(request.method);
  const level = percentOf(request.settings.level);
  const spread =
    interval === null || interval === undefined
      ? ''
      : ` (${level} CI ${brief(interval.tau2.lower, 3)} to ${brief(interval.tau2.upper, 3)})`;
  const counted = studiesOfQ({ k, qeDf }, request);
  const parts = [
    random && `Tau² = ${brief(tau2, 3)}${spread}`,
    `Chi² = ${fixed(qe, 2)}, df = ${qeDf} (${printedP(qep)}${counted === null ? '' : `; ${counted}`})`,
    i2 !== null && `I² = ${fixed(i2, 0)}% (from ${random ? 'Tau²' : 'Chi²'})`,
  ];
  return `Heterogeneity: ${parts.filter((part) => part !== false).join('; ')}`;
}

/** The test of the pooled effect; none where there is no value of no effect, as for a proportion. */
export function overallWords({ pooled, request }: Analysis): string | null {
  if (measureInfo(request.measure).noEffect === null) return null;
  const [stat, p] = [pooled.stat[0] ?? null, pooled.pval[0] ?? null];
  if (stat === null || p === null) return null;
  const by =
    pooled.ddf === null
      ? `Z = ${fixed(Math.abs(stat), 2)}`
      : `t = ${fixed(Math.abs(stat), 2)}, df = ${pooled.ddf}`;
  const test = pooled.model === null ? 'Wald' : testWords[pooled.model.test];
  return `Test for overall effect: ${by} (${printedP(p)}; ${test})`;
}

/** Wald’s interval beside another one. */
export function waldWords({ pooled, request }: Analysis, { words }: ShownEffects): string | null {
  const { wald } = pooled;
  if (wald === null) return null;
  const interval = words({ estimate: wald.estimate, lower: wald.ciLower, upper: wald.ciUpper });
  const p = measureInfo(request.measure).noEffect === null ? '' : ` (${printedP(wald.pval)})`;
  return `By Wald’s test: ${interval}${p}`;
}

/** The test that subgroups are the same. */
export function subgroupWords({ between, tau2 }: AnalysedSubgroups, { method }: AnalysisRequest): string {
  const { q, df, df2, p } = between;
  if (q === null || p === null) return 'Test for subgroup differences: not applicable';
  const by = df2 === null ? `Chi² = ${fixed(q, 2)}, df = ${df}` : `F = ${fixed(q, 2)}, df = ${df}, ${df2}`;
  const spread = isRandom(method) ? `; ${tau2 === 'common' ? 'common' : 'separate'} Tau²` : '';
  const share = df2 === null && q > 0 ? `, I² = ${fixed(Math.max(0, (100 * (q - df)) / q), 0)}%` : '';
  return `Test for subgroup differences: ${by} (${printedP(p)})${share}${spread}`;
}

/** Which degrees of freedom a prediction interval has. */
export function predictionNote({ pooled, request }: Analysis): string | null {
  const { prediction } = pooled;
  if (prediction === null) return null;
  const by =
    prediction.df === null
      ? 'the normal distribution'
      : `t with ${prediction.df} ${prediction.df === 1 ? 'degree' : 'degrees'} of freedom`;
  return `Prediction interval (${percentOf(request.settings.level)}): where the true ${trueValueName(request.measure)} of a new study may lie, by ${by}.`;
}

/** How moderators were tested, as metafor prints it: “F(1, 5)”, “QM(df = 1)”; null where nothing was tested. */
export function moderatorTestName({ qmDf }: Pick<PooledEffect, 'qmDf'>): string | null {
  if (qmDf === null) return null;
  const [df, df2] = qmDf;
  return df2 === null ? `QM(df = ${df})` : `F(${df}, ${df2})`;
}

/** The test of the moderators with its P: “F(1, 5) = 0.98, P = 0.37”. */
export function moderatorTest(pooled: Pick<PooledEffect, 'qm' | 'qmDf' | 'qmp'>): string | null {
  const { qm, qmp } = pooled;
  const name = moderatorTestName(pooled);
  return name === null || qm === null || qmp === null ? null : `${name} = ${fixed(qm, 2)}, ${printedP(qmp)}`;
}
