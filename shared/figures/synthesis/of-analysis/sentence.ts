import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { naturalValue } from '#shared/stats/analysis/natural.ts';
import { isCollapsed } from '#shared/stats/analysis/wald-beside.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { shownEffects } from './effects-of.ts';
import { meansBelowZero } from './means-below-zero.ts';
import { comparedIn, measureNameInSentence } from './measure-name.ts';
import { brief, fixed, percentOf, printedP } from './printed.ts';
import { hasSizeWords, type SentenceLabels, sizeWords, subjectOf, verbOf } from './size-words.ts';
import { isRandom } from './words-of.ts';

/** Below so many studies their spread is hardly known. */
const fewStudies = 5;

/**
 * What the result of an analysis means and what it does not, as plain sentences: direction and size in natural units, the
 * interval, how far studies differ, where a new study may lie, and what none of it says.
 */
export function sentencesOf(analysis: Analysis, labels: SentenceLabels): string[] {
  const regression = analysis.pooled.b.length !== 1;
  const said = regression
    ? [regressionSentence(analysis)]
    : meansBelowZero(analysis)
      ? [effectSentence(analysis, labels), spreadSentence(analysis)]
      : [
          effectSentence(analysis, labels),
          proportionSentence(analysis),
          certaintySentence(analysis, labels),
          spreadSentence(analysis),
          predictionSentence(analysis, labels),
          subgroupSentence(analysis),
        ];
  return [...said.filter((sentence) => sentence !== null), unsaidSentence(analysis, labels)];
}

type Bounds = { readonly estimate: number; readonly lower: number | null; readonly upper: number | null };

/** The pooled effect on the scale of analysis. */
function boundsOf({ pooled }: Analysis): Bounds {
  const { wald } = pooled;
  // An interval without width says nothing of how sure the effect is.
  if (wald !== null && isCollapsed(pooled))
    return { estimate: wald.estimate, lower: wald.ciLower, upper: wald.ciUpper };
  return {
    estimate: pooled.b[0] ?? 0,
    lower: pooled.ciLower[0] ?? null,
    upper: pooled.ciUpper[0] ?? null,
  };
}

/** Whether an interval holds no effect; null where there is no such value, or no interval. */
function holdsNull({ request }: Analysis, lower: number | null, upper: number | null): boolean | null {
  const { noEffect } = measureInfo(request.measure);
  if (noEffect === null || lower === null || upper === null) return null;
  return lower <= noEffect && upper >= noEffect;
}

/** A value of the analysis scale as a size in words. */
function inWords({ unit }: SentenceLabels, analysis: Analysis, value: number): string {
  const { measure } = analysis.request;
  return sizeWords(measure, naturalValue(analysis, value) ?? value, unit);
}

function effectSentence(analysis: Analysis, labels: SentenceLabels): string {
  const { request, pooled } = analysis;
  const { groups } = measureInfo(request.measure);
  if (meansBelowZero(analysis))
    return `Over ${pooled.k} ${pooled.k === 1 ? 'study' : 'studies'}, the ratio of means that lie below 0 is pooled (${numbersIn(analysis, labels)}): above 1 the mean with ${labels.group1} lies further below 0 than with ${labels.group2}.`;
  const from = pooled.k === 1 ? 'In the one study that can be used' : `Over ${pooled.k} studies`;
  if (groups === 1 || request.measure === 'GEN' || request.measure === 'DOR')
    return `${from}, ${singleWords(analysis, labels)}.`;
  const { estimate } = boundsOf(analysis);
  const size = inWords(labels, analysis, estimate);
  const { group1, group2 } = labels;
  const comparison = `with ${group1} ${/(?:as high|the same)$/u.test(size) ? 'as' : 'than'} with ${group2}`;
  return `${from}, ${subjectOf(request.measure, labels)} ${verbOf(request.measure, labels)} ${size} ${comparison} (${numbersIn(analysis, labels)})${favoursWords(analysis, labels)}.`;
}

/** “risk ratio 0.49, 95% CI 0.34 to 0.70”. */
function numbersIn(analysis: Analysis, { unit }: SentenceLabels): string {
  const { request } = analysis;
  const shown = shownEffects(analysis);
  const { estimate, lower, upper } = boundsOf(analysis);
  const name = measureNameInSentence(request.measure, unit);
  // How it is transformed on the way is no part of the sentence.
  const [plain = name] = name.split(', by ');
  const value = `${plain} ${shown.print(estimate)}`;
  if (lower === null || upper === null) return value;
  const by = isCollapsed(analysis.pooled) ? ' by Wald’s test' : '';
  return `${value}, ${percentOf(request.settings.level)} CI ${shown.print(lower)} to ${shown.print(upper)}${by}`;
}

/** The effect of measures that do not compare two groups in units of their own. */
function singleWords(analysis: Analysis, labels: SentenceLabels): string {
  const { outcome, group1, unit } = labels;
  const { measure } = analysis.request;
  const { family } = measureInfo(measure);
  const natural = naturalValue(analysis, boundsOf(analysis).estimate) ?? boundsOf(analysis).estimate;
  const what = outcome.trim() === '' ? 'the outcome' : outcome.trim();
  const numbers = `(${numbersIn(analysis, labels)})`;
  if (family === 'proportion') return `${brief(natural * 100, 3)}% with ${group1} have ${what} ${numbers}`;
  if (family === 'mean')
    return `the mean of ${what} with ${group1} is ${brief(natural, 4)}${unit === null ? '' : ` ${unit}`} ${numbers}`;
  if (family === 'rate')
    return `the rate of ${what} with ${group1} is ${brief(natural, 3)} per unit of time ${numbers}`;
  if (family === 'correlation')
    return `${natural === 0 ? 'there is no correlation' : natural > 0 ? 'both rise together' : 'one falls where the other rises'} ${numbers}`;
  if (measure === 'DOR')
    return `the odds of a positive test are ${sizeWords(measure, natural, null)} in the ill compared with the well ${numbers}`;
  return `the pooled effect on ${what} is ${fixed(natural, 2)}${unit === null ? '' : ` ${unit}`} ${numbers}`;
}

function favoursWords(analysis: Analysis, { better, group1, group2 }: SentenceLabels): string {
  const { estimate, lower, upper } = boundsOf(analysis);
  if (better === null || holdsNull(analysis, lower, upper) !== false) return '';
  const higher = estimate > (measureInfo(analysis.request.measure).noEffect ?? 0);
  return `, which favours ${higher === (better === 'higher') ? group1 : group2}`;
}

function certaintySentence(analysis: Analysis, labels: SentenceLabels): string | null {
  const { request, pooled } = analysis;
  const { lower, upper } = boundsOf(analysis);
  if (lower === null || upper === null) return 'There is too little for an interval.';
  const holds = holdsNull(analysis, lower, upper);
  if (holds === null) return null;
  const p = isCollapsed(pooled) ? (pooled.wald?.pval ?? null) : (pooled.pval[0] ?? null);
  const tested = p === null ? '' : ` (${printedP(p)})`;
  if (!holds) return `The whole interval lies on this side of no effect${tested}.`;
  const [from, to] = [inWords(labels, analysis, lower), inWords(labels, analysis, upper)];
  const reach = hasSizeWords(request.measure)
    ? `reaches from ${from} to ${to}`
    : 'holds the value of no effect';
  return `The interval ${reach}${tested}: these studies do not settle which way it goes. That is no evidence that there is no difference.`;
}

/** Proportions that are pooled as they are can leave their range. */
function proportionSentence(analysis: Analysis): string | null {
  const { request, pooled } = analysis;
  if (request.measure !== 'PR') return null;
  const { lower, upper } = boundsOf(analysis);
  const ends = [lower, upper, pooled.prediction?.lower ?? null, pooled.prediction?.upper ?? null];
  const beyond = ends.some((end) => end !== null && (end < 0 || end > 1));
  return beyond
    ? 'An interval reaches beyond what a proportion can be: choose the logit of proportions as the measure.'
    : null;
}

function spreadSentence({ request, pooled }: Analysis): string | null {
  const { k, i2, tau2, qep, tau2Interval } = pooled;
  if (k < 2) return null;
  const share = i2 === null ? '' : `I² = ${fixed(i2, 0)}%`;
  if (!isRandom(request.method))
    return `The model takes all studies to share one true effect; where they do not (${share === '' ? printedP(qep) : share}), its interval is too narrow.`;
  const few = k < fewStudies ? ` With ${k} studies this is hardly known.` : '';
  if (tau2 === 0) return `No spread of true effects beyond chance was found (Tau² = 0).${few}`;
  const of = share === '' ? '' : `; ${share}: so much of the spread that is seen is not chance`;
  const sure = tau2Interval !== null && tau2Interval.tau2.lower > 0;
  return `True effects ${sure ? '' : 'may '}differ between studies (Tau² = ${brief(tau2, 3)}${of}).${few}`;
}

function predictionSentence(analysis: Analysis, labels: SentenceLabels): string | null {
  const { pooled, request } = analysis;
  const { prediction } = pooled;
  if (prediction === null || pooled.tau2 === 0) return null;
  const shown = shownEffects(analysis);
  const { lower, upper } = prediction;
  const numbers = `${percentOf(request.settings.level)} prediction interval ${shown.print(lower)} to ${shown.print(upper)}`;
  const where = hasSizeWords(request.measure)
    ? `from ${inWords(labels, analysis, lower)} to ${inWords(labels, analysis, upper)} (${numbers})`
    : `in the ${numbers}`;
  const bounds = boundsOf(analysis);
  const turns =
    holdsNull(analysis, lower, upper) === true && holdsNull(analysis, bounds.lower, bounds.upper) === false;
  const but = turns
    ? ': the mean lies on one side, but in some settings the effect may be absent or the other way round'
    : '';
  return `In a new setting like these the true effect may lie ${where}${but}.`;
}

function subgroupSentence({ subgroups }: Analysis): string | null {
  const p = subgroups?.between.p ?? null;
  if (subgroups === null || p === null) return null;
  return `Subgroups by ${subgroups.name}: test of a difference ${printedP(p)}. Studies were not randomised to subgroups, so that something else may make the difference.`;
}

function regressionSentence({ request, pooled }: Analysis): string {
  const names = request.moderators.map(({ name }) => name).join(', ');
  const tested = pooled.qmp === null ? '' : ` Test of the moderators: ${printedP(pooled.qmp)}.`;
  const r2 = pooled.r2 === null ? '' : ` R² = ${fixed(pooled.r2, 0)}%.`;
  return `The effect is let vary with ${names}, so there is no single pooled effect.${tested}${r2} Studies that differ in a moderator differ in more than that.`;
}

/** What no meta-analysis says, and what this measure leaves open. */
function unsaidSentence({ request }: Analysis, { unit }: SentenceLabels): string {
  const { scale, groups } = measureInfo(request.measure);
  const compared = comparedIn(request.measure, unit);
  const ofPeople = compared !== null && compared !== 'mean' && request.measure !== 'DOR';
  const relative =
    scale === 'log' && groups === 2 && ofPeople
      ? ', nor how many people more or fewer are affected, which depends on the risk without it'
      : '';
  const odds =
    compared === 'odds' && request.measure !== 'DOR'
      ? ' Odds are not risks: where the outcome is common, an odds ratio lies further from 1 than the risk ratio.'
      : '';
  return `It does not say how far the studies can be trusted or what was never published${relative}.${odds}`;
}
