import { expect, test } from 'vitest';
import { meaningTold } from './meaning-told.ts';

test.each([
  ['Survival did not improve.', 'Survival did improve.', ['“not” is missing here.']],
  ['Relapse was seen.', 'No relapse was seen.', ['“no” is new here.']],
  ['It didn’t reduce relapse', 'It did reduce relapse', ['“didn’t” is missing here.']],
  ['shown to be inferior', 'shown to be non-inferior', ['“non-inferior” is new here.']],
  ['not A but B improved', 'A but not B improved', ['“not” is missing here.', '“not” is new here.']],
  ['(95% CI 0.45-0.86; P<.001)', '(95% CI 0.45-0.88; P=.001)', ['“0.86” is “0.88” now.', '“<” is “=” now.']],
  ['a change of -0.4 points', 'a change of 0.4 points', ['“-0.4” is “0.4” now.']],
  ['in 12 of 40 children', 'in 40 children', ['“12” is missing here.']],
  ['two courses were given', 'three courses were given', ['“two” is “three” now.']],
  ['rates were notably higher', 'rates were clearly higher', []],
  ['The same words, twice.', 'The same words, twice.', []],
])('%s → %s', (old, now, told) => {
  expect(meaningTold(old, now)).toEqual(told);
});

test('texts that are too long for marks are told about all the same', () => {
  const long = 'word '.repeat(700);
  expect(meaningTold(`${long}did not improve`, `${long}did improve`)).toEqual(['“not” is missing here.']);
});
