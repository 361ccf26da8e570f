import type { Contrast } from '#shared/domain/values.ts';
import { inSentence, type Measure, type MeasureInfo, measureInfo } from '../effect-sizes/measures.ts';

/**
 * How many groups a claim of a contrast is about; null where it is neither one group nor a comparison of what groups
 * received: such results are never pooled with either.
 */
const groupsOf: Readonly<Record<Contrast, 1 | 2 | null>> = {
  'between-therapies': 2,
  'dose-or-schedule': 2,
  'not-stated': 2,
  'single-group': 1,
  'before-after': 1,
  'between-patient-groups': null,
  'accuracy-or-yield': null,
};

/** Groups of a contrast, and why a result of it is no row for a measure; null: it can be one. */
export function groupsFor(
  measure: Measure,
  contrast: Contrast,
): { readonly groups: 1 | 2 | null; readonly problem: string | null } {
  const groups = groupsOf[contrast];
  return { groups, problem: groups === null ? neither(contrast) : mismatch(measureInfo(measure), contrast) };
}

function neither(contrast: Contrast): string {
  return contrast === 'between-patient-groups'
    ? 'It compares groups of patients, not what they received: it is not pooled with comparisons of therapies.'
    : 'It is about accuracy or yield: results hold no table of test results.';
}

function mismatch({ name, groups }: MeasureInfo, contrast: Contrast): string | null {
  if (groupsOf[contrast] === groups) return null;
  if (groups === 2)
    return contrast === 'before-after'
      ? `It is before and after in the same people: a ${inSentence(name)} compares two groups.`
      : `It is of a single group: a ${inSentence(name)} compares two.`;
  return contrast === 'not-stated'
    ? `Its other side is not named: a ${inSentence(name)} is of a single group. Where there is no control group, say so in the contrast of the claim.`
    : `It is a comparison: a ${inSentence(name)} is of a single group.`;
}
