import {
  estimateOf,
  foldHeading,
  groupOfWords,
  levelOf,
  programRole,
  roleOfWords,
  saysLog,
} from './heading-words.ts';
import { answerTo, type Answers, type Question } from './question.ts';
import {
  cellsOf,
  columnRoles,
  type ColumnRole,
  type Group,
  meaning,
  type Meaning,
  numbersOf,
  type StudyTable,
  type TableColumn,
} from './study-table.ts';

/** A column with what it was taken for. */
export type Assigned = Meaning & { readonly column: TableColumn };

/** What a column is by its answer, its format, its cells or its heading. */
export function meaningOf(table: StudyTable, column: TableColumn, answers: Answers): Meaning {
  const answered = answeredRole(column, answers);
  if (answered !== null) return { ...about(column), ...answered };
  if (column.known !== null) return column.known;
  if (column.split !== null) return ofSplit(table, column, answers);
  const role = headingRole(table, column) ?? 'moderator';
  return { ...about(column), ...roleAndGroup(role) };
}

type RoleAndGroup = { readonly role: ColumnRole; readonly group?: Group };

/** `events1` is the role events in group 1. */
function roleAndGroup(words: string): RoleAndGroup {
  const [, name = '', digit] = /^([a-z]+)([12])?$/u.exec(words) ?? [];
  const role = columnRoles.find((one) => one === name) ?? 'moderator';
  if (digit === undefined) return { role };
  return { role, group: digit === '1' ? 1 : 2 };
}

/** `column:c3` → `events`, `events1`, `ignored` …: whatever else is known, a person’s word holds. */
function answeredRole(column: TableColumn, answers: Answers): RoleAndGroup | null {
  const given = answers[`column:${column.id}`];
  if (given === undefined || !/^[a-z]+[12]?$/u.test(given)) return null;
  const found = roleAndGroup(given);
  return found.role === 'moderator' && given !== 'moderator' ? null : found;
}

/** What heading and span say beside the role. */
function about({ heading, above }: TableColumn): Meaning {
  const folded = foldHeading(heading);
  const spanned = foldHeading(above);
  const estimate = estimateOf(folded) ?? estimateOf(spanned);
  const log = saysLog(`${spanned} ${folded}`) ? true : null;
  return {
    role: 'moderator',
    group: groupOfWords(folded) ?? groupOfWords(spanned),
    measure: estimate?.measure ?? null,
    log,
    level: levelOf(folded) ?? levelOf(spanned),
  };
}

const BEFORE_ESTIMATES: ReadonlySet<ColumnRole> = new Set(
  (['year', 'p', 'ignored', 'lower', 'upper', 'oe', 'se', 'vi'] as const).values(),
);

function headingRole(table: StudyTable, column: TableColumn): string | null {
  const { heading } = column;
  const folded = foldHeading(heading);
  if (folded === '') return null;
  if (folded === 'r') return counts(table, column) ? 'events' : 'r';
  if (heading.trim() === 'n' && table.columns.some((other) => other.heading.trim() === 'N')) return 'events';
  const named = programRole(heading);
  if (named !== null && !isLonely(table, folded)) return named;
  const role = roleOfWords(folded);
  if (role !== null && (role === 'study' || BEFORE_ESTIMATES.has(role))) return role;
  if (estimateOf(folded) !== null) return 'estimate';
  return role;
}

/** “CI” is metafor’s count of group 2 only beside “ai”, the count of group 1. */
function isLonely(table: StudyTable, folded: string): boolean {
  if (folded !== 'ci' && folded !== 'di' && folded !== 'bi') return false;
  return !table.columns.some(({ heading }) => foldHeading(heading) === 'ai');
}

function counts(table: StudyTable, column: TableColumn): boolean {
  const numbers = numbersOf(table, column);
  return (
    numbers.some((value) => value > 1) && numbers.every((value) => Number.isInteger(value) && value >= 0)
  );
}

function ofSplit(table: StudyTable, column: TableColumn, answers: Answers): Meaning {
  const known = about(column);
  const part = column.split?.part ?? 0;
  const role = (names: readonly ColumnRole[]): Meaning => ({ ...known, role: names[part] ?? 'ignored' });
  const folded = foldHeading(`${column.above} ${column.heading}`);
  const kind = column.split?.kind ?? 'interval';
  switch (kind) {
    case 'plus-minus':
      return role(['mean', roleOfWords(folded) === 'se' ? 'se' : 'sd']);
    case 'in-brackets':
      return role(bracketRoles(table, column, answers));
    case 'estimate':
    case 'with-p':
      return roleOfWords(folded) === 'ignored' ? meaning('ignored') : role(partRoles[kind]);
    default:
      return role(partRoles[kind]);
  }
}

/** What the numbers of a cell are whatever its heading says. */
const partRoles = {
  'of-total': ['events', 'total'],
  'with-percent': ['events', 'ignored'],
  estimate: ['estimate', 'lower', 'upper'],
  'with-p': ['estimate', 'p'],
  interval: ['lower', 'upper'],
} as const;

const brackets: Readonly<Record<string, readonly ColumnRole[]>> = {
  'mean-sd': ['mean', 'sd'],
  'mean-se': ['mean', 'se'],
  'events-percent': ['events', 'ignored'],
  'estimate-se': ['estimate', 'sei'],
};

function bracketRoles(table: StudyTable, column: TableColumn, answers: Answers): readonly ColumnRole[] {
  const said = saidInBrackets(column);
  const chosen = said ?? answerTo(bracketsQuestion(table, column), answers) ?? '';
  return brackets[chosen] ?? [];
}

/** What the heading says of the two numbers; null where it says nothing. */
function saidInBrackets({ above, heading }: TableColumn): string | null {
  const folded = foldHeading(`${above} ${heading}`);
  if (/%|\b(?:percent|prozent|pourcentage|porcentaje)\b/u.test(folded)) return 'events-percent';
  const role = roleOfWords(folded);
  if (estimateOf(folded) !== null && role === 'se') return 'estimate-se';
  if (role === 'sd' || /\b(?:sd|ds|et)\b/u.test(folded)) return 'mean-sd';
  return role === 'se' ? 'mean-se' : null;
}

/** All columns of a table whose headings are silent hold the same: a mean where one of them has decimals. */
function guessBrackets(table: StudyTable): string {
  const silent = table.columns.filter((one) => isSilent(one) && one.split?.part === 0);
  const whole = silent.flatMap((one) => numbersOf(table, one)).every((value) => Number.isInteger(value));
  return whole ? 'events-percent' : 'mean-sd';
}

function isSilent(column: TableColumn): boolean {
  return column.split?.kind === 'in-brackets' && saidInBrackets(column) === null;
}

function bracketsQuestion(table: StudyTable, column: TableColumn): Question {
  const example = cellsOf(table, column).find(({ number }) => number !== null)?.text ?? '';
  return {
    id: 'brackets',
    words: `What are the two numbers of ${column.heading === '' ? 'the cells' : `“${column.heading}”`}, as in “${example}”?`,
    choices: [
      { value: 'mean-sd', label: 'Mean and standard deviation' },
      { value: 'mean-se', label: 'Mean and standard error' },
      { value: 'events-percent', label: 'Events and their percentage' },
      { value: 'estimate-se', label: 'Effect and standard error' },
    ],
    proposed: guessBrackets(table),
  };
}

/** What the two numbers of cells are, where headings do not say it; the first column stands for all. */
export function bracketsOf(table: StudyTable): Question | null {
  const silent = table.columns.find(isSilent);
  return silent === undefined ? null : bracketsQuestion(table, silent);
}
