import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { readCell } from './read-cell.ts';
import { meaning, type Meaning, type StudyTable, type TableColumn, type TableTitle } from './study-table.ts';

/** What the studies of an outcome of RevMan hold. */
export type RevManKind = 'counts' | 'means' | 'generic' | 'log-rank';

/** A study of an outcome: the printed numbers by the keys of `revManColumns`. */
export interface RevManStudy {
  readonly line: number;
  readonly name: string;
  readonly year: string;
  readonly subgroup: string;
  readonly values: ReadonlyMap<string, string>;
}

/** A column of an outcome and the key of its numbers. */
export interface RevManColumn {
  readonly key: string;
  readonly heading: string;
  readonly known: Meaning;
}

const RATIOS: ReadonlySet<Measure> = new Set(['RR', 'OR', 'HR', 'IRR', 'PETO', 'ROM']);

/** Whether a measure is a ratio, which is analysed by its logarithm. */
export function isRatio(measure: Measure | null): boolean {
  return measure !== null && RATIOS.has(measure);
}

/** RevMan’s name of a measure as ours; null for one that it was given by hand. */
export function revManMeasure(name: string, method: string): Measure | null {
  const folded = name.toUpperCase().replaceAll(/[\s_]/gu, '');
  if (folded === 'PETO_OR' || folded === 'PETOOR' || (folded === 'OR' && /peto/iu.test(method)))
    return 'PETO';
  const words: Readonly<Record<string, Measure>> = {
    ...{ RR: 'RR', OR: 'OR', RD: 'RD', MD: 'MD', SMD: 'SMD', HR: 'HR', IRR: 'IRR', RATERATIO: 'IRR' },
    ...{ RISKRATIO: 'RR', ODDSRATIO: 'OR', RISKDIFFERENCE: 'RD', MEANDIFFERENCE: 'MD', HAZARDRATIO: 'HR' },
    ...{ 'STD.MEANDIFFERENCE': 'SMD', STDMEANDIFFERENCE: 'SMD' },
  };
  return Object.hasOwn(words, folded) ? (words[folded] ?? null) : null;
}

const counts = ['events', 'total'] as const;
const means = ['mean', 'sd', 'total'] as const;
const headings = { events: 'Events', total: 'Total', mean: 'Mean', sd: 'SD' } as const;

/** The columns of an outcome of a kind. */
export function revManColumns(kind: RevManKind, measure: Measure | null): RevManColumn[] {
  if (kind === 'log-rank') {
    return [
      { key: 'oe', heading: 'O-E', known: meaning('oe') },
      { key: 'v', heading: 'Variance', known: meaning('v') },
    ];
  }
  if (kind === 'generic') {
    const about = { measure, log: isRatio(measure) ? false : null };
    return [
      { key: 'estimate', heading: 'Effect Estimate', known: meaning('estimate', about) },
      { key: 'se', heading: 'SE', known: meaning('sei', { measure, log: isRatio(measure) ? true : null }) },
    ];
  }
  const roles = kind === 'counts' ? counts : means;
  return ([1, 2] as const).flatMap((group) =>
    roles.map((role) => ({
      key: `${role}${group}`,
      heading: headings[role],
      known: meaning(role, { group }),
    })),
  );
}

/** A table of an outcome: study, year and subgroup where there are any, and its columns. */
export function revManTable(
  title: TableTitle,
  columns: readonly RevManColumn[],
  studies: readonly RevManStudy[],
): StudyTable {
  const named = [
    { key: 'study', heading: 'Study', known: meaning('study'), of: (study: RevManStudy) => study.name },
    { key: 'year', heading: 'Year', known: meaning('year'), of: (study: RevManStudy) => study.year },
    {
      key: 'subgroup',
      heading: 'Subgroup',
      known: meaning('subgroup'),
      of: (study: RevManStudy) => study.subgroup,
    },
  ].filter(({ key, of }) => key === 'study' || studies.some((study) => of(study) !== ''));
  const numbers = columns.map((column) => ({
    ...column,
    of: (study: RevManStudy) => study.values.get(column.key) ?? '',
  }));
  const all = [...named, ...numbers];
  return {
    title,
    columns: all.map(({ heading, known }, place): TableColumn => {
      const above = known.group === 1 ? title.group1 : known.group === 2 ? title.group2 : '';
      return { id: `c${place + 1}`, heading, above, split: null, known };
    }),
    rows: studies.map((study) => ({
      line: study.line,
      cells: all.map(({ key, of }) =>
        key === 'study' || key === 'subgroup' ? textCell(of(study)) : readCell(of(study), '.'),
      ),
    })),
    leftOut: [],
    notes: [],
  };
}

function textCell(text: string): { text: string; kind: 'text' | 'empty'; number: null } {
  return { text, kind: text === '' ? 'empty' : 'text', number: null };
}
