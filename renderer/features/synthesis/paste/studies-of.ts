import type { Answers, Question } from '#shared/tables/question.ts';
import { type ReadTable, readTable } from '#shared/tables/read-table.ts';
import { recogniseShape, type Shape } from '#shared/tables/recognise-shape.ts';
import { type RowsOfTable, rowsOf } from '#shared/tables/rows-of.ts';
import type { StudyTable } from '#shared/tables/study-table.ts';
import { type About, knownAnswers } from './known-answers.ts';

/** Everything that a table comes to with the answers that are there. */
export interface Studies extends RowsOfTable {
  readonly table: StudyTable;
  readonly shape: Shape;
  /** All questions of the table, with those that are answered. */
  readonly questions: readonly Question[];
  /** The answers that hold: those that were given, and what the analysis says. */
  readonly answers: Answers;
  /** Questions that nobody has answered and that bear on the numbers. */
  readonly open: readonly Question[];
}

/** What an analysis may leave unsaid: numbers do not depend on it. */
const optional = new Set(['better', 'unit', 'measure']);
/** Answers lead to further questions, of which there are a few. */
const mostRounds = 5;

/**
 * Takes the steps from a text to rows: what the analysis answers is answered, then what a person has.
 * @param about the analysis that the studies go into; null: a new one
 * @param given answers of a person, by question
 * @returns null where nothing can be read, with the reason in `readTable(text).refused`
 */
export function studiesOf(
  text: string,
  { about, given, at = 0 }: { readonly about: About | null; readonly given: Answers; readonly at?: number },
): Studies | null {
  let known: Answers = {};
  for (let round = 0; ; round += 1) {
    const answers = { ...known, ...given };
    const read = readTable(text, answers);
    const table = read.tables[at];
    if (table === undefined) return null;
    const shape = recogniseShape(table, answers);
    const more = about === null ? {} : answered(about, read, shape);
    const fresh = Object.keys(more).filter((id) => !Object.hasOwn(known, id));
    if (fresh.length === 0 || round >= mostRounds) return made(table, shape, { read, answers });
    known = { ...more, ...known };
  }
}

function answered(about: About, { questions }: ReadTable, shape: Shape): Answers {
  return knownAnswers(about, [...questions, ...shape.questions], shape.mapping);
}

function made(
  table: StudyTable,
  shape: Shape,
  { read, answers }: { readonly read: ReadTable; readonly answers: Answers },
): Studies {
  const rows = shape.mapping === null ? { rows: [], problems: [] } : rowsOf(table, shape.mapping);
  const questions = [...read.questions, ...shape.questions];
  const open = questions.filter(
    ({ id, sure }) => sure !== true && !optional.has(id) && !Object.hasOwn(answers, id),
  );
  return { ...rows, table, shape, questions, answers, open };
}
