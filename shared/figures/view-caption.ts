import { conditionLabels } from '#shared/domain/condition-labels.ts';
import { conditionNames, conditionOf } from '#shared/domain/filter-conditions.ts';
import type { Caption } from './caption.ts';

/** What a picture was made of. */
export type CaptionedView = {
  readonly claims: number;
  readonly leftOut: number;
  readonly putAside: number;
  /** Pooled findings beside studies; null: the view is not of studies only. */
  readonly pooledBeside: number | null;
  /** The conditions of the filter in words; empty: none. */
  readonly filter: Readonly<Record<string, string | readonly string[]>>;
  /** Rules that this picture follows, such as how the direction of a study is decided. */
  readonly rules: readonly string[];
};

/** The name of a condition within a sentence. */
function named(name: string): string {
  const condition = conditionOf(name);
  return condition === null ? name : conditionNames[condition].toLocaleLowerCase('en');
}

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = conditionLabels;

/** A value of a condition as the screen calls it; names are names already. */
function worded(condition: string, value: string): string {
  return labels[condition]?.[value]?.toLocaleLowerCase('en') ?? value;
}

/** What every picture prints of the view behind it: the filter, what is left out, and the rules. */
export function viewCaption({ filter, rules, ...counts }: CaptionedView): Caption {
  const { claims, leftOut, putAside, pooledBeside } = counts;
  const conditions = Object.entries(filter).map(([name, value]) => {
    const words = typeof value === 'string' ? value : value.map((one) => worded(name, one)).join(' or ');
    return `${named(name)}: ${words}`;
  });
  const parts = [
    conditions.length > 0 && `Filter: ${conditions.join('; ')}.`,
    `${claims} ${claims === 1 ? 'claim' : 'claims'} of documents that are included or undecided.`,
    leftOut > 0 && `Left out by the filter: ${leftOut}.`,
    pooledBeside !== null && `Pooled findings beside: ${pooledBeside}.`,
    filter['direction'] !== undefined &&
      'A comparison of two tested therapies counts in the row in which it has that direction; totals take it as the table does.',
    putAside > 0 && `In documents that are excluded or in the bin: ${putAside}.`,
  ];
  const text = parts.filter((part) => part !== false).join(' ');
  return [{ text }, ...rules.map((rule) => ({ text: rule }))];
}
