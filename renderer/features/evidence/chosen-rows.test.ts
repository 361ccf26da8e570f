import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { asHtmlTable, asTabbedText } from './chosen-rows.ts';

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

test('no cell is run as a formula where it is pasted; numbers with a sign stay numbers', () => {
  const rows = [
    ['Note', 'Number'],
    ['=HYPERLINK("x")', '-1.5'],
    ['\n@SUM(1)', '+1+1'],
  ];
  expect(asTabbedText(rows)).toBe(`Note\tNumber\r\n'=HYPERLINK("x")\t-1.5\r\n' @SUM(1)\t'+1+1`);
  expect(asHtmlTable(rows)).toContain("<td>'=HYPERLINK(&quot;x&quot;)</td><td>-1.5</td>");
  expect(asHtmlTable(rows)).toContain("<td>'\n@SUM(1)</td><td>'+1+1</td>");
});
