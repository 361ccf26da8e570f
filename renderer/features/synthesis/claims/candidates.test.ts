import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { ClaimId, DocumentId, ResultId } from '#shared/contract/ids.ts';
import {
  betterMeasure,
  type Candidate,
  chosenAtFirst,
  mixedRatios,
  open,
  pluralOf,
  reasonOf,
  rowsFrom,
  unitFrom,
} from './candidates.ts';

const candidate = (study: string, more: Partial<Candidate> = {}): Candidate => ({
  claimId: ClaimId.parse(v7()),
  resultId: ResultId.parse(v7()),
  documentId: DocumentId.parse(v7()),
  ...{ study, studyId: null, source: study, about: '', quote: '', reported: '', ratio: null, groups: 2 },
  ...{ cells: { hr: 0.5, lo: 0.3, hi: 0.8 }, problem: null, measures: ['HR', 'GEN'] },
  ...more,
});

test('rows carry the claim behind each cell', () => {
  const one = candidate('Brown');
  const { claimId, resultId, cells } = one;
  const source = { claimId, resultId };
  expect(rowsFrom([one])).toEqual([
    { study: 'Brown', studyId: null, cells, sources: { hr: source, lo: source, hi: source } },
  ]);
});

test('of each study the first result is chosen, none of a study that has a row, and what is there is not taken twice', () => {
  const all = [
    candidate('Brown'),
    candidate(' brown'),
    candidate('Kim'),
    candidate('Xu', { problem: 'No.' }),
  ];
  const [first, , kim] = all;
  expect([...chosenAtFirst(all, [])]).toEqual([first?.resultId, kim?.resultId]);
  const rows = rowsFrom(kim === undefined ? [] : [kim]).map(({ study = '', sources = {} }) => ({
    ...{ study, sources, studyId: null },
  }));
  expect([...chosenAtFirst(all, rows)]).toEqual([first?.resultId]);
  expect(open(all, rows).map(({ study }) => study)).toEqual(['Brown', ' brown']);
});

test('of several ratios of a study the one is chosen that is pooled, else the one that most studies have', () => {
  const of = (study: string, ratio: string) => candidate(study, { ratio });
  const all = [
    of('Locatelli', 'Risk ratio'),
    of('Locatelli', 'Adjusted odds ratio'),
    of('Brown', 'Odds ratio'),
    of('Gupta', 'Odds ratio'),
  ];
  const [risk, odds, brown, gupta] = all.map(({ resultId }) => resultId);
  expect([...chosenAtFirst(all, [])]).toEqual([odds, brown, gupta]);
  expect([...chosenAtFirst(all, [], 'Risk ratio')]).toEqual([risk, brown, gupta]);
  expect([...chosenAtFirst(all, [], 'Quotient')]).toEqual([risk, brown, gupta]);
});

test('another measure is offered only where more results can be its rows', () => {
  const hazards = [candidate('A', { problem: 'No.' }), candidate('B', { problem: 'No.' })];
  expect(betterMeasure(hazards, 'RR')).toEqual({ measure: 'HR', rows: 2 });
  const counts = candidate('C', { measures: ['RR'] });
  expect(betterMeasure([...hazards, counts], 'RR')).toEqual({ measure: 'HR', rows: 2 });
  expect(betterMeasure([...hazards.slice(1), counts], 'RR')).toBeNull();
  expect(betterMeasure([candidate('A')], 'HR')).toBeNull();
});

test('a reason says what a result has, where an analysis of the same groups could take it', () => {
  const problem = 'It is of a single group: a risk ratio compares two.';
  expect(reasonOf(candidate('A', { problem }), 'RR')).toBe(
    'It has the numbers of a hazard ratio; this analysis is of risk ratios.',
  );
  expect(reasonOf(candidate('A', { problem, measures: ['PLO'] }), 'RR')).toBe(problem);
  expect(reasonOf(candidate('A'), 'HR')).toBeNull();
});

test('what ratios are is taken from them where nobody has said it; ratios of several kinds are told', () => {
  const [odds, risk] = ['Odds ratio', 'Risk ratio'].map((ratio) =>
    candidate('A', { ratio, measures: ['GENR', 'GEN'] }),
  );
  const both = [odds, risk].flatMap((one) => one ?? []);
  const open = { measure: 'GENR', unit: null, rows: 0 } as const;
  expect(unitFrom(open, both.slice(0, 1))).toBe('Odds ratio');
  expect(unitFrom(open, both)).toBeNull();
  expect(unitFrom({ ...open, unit: 'aOR' }, both.slice(0, 1))).toBeNull();
  expect(unitFrom({ ...open, measure: 'HR' }, both.slice(0, 1))).toBeNull();
  expect(mixedRatios(open, both.slice(0, 1))).toBeNull();
  expect(mixedRatios({ ...open, unit: 'aOR' }, both.slice(0, 1))).toBe(
    'Some are said to be adjusted, some are not: aOR, Odds ratio.',
  );
  expect(mixedRatios(open, both)).toBe('They are not all the same ratio: Odds ratio, Risk ratio.');
  expect(mixedRatios({ ...open, unit: 'Prevalence ratio' }, both.slice(1))).toMatch(
    /Prevalence ratio, Risk ratio/u,
  );
  expect(mixedRatios({ ...open, measure: 'GEN' }, both)).toBeNull();
  const problem = 'No numbers of the two groups are given.';
  expect(reasonOf({ ...candidate('A'), problem, ratio: 'Odds ratio', measures: ['GENR'] }, 'RR')).toBe(
    'It has the numbers of an odds ratio as reported; this analysis is of risk ratios.',
  );
});

test('adjusted ratios give their name where all are adjusted, and are told where some are not', () => {
  const [adjusted, crude, hazard] = ['Adjusted odds ratio', 'Odds ratio', 'Adjusted hazard ratio'].map(
    (ratio) => [candidate('A', { ratio })],
  );
  const odds = { measure: 'GENR', unit: null, rows: 4 } as const;
  expect(unitFrom(odds, adjusted ?? [])).toBe('Adjusted odds ratio');
  expect(unitFrom(odds, [...(adjusted ?? []), ...(crude ?? [])])).toBe('Odds ratio');
  const hazards = { measure: 'HR', unit: null, rows: 0 } as const;
  expect(unitFrom(hazards, hazard ?? [])).toBe('Adjusted hazard ratio');
  expect(unitFrom({ ...hazards, rows: 1 }, hazard ?? [])).toBeNull();
  expect(unitFrom(hazards, [candidate('A', { ratio: 'Hazard ratio' })])).toBeNull();
  expect(mixedRatios(hazards, hazard ?? [])).toBeNull();
  expect(mixedRatios({ ...hazards, unit: 'Odds ratio' }, hazard ?? [])).toBeNull();
  expect(mixedRatios(hazards, [...(hazard ?? []), candidate('B', { ratio: 'Hazard ratio' })])).toMatch(
    /^Some are said to be adjusted, some are not/u,
  );
});

test.each([
  ['RR', 'risk ratios'],
  ['GENR', 'ratios as reported'],
  ['ROM', 'ratios of means'],
  ['GEN', 'effects as entered'],
  ['PLO', 'proportions'],
  ['OE_V', 'hazard ratios from O − E and V'],
] as const)('several of %s are %s', (measure, words) => expect(pluralOf(measure)).toBe(words));
