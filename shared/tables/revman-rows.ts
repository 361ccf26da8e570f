import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { readCell } from './read-cell.ts';
import {
  type RevManColumn,
  revManColumns,
  type RevManKind,
  type RevManStudy,
  revManTable,
} from './revman-table.ts';
import type { Line } from './split-text.ts';
import { meaning, type StudyTable } from './study-table.ts';

/*
 * `…-data-rows.csv` of the data package that the Cochrane Library gives with a review (version 1, to September 2024): a line
 * for each study of each analysis. Which measure an analysis has stands in another file of the package, so it is asked.
 */

const needed = ['Analysis group', 'Analysis number', 'Study'];

/** Whether lines are such a file. */
export function isRevManRows([head]: readonly Line[]): boolean {
  return head !== undefined && needed.every((name) => head.cells.some((cell) => cell.trim() === name));
}

/** Numbers of a study by the names of the file. */
const columns: readonly (readonly [key: string, name: string])[] = [
  ['events1', 'Experimental cases'],
  ['total1', 'Experimental N'],
  ['mean1', 'Experimental mean'],
  ['sd1', 'Experimental SD'],
  ['events2', 'Control cases'],
  ['total2', 'Control N'],
  ['mean2', 'Control mean'],
  ['sd2', 'Control SD'],
  ['oe', 'O-E'],
  ['v', 'Variance'],
  ['yi', 'GIV Mean'],
  ['sei', 'GIV SE'],
  ['natural', 'Mean'],
];

interface RowsOfAnalysis {
  readonly comparison: string;
  readonly outcome: string;
  readonly studies: RevManStudy[];
}

/** One table for each analysis. */
export function readRevManRows([head, ...lines]: readonly Line[]): StudyTable[] {
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const found = new Map<string, RowsOfAnalysis>();
  for (const line of lines) {
    const get = (name: string): string => {
      const text = (line.cells[names.indexOf(name.toLowerCase())] ?? '').trim();
      return /^#n\/a$/iu.test(text) ? '' : text;
    };
    const key = `${get('Analysis group')}.${get('Analysis number')}`;
    const rows = found.get(key) ?? {
      comparison: get('Analysis group name'),
      outcome: get('Analysis name'),
      studies: [],
    };
    if (get('Study') !== '') rows.studies.push(studyOf(get, line.line));
    found.set(key, rows);
  }
  return [...found.values()].filter(({ studies }) => studies.length > 0).map(tableOf);
}

function studyOf(get: (name: string) => string, line: number): RevManStudy {
  return {
    line,
    name: get('Study'),
    year: get('Study year'),
    subgroup: get('Subgroup'),
    values: new Map(columns.map(([key, name]) => [key, get(name)])),
  };
}

function tableOf({ comparison, outcome, studies }: RowsOfAnalysis): StudyTable {
  const has = (key: string): boolean => studies.some(({ values }) => (values.get(key) ?? '') !== '');
  const title = { comparison, outcome, measure: null, group1: '', group2: '' };
  const kind: RevManKind = has('oe') ? 'log-rank' : has('mean1') && has('sd1') ? 'means' : 'counts';
  const found = has('yi') && has('sei') ? genericColumns(studies) : revManColumns(kind, measureOf(kind));
  return revManTable(title, found, studies);
}

function measureOf(kind: RevManKind): Measure | null {
  return kind === 'means' ? 'MD' : null;
}

/** Effects on the scale of analysis: of ratios they are logarithms, which the effects beside them show. */
function genericColumns(studies: readonly RevManStudy[]): RevManColumn[] {
  const pairs = studies.map(({ values }) => [
    readCell(values.get('yi') ?? '', '.').number,
    readCell(values.get('natural') ?? '', '.').number,
  ]);
  const logs = pairs.filter(([log, natural]) => near(Math.exp(log ?? 0), natural ?? null)).length;
  const plain = pairs.filter(([log, natural]) => near(log ?? 0, natural ?? null)).length;
  const log = logs > plain ? true : plain > logs ? false : null;
  return [
    { key: 'yi', heading: 'GIV Mean', known: meaning('yi', { log }) },
    { key: 'sei', heading: 'GIV SE', known: meaning('sei', { log }) },
  ];
}

function near(a: number, b: number | null): boolean {
  return b !== null && Math.abs(a - b) <= 0.006 * Math.max(1, Math.abs(b));
}
