import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { asHtmlTable, asTabbedText, isChosen, spanOf } from './chosen-rows.ts';

test('a range runs from where choosing began to where it stands, in either direction, inside the table', () => {
  expect(spanOf({ from: 5, to: 2 }, 10)).toEqual([2, 5]);
  expect(spanOf({ from: 3, to: 99 }, 10)).toEqual([3, 9]);
  expect([1, 2, 5, 6].map((row) => isChosen({ from: 5, to: 2 }, row))).toEqual([false, true, true, false]);
  expect(isChosen(null, 0)).toBe(false);
});

test('cells stay cells: no tab or line break within one, and markup is text', () => {
  const rows = [
    ['Source', 'Quote'],
    ['<b>A & B</b>', 'two\nlines\tand a tab'],
  ];
  expect(asTabbedText(rows)).toBe('Source\tQuote\r\n<b>A & B</b>\ttwo lines and a tab');
  const html = JSON.stringify(parse(asHtmlTable(rows)), (key, value: unknown) =>
    key === 'parentNode' ? undefined : value,
  );
  expect(html).toContain('"value":"<b>A & B</b>"');
  expect(html.match(/"nodeName":"td"/gu)).toHaveLength(2);
});
