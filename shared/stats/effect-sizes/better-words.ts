import { type Measure, measureInfo, type RawFamily } from './measures.ts';

type Words = { readonly higher: string; readonly lower: string };

const usual: Words = { higher: 'More is better', lower: 'Less is better' };
const events: Words = { higher: 'More events are better', lower: 'Fewer events are better' };
const hazard: Words = { higher: 'A higher hazard is better', lower: 'A lower hazard is better' };
const values: Words = { higher: 'Higher values are better', lower: 'Lower values are better' };

const ofFamily: Readonly<Partial<Record<RawFamily, Words>>> = {
  'two-by-two': events,
  'person-time': events,
  proportion: events,
  rate: events,
  'hazard-ratio': hazard,
  'log-rank': hazard,
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
