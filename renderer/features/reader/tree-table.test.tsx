import { afterEach, describe, expect, test } from 'vitest';
import { leavesOf } from './tree-dom.ts';
import { columnSpans } from './tree-table.ts';

/** Rows of cells; a cell is its words, or words with the columns and rows that it takes. */
type Row = readonly (string | readonly [words: string, columns: number, rows: number])[];

/** A table as the reader draws it, in the document; every cell's words are one leaf. */
function tableOf(rows: readonly Row[]): { readonly root: HTMLElement; readonly text: string } {
  const root = document.createElement('div');
  const table = root.appendChild(document.createElement('table'));
  let text = '';
  for (const row of rows) {
    const line = table.insertRow();
    for (const given of row) {
      const [words, columns, down] = typeof given === 'string' ? ([given, 1, 1] as const) : given;
      const cell = line.insertCell();
      cell.colSpan = columns;
      cell.rowSpan = down;
      const leaf = cell.appendChild(document.createElement('span'));
      leaf.dataset['start'] = String(text.length);
      leaf.textContent = words;
      text += `${words}\n`;
    }
  }
  document.body.append(root);
  return { root, text };
}

/** What a selection from some words to the end of others means; null when it is no column. */
function selected(rows: readonly Row[], from: string, to: string): readonly string[] | null {
  const { root, text } = tableOf(rows);
  const leaves = leavesOf(root);
  const [first, last] = [from, to].map((words) => leaves.find((leaf) => leaf.text.data.includes(words)));
  if (first === undefined || last === undefined) throw new Error('The table has no such words.');
  const range = document.createRange();
  range.setStart(first.text, first.text.data.indexOf(from));
  range.setEnd(last.text, last.text.data.indexOf(to) + to.length);
  const start = text.indexOf(from);
  const end = text.indexOf(to) + to.length;
  return columnSpans(range, leaves, { start, end })?.map((span) => text.slice(span.start, span.end)) ?? null;
}

const outcomes: readonly Row[] = [
  ['Outcome', 'Blinatumomab', 'Chemotherapy'],
  ['Relapse', '31 of 105', '30 of 103'],
  ['Death in remission', '2 of 105', '9 of 104'],
  [['Nobody was lost', 3, 1]],
  ['Infection', '15 of 105', '65 of 103'],
];

afterEach(() => document.body.replaceChildren());

describe('a selection in a table', () => {
  test('from cell to cell of a column is that column, from and to the words pointed at', () => {
    expect(selected(outcomes, '31 of', '2 of 105')).toEqual(['31 of 105', '2 of 105']);
    expect(selected(outcomes, 'of 103', '9 of')).toEqual(['of 103', '9 of']);
  });

  test('a cell over all columns belongs to each of them', () => {
    expect(selected(outcomes, '2 of 105', '15 of 105')).toEqual(['2 of 105', 'Nobody was lost', '15 of 105']);
  });

  test('a cell over two rows shifts those beside it', () => {
    const rows: readonly Row[] = [
      [['Arm', 1, 2], '1', '2'],
      ['3', '4'],
      ['A', '5', '6'],
    ];
    expect(selected(rows, '1', '5')).toEqual(['1', '3', '5']);
    expect(selected(rows, '2', '6')).toEqual(['2', '4', '6']);
  });

  test('within one cell, and from one column into another, it is what lies between', () => {
    expect(selected(outcomes, 'Death', 'remission')).toBeNull();
    expect(selected(outcomes, '31 of', '9 of')).toBeNull();
  });
});
