import { familyColumns } from '#shared/stats/effect-sizes/measures.ts';
import type { Assigned } from './column-meaning.ts';
import { columnsOf, type MappedModerator } from './mapping.ts';
import type { Offer } from './offer.ts';
import { cellsOf, type ColumnRole, type StudyTable } from './study-table.ts';

/** Names that columns of numbers have. */
const taken = new Set(['study', 'level', ...Object.values(familyColumns).flat(2)]);
/** What is never a moderator: what follows from the effects, and what somebody computed. */
const never: ReadonlySet<ColumnRole> = new Set([
  ...([
    'ignored',
    'study',
    'p',
    'level',
    'estimate',
    'lower',
    'upper',
    'yi',
    'vi',
    'sei',
    'oe',
    'v',
  ] as const),
]);

/** The columns that rows keep beside their numbers: year, subgroup, and whatever else belongs to no group. */
export function moderatorsOf(
  table: StudyTable,
  columns: readonly Assigned[],
  { cells }: Offer,
): { readonly moderators: readonly MappedModerator[]; readonly subgroup: string | null } {
  const used = new Set(Object.values(cells).flatMap(columnsOf));
  const names = new Set<string>(taken);
  const left = columns.filter(
    (one) => !used.has(one.column.id) && !never.has(one.role) && one.group === null,
  );
  const moderators: MappedModerator[] = [];
  let subgroup: string | null = null;
  for (const one of left) {
    const name = freeName(wantedName(one), names);
    names.add(name);
    if (one.role === 'subgroup') subgroup ??= name;
    moderators.push({ name, column: one.column.id, factor: one.role !== 'year' && hasWords(table, one) });
  }
  return { moderators, subgroup };
}

function wantedName({ role, column: { heading, id, split } }: Assigned): string {
  if (role === 'year' || role === 'subgroup') return role;
  const name = heading.trim().slice(0, 150) || id.replace(/^c(?=\d)/u, 'column ');
  return split === null ? name : `${name} (${split.part + 1})`;
}

function freeName(name: string, names: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${name} (${count})`;
  return free;
}

function hasWords(table: StudyTable, { column }: Assigned): boolean {
  return cellsOf(table, column).some(({ kind }) => kind === 'text' || kind === 'bound');
}
