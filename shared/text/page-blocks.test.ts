import { describe, expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { composePage } from '#shared/text/compose-page.ts';
import { paragraphOn, sentenceOn } from '#shared/text/page-blocks.ts';

const HEADING = 'Strengths and limits of this study';
const PROSE = [
  'In this study we followed children who had',
  'relapsed once. Others, e.g. Those in a second',
  'relapse, were seen by Dr. Who and others.',
  'They did well.',
];
const page = composePage(rawPage(column(50, 700, [HEADING, ...PROSE])));

/** Rows of a table: each cell at its own edge. */
const CELLS = [
  ['Outcome', 'Blinatumomab', 'Chemotherapy'],
  ['Relapse', '31 of 105', '30 of 103'],
  ['Death in all', '2 of 105', '9 of 104'],
  ['Infection', '15 of 105', '65 of 103'],
];
const table = composePage(
  rawPage([
    ...column(50, 740, ['Before the table stands prose that goes over the whole of the page as it']),
    ...CELLS.flatMap((row, at) =>
      row.map((text, place) => ({ x: 50 + 180 * place, y: 700 - 12 * at, text })),
    ),
  ]),
);

function taken(from: typeof page, unit: typeof sentenceOn, words: string): string {
  const at = from.text.indexOf(words);
  if (at < 0) throw new Error(`The page has no “${words}”: ${from.text}`);
  const { start, end } = unit(from, at);
  return from.text.slice(start, end);
}

describe('on a page', () => {
  test('a heading is a paragraph of its own, and so is what follows it', () => {
    expect(page.text).not.toContain('\n\n');
    expect(taken(page, paragraphOn, 'limits')).toBe(HEADING);
    expect(taken(page, sentenceOn, 'limits')).toBe(HEADING);
    expect(taken(page, paragraphOn, 'second')).toBe(PROSE.join('\n'));
    expect(taken(page, sentenceOn, 'study we')).toBe(
      'In this study we followed children who had\nrelapsed once.',
    );
    expect(taken(page, sentenceOn, 'second')).toBe(
      'Others, e.g. Those in a second\nrelapse, were seen by Dr. Who and others.',
    );
  });

  test('prose whose lines end where their column does is parted by no capital', () => {
    const lines = [
      'Patients were seen at the clinic of the',
      'Hospital of Oslo and the trial ended with',
      'Norway.',
    ];
    const prose = composePage(rawPage(column(50, 700, lines)));
    for (const words of ['Patients', 'Hospital', 'Norway'])
      expect(taken(prose, paragraphOn, words)).toBe(lines.join('\n'));
  });

  test('a sentence or paragraph within a table is what stands in the cell', () => {
    for (const unit of [sentenceOn, paragraphOn]) {
      expect(taken(table, unit, '31 of')).toBe('31 of 105');
      expect(taken(table, unit, 'in all')).toBe('Death in all');
      expect(taken(table, unit, '65')).toBe('65 of 103');
      expect(taken(table, unit, 'Chemo')).toBe('Chemotherapy');
    }
    expect(taken(table, paragraphOn, 'stands')).toContain('Before the table');
  });
});
