import type { Assigned } from './column-meaning.ts';
import { foldHeading, programRole, roleOfWords } from './heading-words.ts';
import type { Answers, Question } from './question.ts';
import type { ColumnRole, Group } from './study-table.ts';

/** Roles that a column has in one of two groups. */
export const groupedRoles: readonly ColumnRole[] = [
  'events',
  'none',
  'total',
  'percent',
  'mean',
  'sd',
  'se',
  'time',
];

export interface Grouped {
  readonly columns: readonly Assigned[];
  /** Names of the groups; empty where the table has none. */
  readonly names: readonly [string, string];
  readonly question: Question | null;
  readonly notes: readonly string[];
}

/** The name of the group that a column belongs to: what spans it, or its heading without the words of its role. */
export function groupName({ column: { above, heading } }: Assigned): string {
  if (above !== '') return above;
  const words = heading.split(/[\s_.,:;–()[\]%±/=]+/u).flatMap(unhyphened);
  const left = words.filter((word, at) => {
    if (/^\d+$/u.test(word) && DOSES.test(words[at + 1] ?? '')) return true;
    const folded = foldHeading(word);
    const silent = folded === '' || roleOfWords(folded) !== null || programRole(word) !== null;
    return !silent && /\p{L}/u.test(folded) && !FILLERS.has(folded);
  });
  // A letter alone is a sign of a program (`event.e`); beside a word it belongs to it (“Drug A”).
  return left.some((word) => word.length > 1) ? left.join(' ') : '';
}

/** A number before one of these belongs to the name of a group: “Drug 10 mg”. */
const DOSES = /^(?:m?g|[µμ]g|mcg|kg|ml|iu|units?|gy)$/iu;

/** “CAR-T” is one word, “events-treated” is two: one of its parts says what the column is. */
function unhyphened(word: string): string[] {
  const parts = word.split(/-+/u);
  const silent = parts.some((part) => part === '' || roleOfWords(foldHeading(part)) !== null);
  return silent ? parts : [word];
}

/** Words between a role and a group: “number of events in the control group”. */
const FILLERS = new Set(
  'ci in of the with no number group gruppe groupe grupo anzahl der die en el la de du des nombre numero and und'.split(
    ' ',
  ),
);

/**
 * Gives the columns that exist twice to their groups: by the words of their headings (“Control”), else by the names that they
 * share, else in their order. Which group is first is asked where words do not say it.
 */
export function groupColumns(assigned: readonly Assigned[], answers: Answers): Grouped {
  const byName = new Map<string, 1 | 2>();
  const given = new Map<Assigned, Group>();
  const notes: string[] = [];
  let ordered = false;
  for (const role of groupedRoles) {
    const own = assigned.filter((one) => one.role === role);
    const paired = pair(own, byName, (one) => groupBefore(assigned, one));
    if (paired.ordered) ordered = true;
    for (const [one, group] of paired.groups) given.set(one, group);
    if (own.filter(({ group }) => group !== null).length > 2 || paired.more)
      notes.push(`More than two columns are “${role}”: those of two groups were taken.`);
  }
  const placed = assigned.map((one) => ({
    ...one,
    group: given.get(one) ?? null,
  }));
  const names = namesOf(placed);
  if (!ordered) return { columns: placed, names, question: null, notes };
  const swap = answers['first-group'] === '2';
  const columns = swap ? placed.map((one) => ({ ...one, group: other(one.group) })) : placed;
  return { columns, names: swap ? [names[1], names[0]] : names, question: firstGroup(names), notes };
}

function other(group: Group): Group {
  return group === null ? null : group === 1 ? 2 : 1;
}

/** Words that both groups share are no names. */
function namesOf(columns: readonly Assigned[]): readonly [string, string] {
  const [a, b] = [nameOf(columns, 1), nameOf(columns, 2)];
  return a === b ? ['', ''] : [a, b];
}

function nameOf(columns: readonly Assigned[], group: 1 | 2): string {
  const own = columns.filter((one) => one.group === group && groupedRoles.includes(one.role));
  return own.map(groupName).find((name) => name !== '') ?? '';
}

interface Paired {
  readonly groups: ReadonlyMap<Assigned, Group>;
  /** Whether order alone told which group is first. */
  readonly ordered: boolean;
  /** Whether there are groups beyond the second. */
  readonly more?: boolean;
}

/** The group of the column before one whose heading names it. */
function groupBefore(assigned: readonly Assigned[], one: Assigned): Group {
  const before = assigned.slice(0, assigned.indexOf(one));
  return before.findLast(({ role, group }) => groupedRoles.includes(role) && group !== null)?.group ?? null;
}

function pair(
  own: readonly Assigned[],
  byName: Map<string, 1 | 2>,
  before: (one: Assigned) => Group,
): Paired {
  const named = own.filter(({ group }) => group !== null);
  const bare = own.filter(({ group }) => group === null);
  const groups = new Map<Assigned, Group>(named.map((one) => [one, one.group]));
  if (named.length > 0) return withSister(groups, own, bare);
  const chosen = alike(bare);
  const [first, second] = chosen;
  if (first === undefined || second === undefined) return { groups, ordered: false };
  const [near, far] = [before(first), before(second)];
  const told = near !== null && far !== null && near !== far;
  const turned = told ? near === 2 : isTurned(groupName(first), groupName(second), byName);
  groups.set(first, turned ? 2 : 1).set(second, turned ? 1 : 2);
  return { groups, ordered: !told, more: chosen.length > 2 };
}

/** One named column, and others beside it without a name: the first of them is the other group. */
function withSister(
  groups: Map<Assigned, Group>,
  own: readonly Assigned[],
  bare: readonly Assigned[],
): Paired {
  const known = own.find(({ group }) => group !== null);
  const alone = known !== undefined && own.length === bare.length + 1;
  const left = alone ? bare.filter((one) => sisters(known, one)) : [];
  const [first] = left;
  if (alone && first !== undefined) groups.set(first, other(known.group));
  return { groups, ordered: false, more: left.length > 1 };
}

/** Whether two names stand in the other order than before. Names that are met first keep their order. */
function isTurned(a: string, b: string, byName: Map<string, 1 | 2>): boolean {
  if (a === b) return false;
  if (!byName.has(a) && !byName.has(b)) byName.set(a, 1).set(b, 2);
  return byName.get(a) === 2 && byName.get(b) === 1;
}

/** Of more than two columns the first two with the same heading, as under the spans of two groups. */
function alike(bare: readonly Assigned[]): readonly Assigned[] {
  const first = bare.find(
    ({ column }) => bare.filter((one) => one.column.heading === column.heading).length > 1,
  );
  return first === undefined ? bare : bare.filter(({ column }) => column.heading === first.column.heading);
}

/** Whether two columns are of one kind: both below a span, or neither. “Mean age” is no sister of “Mean, control”. */
function sisters({ column: a }: Assigned, { column: b }: Assigned): boolean {
  return (a.above === '') === (b.above === '') && (a.split?.kind ?? null) === (b.split?.kind ?? null);
}

function firstGroup([a, b]: readonly [string, string]): Question {
  return {
    id: 'first-group',
    words: 'Which group is compared with the other one?',
    choices: [
      { value: '1', label: a === '' ? 'The one whose columns stand first' : `${a} with ${b || 'the other'}` },
      { value: '2', label: b === '' ? 'The one whose columns stand last' : `${b} with ${a || 'the other'}` },
    ],
    proposed: '1',
  };
}
