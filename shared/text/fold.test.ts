import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldKey, unfoldRange } from '#shared/text/fold.ts';
import { readable } from '#shared/text/readable.ts';

describe('fold', () => {
  test.each([
    ['a line-end hyphen matches the joined word', 'complete remis-\nsion rate', 'complete remission rate'],
    ['a compound parted at its hyphen matches itself', 'a meta-\nanalysis of', 'a meta-analysis of'],
    ['a compound matches without its hyphen', 'a meta-\nanalysis of', 'a metaanalysis of'],
    ['a soft hyphen is nothing', 'remis\u00ad\nsion', 'remission'],
    ['a word parted over a page with blank lines', 'remis-\n\n  sion', 'remission'],
    ['ligatures', 'e\ufb03cacy of the \ufb01rst', 'efficacy of the first'],
    ['white space', 'the   event\n-free\tsurvival', 'the event-free survival'],
    ['quotes', '\u201cquality of life\u201d and patients\u2019', '"quality of life" and patients\''],
    ['dashes', 'Kaplan\u2013Meier, \u22120.5', 'Kaplan-Meier, -0.5'],
    ['space beside signs', 'p < 0.05 (n = 93)', 'p<0.05 (n=93)'],
    ['a trial name parted at its hyphen', 'COVID-\n19 and IL-\n6', 'COVID-19 and IL-6'],
    ['an accent set as a mark', 'Jime\u0301nez', 'Jim\u00e9nez'],
  ])('%s', (_, source, quote) => {
    expect(foldKey(source)).toBe(foldKey(quote));
  });

  test.each([
    ['a range is not one number', '5-10', '510'],
    ['two numbers are not one', '3 45', '345'],
    ['two words are not one', 'the rapist', 'therapist'],
    ['capitals count in quotes', 'ALL', 'all'],
  ])('%s', (_, a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b));
  });

  test('capitals do not count in find', () => {
    expect(foldKey('Remission IN', { case: 'fold' })).toBe(foldKey('remission in', { case: 'fold' }));
  });

  test('leads back to the characters in the source', () => {
    const source = 'the e\ufb03cacy of remis-\nsion';
    const folded = fold(source);
    const at = folded.folded.indexOf('ficacy');
    expect(unfoldRange(folded, at, at + 6)).toEqual({ start: 5, end: 10 });
    const word = folded.folded.indexOf('remission');
    expect(unfoldRange(folded, word, word + 9)).toEqual({ start: 14, end: source.length });
  });

  test('maps in order, within the source, with an end after each start', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'B',
            '-',
            '\n',
            ' ',
            '\u00ad',
            '\ufb01',
            '\u0301',
            '\ud83d\ude00',
            '\ud83d',
            '5',
            '\u1112\u1161',
          ),
          { maxLength: 60 },
        )
        .map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { folded, map, ends } = fold(source);
        expect(map.length).toBe(folded.length + 1);
        expect(ends.length).toBe(folded.length);
        for (let at = 0; at < folded.length; at += 1) {
          expect(map[at + 1] ?? 0).toBeGreaterThanOrEqual(map[at] ?? 0);
          expect(ends[at] ?? 0).toBeGreaterThan(map[at] ?? 0);
          expect(ends[at] ?? 0).toBeLessThanOrEqual(source.length);
        }
        expect(foldKey(source)).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readable', () => {
  test('joins words that a line end parted and keeps real hyphens', () => {
    expect(readable('the e\ufb03cacy of remis-\nsion in\nlong-term follow-up of\nCOVID-\n19')).toBe(
      'the efficacy of remission in long-term follow-up of COVID-19',
    );
  });
  test('keeps the line-end hyphen of a word that has another', () => {
    expect(readable('two-by-\ntwo tables')).toBe('two-by-two tables');
    const kept = [
      'disease-\nfree survival',
      'a self-\nreport',
      'low-\nrisk',
      'harder-\nto-reach',
      'follow-\nup',
    ];
    expect(kept.map(readable)).toEqual(kept.map((text) => text.replace('\n', '')));
    const parted = [
      'cor-\nrelated',
      'un-\ntreated',
      'over-\ndose',
      'fol-\nlow-up',
      'chal-\nlenge',
      'stead-\nily',
    ];
    expect(parted.map(readable)).toEqual(parted.map((text) => text.replace('-\n', '')));
  });
});
