import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { naturalValue } from '#shared/stats/analysis/natural.ts';
import { isCollapsed } from '#shared/stats/analysis/wald-beside.ts';
import { type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { boundsOf, holdsNull, inWords, isUnsettled } from './effect-bounds.ts';
import { shownEffects } from './effects-of.ts';
import { meansBelowZero } from './means-below-zero.ts';
import { isNamedGroup } from './labels.ts';
import { measureNameInSentence } from './measure-name.ts';
import { brief, fixed, percentOf } from './printed.ts';
import {
  hasSizeWords,
  isUnnamedRatio,
  outcomeOf,
  type SentenceLabels,
  sizeWords,
  subjectOf,
  verbOf,
} from './size-words.ts';

/** What the pooled effect is, in one sentence that claims no more than its interval allows. */
export function effectSentence(analysis: Analysis, labels: SentenceLabels): string {
  const { request, pooled } = analysis;
  const { groups } = measureInfo(request.measure);
  if (meansBelowZero(analysis))
    return `Over ${pooled.k} ${pooled.k === 1 ? 'study' : 'studies'}, the ratio of means that lie below 0 is pooled (${numbersIn(analysis, labels)}): above 1 the mean with ${labels.group1} lies further below 0 than with ${labels.group2}.`;
  const from = pooled.k === 1 ? 'In the one study that can be used' : `Over ${pooled.k} studies`;
  const numbers = `(${numbersIn(analysis, labels)})`;
  if (groups === 1 || request.measure === 'GEN' || request.measure === 'DOR')
    return `${from}, ${singleWords(analysis, labels)} ${numbers}.`;
  if (isUnnamedRatio(request.measure, labels.unit))
    return `${from}, ${unnamedWords(analysis, labels)}${favoursWords(analysis, labels)}.`;
  return isUnsettled(analysis)
    ? `${from}, ${unsettledWords(analysis, labels)} ${numbers}.`
    : `${from}, ${settledWords(analysis, labels)} ${numbers}${favoursWords(analysis, labels)}.`;
}

/** “the risk of relapse is 51% lower with Blinatumomab than with chemotherapy”. */
function settledWords(analysis: Analysis, labels: SentenceLabels): string {
  const { group1, group2 } = labels;
  const { measure } = analysis.request;
  const size = inWords(labels, analysis, boundsOf(analysis).estimate);
  const as = /(?:as high|the same)$/u.test(size) ? 'as' : 'than';
  return `${subjectOf(measure, labels)} ${verbOf(measure, labels)} ${size} with ${group1} ${as} with ${group2}`;
}

/** An estimate whose interval holds no effect is one of many values that fit, on both sides: so it is said at once. */
function unsettledWords(analysis: Analysis, labels: SentenceLabels): string {
  const { group1, group2, unit } = labels;
  const { request, pooled } = analysis;
  const { measure } = request;
  const { estimate, lower, upper } = boundsOf(analysis);
  const sized = hasSizeWords(measure, unit);
  const ways = sized ? 'lower or higher' : 'less or more frequent';
  const may = `${subjectOf(measure, labels)} may be ${ways} with ${group1} than with ${group2}`;
  if (!sized) return may;
  const best = `${may}: the best estimate is ${inWords(labels, analysis, estimate)}`;
  if (lower === null || upper === null) return best;
  const [from, to] = [inWords(labels, analysis, lower), inWords(labels, analysis, upper)];
  return `${best}, but anything from ${from} to ${to} fits ${pooled.k === 1 ? 'this study' : 'these studies'}`;
}

/** “the ratio for relapse is 0.64”, of which nothing can be called lower or higher: nobody said what it is of. */
function unnamedWords(analysis: Analysis, labels: SentenceLabels): string {
  const { group1, group2, unit } = labels;
  const name = measureNameInSentence(analysis.request.measure, unit);
  const value = shownEffects(analysis).print(boundsOf(analysis).estimate);
  const of = `the ${name} for ${outcomeOf(labels)} of ${group1} to ${group2}`;
  const known = [intervalIn(analysis), unit === null ? 'what it is a ratio of was not said' : null];
  const numbers = known.filter((part) => part !== null).join('; ');
  const told = numbers === '' ? value : `${value} (${numbers})`;
  return isUnsettled(analysis)
    ? `${of} may lie below or above 1: the best estimate is ${told}`
    : `${of} is ${told}`;
}

/** “risk ratio 0.49, 95% CI 0.34 to 0.70”. */
function numbersIn(analysis: Analysis, { unit }: SentenceLabels): string {
  const name = measureNameInSentence(analysis.request.measure, unit);
  const value = `${name} ${shownEffects(analysis).print(boundsOf(analysis).estimate)}`;
  return [value, intervalIn(analysis)].filter((part) => part !== null).join(', ');
}

/** “95% CI 0.34 to 0.70”; null without an interval. */
function intervalIn(analysis: Analysis): string | null {
  const { print } = shownEffects(analysis);
  const { lower, upper } = boundsOf(analysis);
  if (lower === null || upper === null) return null;
  const by = isCollapsed(analysis.pooled) ? ' by Wald’s test' : '';
  return `${percentOf(analysis.request.settings.level)} CI ${print(lower)} to ${print(upper)}${by}`;
}

/** The effect of measures that do not compare two groups in units of their own. */
function singleWords(analysis: Analysis, labels: SentenceLabels): string {
  const { measure } = analysis.request;
  const { estimate } = boundsOf(analysis);
  const natural = naturalValue(analysis, estimate) ?? estimate;
  const what = outcomeOf(labels);
  const of = isNamedGroup(labels.group1) ? ` with ${labels.group1}` : '';
  const unit = labels.unit === null ? '' : ` ${labels.unit}`;
  switch (measureInfo(measure).family) {
    case 'proportion':
      return `${brief(natural * 100, 3)}%${of} have ${what}`;
    case 'mean':
      return `the mean of ${what}${of} is ${brief(natural, 4)}${unit}`;
    case 'rate':
      return `the rate of ${what}${of} is ${brief(natural, 3)} per unit of time`;
    default:
      return isUnsettled(analysis)
        ? unsettledSingle(measure, natural, { what, unit })
        : settledSingle(measure, natural, { what, unit });
  }
}

type Told = { readonly what: string; readonly unit: string };

function settledSingle(measure: Measure, natural: number, { what, unit }: Told): string {
  if (measure === 'DOR')
    return `the odds of a positive test are ${sizeWords(measure, natural, null)} in the ill compared with the well`;
  if (measure === 'GEN') return `the pooled effect on ${what} is ${fixed(natural, 2)}${unit}`;
  return natural > 0 ? 'both rise together' : 'one falls where the other rises';
}

function unsettledSingle(measure: Measure, natural: number, { what, unit }: Told): string {
  if (measure === 'DOR')
    return `the odds of a positive test may be lower or higher in the ill than in the well: the best estimate is ${sizeWords(measure, natural, null)}`;
  if (measure === 'GEN')
    return `the pooled effect on ${what} may lie below or above 0: the best estimate is ${fixed(natural, 2)}${unit}`;
  return 'both may rise together, or one may fall where the other rises';
}

function favoursWords(analysis: Analysis, { better, group1, group2 }: SentenceLabels): string {
  const { estimate, lower, upper } = boundsOf(analysis);
  if (better === null || holdsNull(analysis, lower, upper) !== false) return '';
  const higher = estimate > (measureInfo(analysis.request.measure).noEffect ?? 0);
  return `, which favours ${higher === (better === 'higher') ? group1 : group2}`;
}
