import { resolve } from 'node:path';
import { dataBytes, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { columnRanges } from '#shared/text/selection.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from './pdf.ts';

const assets = resolve('node_modules/pdfjs-dist');
const skipped = sheafData === null ? noSheafData : 'SHEAF_DATA';

async function pageOf(name: string, number: number): Promise<PageText> {
  const reading = await readPdf(dataBytes('pdfs', name), { assets });
  const page = reading.pages[number - 1];
  if (page === undefined) throw new Error(`${name} has no page ${number}.`);
  return page;
}

/** What a drag from the first words to the end of the last ones selects; null when it is no column. */
function dragged(page: PageText, from: string, to: string): readonly string[] | null {
  const { text } = page;
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThan(start);
  const ranges = columnRanges(page, start, end);
  return ranges?.map((range) => text.slice(range.start, range.end)) ?? null;
}

describe.skipIf(sheafData === null)(`columns of the tables of real papers (${skipped})`, () => {
  let bmj: PageText;
  let trials: PageText;
  beforeAll(async () => {
    bmj = await pageOf('bmj-2015-ussher-rct.pdf', 5);
    trials = await pageOf('trials-2015-16-1.pdf', 8);
  });

  test('numbers below each other are selected without those beside them', () => {
    expect(dragged(bmj, '27.2 (6.1)', '25.6 (5.0)')).toEqual([
      '27.2 (6.1)',
      '17.8 (3.0)',
      '69.2 (14.1)',
      '25.6 (5.0)',
    ]);
    expect(dragged(bmj, '27.8 (6.5)', '26.6 (5.6)')).toEqual([
      '27.8 (6.5)',
      '18.0 (3.3)',
      '70.9 (15.9)',
      '26.6 (5.6)',
    ]);
  });

  test('words of one cell on two lines are selected without the numbers beside them', () => {
    expect(dragged(bmj, 'No of cigarettes smoked', 'daily before pregnancy')).toEqual([
      'No of cigarettes smoked',
      'daily before pregnancy',
    ]);
    expect(dragged(trials, 'To produce 200', 'eligible')).not.toContain('60');
  });

  test('a drag from one column into another takes everything between', () => {
    expect(dragged(bmj, '27.2 (6.1)', '18.0 (3.3)')).toBeNull();
  });

  test('running text has no columns', () => {
    expect(dragged(bmj, 'accelerometer data for', 'minutes, was similar')).toBeNull();
    expect(dragged(trials, 'You know, I say', '[they were] totally different')).toBeNull();
  });
});
