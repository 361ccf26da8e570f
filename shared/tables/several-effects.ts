import type { Assigned } from './column-meaning.ts';
import { adjustmentOf } from './heading-words.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import type { ColumnRole } from './study-table.ts';

/** What stands beside an estimate and belongs to it. */
const beside: ReadonlySet<ColumnRole> = new Set((['lower', 'upper', 'sei', 'vi', 'p'] as const).values());

/**
 * Takes one of several effects that stand side by side, as “Crude OR” and “Adjusted OR”; the others are ignored with their limits.
 * It is asked which; proposed is the adjusted one, else the first.
 */
export function oneEffect(
  columns: readonly Assigned[],
  answers: Answers,
): { readonly columns: readonly Assigned[]; readonly question: Question | null } {
  const effects = columns.filter(({ role }) => role === 'estimate');
  if (effects.length < 2) return { columns, question: null };
  const question = effectQuestion(effects, answers);
  const wanted = answerTo(question, answers);
  const owners = ownersOf(columns);
  const ownsSome = columns.some(({ role }, at) => beside.has(role) && owners[at] === wanted);
  const left = columns.map((one, at): Assigned => {
    const other = owners[at] !== null && owners[at] !== wanted;
    const goes = one.role === 'estimate' || (ownsSome && beside.has(one.role));
    return other && goes ? { ...one, role: 'ignored' } : one;
  });
  return { columns: left, question };
}

function effectQuestion(effects: readonly Assigned[], answers: Answers): Question {
  const choices = effects.map(({ column }) => ({ value: column.id, label: headingOf(column) }));
  const told = effects.find(({ column }) => answers[`column:${column.id}`] === 'estimate');
  const adjusted = effects.find(({ column }) => adjustmentOf(headingOf(column)) === 'Adjusted');
  const proposed = (told ?? adjusted ?? effects[0])?.column.id ?? null;
  return { id: 'which-effect', words: 'There are several effects. Which one is wanted?', choices, proposed };
}

function headingOf({ above, heading }: Assigned['column']): string {
  return `${above} ${heading}`.trim();
}

/**
 * The id of the effect that each column belongs to: the one whose heading says the same of adjustment, else the one before it.
 * Null for columns before the first.
 */
function ownersOf(columns: readonly Assigned[]): (string | null)[] {
  const effects = columns.filter(({ role }) => role === 'estimate');
  let last: string | null = null;
  return columns.map(({ role, column }) => {
    if (role === 'estimate') last = column.id;
    if (role === 'estimate') return column.id;
    const said = adjustmentOf(headingOf(column));
    const like = effects.filter((one) => said !== null && adjustmentOf(headingOf(one.column)) === said);
    return like.length === 1 ? (like[0]?.column.id ?? last) : last;
  });
}
