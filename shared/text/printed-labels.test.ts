import { describe, expect, test } from 'vitest';
import { column, rawPage, type SetLine } from '#shared/testing/raw-pages.ts';
import { composePage } from './compose-page.ts';
import { printedLabels } from './printed-labels.ts';

const words = Array.from({ length: 12 }, (_, at) => `line ${at} of a body with 17 children and more words`);

/** Pages with a head and a foot each, under the labels that their file lists. */
function pages(count: number, edges: (page: number) => { head?: string; foot?: string }, labels?: string[]) {
  return Array.from({ length: count }, (_, at) => {
    const { head, foot } = edges(at + 1);
    const lines: SetLine[] = column(50, 700, words);
    if (head !== undefined) lines.unshift({ x: 50, y: 780, text: head });
    if (foot !== undefined) lines.push({ x: 50, y: 20, text: foot });
    return composePage(rawPage(lines, { page: at + 1, label: labels?.[at] ?? String(at + 1) }));
  });
}

describe('the page numbers in print', () => {
  test('win over labels that count from 0, also for the first page, which carries none', () => {
    const own = pages(
      7,
      (page) => ({
        head: page === 1 ? 'Trials 2015, 16:2' : `Forster et al. Trials 2015, 16:2 Page ${page} of 7`,
      }),
      ['0', '1', '2', '3', '4', '5', '6'],
    );
    expect(printedLabels(own)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  test('of a journal stand at an end of the head or foot, with their letter', () => {
    const journal = pages(4, (page) => ({
      foot: page % 2 ? `Blood 2015 | e${page + 122}` : `e${page + 122} Smith et al.`,
    }));
    expect(printedLabels(journal)).toEqual(['e123', 'e124', 'e125', 'e126']);
  });

  test('leave the pages before page 1 as the file calls them', () => {
    const book = pages(8, (page) => (page > 2 ? { foot: String(page - 2) } : {}), ['i', 'ii']);
    expect(printedLabels(book)).toEqual(['i', 'ii', '1', '2', '3', '4', '5', '6']);
  });

  test('are nothing that stays the same, jumps, stands on few pages, or belongs to the body', () => {
    expect(printedLabels(pages(6, () => ({ head: 'Trials 2015, 16', foot: '2015' })))).toBeNull();
    expect(printedLabels(pages(6, (page) => ({ foot: String(page * page) })))).toBeNull();
    expect(printedLabels(pages(9, (page) => (page < 4 ? { foot: String(page + 40) } : {})))).toBeNull();
    expect(printedLabels(pages(2, (page) => ({ foot: String(page + 40) })))).toBeNull();
    expect(printedLabels([])).toBeNull();
  });
});
