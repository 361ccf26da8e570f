import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { pageScript } from './script.ts';

/** The page's script over a table of one column; the answer presses its heading and tells the cells in order. */
function sortable(cells: readonly string[]): () => string[] {
  const rows = cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('');
  const { window } = new JSDOM(
    `<div class="script" hidden><input id="words"><output id="count"></output></div>
     <table><thead><tr><th>Value</th></tr></thead><tbody>${rows}</tbody></table><script>${pageScript}</script>`,
    { runScripts: 'dangerously' },
  );
  const { document } = window;
  return () => {
    document.querySelector<HTMLButtonElement>('th button')?.click();
    return [...document.querySelectorAll('td')].map((cell) => cell.textContent);
  };
}

test('numbers are sorted by their size, also below zero and after the point; empty cells stay last', () => {
  const press = sortable(['1.10', '', '-1.2', '0.5', '0.45', '-0.3', '<0.001', '1.9', '12']);
  expect(press()).toEqual(['-1.2', '-0.3', '<0.001', '0.45', '0.5', '1.10', '1.9', '12', '']);
  expect(press()).toEqual(['12', '1.9', '1.10', '0.5', '0.45', '<0.001', '-0.3', '-1.2', '']);
  expect(press()[0]).toBe('1.10');
});

test('words with numbers in them are sorted as people count', () => {
  expect(sortable(['item 10', 'Item 9', 'arm'])()).toEqual(['arm', 'Item 9', 'item 10']);
});
