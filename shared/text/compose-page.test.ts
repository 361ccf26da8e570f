import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, rawPage, type SetLine } from '#shared/testing/raw-pages.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { rectsFor } from '#shared/text/rects.ts';

const LEFT = [
  'the first column begins with these words',
  'and goes on to a second line of some re-',
  'mission that is long enough for prose to',
  'be seen as a column of its own by anyone',
];
const RIGHT = [
  'while the second column tells another and',
  'longer story in lines of the same breadth',
  'so that nobody reads across the two of it',
  'and it ends with its own full stop. Here',
];
const TWO_COLUMNS: SetLine[] = [
  { x: 50, y: 780, text: 'Someone et al. Journal 2015' },
  { x: 480, y: 780, text: 'Page 2 of 9' },
  { x: 50, y: 740, text: 'A title that goes over the whole breadth of this page', size: 18 },
  ...column(50, 700, LEFT),
  ...column(310, 700, RIGHT),
  { x: 300, y: 20, text: '17' },
];

describe('reading order', () => {
  test('is head, title, left column, right column, foot', () => {
    const { text } = composePage(rawPage(TWO_COLUMNS));
    expect(text.split('\n\n')).toEqual([
      'Someone et al. Journal 2015 Page 2 of 9',
      'A title that goes over the whole breadth of this page',
      `${LEFT.join('\n')}\n${RIGHT.join('\n')}`,
      '17',
    ]);
  });

  test('is the same when the file draws the foot and head first', () => {
    const [head, page, ...rest] = TWO_COLUMNS;
    const foot = rest.pop();
    const moved = [foot, page, head, ...rest].flatMap((line) => line ?? []);
    expect(composePage(rawPage(moved)).text).toBe(composePage(rawPage(TWO_COLUMNS)).text);
  });

  test('of a table is row by row', () => {
    const rows = [
      ['Group', 'Events', 'Total'],
      ['Chemotherapy', '12', '93'],
      ['Blinatumomab', '4', '92'],
      ['Inotuzumab', '7', '90'],
    ];
    const lines = rows.flatMap((row, at) =>
      row.map((text, cell) => ({ x: 50 + cell * 180, y: 600 - at * 14, text })),
    );
    expect(composePage(rawPage(lines)).text).toBe(rows.map((row) => row.join(' ')).join('\n'));
  });

  test('of a table under wide words keeps rows whole though its cells are drawn column by column', () => {
    const first = ['Item', 'one', 'a rather long name of an item', 'four'];
    const second = ['Mean', '1.03', '1.17', '1.09'];
    const caption = {
      x: 50,
      y: 620,
      text: 'Table 1: Distribution of the items over all patients in both of the groups',
    };
    const page = composePage(rawPage([caption, ...column(50, 600, first), ...column(400, 600, second)]));
    expect(page.text).toContain(first.map((item, at) => `${item} ${second[at]}`).join('\n'));
  });

  test('of a narrow table beside prose is the table, then the prose', () => {
    const cells = ['q1', 'q2 .79', 'q3 .85', 'q4 .76'];
    const page = composePage(
      rawPage([
        ...column(50, 700, LEFT),
        ...column(50, 640, cells),
        ...column(310, 700, [...RIGHT, ...RIGHT]),
      ]),
    );
    expect(page.text.indexOf(cells.join('\n'))).toBeGreaterThan(0);
    expect(page.text).toContain(RIGHT.join('\n'));
  });

  test('goes on below a picture across both columns', () => {
    const lower = column(
      50,
      500,
      LEFT.map((line) => line.toUpperCase()),
    );
    const right = column(
      310,
      500,
      RIGHT.map((line) => line.toUpperCase()),
    );
    const caption = {
      x: 50,
      y: 560,
      text: 'Figure 1 shows the flow of all participants through both groups of this trial',
    };
    const page = rawPage([...column(50, 700, LEFT), ...column(310, 700, RIGHT), caption, ...lower, ...right]);
    const { text } = composePage(page);
    const order = [LEFT[0], RIGHT[0], 'Figure 1', LEFT[0]?.toUpperCase(), RIGHT[0]?.toUpperCase()];
    const places = order.map((words) => text.indexOf(words ?? '?'));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('words', () => {
  test.each(['drawn', 'gaps'] as const)('are parted by one space where spaces are %s', (spaces) => {
    expect(composePage(rawPage([{ x: 50, y: 700, text: 'two  words here', spaces }])).text).toBe(
      'two words here',
    );
  });

  test('raised numbers stay on their line', () => {
    const lines = [
      { x: 50, y: 700, text: 'was seen' },
      { x: 90, y: 704, text: '12', size: 6 },
      { x: 50, y: 688, text: 'next line' },
    ];
    expect(composePage(rawPage(lines)).text).toBe('was seen12\nnext line');
  });

  test('drawn twice for boldness count once', () => {
    const lines = [
      { x: 50, y: 700, text: 'Results' },
      { x: 50.3, y: 700, text: 'Results' },
    ];
    expect(composePage(rawPage(lines)).text).toBe('Results');
  });

  test('ligatures and line-end hyphens stay as they are', () => {
    expect(composePage(rawPage(column(50, 700, ['e\ufb03cacy remis-', 'sion']))).text).toBe(
      'e\ufb03cacy remis-\nsion',
    );
  });

  test('an accent drawn before its letter becomes a mark on it', () => {
    const lines = [
      { x: 50, y: 700, text: 'Jim' },
      { x: 65.5, y: 700, text: '\u00b4', width: 0.3 },
      { x: 65, y: 700, text: 'enez' },
    ];
    expect(composePage(rawPage(lines)).text.normalize('NFC')).toBe('Jim\u00e9nez');
  });

  test('a glyph without meaning shows as unknown', () => {
    expect(composePage(rawPage([{ x: 50, y: 700, text: '(n=\u0004\u0005)' }])).text).toBe('(n=\ufffd\ufffd)');
  });

  test('outside the page are left out', () => {
    expect(
      composePage(
        rawPage([
          { x: 50, y: 900, text: 'above' },
          { x: 50, y: 700, text: 'on' },
        ]),
      ).text,
    ).toBe('on');
  });
});

describe('other directions', () => {
  test('Hebrew drawn from left to right is read from the right', () => {
    const visual = [...'\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd'].toReversed().join('');
    expect(composePage(rawPage([{ x: 50, y: 700, text: visual }])).text).toBe(
      '\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd',
    );
  });

  test('numbers within Hebrew keep their order', () => {
    const page = rawPage([{ x: 50, y: 700, text: '\u05d2\u05d1\u05d0 120 \u05d3\u05d2\u05d1' }]);
    expect(composePage(page).text).toBe('\u05d1\u05d2\u05d3 120 \u05d0\u05d1\u05d2');
  });

  test('vertical Japanese is read column by column from the right', () => {
    const lines = [
      { x: 400, y: 700, text: '\u65e5\u672c\u8a9e', vertical: true },
      { x: 380, y: 700, text: '\u7e26\u66f8\u304d', vertical: true },
    ];
    expect(composePage(rawPage(lines)).text).toBe('\u65e5\u672c\u8a9e\n\u7e26\u66f8\u304d');
  });

  test('a turned table is read along its lines', () => {
    const lines = [
      { x: 100, y: 100, text: 'first turned line', angle: 90 },
      { x: 112, y: 100, text: 'second turned line', angle: 90 },
    ];
    const page = composePage(rawPage(lines, { rotate: 90 }));
    expect(page.text).toBe('first turned line\nsecond turned line');
    const [rect] = rectsFor(page, 0, 17);
    expect((rect?.[3] ?? 0) - (rect?.[1] ?? 0)).toBeGreaterThan((rect?.[2] ?? 0) - (rect?.[0] ?? 0));
  });
});

describe('boxes', () => {
  test('one for each unit, round the glyph, from the view box', () => {
    const page = composePage(rawPage([{ x: 150, y: 700, text: 'ab cd' }], { view: [100, 100, 700, 900] }));
    expect(page).toMatchObject({ text: 'ab cd', width: 600, height: 800 });
    const box = (at: number) =>
      [...page.boxes.slice(4 * at, 4 * at + 4)].map((value) => Math.round(value * 100) / 100);
    expect(box(0)).toEqual([50, 597.5, 55, 607.5]);
    expect(box(2)).toEqual([60, 597.5, 60, 607.5]);
    expect(box(3)).toEqual([65, 597.5, 70, 607.5]);
  });

  test('are finite, ordered and as many as units, whatever the page draws', () => {
    const odd = fc.oneof(
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 1e30),
    );
    const glyph = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 3 }),
      x: odd,
      y: odd,
      width: odd,
    });
    const axis = fc.tuple(odd, odd);
    const run = fc.record({
      axisX: axis,
      axisY: axis,
      ascent: fc.constant(0.7),
      descent: fc.constant(-0.2),
      vertical: fc.boolean(),
      glyphs: fc.array(glyph, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const page = composePage(rawPage([], { runs }));
        expect(page.boxes.length).toBe(4 * page.text.length);
        expect(page.boxes.every(Number.isFinite)).toBe(true);
        expect(page.text.isWellFormed()).toBe(true);
        expect(page.text).not.toMatch(/ {2}|\n{3}|^\s|\s$|[^\n] \n|\n /u);
        for (let at = 0; at < page.boxes.length; at += 4) {
          expect(page.boxes[at + 2] ?? 0).toBeGreaterThanOrEqual(page.boxes[at] ?? 0);
          expect(page.boxes[at + 3] ?? 0).toBeGreaterThanOrEqual(page.boxes[at + 1] ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
