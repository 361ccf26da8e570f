import { type Measure, measureInfo, type RawFamily } from './measures.ts';

type Words = { readonly higher: string; readonly lower: string };

const usual: Words = { higher: 'More is better', lower: 'Less is better' };
const events: Words = { higher: 'More events are better', lower: 'Fewer events are better' };
const hazard: Words = { higher: 'A higher hazard is better', lower: 'A lower hazard is better' };
const ratios: Words = { higher: 'A ratio above 1 is better', lower: 'A ratio below 1 is better' };
const values: Words = { higher: 'Higher values are better', lower: 'Lower values are better' };

const ofFamily: Readonly<Partial<Record<RawFamily, Words>>> = {
  'two-by-two': events,
  'person-time': events,
  proportion: events,
  rate: events,
  'hazard-ratio': hazard,
  'log-rank': hazard,
  ratio: ratios,
  means: values,
  mean: values,
};

/**
 * What “more” and “less” are of with a measure: of the event that is counted, not of the outcome it is named after.
 * More survival is better, and its hazard is that of dying.
 */
export function betterWords(measure: Measure): Words {
  return ofFamily[measureInfo(measure).family] ?? usual;
}

/**
 * Whether what was said to be better holds for another measure too: what both count is the same. Events, their hazard
 * and a ratio that is printed of them are, but for survival: there events may be those who live, and the hazard is that of dying.
 */
export function keepsBetter(from: Measure, to: Measure, outcome: string): boolean {
  const [before, after] = [betterWords(from), betterWords(to)];
  if (before === after) return true;
  const counted = [events, hazard, ratios];
  return counted.includes(before) && counted.includes(after) && !isSurvival(outcome);
}

/** “EFS”, “OS at 5 years”, “5-y DFS”, “rPFS”; “os” in small letters is something else. TTF, TTP, TTNT end with treatments that fail. */
const survivalLetters = /(?<![A-Za-z])[a-z]?(?:OS|[A-Z]{1,4}FS|[CD]SS|TTF|TTP|TTNT)(?![A-Za-z])/u;
const survivalWords =
  /\bsurviv(?:al|ors?|ed|ing)\b|\bfreedom from\b|\b(?:event|relapse|disease|progression|failure|leuka?emia|metastas[ei]s)[\s-]free\b/iu;

/** Whether an outcome is named by its opposite, in words or by its letters: survival, whose events are deaths, relapses. */
export function isSurvival(outcome: string): boolean {
  return survivalWords.test(outcome) || survivalLetters.test(outcome);
}

const timeOrGood =
  /\btime[\s-]+(?:to|until|till|from)\b|\bdurations?\b|\bfree(?:dom)?\b|\b(?:no|not|without|absence|lack)\b|\bavoid|\bremission|\brespon(?:se|d)|\bquality\b|\brecover|\bresol(?:ved|ution)|\bheal(?:ing|ed)\b|\bcured?\b|\bengraft|\bdischarge|\bnegativ|\bimprove|\bsuccess|\bindependence\b/iu;
const timeOrGoodLetters =
  /(?<![A-Za-z])(?:TT[A-Z]{1,3}|DO[RS]|DoR|CR[ih]?|ORR|MRD|(?:HR)?Q[oO]L)(?![A-Za-z])/u;

/**
 * Whether the name of an outcome does not say which event is counted over time, or names a good one: survival, a time, a
 * duration, that something did not happen, a remission. “The hazard of” it would be read as that of something bad.
 */
export function hidesEvent(outcome: string): boolean {
  return isSurvival(outcome) || timeOrGood.test(outcome) || timeOrGoodLetters.test(outcome);
}

/** Which way is better where the measure and the name of the outcome leave no doubt: a lower hazard of what ends survival. */
export function certainBetter(measure: Measure, outcome: string): 'lower' | null {
  return betterWords(measure) === hazard && isSurvival(outcome) ? 'lower' : null;
}
