import type { Assigned } from './column-meaning.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import { cellsOf, type StudyTable } from './study-table.ts';

/**
 * Tells events from percentages: columns of events whose numbers bear a percent sign are percentages; where they have decimals,
 * which no count has, it is asked.
 */
export function asPercentages(
  table: StudyTable,
  columns: readonly Assigned[],
  answers: Answers,
): { readonly columns: readonly Assigned[]; readonly question: Question | null } {
  const signed = columns.map((one) =>
    one.role === 'events' && bearsSign(table, one) ? { ...one, role: 'percent' as const } : one,
  );
  const doubtful = signed.filter((one) => one.role === 'events' && hasDecimals(table, one));
  const [first] = doubtful;
  if (first === undefined) return { columns: signed, question: null };
  const question: Question = {
    id: 'percent',
    words: `“${first.column.heading || 'Events'}” has numbers with decimals. Are they percentages?`,
    choices: [
      { value: 'percent', label: 'Percentages of the total' },
      { value: 'counts', label: 'Counts' },
    ],
    proposed: 'percent',
  };
  if (answerTo(question, answers) !== 'percent') return { columns: signed, question };
  // Whole numbers beside them are percentages too: a table does not change from one group to the other.
  return {
    columns: signed.map((one) => (one.role === 'events' ? { ...one, role: 'percent' as const } : one)),
    question,
  };
}

function bearsSign(table: StudyTable, { column }: Assigned): boolean {
  const printed = cellsOf(table, column).filter(({ kind }) => kind !== 'empty');
  return printed.filter(({ kind }) => kind === 'percent').length * 2 > printed.length;
}

function hasDecimals(table: StudyTable, { column }: Assigned): boolean {
  const numbers = cellsOf(table, column).flatMap(({ number }) => number ?? []);
  return (
    numbers.some((value) => !Number.isInteger(value)) && numbers.every((value) => value >= 0 && value <= 100)
  );
}
