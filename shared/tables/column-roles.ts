import { type Assigned, bracketsOf, meaningOf } from './column-meaning.ts';
import { type Grouped, groupColumns } from './groups-of-columns.ts';
import { asPercentages } from './percentages.ts';
import type { Answers, Question } from './question.ts';
import { errorQuestion, rolesByValues } from './roles-by-values.ts';
import { cellsOf, type ColumnRole, type Meaning, type StudyTable, type TableColumn } from './study-table.ts';

export interface ColumnRoles extends Pick<Grouped, 'columns' | 'names' | 'notes'> {
  /** What the cells of columns leave open. */
  readonly questions: readonly Question[];
  /** Which group is first; null where the headings say it. */
  readonly firstGroup: Question | null;
}

/** What every column of a table is, with its group. */
export function columnRoles(table: StudyTable, answers: Answers): ColumnRoles {
  const read = table.columns.map((column) => ({ column, meaning: meaningOf(table, column, answers) }));
  const bare = table.columns.every(({ heading, known }) => heading === '' || known !== null);
  const values = bare ? rolesByValues(table) : new Map<TableColumn, Meaning>();
  // Without headings the numbers tell what columns are, but where a person has told it.
  const told = read.map(({ column, meaning }): Assigned => {
    const answered = answers[`column:${column.id}`] !== undefined;
    return { ...meaning, ...(answered ? {} : values.get(column)), column };
  });
  const { columns, question } = asPercentages(table, withErrors(withStudy(table, told)), answers);
  const { question: firstGroup, ...grouped } = groupColumns(columns, answers);
  const asked = [bracketsOf(table), errorQuestion(values), question];
  return { ...grouped, firstGroup, questions: asked.filter((one) => one !== null) };
}

/** One column names the studies: of several that could, the first; else the first one that is made of words. */
function withStudy(table: StudyTable, columns: readonly Assigned[]): Assigned[] {
  const named = columns.find(({ role }) => role === 'study');
  const isText = ({ column }: Assigned): boolean => {
    const printed = cellsOf(table, column).filter(({ kind }) => kind !== 'empty');
    return printed.filter(({ kind }) => kind === 'text').length * 2 > printed.length;
  };
  const study = named ?? columns.find((one) => one.role === 'moderator' && isText(one));
  return columns.map((one) => {
    if (one === study) return { ...one, role: 'study', group: null };
    return one.role === 'study' ? { ...one, role: 'moderator', group: null } : one;
  });
}

/** Standard errors and variances without a group are those of the effects beside them; “Var” beside O − E is its own. */
function withErrors(columns: readonly Assigned[]): Assigned[] {
  const effects = columns.some(({ role }) => role === 'estimate' || role === 'yi');
  const logRank = columns.some(({ role }) => role === 'oe');
  const groups = columns.some(({ role }) => role === 'mean');
  const has = (role: ColumnRole): boolean => columns.some((one) => one.role === role);
  const onlyLimits = has('lower') && has('upper') && !has('sei') && !has('vi') && !has('v') && !has('se');
  return columns.map((one) => {
    if (one.role === 'se' && effects && !groups) return { ...one, role: 'sei', group: null };
    if (one.role === 'yi' && onlyLimits) return { ...one, role: 'estimate', group: null };
    if (one.role === 'v' && !logRank) return { ...one, role: 'vi', group: null };
    if (one.role === 'vi' && logRank) return { ...one, role: 'v', group: null };
    return one;
  });
}
