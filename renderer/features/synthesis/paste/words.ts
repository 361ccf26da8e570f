import { columnHead } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { measureInfo, type RawFamily } from '#shared/stats/effect-sizes/measures.ts';
import type { Mapping } from '#shared/tables/mapping.ts';
import type { RecognisedColumn, Shape } from '#shared/tables/recognise-shape.ts';
import type { ColumnRole, LeftOut } from '#shared/tables/study-table.ts';
import { pluralOf } from '../claims/candidates.ts';

/** A choice of a list, below the name of its group. */
interface RoleGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

const familyWords: Readonly<Record<RawFamily, string>> = {
  'two-by-two': 'events and totals of two groups',
  means: 'means, SDs and sizes of two groups',
  'hazard-ratio': 'hazard ratios with their intervals',
  ratio: 'ratios with their intervals',
  'person-time': 'events and person-time of two groups',
  correlation: 'correlations and sizes',
  proportion: 'events and totals of one group',
  mean: 'means, SDs and sizes of one group',
  rate: 'events and person-time of one group',
  accuracy: 'a test against the truth (TP, FP, FN, TN)',
  'log-rank': 'O − E with its variance',
  generic: 'effects with their standard errors',
};

/** What the numbers of a table were taken for: “events and totals of two groups”, “odds ratios with their intervals”. */
export function readAs({ measure, effect, cells }: Mapping): string {
  const { family } = measureInfo(measure);
  const ratio = family === 'ratio' || family === 'hazard-ratio';
  const named = effect === null ? unnamed(family) : pluralOf(effect);
  if ('yi' in cells)
    return `${ratio ? 'log ' : ''}${named} with their ${'vi' in cells ? 'variances' : 'standard errors'}`;
  if (!ratio) return familyWords[family];
  return `${named} with their ${'p' in cells ? 'p values' : 'intervals'}`;
}

function unnamed(family: RawFamily): string {
  if (family === 'ratio') return 'ratios';
  return family === 'hazard-ratio' ? 'hazard ratios' : 'effects';
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en') + words.slice(1);
}

/** What stands above a column of rows: “Events, CAR-T”. */
export function cellHead(key: string, { group1, group2 }: Pick<Mapping, 'group1' | 'group2'>): string {
  const head = key === 'hr' ? 'HR' : columnHead(key);
  if (head === key) return key;
  const group = key.endsWith('1')
    ? group1 || 'first group'
    : key.endsWith('2')
      ? group2 || 'second group'
      : '';
  return group === '' ? head : `${head}, ${group}`;
}

/** The headings of columns that rows have nothing of, each once. */
export function notTaken({ columns }: Pick<Shape, 'columns'>): string[] {
  const source = ({ id }: RecognisedColumn) => id.split('.', 1)[0] ?? id;
  const taken = new Set(columns.filter(({ used }) => used).map(source));
  const left = columns.filter((column) => !taken.has(source(column)));
  return [...new Set(left.map(({ id, heading }) => heading || `column ${id.replace(/^c/u, '')}`))];
}

/** “Line 9 (Total · 94 · 200): a sum of the studies above.” */
export function leftOutWords({ line, text, reason }: LeftOut): string {
  const words = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `Line ${line} (${words}): ${lower(reason)}`;
}

const roleNames: Readonly<Record<ColumnRole, string>> = {
  ...{
    study: 'Study',
    year: 'Year',
    subgroup: 'Subgroup',
    moderator: 'Kept as a column',
    ignored: 'Not taken',
  },
  ...{ events: 'Events', none: 'Without the event', total: 'Total', percent: 'Percent with the event' },
  ...{ mean: 'Mean', sd: 'SD', se: 'SE of the mean', time: 'Person-time', r: 'Correlation' },
  ...{ tp: 'TP', fp: 'FP', fn: 'FN', tn: 'TN', oe: 'O − E', v: 'Variance of O − E' },
  ...{ estimate: 'Effect, as printed', lower: 'Lower limit', upper: 'Upper limit', p: 'P value' },
  ...{ level: 'Confidence level', yi: 'Effect, as analysed', vi: 'Variance', sei: 'Standard error' },
};

const ofGroups: readonly ColumnRole[] = ['events', 'none', 'total', 'percent', 'mean', 'sd', 'se', 'time'];

/** Everything that a column can be, by what it belongs to; values are the answers to `column:<id>`. */
export function roleChoices(names: Pick<Mapping, 'group1' | 'group2'>): RoleGroup[] {
  const items = (roles: readonly ColumnRole[], group = '') =>
    roles.map((role) => ({ value: `${role}${group}`, label: roleNames[role] }));
  const named = (roles: readonly ColumnRole[], group: '1' | '2', name: string) =>
    items(roles, group).map(({ value, label }) => ({ value, label: `${label}, ${name}` }));
  const [first, second] = [names.group1 || 'first group', names.group2 || 'second group'];
  return [
    { group: 'Study', items: items(['study', 'year', 'subgroup', 'moderator', 'ignored']) },
    { group: 'First group', items: named(ofGroups, '1', first) },
    { group: 'Second group', items: named(ofGroups, '2', second) },
    { group: 'One group', items: items([...ofGroups, 'r']) },
    {
      group: 'Effects',
      items: items(['estimate', 'lower', 'upper', 'p', 'level', 'yi', 'sei', 'vi', 'oe', 'v']),
    },
    { group: 'Accuracy', items: items(['tp', 'fp', 'fn', 'tn']) },
  ];
}
