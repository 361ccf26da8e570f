import type { Caption } from './caption.ts';

/** What a picture was made of. */
export type CaptionedView = {
  readonly claims: number;
  readonly leftOut: number;
  readonly putAside: number;
  /** The conditions of the filter in words; empty: none. */
  readonly filter: Readonly<Record<string, string | readonly string[]>>;
  /** Rules that this picture follows, such as how the direction of a study is decided. */
  readonly rules: readonly string[];
};

const conditionNames: Readonly<Record<string, string>> = {
  therapy: 'therapy',
  outcome: 'outcome',
  population: 'population',
  year: 'year',
  direction: 'direction',
  support: 'support',
  assertion: 'assertion',
  kind: 'kind of source',
  document: 'paper',
  study: 'study',
  claim: 'claims',
  text: 'words',
  studiesOnly: 'studies only',
};

/** What every picture prints of the view behind it: the filter, what is left out, and the rules. */
export function viewCaption({ claims, leftOut, putAside, filter, rules }: CaptionedView): Caption {
  const conditions = Object.entries(filter).map(([name, value]) => {
    const words = typeof value === 'string' ? value : value.join(' or ');
    return `${conditionNames[name] ?? name}: ${words}`;
  });
  const parts = [
    conditions.length > 0 && `Filter: ${conditions.join('; ')}.`,
    `${claims} ${claims === 1 ? 'claim' : 'claims'} of papers that are included or undecided.`,
    leftOut > 0 && `Left out by the filter: ${leftOut}.`,
    putAside > 0 && `In papers that are excluded or in the bin: ${putAside}.`,
  ];
  const text = parts.filter((part) => part !== false).join(' ');
  return [{ text }, ...rules.map((rule) => ({ text: rule }))];
}
