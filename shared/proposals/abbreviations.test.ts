import fc from 'fast-check';
import { expect, it } from 'vitest';
import { abbreviationsOf } from './abbreviations.ts';

it('reads both ways of defining', () => {
  expect(abbreviationsOf('the overall survival (OS) and EFS (event-free survival)')).toEqual([
    { short: 'OS', long: 'overall survival' },
    { short: 'EFS', long: 'event-free survival' },
  ]);
});

it('reads plurals, brackets in between and line ends', () => {
  const text =
    'angiotensin-converting enzyme (ACE) inhibitors (ACEIs), measurable resi-\ndual disease (MRD; n = 5)';
  expect(abbreviationsOf(text)).toEqual([
    { short: 'ACE', long: 'angiotensin-converting enzyme' },
    { short: 'ACEI', long: 'angiotensin-converting enzyme inhibitors' },
    { short: 'MRD', long: 'measurable residual disease' },
  ]);
});

it('takes no brackets that define nothing, and the first definition of two', () => {
  expect(abbreviationsOf('(n = 5) (see Fig. 2) (P < 0.05) patients (Brown 2021) in Ulm (Germany)')).toEqual(
    [],
  );
  expect(abbreviationsOf('complete remission (CR), caloric restriction (CR)')).toHaveLength(1);
});

it('reads a book in a time that grows with its length', () => {
  const page =
    'The overall survival (OS) of children with acute lymphoblastic leukaemia (ALL) rose. ('.repeat(40);
  const book = page.repeat(350);
  expect(abbreviationsOf(book).map(({ short }) => short)).toEqual(['OS', 'ALL']);
});

it('never throws, and spells its abbreviations', () => {
  const piece = fc.constantFrom('(', ')', 'OS', 'overall survival', ' ', '\n', 'É', 'a-b', ';');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (paper) => {
      for (const { short, long } of abbreviationsOf(paper)) expect(long.length).toBeGreaterThan(short.length);
    }),
  );
});
