import { expect, test } from 'vitest';
import type { Measure } from '../effect-sizes/measures.ts';
import { betterWords, certainBetter, keepsBetter } from '../effect-sizes/better-words.ts';
import { rScript } from './r-script.ts';
import { type AnalysisChoices, analyseTable } from './table-analysis.ts';
import { isCollapsed } from './wald-beside.ts';

const choices: AnalysisChoices = {
  measure: 'RR',
  method: 'REML',
  test: 'knha',
  ...{ moderators: [], subgroup: null, settings: {} },
};

const rows = [5, 7, 9, 4].map((e1, at) => ({
  study: `Study ${at + 1}`,
  cells: { e1, n1: 50, e2: 10, n2: 50 },
  used: true,
}));

const analysed = (asked: Parameters<typeof analyseTable>[0], table: Parameters<typeof analyseTable>[1]) => {
  const result = analyseTable(asked, table);
  if (result.kind !== 'result') throw new Error(result.kind);
  return result.analysis;
};

test.each([
  ['is empty', ['', '', '', ''], /^No study has a value of region/u],
  ['says the same of all', ['north', '', 'north', ''], /^All studies with a value of region have the same/u],
] as const)('a column of subgroups that %s takes no result away', (_, regions, words) => {
  const table = rows.map((row, at) => ({ ...row, cells: { ...row.cells, region: regions[at] } }));
  const [with_, without] = [analysed({ ...choices, subgroup: 'region' }, table), analysed(choices, rows)];
  expect(with_.subgroups).toBeNull();
  expect(with_.pooled.b).toEqual(without.pooled.b);
  expect(with_.notes.at(-1)).toMatch(words);
});

test('studies that agree exactly: Wald stands beside an interval without width, which is said', () => {
  const same = rows.map((row) => ({ ...row, cells: { e1: 5, n1: 50, e2: 10, n2: 50 } }));
  const { pooled } = analysed(choices, same);
  expect(isCollapsed(pooled)).toBe(true);
  const byWald = analysed({ ...choices, test: 'z' }, same).pooled;
  expect(pooled.wald?.se).toBeCloseTo(byWald.se[0] ?? 0, 12);
  expect(pooled.wald?.ciLower).toBeCloseTo(byWald.ciLower[0] ?? 0, 12);
  expect(pooled.notes[0]).toMatch(/^The studies agree exactly/u);
  expect(isCollapsed(analysed(choices, rows).pooled)).toBe(false);
  expect(isCollapsed(byWald)).toBe(false);
});

test.each<readonly [Measure, Measure, string, boolean]>([
  ['RR', 'OR', 'overall survival', true],
  ['RR', 'HR', 'relapse', true],
  ['RR', 'HR', 'overall survival', false],
  ['HR', 'RD', 'disease-free survival', false],
  ['HR', 'OE_V', 'overall survival', true],
  ['RR', 'GENR', 'relapse', true],
  ['HR', 'GENR', 'overall survival', false],
  ['MD', 'GENR', 'pain', false],
  ['RR', 'MD', 'relapse', false],
])('what is better in %s is kept in %s of %s: %s', (from, to, outcome, kept) => {
  expect(keepsBetter(from, to, outcome)).toBe(kept);
});

test('of the hazard of survival the lower is better without a doubt; of counts nobody knows', () => {
  expect(certainBetter('HR', 'Overall survival')).toBe('lower');
  expect(certainBetter('RR', 'Overall survival')).toBeNull();
  expect(certainBetter('HR', 'relapse')).toBeNull();
  expect(betterWords('HR').lower).toBe('A lower hazard is better');
});

test.each([
  'OS',
  'EFS',
  '3-year EFS',
  'OS at 5 years',
  'OS (5 y)',
  '5yOS',
  'rPFS',
  'GRFS',
  'TTF',
  'freedom from relapse',
])('“%s” is survival, named by its letters or by what it is free of', (outcome) => {
  expect(certainBetter('HR', outcome)).toBe('lower');
  expect(keepsBetter('RR', 'HR', outcome)).toBe(false);
});

test.each(['relapse', 'osteonecrosis', 'per os intake', 'OSA', 'DOS', 'time to complete remission'])(
  '“%s” is no survival',
  (outcome) => {
    expect(certainBetter('HR', outcome)).toBeNull();
  },
);

test('the level of the analysis changes no effect: a printed interval is one of 95% unless its row says another', () => {
  const hazards = [
    { study: 'A', cells: { hr: 0.39, lo: 0.24, hi: 0.64 }, used: true },
    { study: 'B', cells: { hr: 0.7, lo: 0.47, hi: 1.03 }, used: true },
  ];
  const asked = { ...choices, measure: 'HR' } as const;
  const wide = analysed({ ...asked, settings: { level: 0.99 } }, hazards);
  expect(wide.effects.vi).toEqual(analysed(asked, hazards).effects.vi);
});

test('a study without a name is called by its place in the table, whatever is left out above it', () => {
  const nameless = rows.map((row, at) => ({ ...row, study: at === 2 ? ' ' : row.study, used: at !== 0 }));
  expect(analysed(choices, nameless).effects.studies).toEqual(['Study 2', 'Study 3', 'Study 4']);
});

test('the script for R quotes what R would read otherwise, and tells columns of the table from its own', () => {
  const table = rows.map((row, at) => ({
    ...row,
    cells: { ...row.cells, function: at % 2, row: (at * 7) % 5 },
  }));
  const moderators = [{ name: 'function', factor: false }];
  expect(rScript(analysed({ ...choices, moderators }, table), [])).toContain('mods = ~ `function`');
  const byRow = [{ name: 'row', factor: false }];
  const script = rScript(analysed({ ...choices, moderators: byRow }, table), []);
  expect(script).toContain('`row (of the table)` = c(0, 2, 4, 1)');
  expect(script).toContain('mods = ~ `row (of the table)`');
});
