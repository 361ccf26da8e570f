import { describe, expect, test } from 'vitest';
import { emptyResult, type ReportedResult } from '#shared/domain/reported-result.ts';
import { readResults } from './read-results.ts';
import { changedReading, readAgain } from './words-changed.ts';

const printed = 'HR 0.62 (95% CI 0.45-0.86; P=0.004)';
const corrected = 'HR 0.62 (95% CI 0.45-0.88; P=0.004)';

function read(words: string, place = 0): ReportedResult {
  const result = readResults(words)[place];
  if (!result) throw new Error(`Nothing is read from “${words}”.`);
  return result;
}

describe('words that a result was read from', () => {
  test.each([
    ['the same words', printed, printed],
    ['other words around the same numbers', printed, `In all children, ${printed}`],
    ['another way to write them', printed, 'HR, 0.62; 95% CI, 0.45–0.86; P = 0.004'],
    ['words that hold no numbers, as before', 'Survival was longer', 'Survival was longer in children'],
    ['words that a person never had read', '', corrected],
  ])('say the same: %s', (_what, asReported, words) => {
    const [result] = readResults(asReported);
    expect(changedReading({ ...(result ?? emptyResult), asReported }, words)).toBeNull();
  });

  test.each([
    ['a limit', printed, corrected, '{"lower":0.45,"upper":0.88}'],
    ['a digit more, so that the old words still stand in the new', 'HR 0.6', 'HR 0.62', 'null'],
    ['how p stands to its number', printed, printed.replace('P=', 'P<'), '{"lower":0.45,"upper":0.86}'],
  ])('say something else: %s', (_what, asReported, words, interval) => {
    const changed = changedReading(read(asReported), words);
    expect(changed?.now?.asReported).toBe(words);
    expect(JSON.stringify(changed?.now?.interval)).toBe(interval);
  });

  test('say nothing that can be read any more', () => {
    expect(changedReading(read(printed), 'The hazard ratio was withdrawn.')?.now).toBeNull();
    expect(changedReading({ ...emptyResult, asReported: 'about 4 in 5' }, 'about 4 in 50')).not.toBeNull();
    expect(changedReading({ ...emptyResult, asReported: 'about 4 in 5' }, 'It was about 4 in 5.')).toBeNull();
  });

  test('of several results of the words only the one that changed is told', () => {
    const two = 'HR 0.62 (95% CI 0.45-0.86); OR 2.0 (95% CI 1.1-3.6)';
    const now = two.replace('3.6', '3.8');
    expect(changedReading(read(two), now)).toBeNull();
    expect(changedReading(read(two, 1), now)?.now).toMatchObject({ measure: 'OR', interval: { upper: 3.8 } });
  });

  test('a value that a person corrected is held against its reading, not taken for a change', () => {
    const corrected_ = { ...read(printed), p: 0.04 };
    expect(changedReading(corrected_, `So ${printed}`)).toBeNull();
  });
});

describe('reading again', () => {
  test('changes what the words changed and leaves what a person entered', () => {
    const held = { ...read(printed), p: 0.04, adjustedFor: 'age' };
    const changed = changedReading(held, corrected);
    if (!changed?.now) throw new Error('no other reading');
    expect(readAgain(held, { ...changed, now: changed.now })).toEqual({
      asReported: corrected,
      interval: { lower: 0.45, upper: 0.88 },
    });
  });

  test('keeps sides and labels of arms that are as many as before', () => {
    const words = '71.3% vs 58.4%';
    const now = read('72.3% vs 58.4%');
    const before = read(words);
    const arms = before.arms.map((arm, at) => ({
      ...arm,
      label: `arm ${at}`,
      side: at === 0 ? ('therapy' as const) : ('comparator' as const),
    }));
    expect(readAgain({ ...before, arms }, { before, now }).arms).toMatchObject([
      { label: 'arm 0', side: 'therapy', percent: 72.3 },
      { label: 'arm 1', side: 'comparator', percent: 58.4 },
    ]);
  });
});
