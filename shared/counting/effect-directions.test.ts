import { describe, expect, test } from 'vitest';
import { deriveContrast, standing } from '#shared/domain/sides.ts';
import type { CountedClaim } from './counted-claim.ts';
import { effectDirections, sampleSize } from './effect-directions.ts';
import { linesAt } from './levels.ts';

const outcomes = linesAt(
  ['survival', 'relapse', 'toxicity'].map((id) => ({ id, parentId: null, name: id })),
  1,
  'No outcome',
);
const therapies = ['a', 'b', 'c'].map((id) => ({ id, parentId: null, name: `Therapy ${id}` }));
const plotOf = (claims: readonly CountedClaim[]) =>
  effectDirections(claims, studies, { therapies, outcomes });
const asked = (concept: string) => concept !== 'b';
const studies = ['old', 'new', 'silent'].map((id, at) => ({
  id,
  label: `Study ${id}`,
  year: 2000 + at,
  design: 'randomised' as const,
}));

let number = 0;
function claim(rest: Partial<CountedClaim>): CountedClaim {
  number += 1;
  const contrast = rest.contrast ?? deriveContrast(['a'], ['b']);
  return {
    id: String(number),
    document: 'paper',
    study: 'old',
    stands: standing({ therapy: ['a'], comparator: ['b'], contrast }, asked),
    outcome: 'survival',
    direction: 'favours-therapy',
    assertion: 'finding',
    key: false,
    narrower: false,
    definitions: [],
    people: null,
    ...rest,
    contrast,
  };
}

describe('effect directions', () => {
  test('claims that are in no sign are counted once each, whatever rows they stand in', () => {
    const stands = standing({ therapy: ['a'], comparator: ['c'], contrast: null }, asked);
    const plot = plotOf([
      claim({ stands, contrast: 'dose-or-schedule' }),
      claim({ contrast: 'not-stated' }),
      claim({ assertion: 'background' }),
      claim({ assertion: 'expectation', study: null }),
    ]);
    expect(plot.withoutSign).toEqual({ otherComparisons: 2, noFindings: 2 });
    expect(plot.totals).toEqual([{}]);
  });

  test('a claim that is shown under its other therapy alone is in the totals as it is shown', () => {
    const stands = standing({ therapy: ['a'], comparator: ['c'], contrast: null }, asked);
    const claims = [claim({ stands, direction: 'favours-comparator' })];
    const other = [{ id: 'c', name: 'Therapy c', parentId: null }];
    const plot = effectDirections(claims, studies, { therapies: other, outcomes });
    expect(plot.studies.map(({ effects }) => effects[0]?.direction)).toEqual(['favours-therapy']);
    expect(plot.totals).toEqual([{ 'favours-therapy': 1 }]);
  });

  test('studies in their order, outcomes that hold something; a study without claims is left out', () => {
    const plot = plotOf([claim({ study: 'new', outcome: 'relapse' }), claim({})]);
    expect(plot.studies.map(({ id }) => id)).toEqual(['old', 'new']);
    expect(plot.outcomes.map(({ name }) => name)).toEqual(['survival', 'relapse']);
    expect(plot.studies.map(({ effects }) => effects.map((effect) => effect?.direction ?? null))).toEqual([
      ['favours-therapy', null],
      [null, 'favours-therapy'],
    ]);
  });

  test('a single group has a sign beside the comparison and is in no total; a study counts once', () => {
    const plot = plotOf([
      claim({ people: 40 }),
      claim({ people: 340 }),
      claim({ contrast: 'before-after', direction: 'improved', people: 12 }),
      claim({ study: 'new', contrast: 'single-group', direction: 'not-comparative' }),
      claim({ assertion: 'recommendation', direction: 'favours-comparator' }),
      claim({ study: null }),
    ]);
    expect(plot.studies[0]?.effects[0]).toMatchObject({
      direction: 'favours-therapy',
      comparative: 2,
      beside: 'improved',
      people: 340,
    });
    expect(plot.studies[1]?.effects[0]).toMatchObject({ direction: null, beside: 'not-comparative' });
    expect(plot.totals).toEqual([{ 'favours-therapy': 1 }]);
    expect(plot.withoutStudy).toBe(1);
    expect(plot.withoutSign).toEqual({ otherComparisons: 0, noFindings: 1 });
  });

  test('the key claim decides, and sizes are those of Boon and Thomson', () => {
    const claims = [claim({}), claim({}), claim({ key: true, direction: 'same' })];
    expect(plotOf(claims).totals).toEqual([{ same: 1 }]);
    expect([301, 300, 50, 49, null].map(sampleSize)).toEqual([
      'large',
      'medium',
      'medium',
      'small',
      'unknown',
    ]);
  });

  test('a study that tests several therapies has a row for each, and the key claim of each decides there', () => {
    const ofB = { stands: standing({ therapy: ['c'], comparator: ['b'], contrast: null }, asked), key: true };
    const plot = plotOf([claim({ key: true }), claim({ ...ofB, direction: 'favours-comparator' })]);
    expect(plot.studies.map(({ id, therapy }) => [id, therapy?.name])).toEqual([
      ['old', 'Therapy a'],
      ['old', 'Therapy c'],
    ]);
    expect(plot.studies.map(({ effects }) => effects[0]?.direction)).toEqual([
      'favours-therapy',
      'favours-comparator',
    ]);
    expect(plot.totals).toEqual([{ 'favours-therapy': 1, 'favours-comparator': 1 }]);
    expect(plot.severalTherapies).toBe(1);
  });

  test('a comparison of two of them stands in both rows, mirrored in one, and once below', () => {
    const stands = standing({ therapy: ['a'], comparator: ['c'], contrast: null }, asked);
    const plot = plotOf([claim({ stands })]);
    expect(plot.studies.map(({ effects }) => effects[0]?.direction)).toEqual([
      'favours-therapy',
      'favours-comparator',
    ]);
    expect(plot.totals).toEqual([{ 'favours-therapy': 1 }]);
  });

  test('what names no therapy has a row of its own', () => {
    const stands = standing({ therapy: [], comparator: [], contrast: null }, asked);
    expect(plotOf([claim({ stands, contrast: 'not-stated' })]).studies).toMatchObject([{ therapy: null }]);
  });
});
