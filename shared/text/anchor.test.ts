import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { type Anchor, makeAnchor, makeRegionAnchor } from '#shared/text/anchor.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { isAnchor } from '#shared/text/is-anchor.ts';
import type { AnchorPage, TextRange } from '#shared/text/page-text.ts';
import { resolveAnchor } from '#shared/text/resolve-anchor.ts';

const SOURCE = { sha256: 'ab'.repeat(32), recipe: 'pdf/1;pdfjs-6.5.438' };
const LINES = [
  'Children treated with blinatumomab showed',
  'notably higher remission rates than those',
  'given chemotherapy alone in both of these',
];

const pdf = (): AnchorPage[] => [
  composePage(rawPage(column(50, 700, LINES), { label: 'iv' })),
  composePage(
    rawPage(
      column(
        50,
        700,
        LINES.map((line) => line.toUpperCase()),
      ),
      { page: 2, label: 'v' },
    ),
  ),
];
const plain = (...texts: string[]): AnchorPage[] =>
  texts.map((text, at) => ({ page: at + 1, label: '', text }));

function made(pages: readonly AnchorPage[], ...ranges: TextRange[]): Anchor {
  const anchor = makeAnchor(pages, ranges, SOURCE);
  if (!anchor.ok) throw new Error(anchor.error.code);
  return anchor.value;
}

function anchorOf(text: string, words: string): Anchor {
  const start = text.indexOf(words);
  return made(plain(text), { page: 1, start, end: start + words.length });
}

describe('making', () => {
  test('keeps words, context, lines on the page and the place in the order of the text', () => {
    const anchor = made(pdf(), { page: 1, start: 34, end: 58 });
    expect(anchor).toEqual({
      v: 1,
      ...SOURCE,
      parts: [
        {
          page: 1,
          label: 'iv',
          start: 35,
          end: 58,
          rects: [
            [225, 697.5, 255, 707.5],
            [50, 685.5, 130, 695.5],
          ],
        },
      ],
      quote: {
        exact: 'showed\nnotably higher r',
        prefix: 'ldren treated with blinatumomab ',
        suffix: 'emission rates than those\ngiven ',
      },
      sort: '00001|00000035|000093',
    });
    expect(isAnchor(JSON.parse(JSON.stringify(anchor)))).toBe(true);
  });

  test('goes over pages in several parts, with context over the border', () => {
    const pages = plain('first page ends here', 'and second begins');
    const anchor = made(pages, { page: 2, start: 0, end: 3 }, { page: 1, start: 11, end: 20 });
    expect(anchor.quote).toEqual({
      exact: 'ends here\nand',
      prefix: 'first page ',
      suffix: ' second begins',
    });
    expect(made(pages, { page: 2, start: 0, end: 10 }).quote.prefix).toBe('first page ends here\n');
  });

  test.each([
    ['nothing but white space', { page: 1, start: 5, end: 6 }, 'empty-selection'],
    ['a page that is not there', { page: 9, start: 0, end: 1 }, 'out-of-range'],
    ['an end beyond the text', { page: 1, start: 0, end: 99 }, 'out-of-range'],
    ['a start after the end', { page: 1, start: 4, end: 2 }, 'out-of-range'],
  ])('refuses %s', (_, range, code) => {
    expect(makeAnchor(plain('first page'), [range], SOURCE)).toEqual({ ok: false, error: { code } });
  });

  test('refuses more lines than an anchor may hold', () => {
    const page = composePage(
      rawPage(
        column(
          50,
          790,
          Array.from({ length: 600 }, () => 'word'),
          { size: 1 },
        ),
      ),
    );
    const anchor = makeAnchor([page], [{ page: 1, start: 0, end: page.text.length }], SOURCE);
    expect(anchor).toEqual({ ok: false, error: { code: 'selection-too-large' } });
  });

  test('never cuts a character of two units', () => {
    const anchor = made(plain('a\ud83d\ude00b'), { page: 1, start: 2, end: 3 });
    expect(anchor.quote.exact.isWellFormed()).toBe(true);
  });

  test('puts the anchors of a document in the order of its text', () => {
    const at = (page: number, start: number) =>
      made(plain('one two three', 'four five'), { page, start, end: start + 3 }).sort;
    const order = [at(1, 0), at(1, 4), at(1, 8), at(2, 0), at(2, 5)];
    expect(order.toSorted()).toEqual(order);
  });
});

describe('finding again', () => {
  test('is exact in an unchanged text, whatever was selected', () => {
    const word = fc.constantFrom(
      'remission',
      'the',
      'of',
      'meta-',
      'e\ufb03cacy',
      '0.05',
      '\ud83d\ude00',
      'n\u0303',
      '-',
      '\u00ad',
      'the',
    );
    const page = fc
      .array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n')), { minLength: 3, maxLength: 40 })
      .map((list) => list.flat().join('').trim());
    fc.assert(
      fc.property(page, page, fc.nat(), fc.nat(), (first, second, a, b) => {
        const pages = plain(first, second);
        const ranges = [
          { page: 1, start: a % first.length, end: first.length },
          { page: 2, start: 0, end: b % (second.length + 1) },
        ];
        const anchor = makeAnchor(pages, ranges, SOURCE);
        if (!anchor.ok || !/[\p{L}\p{N}]/u.test(anchor.value.quote.exact)) return;
        expect(resolveAnchor(anchor.value, pages)).toEqual({ state: 'exact', parts: anchor.value.parts });
      }),
      { numRuns: 500 },
    );
  });

  test('gives the rectangles of the text of today', () => {
    const pages = pdf();
    const anchor = made(pages, { page: 1, start: 0, end: 8 });
    const shifted = [composePage(rawPage(column(60, 650, LINES), { label: 'iv' }))];
    expect(resolveAnchor(anchor, shifted)).toMatchObject({
      state: 'exact',
      parts: [{ rects: [[60, 647.5, 100, 657.5]] }],
    });
  });

  const before =
    'In this study we saw that the children showed notably higher remission rates in the first group of it.';
  const words = 'notably higher remission rates';

  test.each([
    ['exact: elsewhere with both contexts', `A new heading. ${before}`, 'exact'],
    ['exact: the words are joined in another way', before.replace('remission', 'remis-\nsion'), 'exact'],
    [
      'moved: elsewhere with one context',
      'Others write that we saw that the children showed notably higher remission rates, and no more.',
      'moved',
    ],
    [
      'needs-check: elsewhere without context',
      'Something with notably higher remission rates was written.',
      'needs-check',
    ],
    ['needs-check: alike', before.replace('notably higher', 'much higher'), 'needs-check'],
    ['needs-check: twice with both contexts', `X. ${before} ${before}`, 'needs-check'],
    ['lost: nothing alike', 'An entirely different page about something else, and long enough.', 'lost'],
  ])('%s', (_, today, state) => {
    expect(resolveAnchor(anchorOf(before, words), plain(today)).state).toBe(state);
  });

  test('prefers the place whose context is equal when the words stand twice', () => {
    const place = resolveAnchor(anchorOf(before, words), plain(`There were ${words} too. ${before}`));
    expect(place.state).toBe('exact');
    expect(place.parts[0]?.start).toBeGreaterThan(40);
  });

  test('a short quote needs its context even at its place', () => {
    const anchor = anchorOf('the rate was 12% in all', '12%');
    expect(resolveAnchor(anchor, plain('the rate was 12% in all')).state).toBe('exact');
    expect(resolveAnchor(anchor, plain('the dose had 12% of any')).state).toBe('needs-check');
    expect(resolveAnchor(anchor, plain('the dose had 13% of any')).state).toBe('lost');
  });

  test('a region stays where it is while its page is there', () => {
    const [page] = pdf();
    if (!page) throw new Error('no page');
    const region = makeRegionAnchor(page, [10.00049, 20, 30, 40], SOURCE);
    expect(region.parts).toEqual([
      { page: 1, label: 'iv', rects: [[10, 20, 30, 40]], start: null, end: null },
    ]);
    expect(resolveAnchor(region, [page]).state).toBe('exact');
    expect(resolveAnchor(region, []).state).toBe('lost');
  });

  test('never throws, whatever text has come', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (today) => {
        const place = resolveAnchor(anchorOf(before, words), plain(today));
        expect(place.parts.length === 0).toBe(place.state === 'lost');
      }),
    );
  });
});

test.each([null, 1, [], {}, { v: 2 }, { v: 1, sha256: '', recipe: '', sort: '', parts: [], quote: {} }])(
  'isAnchor refuses %j',
  (value) => {
    expect(isAnchor(value)).toBe(false);
  },
);
