import { htmlLines } from './html-lines.ts';
import type { Answers, Question } from './question.ts';
import { readPasted } from './read-pasted.ts';
import { isRevManCsv, readRevManCsv } from './revman-csv.ts';
import { isRevManRows, readRevManRows } from './revman-rows.ts';
import { isRevManXml, readRevManXml } from './revman-xml.ts';
import { longestText, splitText } from './split-text.ts';
import type { StudyTable } from './study-table.ts';

/** What a text was taken for. */
export type TableSource = 'pasted' | 'revman-csv' | 'revman-xml' | 'revman-data-rows';

const mostColumns = 1000;

export interface ReadTable {
  readonly source: TableSource;
  /** None where nothing can be read; several where a file has several outcomes. */
  readonly tables: readonly StudyTable[];
  /** To be answered before the shape is recognised: the decimal mark. */
  readonly questions: readonly Question[];
  /** Why there is no table; null where there is one. */
  readonly refused: string | null;
}

/**
 * Reads what a person pastes or opens: cells of a spreadsheet (parted by tabs, semicolons, commas or bars), a RevMan 5 review
 * (`.rm5`), its export “Data and analyses”, or the rows of a data package of the Cochrane Library. Never throws.
 *
 * @param answers to the questions of an earlier reading of the same text; `totals: 'keep'` takes lines that look like sums as
 * studies
 */
export function readTable(text: string, answers: Answers = {}): ReadTable {
  if (text.length > longestText)
    return refused('pasted', 'The text is longer than 5 million characters. Paste the table of one outcome.');
  if (isRevManXml(text)) return readFile('revman-xml', readRevManXml(text));
  const lines = splitText(htmlLines(text) ?? text);
  if (isRevManCsv(lines.lines)) return readFile('revman-csv', readRevManCsv(lines.lines));
  if (isRevManRows(lines.lines)) return readFile('revman-data-rows', readRevManRows(lines.lines));
  if (lines.lines.some(({ cells }) => cells.length > mostColumns))
    return refused('pasted', `The table has more than ${mostColumns} columns. Paste those of one outcome.`);
  const { table, questions } = readPasted(lines, answers);
  if (table.rows.length === 0)
    return refused(
      'pasted',
      'There is no study in it. Paste the studies with their headings, one study a line.',
    );
  return { source: 'pasted', tables: [table], questions, refused: null };
}

function readFile(source: TableSource, tables: readonly StudyTable[]): ReadTable {
  const held = tables.filter(({ rows }) => rows.length > 0);
  if (held.length === 0) return refused(source, 'The file of RevMan holds no outcome with studies.');
  return { source, tables: held, questions: [], refused: null };
}

function refused(source: TableSource, reason: string): ReadTable {
  return { source, tables: [], questions: [], refused: reason };
}
