import { measureTable } from './measure-table.ts';

/** A measure of effect, by the name that metafor gives it. */
export type Measure = keyof typeof measureTable;

/** The shape of the raw numbers that a measure is computed from. */
export type RawFamily =
  | 'two-by-two'
  | 'means'
  | 'hazard-ratio'
  | 'ratio'
  | 'person-time'
  | 'correlation'
  | 'proportion'
  | 'mean'
  | 'rate'
  | 'accuracy'
  | 'log-rank'
  | 'generic';

/** The scale on which a measure is analysed. */
export type AnalysisScale =
  | 'plain'
  | 'log'
  | 'logit'
  | 'arcsine'
  | 'double-arcsine'
  | 'square-root'
  | 'fisher-z';

/** What is fixed about a measure. */
export interface MeasureInfo {
  /** In words, as a heading has it. */
  readonly name: string;
  readonly family: RawFamily;
  readonly scale: AnalysisScale;
  /** How many groups a row compares: rows of one group and of two are never pooled together. */
  readonly groups: 1 | 2;
  /** Value of no effect on the scale of analysis; null where there is none, as for a proportion. */
  readonly noEffect: number | null;
  /** What a value above no effect says; null where there is no such value. */
  readonly above: string | null;
}

/** The columns of each family; where there are several ways, the first that a row has filled is taken. */
export const familyColumns: Readonly<Record<RawFamily, readonly (readonly string[])[]>> = {
  'two-by-two': [['e1', 'n1', 'e2', 'n2']],
  means: [['m1', 'sd1', 'n1', 'm2', 'sd2', 'n2']],
  'hazard-ratio': [
    ['hr', 'lo', 'hi'],
    ['hr', 'p'],
    ['oe', 'v'],
    ['yi', 'vi'],
    ['yi', 'sei'],
  ],
  ratio: [
    ['ratio', 'lo', 'hi'],
    ['ratio', 'p'],
    ['yi', 'vi'],
    ['yi', 'sei'],
  ],
  'person-time': [['x1', 't1', 'x2', 't2']],
  correlation: [['r', 'n']],
  proportion: [['x', 'n']],
  mean: [['m', 'sd', 'n']],
  rate: [['x', 't']],
  accuracy: [['tp', 'fp', 'fn', 'tn']],
  'log-rank': [['oe', 'v']],
  generic: [
    ['yi', 'vi'],
    ['yi', 'sei'],
  ],
};

/** All measures, in the order in which they are offered. */
export const measures: readonly Measure[] = Object.keys(measureTable).filter(isMeasure);

/** Whether a text is the name of a measure. */
export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(measureTable, text);
}

/** Name, raw columns, scale and value of no effect of a measure. */
export function measureInfo(measure: Measure): MeasureInfo {
  return measureTable[measure];
}

/** Whether zero cells are a matter of a measure. */
export function hasZeroCells(measure: Measure): boolean {
  const { family } = measureInfo(measure);
  return ['two-by-two', 'person-time', 'proportion', 'rate', 'accuracy'].includes(family);
}

/** The column in which a measure has ratios as they are printed; null where it takes none. */
export function printedColumn(measure: Measure): 'hr' | 'ratio' | null {
  const { family } = measureInfo(measure);
  if (family === 'hazard-ratio') return 'hr';
  return family === 'ratio' ? 'ratio' : null;
}

/** A name in the middle of a sentence: “odds ratio”, but “OR” and “Peto odds ratio”. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) && !name.startsWith('Peto')
    ? name.charAt(0).toLocaleLowerCase('en') + name.slice(1)
    : name;
}
