import { inSentence, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { hidesEvent, isSurvival } from '#shared/stats/effect-sizes/better-words.ts';
import { brief, fixed } from './printed.ts';
import type { AnalysisLabels } from './labels.ts';
import { comparedIn } from './measure-name.ts';

/** What sentences about an analysis need to know besides its numbers. */
export type SentenceLabels = Omit<AnalysisLabels, 'title'>;

/** What is counted or measured, in the middle of a sentence. */
export function outcomeOf({ outcome }: Pick<SentenceLabels, 'outcome'>): string {
  return outcome.trim() === '' ? 'the outcome' : outcome.trim();
}

/** Whether it is a ratio of which nobody said what it is of, as of odds or risks. */
export function isUnnamedRatio(measure: Measure, unit: string | null): boolean {
  return measureInfo(measure).family === 'ratio' && comparedIn(measure, unit) === null;
}

/** “the risk of relapse”. */
export function subjectOf(measure: Measure, labels: SentenceLabels): string {
  const what = outcomeOf(labels);
  const name = comparedIn(measure, labels.unit);
  if (name === null) return inSentence(what);
  // The hazard of survival is that of the events that end it; with a good event, “hazard” would sound like a bad one.
  if (name === 'hazard' && hidesEvent(what)) return `the hazard of an event (${what})`;
  // Of counts nobody knows whether they are of those who live or of those who die.
  if (name !== 'mean' && isSurvival(what)) return `the ${name} of the event that was counted (${what})`;
  return `the ${name} of ${what}`;
}

/** “is”, or “are” of odds. */
export function verbOf(measure: Measure, { unit }: SentenceLabels): string {
  return comparedIn(measure, unit)?.endsWith('odds') === true ? 'are' : 'is';
}

/** Whether the size of an effect can be said in words; of the others the direction can, and the numbers. */
export function hasSizeWords(measure: Measure, unit: string | null): boolean {
  const own = measureInfo(measure).groups === 2 && !['AS', 'IRSD', 'GEN', 'DOR'].includes(measure);
  return own && !isUnnamedRatio(measure, unit);
}

/**
 * How large an effect of two groups is, as a person says it: “39% lower”, “2.4 times as high”, “87 per 1,000 lower”.
 *
 * @param value natural scale: the ratio itself, the difference of risks or means
 */
export function sizeWords(measure: Measure, value: number, unit: string | null): string {
  if (measureInfo(measure).scale === 'log') return ratioWords(value);
  if (value === 0) return 'the same';
  const way = value < 0 ? 'lower' : 'higher';
  const size = Math.abs(value);
  switch (measure) {
    case 'RD':
      return `${brief(size * 1000, 2)} per 1,000 ${way}`;
    case 'SMD':
    case 'SMDH':
      return `${fixed(size, 2)} standard deviations ${way}`;
    case 'IRD':
      return `${brief(size, 3)} per unit of time ${way}`;
    case 'MD':
      return `${brief(size, 3)}${unit === null ? '' : ` ${unit}`} ${way}`;
    default:
      return value < 0 ? 'less frequent' : 'more frequent';
  }
}

/** Beyond this nobody takes a ratio for a size. */
const vast = 100;

function ratioWords(ratio: number): string {
  if (ratio > vast) return `more than ${vast} times as high`;
  if (ratio >= 2) return `${brief(ratio, 2)} times as high`;
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  if (percent === 0) return ratio === 1 ? 'the same' : 'hardly different';
  // Of a very small ratio, “100% lower” would say that nothing is left.
  if (percent === 100 && ratio < 1) return 'more than 99% lower';
  return `${percent}% ${ratio < 1 ? 'lower' : 'higher'}`;
}
