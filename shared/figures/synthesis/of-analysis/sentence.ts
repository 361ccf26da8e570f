import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { listed } from '#shared/kit/listed.ts';
import { isCollapsed } from '#shared/stats/analysis/wald-beside.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { boundsOf, holdsNull, inWords } from './effect-bounds.ts';
import { shownEffects } from './effects-of.ts';
import { effectSentence } from './headline.ts';
import { meansBelowZero } from './means-below-zero.ts';
import { comparedIn, trueValueName } from './measure-name.ts';
import { brief, fixed, percentOf, printedP } from './printed.ts';
import { regressionSentences } from './regression-sentences.ts';
import { hasSizeWords, type SentenceLabels } from './size-words.ts';
import { isRandom } from './words-of.ts';

/** Below so many studies their spread is known only roughly, and below fewer hardly. */
const fewStudies = 10;
const veryFewStudies = 5;

/**
 * What the result of an analysis means and what it does not, as plain sentences: direction and size in natural units, the
 * interval, how far studies differ, where a new study may lie, and what none of it says.
 */
export function sentencesOf(analysis: Analysis, labels: SentenceLabels): string[] {
  const regression = analysis.pooled.b.length !== 1;
  const said = regression
    ? regressionSentences(analysis, labels)
    : meansBelowZero(analysis)
      ? [effectSentence(analysis, labels), spreadSentence(analysis)]
      : [
          effectSentence(analysis, labels),
          proportionSentence(analysis),
          certaintySentence(analysis),
          spreadSentence(analysis),
          predictionSentence(analysis, labels),
          subgroupSentence(analysis),
        ];
  return [...said.filter((sentence) => sentence !== null), unsaidSentence(analysis, labels)];
}

function certaintySentence(analysis: Analysis): string | null {
  const { pooled } = analysis;
  const { lower, upper } = boundsOf(analysis);
  if (lower === null || upper === null) return 'There is too little for an interval.';
  const holds = holdsNull(analysis, lower, upper);
  if (holds === null) return null;
  const p = isCollapsed(pooled) ? (pooled.wald?.pval ?? null) : (pooled.pval[0] ?? null);
  const tested = p === null ? '' : ` (${printedP(p)})`;
  if (!holds) return `The whole interval lies on this side of no effect${tested}.`;
  const settle = pooled.k === 1 ? 'this study does not settle' : 'these studies do not settle';
  return `The interval holds the value of no effect${tested}: ${settle} which way it goes. That is no evidence that there is no difference.`;
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
  const what = trueValueName(request.measure);
  const share = i2 === null ? '' : `I² = ${fixed(i2, 0)}%`;
  if (!isRandom(request.method))
    return `The model takes all studies to share one true ${what}; where they do not (${share === '' ? printedP(qep) : share}), its interval is too narrow.`;
  const bounds = tau2Interval?.tau2 ?? null;
  const interval =
    bounds === null
      ? ''
      : `, ${percentOf(request.settings.level)} CI ${brief(bounds.lower, 3)} to ${brief(bounds.upper, 3)}`;
  const few = fewWords(k);
  if (tau2 === 0)
    return `No spread of true ${what}s beyond chance was found (Tau² = 0${interval}), which does not show that there is none.${few}`;
  const of = share === '' ? '' : `; ${share}: so much of the spread that is seen is not chance`;
  const sure = bounds !== null && bounds.lower > 0;
  return `True ${what}s ${sure ? '' : 'may '}differ between studies (Tau² = ${brief(tau2, 3)}${interval}${of}).${few}`;
}

/** How well so many studies tell how far they differ. */
function fewWords(k: number): string {
  if (k >= fewStudies) return '';
  return ` With ${k} studies this is ${k < veryFewStudies ? 'hardly known' : 'known only roughly'}.`;
}

function predictionSentence(analysis: Analysis, labels: SentenceLabels): string | null {
  const { pooled, request } = analysis;
  const { prediction } = pooled;
  if (prediction === null || pooled.tau2 === 0) return null;
  const shown = shownEffects(analysis);
  const { lower, upper } = prediction;
  const numbers = `${percentOf(request.settings.level)} prediction interval ${shown.print(lower)} to ${shown.print(upper)}`;
  const where = hasSizeWords(request.measure, labels.unit)
    ? `from ${inWords(labels, analysis, lower)} to ${inWords(labels, analysis, upper)} (${numbers})`
    : `in the ${numbers}`;
  const bounds = boundsOf(analysis);
  const turns =
    holdsNull(analysis, lower, upper) === true && holdsNull(analysis, bounds.lower, bounds.upper) === false;
  const but = turns
    ? ': the mean lies on one side, but in some settings the effect may be absent or the other way round'
    : '';
  return `In a new setting like these the true ${trueValueName(request.measure)} may lie ${where}${but}.`;
}

/** What the test of subgroups shows, and what it does not; subgroups that are one study say little. */
function subgroupSentence({ subgroups, request }: Analysis): string | null {
  if (subgroups === null) return null;
  const found = subgroupTestWords(subgroups.between.p, 1 - request.settings.level);
  const alone = subgroups.groups.filter(({ k }) => k === 1).map(({ level }) => `“${level}”`);
  const single = alone.length === 1 ? 'is a single study' : 'are a single study each';
  const few = alone.length === 0 ? '' : ` ${listed(alone)} ${single}.`;
  return `Subgroups by ${subgroups.name}: ${found}${few}`;
}

function subgroupTestWords(p: number | null, least: number): string {
  if (p === null) return 'whether they differ could not be tested.';
  if (p >= least)
    return `no difference between them was shown (${printedP(p)}), which does not show that there is none.`;
  return `their effects differ by more than chance would explain (${printedP(p)}). Studies were not randomised to subgroups: something else may make the difference.`;
}

/** What no meta-analysis says, and what this measure leaves open. */
function unsaidSentence({ request }: Analysis, { unit }: SentenceLabels): string {
  const { scale, groups, family } = measureInfo(request.measure);
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
  const alone = ['proportion', 'mean', 'rate'].includes(family)
    ? 'There is no comparator here, so it does not say what any treatment changes. '
    : '';
  return `${alone}It does not say how far the studies can be trusted or what was never published${relative}.${odds}`;
}
