import { folded } from '#shared/kit/folded.ts';

/** What the two sides and the outcome of an analysis are called, and which way is better for the patient. */
export interface AnalysisLabels {
  readonly title: string;
  /** The first group: experimental, exposed, tested. */
  readonly group1: string;
  readonly group2: string;
  readonly outcome: string;
  /** Whether more of the outcome (events, a higher value) is better; null: not said. */
  readonly better: 'higher' | 'lower' | null;
  /** Of means and their differences, “mmHg”; of ratios as reported what they are, “Odds ratio”. */
  readonly unit: string | null;
  /** What is to be known about the studies beyond their numbers, in sentences; it goes wherever the result goes. */
  readonly remarks?: readonly string[];
}

export const usualLabels: AnalysisLabels = {
  title: 'Meta-analysis',
  group1: 'Experimental',
  group2: 'Control',
  outcome: '',
  better: null,
  unit: null,
};

/** What groups are called where nobody has named them. */
const unnamed = ['', 'experimental', 'control', 'group'];

/** Whether somebody has given a group its name. */
export function isNamedGroup(group: string): boolean {
  return !unnamed.includes(folded(group));
}

/**
 * What a kept analysis is called in figures and sentences: its outcome and comparison are the title.
 * @param remark what is to be known about its studies; null: nothing
 */
export function labelsOf<Kept extends Omit<AnalysisLabels, 'title'> & { readonly comparison: string }>(
  analysis: Kept,
  remark: string | null,
): Kept & AnalysisLabels {
  const { comparison, outcome } = analysis;
  const title = [outcome, comparison].filter((part) => part !== '').join(': ');
  return { ...analysis, title, remarks: remark === null ? [] : [remark] };
}

/**
 * What values left and right of no effect mean. Above it there is more of the outcome in the first group: where more is
 * better that favours the first group, where less is better the second.
 */
export function favoursOf({ group1, group2, better }: AnalysisLabels): {
  readonly left: string;
  readonly right: string;
} {
  if (better === null) return { left: `Lower with ${group1}`, right: `Higher with ${group1}` };
  const [first, second] = [`Favours ${group1}`, `Favours ${group2}`];
  return better === 'higher' ? { left: second, right: first } : { left: first, right: second };
}
