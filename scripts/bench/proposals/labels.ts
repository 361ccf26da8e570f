import type { Conclusion, Direction } from '#shared/domain/values.ts';
import { conclusions, directions } from '#shared/domain/values.ts';
import { labelledText } from './sentences.ts';

/** What a sentence was labelled with: keys of concepts for each role, and what it states. */
export type Label = {
  readonly id: string;
  readonly therapy: ReadonlySet<string>;
  readonly comparator: ReadonlySet<string>;
  readonly outcome: ReadonlySet<string>;
  readonly population: ReadonlySet<string>;
  /** `none` where the sentence states no finding. */
  readonly direction: Direction | 'none';
  readonly conclusion: Conclusion;
};

export const labelRoles = ['therapy', 'comparator', 'outcome', 'population'] as const;
export type LabelRole = (typeof labelRoles)[number];

const keys = (field: string | undefined): ReadonlySet<string> =>
  new Set(field === undefined || field === '-' ? [] : field.split(','));

/** The labels of a file by sentence. @throws when a value is not one of the evidence model's */
export function labelsOf(name: 'round-1.txt' | 'round-2.txt' | 'final.txt'): ReadonlyMap<string, Label> {
  const labels = labelledText(name)
    .trim()
    .split('\n')
    .map((line): Label => {
      const [id = '', therapy, comparator, outcome, population, way, made] = line.split(';');
      const direction = way === 'none' ? way : directions.find((one) => one === way);
      const conclusion = conclusions.find((one) => one === made);
      if (direction === undefined || conclusion === undefined) throw new Error(`${name}: ${line}`);
      const roles = {
        therapy: keys(therapy),
        comparator: keys(comparator),
        outcome: keys(outcome),
        population: keys(population),
      };
      return { id, ...roles, direction, conclusion };
    });
  return new Map(labels.map((label) => [label.id, label]));
}
