import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Better } from '#shared/domain/values.ts';
import { proposeDirection } from './propose-direction.ts';
import { reportedRatio } from './reported-ratio.ts';

/** The place of words in a sentence, as proposed concepts have it. */
const placed = (sentence: string, words: string) => {
  const start = sentence.indexOf(words);
  return start < 0 ? [] : [{ start, end: start + words.length }];
};

/** Sides are A and B; the outcome is the first of these words that the sentence holds. */
function read(sentence: string): string | null {
  const outcomes = (
    [
      ['remission', 'higher'],
      ['survival', 'higher'],
      ['mortality', 'lower'],
      ['pressure', 'lower'],
      ['heart rate', 'neutral'],
    ] as const
  ).flatMap(([words, better]) => placed(sentence, words).map((place) => ({ ...place, better })));
  const found = proposeDirection(sentence, {
    therapy: placed(sentence, 'drug A'),
    comparator: placed(sentence, 'drug B'),
    outcomes,
  });
  return found === null ? null : `${found.direction}, ${found.conclusion}`;
}

describe('which side did better', () => {
  it.each([
    ['We found notably higher remission rates with drug A than with drug B.', 'favours-therapy, difference'],
    ['Mortality was high; mortality was lower with drug A than with drug B.', 'favours-therapy, difference'],
    ['There was a higher mortality with drug A than with drug B.', 'favours-comparator, difference'],
    ['The survival with drug B was shorter than with drug A.', 'favours-therapy, difference'],
    ['Remissions did not differ between drug A and drug B.', 'same, no-evidence-of-difference'],
    [
      'No significant difference in mortality between drug A and drug B.',
      'not-stated, no-evidence-of-difference',
    ],
    ['As to survival, drug A was as effective as drug B.', 'same, equivalence-shown'],
    ['With drug A there may be a lower mortality than with drug B.', 'favours-therapy, hedged'],
    ['Reductions in pressure were smaller with drug A than with drug B.', 'favours-comparator, difference'],
    ['The heart rate was lower with drug A than with drug B.', 'lower, difference'],
    [
      'The hazard ratio of mortality with drug A against drug B was 0.71 (95% CI 0.55 to 0.93).',
      'favours-therapy, difference',
    ],
    [
      'The survival differed little with drug A than drug B (HR 1.2, 95% CI 0.8-1.7).',
      'favours-comparator, no-evidence-of-difference',
    ],
    ['The 2-year survival was 66% with drug A and 27% with drug B.', 'favours-therapy, none'],
    ['Compared with drug B, drug A reduced mortality but raised the pressure.', 'mixed, difference'],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toBe(expected);
  });
});

describe('a change without another side', () => {
  it.each([
    ['The pressure fell under drug A.', 'improved, difference'],
    ['The pressure rose under drug A.', 'worsened, difference'],
    ['On drug A the pressure did not change.', 'unchanged, no-evidence-of-difference'],
    ['Treatment with drug A did not reduce the pressure.', 'unchanged, no-evidence-of-difference'],
    ['It is known that drug A reduces mortality.', 'favours-therapy, difference'],
    ['We saw that drug A was well tolerated.', 'not-comparative, none'],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toBe(expected);
  });
});

describe('nothing where it cannot tell', () => {
  it.each([
    'The aim was to compare mortality with drug A and drug B.',
    'Patients were randomised to drug A or drug B.',
    'The remission was recorded with drug A.',
    '',
  ])('%s', (sentence) => {
    expect(read(sentence)).toBeNull();
  });
});

it('says which words it went by', () => {
  const sentence = 'Under drug A the pressure fell.';
  const found = proposeDirection(sentence, {
    therapy: placed(sentence, 'drug A'),
    comparator: [],
    outcomes: placed(sentence, 'pressure').map((place) => ({ ...place, better: 'lower' as const })),
  });
  expect(found?.why).toEqual([{ start: 26, end: 30, words: 'fell' }]);
});

it('takes the sides as given, not in the order of the sentence', () => {
  const sentence = 'Mortality was higher with drug B than with drug A.';
  const way = (therapy: string, comparator: string) =>
    proposeDirection(sentence, {
      therapy: placed(sentence, therapy),
      comparator: placed(sentence, comparator),
      outcomes: [],
      better: 'lower',
    })?.direction;
  expect(way('drug A', 'drug B')).toBe('favours-therapy');
  expect(way('drug B', 'drug A')).toBe('favours-comparator');
});

it('takes a ratio for the side that is named first, whichever that is', () => {
  const sentence =
    'The hazard ratio for death with drug B as compared with drug A was 1.4 (95% CI 1.1 to 1.8).';
  const sides = { therapy: placed(sentence, 'drug A'), comparator: placed(sentence, 'drug B') };
  expect(proposeDirection(sentence, { ...sides, outcomes: [], better: 'lower' })).toMatchObject({
    direction: 'favours-therapy',
    conclusion: 'difference',
  });
});

it('reads a ratio by what it counts', () => {
  expect(reportedRatio('HR 0.39; 95% CI, 0.24-0.64', 'higher')).toMatchObject({ sign: 1, significant: true });
  expect(reportedRatio('odds ratio, 2.1 (95% CI 0.9 to 4)', 'higher')).toMatchObject({
    sign: 1,
    significant: false,
  });
  expect(reportedRatio('RR = 1.16', 'lower')).toMatchObject({ sign: -1, significant: null });
  expect(reportedRatio('HR 1.00', 'lower')?.sign).toBe(0);
  expect(reportedRatio('RR 0.58', 'higher')).toBeNull();
  expect(reportedRatio('an OR of 2', 'neutral')).toBeNull();
});

it('never throws, and its words stand where it says', () => {
  const piece = fc.constantFrom(
    'lower',
    'than',
    'no difference',
    '; ',
    'HR 0.',
    '95%',
    'drug A',
    '(',
    'but',
    'p = .',
    'improved',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((all) => all.join(' ')),
  );
  const span = fc.record({ start: fc.integer(), end: fc.integer() });
  const better = fc.constantFrom<Better>('higher', 'lower', 'neutral');
  fc.assert(
    fc.property(
      text,
      fc.array(span),
      fc.array(span),
      fc.array(better),
      (sentence, therapy, comparator, betters) => {
        const outcomes = betters.map((one, at) => ({ start: at, end: at + 1, better: one }));
        const found = proposeDirection(sentence, { therapy, comparator, outcomes });
        for (const { start, end, words } of found?.why ?? []) expect(words).toBe(sentence.slice(start, end));
      },
    ),
  );
});
