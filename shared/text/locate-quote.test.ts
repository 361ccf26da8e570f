import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { locateQuote } from '#shared/text/locate-quote.ts';
import { findAll } from '#shared/text/occurrences.ts';
import type { PlainPage } from '#shared/text/page-text.ts';
import { indexPages } from '#shared/text/text-index.ts';

const plain = (...texts: string[]): PlainPage[] =>
  texts.map((text, at) => ({ page: at + 1, label: String(at + 1), text }));

function found(pages: readonly PlainPage[], quote: string, hints = {}): string[] {
  const place = locateQuote(pages, quote, hints);
  if (!place.ok) throw new Error(JSON.stringify(place.error));
  return place.value.parts.map(
    ({ page, start, end }) => `${page}:${pages[page - 1]?.text.slice(start, end)}`,
  );
}

describe('a quote is found', () => {
  test('across a line-end hyphen and a ligature in a two-column page', () => {
    const left = [
      'the e\ufb03cacy of blinatumomab was seen in re-',
      'mission rates that were notably higher for',
      'all children of the randomised group in it',
    ];
    const right = [
      'while the second column tells another and',
      'longer story in lines of the same breadth',
      'so that nobody reads across the two of it',
    ];
    const page = composePage(rawPage([...column(50, 700, left), ...column(310, 700, right)]));
    expect(found([page], 'efficacy of blinatumomab was seen in remission rates')).toEqual([
      '1:e\ufb03cacy of blinatumomab was seen in re-\nmission rates',
    ]);
    expect(found([page], 'the randomised group in it while the second column')).toEqual([
      '1:the randomised group in it\nwhile the second column',
    ]);
  });

  test('over a page break, without the foot and head between', () => {
    const pages = plain(
      'Head of journal\n\nThe rate of complete remission was notably\n\nPage 1 of 2',
      'Head of journal\n\nhigher in the first group than in the other.\n\nPage 2 of 2',
    );
    expect(found(pages, 'complete remission was notably higher in the first group')).toEqual([
      '1:complete remission was notably',
      '2:higher in the first group',
    ]);
  });

  test('over a page break in the middle of a word', () => {
    const pages = plain('The rate of complete remis-\n\n17', '18\n\nsion was notably higher');
    expect(found(pages, 'rate of complete remission was notably')).toEqual([
      '1:rate of complete remis-',
      '2:sion was notably',
    ]);
  });

  test('over a figure between two parts of one column', () => {
    const pages = plain(
      'The event-free survival at two years\n\nFigure 1. Flow of participants\n\nwas longer after transplant than without.',
    );
    expect(found(pages, 'event-free survival at two years was longer after transplant')).toEqual([
      '1:event-free survival at two years',
      '1:was longer after transplant',
    ]);
  });

  test('though it was cut through a character of two units', () => {
    expect(found(plain('with \ud835\udc5b = 50 patients'), '\udc5b = 50 patients')).toEqual([
      '1:= 50 patients',
    ]);
  });

  test('by its context or number when it stands several times', () => {
    const pages = plain('No difference in group A. No difference in group B. No difference in group C.');
    expect(locateQuote(pages, 'No difference')).toEqual({
      ok: false,
      error: { code: 'quote-ambiguous', count: 3 },
    });
    expect(locateQuote(pages, 'No difference', { suffix: ' in group B' })).toMatchObject({
      value: { parts: [{ start: 26 }] },
    });
    expect(locateQuote(pages, 'No difference', { prefix: 'group B.' })).toMatchObject({
      value: { parts: [{ start: 52 }] },
    });
    expect(locateQuote(pages, 'No difference', { nth: 2 })).toMatchObject({
      value: { parts: [{ start: 26 }], count: 3 },
    });
    expect(locateQuote(pages, 'No difference', { nth: 4 })).toMatchObject({
      error: { code: 'quote-ambiguous' },
    });
  });

  test('wherever it was cut out of a page, or is said to be ambiguous', () => {
    const word = fc.constantFrom(
      'remission',
      'the',
      'of',
      'meta-',
      'analy-',
      'sis',
      'e\ufb03cacy',
      '0.05',
      '(n',
      '=',
      '93)',
      '5-10',
      '\u2019s',
      'IL-',
      '6',
      'Jim\u00e9nez',
      '\u00ad',
    );
    const glue = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '');
    const page = fc
      .array(fc.tuple(word, glue), { minLength: 5, maxLength: 60 })
      .map((list) => list.flat().join(''));
    fc.assert(
      fc.property(page, page, fc.nat(), fc.nat(), (first, second, from, length) => {
        const pages = plain(first, second);
        const start = from % first.length;
        const end = Math.min(first.length, start + 1 + (length % 120));
        const quote = first.slice(start, end);
        fc.pre(/[\p{L}\p{N}]/u.test(quote));
        const place = locateQuote(pages, quote);
        if (!place.ok) expect(place.error.code).toBe('quote-ambiguous');
        else {
          const [part] = place.value.parts;
          expect(place.value.parts).toHaveLength(1);
          expect(first.slice(start, part?.start ?? -1)).toMatch(/^[-\s\u00ad]*$/u);
          expect(first.slice(part?.end ?? -1, end)).toMatch(/^[-\s\u00ad]*$/u);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a quote that is not there', () => {
  const text =
    'Children treated with blinatumomab exhibited notably higher remission rates than those given chemotherapy.';

  test('is refused with the nearest words and how near they are', () => {
    const place = locateQuote(
      plain('Something else entirely.', text),
      'exhibited notable higher remision rates',
    );
    if (place.ok || place.error.code !== 'quote-not-found') throw new Error('expected no place');
    expect(place.error.nearest[0]).toMatchObject({
      text: 'exhibited notably higher remission rates',
      page: 2,
    });
    expect(place.error.nearest[0]?.score).toBeGreaterThan(0.9);
  });

  test.each(['', ' ', '-', 'nothing of the kind is written anywhere'])(
    'is refused without any for %j',
    (quote) => {
      expect(locateQuote(plain(text), quote)).toEqual({
        ok: false,
        error: { code: 'quote-not-found', nearest: [] },
      });
    },
  );

  test('differs by a number, a sign or a capital', () => {
    const pages = plain('The odds ratio was 1.21 and the change -0.5 in ALL patients of both groups.');
    for (const quote of [
      'The odds ratio was 1.12',
      'the change 0.5 in ALL',
      'in all patients of both groups',
    ]) {
      expect(locateQuote(pages, quote)).toMatchObject({ error: { code: 'quote-not-found' } });
    }
  });

  test('in a book is told with its nearest words within a second', () => {
    const words = [
      'survival',
      'of',
      'children',
      'after',
      'relapse',
      'was',
      'longer',
      'with',
      'the',
      'new',
      'antibody',
      'than',
      'without',
    ];
    const pages = plain(
      ...Array.from({ length: 350 }, (_, page) =>
        Array.from(
          { length: 300 },
          (__, at) => `${words[(page * 31 + at * at) % 13]}${(at * page) % 97}`,
        ).join(' '),
      ),
    );
    const index = indexPages(pages);
    const quote = `${pages[200]?.text.slice(300, 500)}indeed, ${pages[200]?.text.slice(500, 700)}`;
    const place = locateQuote(index, quote);
    if (place.ok || place.error.code !== 'quote-not-found') throw new Error('expected no place');
    expect(place.error.nearest[0]?.page).toBe(201);
  });
});

test('find steps through every place whatever the capitals', () => {
  const index = indexPages(plain('Remission and re-\nmission', 'REMISSION'));
  expect(findAll(index, 'remission')).toEqual([
    [{ page: 1, start: 0, end: 9 }],
    [{ page: 1, start: 14, end: 25 }],
    [{ page: 2, start: 0, end: 9 }],
  ]);
  expect(findAll(index, 'REMISSION', { case: 'keep' })).toHaveLength(1);
});
