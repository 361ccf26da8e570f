import { afterEach, describe, expect, test } from 'vitest';
import { leavesOf } from './tree-dom.ts';
import { moveByTreeUnit, treeParagraph, treeSentence } from './tree-units.ts';
import type { TreeUnitMotion } from './tree-units.ts';

const heading = 'Methods of this trial';
const prose = 'Some drugs, e.g. Blinatumomab, were given by Dr. Who vs. Others. They helped (Fig. 2).';
const rows = [
  ['Outcome', 'Blinatumomab'],
  ['Relapse was seen. Often so.', '31 of 105'],
] as const;

/** The document as the reader draws it: blocks apart by an empty line, cells by a tab, rows by a line end. */
function drawn() {
  const root = document.createElement('div');
  let text = '';
  const leaf = (into: HTMLElement, words: string, before: string): void => {
    text += before;
    const span = into.appendChild(document.createElement('span'));
    span.dataset['start'] = String(text.length);
    span.textContent = words;
    text += words;
  };
  leaf(root.appendChild(document.createElement('h3')), heading, '');
  leaf(root.appendChild(document.createElement('p')), prose, '\n\n');
  const table = root.appendChild(document.createElement('table'));
  rows.forEach((row, at) => {
    const line = table.insertRow();
    row.forEach((words, column) =>
      leaf(line.insertCell(), words, column > 0 ? '\t' : at > 0 ? '\n' : '\n\n'),
    );
  });
  leaf(root.appendChild(document.createElement('p')), 'The end.', '\n\n');
  document.body.append(root);
  return { text, leaves: leavesOf(root) };
}
afterEach(() => document.body.replaceChildren());

const at = (words: string): number => drawn().text.indexOf(words);
function taken(unit: typeof treeSentence, words: string): string {
  const document = drawn();
  const { start, end } = unit(document, document.text.indexOf(words) + 1);
  return document.text.slice(start, end);
}
/** The words that pressing a key so often takes, from before the given words on. */
function selected(from: string, motion: TreeUnitMotion, presses = 1): string {
  const document = drawn();
  const start = document.text.indexOf(from);
  let focus = start;
  for (let press = 0; press < presses; press += 1)
    focus = moveByTreeUnit(document, focus, motion, true).offset;
  return document.text.slice(Math.min(start, focus), Math.max(start, focus));
}

describe('a sentence or paragraph of a text document', () => {
  test('stays in its cell of a table', () => {
    expect(taken(treeSentence, 'seen')).toBe('Relapse was seen.');
    expect(taken(treeParagraph, 'seen')).toBe('Relapse was seen. Often so.');
    expect(taken(treeSentence, '31 of')).toBe('31 of 105');
    expect(taken(treeParagraph, 'Outcome')).toBe('Outcome');
  });

  test('is apart from the heading, and goes on after abbreviations', () => {
    expect(taken(treeParagraph, 'Methods')).toBe(heading);
    expect(taken(treeParagraph, 'Others')).toBe(prose);
    expect(taken(treeSentence, 'drugs')).toBe(
      'Some drugs, e.g. Blinatumomab, were given by Dr. Who vs. Others.',
    );
    expect(taken(treeSentence, 'helped')).toBe('They helped (Fig. 2).');
  });

  test('is selected by keys to its end, and by the next press to that of the next one', () => {
    expect(selected('Some', 'sentenceRight')).toBe(
      'Some drugs, e.g. Blinatumomab, were given by Dr. Who vs. Others.',
    );
    expect(selected('Some', 'sentenceRight', 2)).toBe(prose);
    expect(selected('Relapse', 'paragraphDown')).toBe('Relapse was seen. Often so.');
    expect(selected('Relapse', 'paragraphDown', 2)).toBe('Relapse was seen. Often so.\t31 of 105');
    expect(selected('Often', 'sentenceLeft')).toBe('Relapse was seen. ');
    expect(selected('so.', 'paragraphUp')).toBe('Relapse was seen. Often ');
    expect(selected('31 of', 'paragraphUp')).toBe('Relapse was seen. Often so.\t');
  });

  test('is gone to by keys at its beginning, up to the ends of the document', () => {
    const move = (from: string, motion: TreeUnitMotion): number =>
      moveByTreeUnit(drawn(), at(from), motion, false).offset;
    expect(move('Methods', 'paragraphDown')).toBe(at('Some'));
    expect(move('Outcome', 'paragraphDown')).toBe(at('Blinatumomab\n'));
    expect(move('seen', 'sentenceRight')).toBe(at('Often'));
    expect(move('Methods', 'paragraphUp')).toBe(0);
    expect(move('The end', 'sentenceRight')).toBe(drawn().text.length);
  });
});
