import { expect, test } from 'vitest';
import { freeField, freeFieldNames, tidyFields, wrongFieldName } from './study-fields.ts';

const field = (name: string, text = 'said') => ({ name, text });

test('names are kept tidy, and a field that says nothing is none', () => {
  expect(
    tidyFields([field('  Follow \n up ', ' 3 years '), field('Country', '  '), field(' ', 'x')]),
  ).toEqual([field('Follow up', '3 years')]);
});

test('a name may not come twice, in whatever case, nor be that of a column', () => {
  expect(wrongFieldName([field('Funding'), field('Country')])).toBeNull();
  expect(wrongFieldName([field('Funding'), field('FUNDING ')])).toBe('FUNDING ');
  expect(wrongFieldName([field('design')])).toBe('design');
});

test('columns stand in the order of first use, spelt as they were first', () => {
  const studies = [
    { fields: [field('Funding'), field('Country')] },
    { fields: [field('country', 'Italy'), field('Follow-up')] },
  ];
  expect(freeFieldNames(studies)).toEqual(['Funding', 'Country', 'Follow-up']);
  expect(freeField(studies[1]?.fields ?? [], 'COUNTRY')?.text).toBe('Italy');
});
