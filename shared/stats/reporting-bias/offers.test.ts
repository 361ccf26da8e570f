import { expect, test } from 'vitest';
import { NotOffered } from '../impossible-data.ts';
import { biasOffer, refuseBiasTest } from './offers.ts';

test('which test is proposed follows from the measure', () => {
  const first = (measure: string) => biasOffer(measure).tests[0]?.test;
  expect(first('OR')).toBe('harbord');
  expect(first('MD')).toBe('egger');
  expect(first('HR')).toBe('egger');
  expect(first('GEN')).toBe('egger');
  expect(biasOffer('GENR').tests[0]).toMatchObject({
    test: 'egger',
    reason: expect.stringMatching(/need the counts/u),
  });
  for (const measure of ['OR', 'RR', 'SMD', 'SMDH']) {
    expect(first(measure)).not.toBe('egger');
    expect(biasOffer(measure).tests.find((offered) => offered.test === 'egger')?.reason).toMatch(/not there/);
  }
  for (const measure of ['PR', 'PLN', 'PLO', 'PAS', 'PFT']) expect(biasOffer(measure).tests).toEqual([]);
});

test('a test is refused for the wrong measure and below 10 studies, unless forced', () => {
  const about = { measure: 'OR', studies: 10, force: false };
  expect(() => refuseBiasTest('harbord', about)).not.toThrow();
  expect(() => refuseBiasTest('harbord', { ...about, studies: 9 })).toThrow(/9 studies/);
  expect(() => refuseBiasTest('harbord', { ...about, studies: 9, force: true })).not.toThrow();
  expect(() => refuseBiasTest('peters', { ...about, measure: 'MD' })).toThrow(NotOffered);
  expect(() => refuseBiasTest('egger', { ...about, measure: 'PLO', force: true })).toThrow(/proportions/);
});
