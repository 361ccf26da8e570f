import { describe, expect, it } from 'vitest';
import { concept, outcome } from '#shared/testing/dictionary-concepts.ts';
import { makeDictionary } from './dictionary.ts';
import { type Decided, proposeForClaim, type Rejected } from './propose-for-claim.ts';

const dictionary = makeDictionary([
  concept('Chemotherapy'),
  concept('Blinatumomab', { asked: true }),
  concept('Inotuzumab'),
  outcome('Survival', 'higher'),
  outcome('Remission', 'higher'),
  outcome('Relapse', 'lower'),
  outcome('Infection', 'lower'),
]);
const open: Decided = {
  therapy: [],
  comparator: [],
  population: [],
  outcome: null,
  direction: null,
  contrast: 'not-stated',
};

function proposed(sentence: string, decided: Partial<Decided> = {}, rejected?: Rejected) {
  const from = { sentence, quote: { start: 0, end: sentence.length }, abbreviations: [] };
  return proposeForClaim(from, { ...open, ...decided }, dictionary, rejected);
}
function way(sentence: string, decided: Partial<Decided> = {}): string | null {
  const { direction } = proposed(sentence, decided);
  return direction === null ? null : `${direction.direction}, ${direction.conclusion}`;
}

const forA = 'favours-therapy, difference';
const forB = 'favours-comparator, difference';
const notShown = 'not-stated, no-evidence-of-difference';

describe('the direction is that of the outcome of the claim', () => {
  it.each([
    ['Blinatumomab did not improve survival but it reduced relapse.', 'Survival', notShown],
    ['Blinatumomab did not improve survival but it reduced relapse.', 'Relapse', forA],
    ['Although blinatumomab reduced relapse, survival was not improved.', 'Survival', notShown],
    ['Although blinatumomab reduced relapse, survival was not improved.', 'Relapse', forA],
    ['Blinatumomab reduced relapse but increased infections compared with chemotherapy.', 'Relapse', forA],
    ['Blinatumomab reduced relapse but increased infections compared with chemotherapy.', 'Infection', forB],
    [
      'Survival was longer and infections were more frequent with blinatumomab than with chemotherapy.',
      'Survival',
      forA,
    ],
    [
      'Survival was longer and infections were more frequent with blinatumomab than with chemotherapy.',
      'Infection',
      forB,
    ],
    ['Blinatumomab reduced relapse but not infections.', 'Infection', null],
    ['Relapse, but not infection, was lower with blinatumomab than with chemotherapy.', 'Relapse', forA],
    ['Relapse, but not infection, was lower with blinatumomab than with chemotherapy.', 'Infection', null],
    ['Relapse was lower with blinatumomab than with chemotherapy.', 'Survival', null],
  ])('%s (%s)', (sentence, of, expected) => {
    expect(way(sentence, { outcome: of })).toBe(expected);
  });
});

describe('sides that are named after the comparison', () => {
  const apart =
    'Infections were less common with chemotherapy, whereas remission was more frequent with blinatumomab.';
  it('are set apart by "whereas", and each is favoured in its own clause', () => {
    expect(proposed(apart).concepts).toMatchObject([
      { place: 'outcome', conceptId: 'Infection' },
      { place: 'comparator', conceptId: 'Chemotherapy' },
      { place: 'therapy', conceptId: 'Blinatumomab' },
    ]);
    expect(way(apart)).toBe(forB);
    expect(way(apart, { outcome: 'Remission' })).toBe(forA);
    expect(way('Chemotherapy caused fewer infections, whereas blinatumomab gave more remissions.')).toBe(
      forB,
    );
  });

  it('stay what they were in a clause that compares nothing itself', () => {
    const sentence =
      'Infections were fewer with chemotherapy than with blinatumomab, but survival was longer with blinatumomab.';
    expect(proposed(sentence).concepts.map(({ place, conceptId }) => `${place} ${conceptId}`)).toEqual([
      'outcome Infection',
      'comparator Chemotherapy',
      'therapy Blinatumomab',
    ]);
    expect(way(sentence)).toBe(forB);
    expect(way(sentence, { outcome: 'Survival' })).toBe(forA);
  });
});

describe('time to something', () => {
  it.each([
    ['Time to relapse was shorter with chemotherapy than with blinatumomab.', forA],
    ['Time to relapse was longer with chemotherapy than with blinatumomab.', forB],
    ['The time to remission was shorter with blinatumomab than with chemotherapy.', forA],
    ['Blinatumomab delayed the time to relapse compared with chemotherapy.', forA],
  ])('%s', (sentence, expected) => {
    expect(way(sentence)).toBe(expected);
  });
});

describe('what is supposed, asked or unknown has no direction', () => {
  it.each([
    'Whether blinatumomab improves survival is unknown.',
    'It remains unclear whether blinatumomab is superior to chemotherapy in survival.',
    'We hypothesised that blinatumomab would improve survival compared with chemotherapy.',
    'Our hypothesis was that blinatumomab reduces relapse.',
    'Does blinatumomab improve survival?',
    'We aimed to show that blinatumomab improves survival.',
    'Blinatumomab is expected to reduce relapse.',
    'Future trials will show that blinatumomab reduces relapse.',
    'If blinatumomab improves survival, chemotherapy is worse.',
  ])('%s', (sentence) => {
    expect(way(sentence)).toBeNull();
  });

  it('but the other clause, and what came as expected, has', () => {
    expect(way('Whether it lasts is unknown, but blinatumomab improved survival over chemotherapy.')).toBe(
      forA,
    );
    expect(way('As we expected, survival was longer with blinatumomab than with chemotherapy.')).toBe(forA);
  });
});

describe('what was not shown is not said to be the same', () => {
  it.each([
    ['Blinatumomab did not improve survival compared with chemotherapy.', notShown],
    ['Blinatumomab failed to reduce relapse compared with chemotherapy.', notShown],
    ['Blinatumomab was not superior to chemotherapy in survival.', notShown],
    ['There was no evidence that adding blinatumomab to chemotherapy improved survival.', notShown],
    ['Blinatumomab did not, in this trial, improve survival.', notShown],
    ['Survival did not differ between blinatumomab and chemotherapy.', 'same, no-evidence-of-difference'],
    [
      'Blinatumomab did not improve survival compared with chemotherapy (HR 0.93; 95% CI 0.80-1.10).',
      'favours-therapy, no-evidence-of-difference',
    ],
    [
      'Survival was not improved: 54% with blinatumomab against 60% with chemotherapy.',
      'favours-comparator, no-evidence-of-difference',
    ],
  ])('%s', (sentence, expected) => {
    expect(way(sentence)).toBe(expected);
  });
});

describe('what a person has decided or rejected', () => {
  const sentence = 'Survival was longer with blinatumomab than with chemotherapy.';
  it('turns the sides', () => {
    expect(way(sentence)).toBe(forA);
    const turned = { therapy: ['Chemotherapy'] };
    expect(way(sentence, turned)).toBe(forB);
    expect(proposed(sentence, turned).concepts).toMatchObject([
      { place: 'outcome' },
      { place: 'comparator', conceptId: 'Blinatumomab' },
    ]);
    expect(way(sentence, { therapy: ['Inotuzumab'] })).toBeNull();
  });

  it('is not proposed again, and nothing is built on it', () => {
    const reject = (place: 'outcome' | 'therapy', conceptId: string): Rejected => ({
      concepts: [{ place, conceptId }],
      directions: [],
    });
    const without = proposed(sentence, {}, reject('outcome', 'Survival'));
    expect(without.concepts.map(({ conceptId }) => conceptId)).toEqual(['Blinatumomab', 'Chemotherapy']);
    expect(without.direction).toBeNull();
    expect(proposed(sentence, {}, reject('therapy', 'Blinatumomab')).direction).toBeNull();
    const noDirection: Rejected = { concepts: [], directions: ['favours-therapy'] };
    expect(proposed(sentence, {}, noDirection)).toMatchObject({ concepts: [{}, {}, {}], direction: null });
  });

  it('makes room for the next outcome', () => {
    const two = 'Survival was longer and relapse was lower with blinatumomab than with chemotherapy.';
    const next = proposed(
      two,
      {},
      { concepts: [{ place: 'outcome', conceptId: 'Survival' }], directions: [] },
    );
    expect(next.concepts.find(({ place }) => place === 'outcome')?.conceptId).toBe('Relapse');
    expect(next.direction?.why[0]?.words).toBe('lower');
  });
});
