import type { Answers } from '../question.ts';
import { readTable } from '../read-table.ts';
import { recogniseShape, type Shape } from '../recognise-shape.ts';
import { type CellProblem, rowsOf, type StudyRowOut } from '../rows-of.ts';
import type { LeftOut, StudyTable } from '../study-table.ts';

/** Everything that is made of the first table of a text. */
export interface Whole {
  readonly table: StudyTable;
  readonly shape: Shape;
  readonly rows: readonly StudyRowOut[];
  readonly problems: readonly CellProblem[];
  readonly leftOut: readonly LeftOut[];
  /** Ids of the questions that the table leaves open. */
  readonly asked: readonly string[];
}

/** Reads a text to the end, with the same answers at every step. */
export function wholeOf(text: string, answers: Answers = {}): Whole {
  const { tables, questions, refused } = readTable(text, answers);
  const [table] = tables;
  if (table === undefined) throw new Error(refused ?? 'no table');
  const shape = recogniseShape(table, answers);
  const made = shape.mapping === null ? { rows: [], problems: [] } : rowsOf(table, shape.mapping);
  const open = [...questions, ...shape.questions].filter(({ sure }) => sure !== true);
  const asked = open.map(({ id }) => id);
  return { table, shape, ...made, leftOut: table.leftOut, asked };
}

/** Lines of cells as Excel copies them. */
export function pasted(...lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => `${cells.join('\t')}\r\n`).join('');
}
