import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { recogniseShape } from './recognise-shape.ts';
import { rowsOf } from './rows-of.ts';
import { splitText } from './split-text.ts';
import type { StudyTable } from './study-table.ts';
import { pasted } from './testing/shown.ts';

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '\t',
      ';',
      ',',
      '|',
      '\n',
      '\r\n',
      '"',
      '""',
      "'",
      '=',
      '-',
      '−',
      '±',
      '(',
      ')',
      '[',
      '%',
      '/',
      '.',
      '·',
      '<',
      '>',
      ' ',
      '\u00a0',
    ],
    ...[
      'Study',
      'Events',
      'Total',
      'N',
      'n',
      'Mean',
      'SD',
      'HR',
      'OR',
      'ratio',
      '95% CI',
      'lower',
      'log',
      'Control',
      'Year',
      'p',
      'ai',
      'ci',
    ],
    ...[
      'NR',
      '12/50',
      '0,41',
      '1.234',
      '0.41 (0.13–1.26)',
      '1e999',
      '1e-400',
      '999999999999999999999',
      '__proto__',
      'constructor',
    ],
    ...[
      'Total',
      '<COCHRANE_REVIEW>',
      '<COMPARISON>',
      '<DICH_OUTCOME>',
      '<DICH_DATA EVENTS_1="1"/>',
      '&#55555;',
      'sep=;',
    ],
    ...[
      'Comparison Number,Outcome Number,Subgroup Number,Name\n',
      'Analysis group,Analysis number,Study\n',
      '1,1,0,',
    ],
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.integer({ min: -5, max: 5000 }).map(String),
  fc.double().map(String),
);
const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
const cell = fc
  .array(piece, { maxLength: 4 })
  .map((pieces) => pieces.join('').replaceAll(/["\t\r\n]/gu, ' '));
const answers = fc.dictionary(
  fc.constantFrom(
    'decimal',
    'first-group',
    'shape',
    'measure',
    'effect',
    'scale',
    'percent',
    'brackets',
    'better',
    'unit',
    'totals',
    'column:c1',
    'column:c2',
    'column:c3.1',
  ),
  fc.constantFrom(
    '.',
    ',',
    '1',
    '2',
    'generic',
    'two-by-two',
    'OR',
    'HR',
    'GEN',
    'ratio',
    'log',
    'counts',
    'mean-se',
    'keep',
    'events1',
    'sei',
    'study',
    'constructor',
    '',
  ),
);

test('no text throws; every row has a name, and every number is one', () => {
  fc.assert(
    fc.property(text, answers, (pastedText, given) => {
      const { tables, refused } = readTable(pastedText, given);
      expect(tables.length === 0).toBe(refused !== null);
      for (const table of tables) {
        const { mapping, questions, reason } = recogniseShape(table, given);
        expect(mapping === null).toBe(reason !== null);
        expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
        if (mapping === null) continue;
        const { rows, problems } = rowsOf(table, mapping);
        expect(rows).toHaveLength(table.rows.length);
        for (const { study, cells } of rows) {
          expect(study).not.toBe('');
          for (const value of Object.values(cells))
            if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
        }
        for (const { row } of problems) expect(rows[row - 1]).toBeDefined();
      }
    }),
    { numRuns: 1500 },
  );
});

const head = ['Study', 'Experimental events', 'Experimental total', 'Control events', 'Control total'];

/** Lines of a text that are neither a study nor left out with a reason. */
function lostLines(words: string, table: StudyTable): number[] {
  const printed = splitText(words).lines.slice(1);
  const kept = new Set([...table.rows, ...table.leftOut].map(({ line }) => line));
  return printed
    .filter(({ line, cells }) => !kept.has(line) && cells.some((one) => one.trim() !== ''))
    .map(({ line }) => line);
}

/** Cells of numbers that kept their words and of which nothing is said. */
function silentCells(table: StudyTable): string[] {
  const { mapping } = recogniseShape(table);
  if (mapping === null) return [];
  const { rows, problems } = rowsOf(table, mapping);
  const said = new Set(problems.map(({ row, column }) => `${row} ${column}`));
  return rows.flatMap(({ cells }, place) =>
    Object.keys(mapping.cells)
      .filter((column) => typeof cells[column] === 'string')
      .map((column) => `${place + 1} ${column}`)
      .filter((cellPlace) => !said.has(cellPlace)),
  );
}

test('whatever stands in cells: each line is a study or is left out with its reason, and each number stays or is said', () => {
  const row = fc.tuple(cell, cell, cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const words = pasted(head, ['A', 1, 20, 2, 21], ...rows);
      for (const table of readTable(words).tables) {
        expect(lostLines(words, table)).toEqual([]);
        expect(silentCells(table)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('a thousand studies, and long texts of one character, take no time that grows beyond them', () => {
  const studies = Array.from({ length: 1000 }, (_, place) => [`S${place}`, place, 2000, place + 1, 2100]);
  const { tables } = readTable(pasted(['Study', 'e1', 'n1', 'e2', 'n2'], ...studies));
  expect(tables[0]?.rows).toHaveLength(1000);
  for (const one of ['"', ',', '\t', '(', '1', '-', '1 ', '1,', 'a', '\n', '<'])
    readTable(one.repeat(100_000));
});
