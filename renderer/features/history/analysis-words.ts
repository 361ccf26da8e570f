import { columnHead } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { methodWords, testWords } from '#shared/figures/synthesis/of-analysis/words-of.ts';
import { familyColumns, measureInfo } from '#shared/stats/effect-sizes/measures.ts';

/** Fields of analyses and their rows whose name in the log is not what the screen calls them. */
export const analysisFieldNames: Readonly<Record<string, string>> = {
  method: 'Pooled by',
  test: 'Interval by',
  unit: 'Unit, or what the ratio is',
  group1: 'First group',
  group2: 'Second group',
  cells: 'Numbers',
  sources: 'Taken from claims',
  studyId: 'Study of the review',
  used: 'Taken into the pool',
};

/** The words for values of closed lists, by field. */
export const analysisValueLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: methodWords,
  test: testWords,
  // The letters of other measures are those that papers print.
  measure: { GEN: measureInfo('GEN').name, GENR: measureInfo('GENR').name },
};

/** What can be chosen about an analysis. */
const settingNames: Readonly<Record<string, string>> = {
  level: 'level',
  add: 'added to zero cells',
  to: 'added in',
  drop00: 'studies without events left out',
  smdVariance: 'variance of SMD',
  smdBias: 'correction of SMD',
  definitions: 'definitions',
  pi: 'prediction interval',
  subgroupTau2: 'τ² of subgroups',
  cumulativeBy: 'cumulative by',
  cmhCorrect: 'continuity correction',
  force: 'tests of asymmetry below 10 studies',
};

type Parts = Readonly<Record<string, unknown>>;

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const fieldsByColumn: readonly string[] = ['cells', 'sources'];

/** Of fields that hold something for each column of a table: only the columns whose value changed. */
export function changedColumns(
  field: string,
  before: unknown,
  after: unknown,
): readonly [before: unknown, after: unknown] {
  if (!fieldsByColumn.includes(field)) return [before, after];
  const [left, right] = [partsOf(before), partsOf(after)];
  const differs = (column: string): boolean => JSON.stringify(left[column]) !== JSON.stringify(right[column]);
  const only = (parts: Parts): Parts =>
    Object.fromEntries(Object.entries(parts).filter(([column]) => differs(column)));
  return [only(left), only(right)];
}

/**
 * A field of an analysis or a row in words: numbers under the names of their columns as the table has them, columns that
 * come from claims, moderators, settings. Null: it is no such field.
 */
export function analysisWords(field: string, value: unknown): string | null {
  if (field === 'cells') return listed(partsOf(value), (column) => `${columnWords(column)}:`);
  if (field === 'sources') return Object.keys(partsOf(value)).map(columnWords).join(', ');
  if (field === 'moderators' && Array.isArray(value)) return value.map(moderatorWords).join(', ');
  const isOfAnalysis = field === 'settings' && !Object.hasOwn(partsOf(value), 'filter');
  return isOfAnalysis ? listed(partsOf(value), (name) => settingNames[name] ?? name) : null;
}

const rawColumns: ReadonlySet<string> = new Set(Object.values(familyColumns).flat(2));

/** “Events of group 1”; a column that somebody has named has its own name. */
function columnWords(column: string): string {
  if (!rawColumns.has(column)) return column;
  const group = /[12]$/u.exec(column)?.[0];
  return `${columnHead(column)}${group === undefined ? '' : ` of group ${group}`}`;
}

function listed(parts: Parts, nameOf: (name: string) => string): string {
  return Object.entries(parts)
    .map(
      ([name, value]) =>
        `${nameOf(name)} ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)}`,
    )
    .join('; ');
}

function moderatorWords(moderator: unknown): string {
  const { name, factor } = partsOf(moderator);
  return factor === true ? `${String(name)} (as groups)` : String(name);
}
