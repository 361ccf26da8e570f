import { expect, test } from 'vitest';
import { groupOfWords } from './heading-words.ts';
import { htmlLines } from './html-lines.ts';
import { readTable } from './read-table.ts';
import { elementsOf } from './xml.ts';

test.each([
  ['treatment', 1],
  ['active', 1],
  ['standard treatment', 2],
  ['no intervention', 2],
  ['usual care', 2],
  ['no treatment', 2],
  ['non-active', 2],
  ['placebo', 2],
] as const)('“%s” names group %s', (words, group) => {
  expect(groupOfWords(words)).toBe(group);
});

test('a cell that reaches over lines and columns stands where it reaches', () => {
  const page =
    '<table><tr><th>Group</th><th>Study</th><th colspan="2">n<sup>a</sup></th></tr><tr><td rowspan="2">high</td><td>A</td><td>1</td><td>2</td></tr><tr><td>B</td><td>3</td><td>4</td></tr><tr><td>low</td><td>C</td><td>5</td><td>&lt;6</td></tr></table>';
  expect(htmlLines(page)).toBe('Group\tStudy\tn\t\nhigh\tA\t1\t2\nhigh\tB\t3\t4\nlow\tC\t5\t<6');
});

test('tags without an end, and many of them, are read once from end to end', () => {
  expect(htmlLines('<table '.repeat(200_000))).toBeNull();
  const open = `<table>${'<tr><td>'.repeat(50_000)}${'<'.repeat(100_000)}${'<sup '.repeat(50_000)}</table>`;
  expect(htmlLines(open)?.split('\n')).toHaveLength(50_000);
});

test('more lines and elements than a call takes values are no error', () => {
  const lines = Array.from({ length: 140_000 }, (_, at) => `S${at}\t1\t10\t2\t10`).join('\n');
  expect(readTable(lines).tables[0]?.rows).toHaveLength(140_000);
  const child = { name: 'A', attributes: {}, text: '', children: [] };
  const root = { ...child, children: Array.from({ length: 200_000 }, () => child) };
  expect([...elementsOf(root)]).toHaveLength(200_001);
});
