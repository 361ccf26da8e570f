import { describe, expect, test } from 'vitest';
import { cutValues, filterSentence, type SentenceFilter, sentenceText } from './filter-sentence.ts';

const all: SentenceFilter = {
  ...{ therapy: [], therapyScope: 'below', outcome: [], outcomeScope: 'below' },
  ...{ population: [], populationScope: 'below', year: [], direction: [], conclusion: [], support: [] },
  ...{ assertion: [], contrast: [], kind: [], design: [], document: [], study: [], reviewer: [], claim: [] },
  ...{ text: '', studiesOnly: false, keyOnly: false },
};
const known: Readonly<Record<string, string>> = {
  car: 'CAR T-cell therapy',
  immuno: 'Immunotherapy',
  os: 'overall survival',
  efs: 'event-free survival',
  kids: 'children',
  brown: 'Brown 2021',
  xu: 'Xu 2020',
  trial: 'A trial',
  ada: 'Ada Lindt',
};
const say = (filter: Partial<SentenceFilter>): string =>
  sentenceText(filterSentence({ ...all, ...filter }, (_what, id) => known[id]));

describe('a filter as a sentence', () => {
  test.each<[string, Partial<SentenceFilter>]>([
    ['All claims', {}],
    ['Claims about CAR T-cell therapy', { therapy: ['car'] }],
    ['Claims on overall survival or event-free survival', { outcome: ['os', 'efs'] }],
    [
      'Claims about CAR T-cell therapy on overall survival that favour therapy, from randomised studies',
      { therapy: ['car'], outcome: ['os'], direction: ['favours-therapy'], design: ['randomised'] },
    ],
    ['Claims about Immunotherapy (not specified)', { therapy: ['immuno'], therapyScope: 'itself' }],
    ['Claims with no therapy', { therapyScope: 'none' }],
    [
      'Claims about CAR T-cell therapy with no outcome',
      { therapy: ['car'], outcome: ['os'], outcomeScope: 'none' },
    ],
    [
      'Claims with no therapy and with no outcome and with no population',
      { therapyScope: 'none', outcomeScope: 'none', populationScope: 'none' },
    ],
    ['Claims on overall survival in children', { outcome: ['os'], population: ['kids'] }],
    ['Claims that favour therapy or are mixed', { direction: ['favours-therapy', 'mixed'] }],
    ['Claims from randomised studies or cohort studies', { design: ['randomised', 'cohort'] }],
    [
      'Claims whose conclusion is a difference or hedged, stated as findings',
      { conclusion: ['difference', 'hedged'], assertion: ['finding'] },
    ],
    [
      'Claims resting on own data, whose contrast is between therapies',
      { support: ['own-data'], contrast: ['between-therapies'] },
    ],
    ['Claims reported in reviews or news', { kind: ['review', 'news'] }],
    ['Claims of the study Brown 2021', { study: ['brown'] }],
    ['Claims of the studies Brown 2021 or Xu 2020', { study: ['brown', 'xu'] }],
    ['Claims in the document “A trial”', { document: ['trial'] }],
    ['Claims in the documents “A trial” or one that is gone', { document: ['trial', 'lost'] }],
    ['Claims first published in 2021', { year: [2021] }],
    ['Claims first published in a year not known', { year: [null] }],
    [
      'Claims first published in 2019–2022 or 2024 or a year not known',
      { year: [2024, null, 2021, 2019, 2020, 2022] },
    ],
    ['Claims first published in 2020 or 2021', { year: [2021, 2020] }],
    ['Claims coded by Ada Lindt', { reviewer: ['ada'] }],
    ['Claims on overall survival, among 1 chosen claim', { outcome: ['os'], claim: ['a'] }],
    ['Claims among 2 chosen claims', { claim: ['a', 'b'] }],
    ['Claims with the words “hazard ratio”', { text: ' hazard ratio ' }],
    ['Key claims', { keyOnly: true }],
    ['Key claims about CAR T-cell therapy', { keyOnly: true, therapy: ['car'] }],
    ['Key claims from randomised studies', { keyOnly: true, design: ['randomised'] }],
    ['Claims from studies only', { studiesOnly: true }],
    ['Claims on overall survival, from studies only', { outcome: ['os'], studiesOnly: true }],
    ['Claims about a concept that is gone', { therapy: ['lost'] }],
  ])('%s', (words, filter) => {
    expect(say(filter)).toBe(words);
  });

  test('a condition that is being added has its place before it has a value', () => {
    const filter = { ...all, therapy: ['car'], design: ['randomised'] as const };
    const { parts } = filterSentence(filter, (_what, id) => known[id], 'outcome');
    expect(parts.map(({ condition, lead }) => [condition, lead])).toEqual([
      ['therapy', 'about'],
      ['outcome', 'on'],
      ['design', ', from'],
    ]);
    expect(parts[1]?.values).toEqual([]);
  });
});

test('many values are cut, but never by one', () => {
  const values = ['a', 'b', 'c', 'd', 'e'];
  expect(cutValues(values, 2)).toEqual({ shown: ['a', 'b'], more: 3 });
  expect(cutValues(values.slice(0, 3), 2)).toEqual({ shown: ['a', 'b', 'c'], more: 0 });
});
