import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import {
  type RevManKind,
  revManColumns,
  revManMeasure,
  type RevManStudy,
  revManTable,
} from './revman-table.ts';
import type { Line } from './split-text.ts';
import type { StudyTable } from './study-table.ts';

/*
 * The export “Data and analyses” of RevMan 5: a line for each comparison, outcome, subgroup and study, told apart by their
 * numbers. Lines of comparisons, outcomes and subgroups have the sums of what is below them.
 */

const needed = ['Comparison Number', 'Outcome Number', 'Subgroup Number', 'Name'];
const kinds: Readonly<Record<string, RevManKind>> = {
  DIC: 'counts',
  CON: 'means',
  IV: 'generic',
  OEV: 'log-rank',
  IPD: 'log-rank',
};

/** Whether lines are such an export. */
export function isRevManCsv([head]: readonly Line[]): boolean {
  return head !== undefined && needed.every((name) => head.cells.some((cell) => cell.trim() === name));
}

type Get = (name: string) => string;

interface Outcome {
  readonly comparison: string;
  readonly name: string;
  readonly kind: RevManKind;
  readonly measure: Measure | null;
  readonly groups: readonly [string, string];
  readonly studies: RevManStudy[];
}

/** One table for each outcome, with what the file says of it. */
export function readRevManCsv([head, ...lines]: readonly Line[]): StudyTable[] {
  const names = (head?.cells ?? []).map((cell) => cell.trim());
  const open: Open = { outcomes: new Map(), comparisons: new Map(), seen: new Set(), subgroup: '' };
  for (const line of lines) {
    if (line.cells.some((cell) => cell.trim() !== ''))
      take(open, line.line, (name) => (line.cells[names.indexOf(name)] ?? '').trim());
  }
  return [...open.outcomes.values()].map(tableOf);
}

interface Open {
  readonly outcomes: Map<string, Outcome>;
  /** Names by number. */
  readonly comparisons: Map<string, string>;
  /** Comparisons, outcomes and subgroups that were met. */
  readonly seen: Set<string>;
  subgroup: string;
}

function take(open: Open, line: number, get: Get): void {
  const [comparison = '', outcome = '', group = ''] = needed.map(get);
  const key = `${comparison}.${outcome}`;
  const whole = `${key}.${group}`;
  const known = open.outcomes.get(key);
  if (outcome === '0' || outcome === '') open.comparisons.set(comparison, get('Name'));
  else if (known === undefined)
    open.outcomes.set(key, outcomeOf(get, open.comparisons.get(comparison) ?? ''));
  else if (isHeading(get, open.seen.has(whole))) open.subgroup = get('Name');
  else known.studies.push(studyOf(get, line, group === '0' ? '' : open.subgroup));
  open.seen.add(whole);
}

/** Studies have a place among the studies; the first line of a subgroup, or one with a type, is its heading. */
function isHeading(get: Get, seen: boolean): boolean {
  return (
    get('Data Type') !== '' || (!seen && get('Subgroup Number') !== '0' && get('User defined order') === '')
  );
}

function outcomeOf(get: Get, comparison: string): Outcome {
  return {
    comparison,
    name: get('Name'),
    kind: kinds[get('Data Type').toUpperCase()] ?? 'generic',
    measure: revManMeasure(get('Effect Measure'), get('Statistical Method')),
    groups: [get('Group Label 1'), get('Group Label 2')],
    studies: [],
  };
}

function studyOf(get: Get, line: number, subgroup: string): RevManStudy {
  const values = new Map<string, string>([
    ...[1, 2].flatMap((group) => [
      [`events${group}`, get(`Events ${group}`)] as const,
      [`mean${group}`, get(`Mean ${group}`)] as const,
      [`sd${group}`, get(`SD ${group}`)] as const,
      [`total${group}`, get(`Total ${group}`)] as const,
    ]),
    ['oe', get('O-E')],
    ['v', get('Variance') || get('Var')],
    ['estimate', get('Effect Estimate')],
    ['se', get('SE')],
    ['lower', get('CI Start')],
    ['upper', get('CI End')],
  ]);
  return { line, name: get('Name'), year: get('Year of study'), subgroup, values };
}

function tableOf({ comparison, name, kind, measure, groups, studies }: Outcome): StudyTable {
  const title = { comparison, outcome: name, measure, group1: groups[0], group2: groups[1] };
  return revManTable(title, revManColumns(kind, measure), studies);
}
